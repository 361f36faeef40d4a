"""What the stages of the walk, and the sittings in them, are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from officer_exposure.content import load_content
from officer_exposure.content.schema import StageWords
from officer_exposure.walk.parts import Part
from officer_exposure.walk.stages import Stage
from ui.walking import Turn

_IN_HOURS = 100
"""Minutes that are said in hours."""


def words_of(stage: Stage) -> StageWords:
    """The words of a stage, from the content."""
    stages = load_content().walk.stages
    return {Stage.FIRST: stages["first"], Stage.MONTH: stages["month"], Stage.LATER: stages["later"]}[stage]


def turn_words(turn: Turn) -> str:
    """ "Sitting 3 of 5 of the first part". The last stage is long, and its end is nobody's aim: it has no total."""
    if turn.stage is Stage.LATER:
        return _tr("Sitting {} of the {}").format(_number(turn.number), words_of(turn.stage).short)
    words = _tr("Sitting {} of {} of the {}")
    return words.format(_number(turn.number), _number(turn.total), words_of(turn.stage).short)


def part_words(part: Part, exposed: int, missing: int) -> str:
    """How a stage stands, in numbers. `missing`: what of it was answered with "not sure" or skipped."""
    said = _dealt_with(len(part.items)) if part.is_done else _waiting(part)
    return " ".join(filter(None, (said, _exposed(exposed), _missing(missing))))


def _dealt_with(count: int) -> str:
    many = _tr("Done: all {} questions were dealt with.")
    return _tr("Done: its one question was dealt with.") if count == 1 else many.format(_number(count))


def _exposed(count: int) -> str:
    if not count:
        return ""
    many = _tr("{} were exposed. They are on your list.")
    return _tr("1 was exposed. It is on your list.") if count == 1 else many.format(_number(count))


def _waiting(part: Part) -> str:
    """ "12 of 26 questions wait. That is about 40 minutes in 3 sittings.". Nobody has to plan for the last stage."""
    counts = _tr("{} of {} questions wait.").format(_number(len(part.waiting)), _number(len(part.items)))
    about, sittings = _about(part.minutes), len(part.sittings)
    if part.stage is Stage.LATER:
        return f"{counts} {_tr('That is {} in all, a little now and then.').format(about)}"
    one, many = _tr("That is {} in one sitting."), _tr("That is {} in {} sittings.")
    return f"{counts} {one.format(about) if sittings == 1 else many.format(about, _number(sittings))}"


def _about(minutes: int) -> str:
    """ "about 40 minutes", "about 5 hours"."""
    if minutes < _IN_HOURS:
        return _tr("about {} minutes").format(_number(minutes))
    hours = max(2, round(minutes / 60))
    return _tr("about {} hours").format(_number(hours))


def _missing(count: int) -> str:
    if not count:
        return ""
    many = _tr("{} are listed as not checked.")
    return _tr("1 is listed as not checked.") if count == 1 else many.format(_number(count))


def _number(number: int) -> str:
    return QLocale().toString(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("stage_words", text)
