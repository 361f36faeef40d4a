"""What a report must not hide: what was not checked, and what the checks cannot see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.why_not import ASIDE
from officer_exposure.events import Coverage
from officer_exposure.model import ArtifactKind, NotChecked
from officer_exposure.registry import load_checks, manual
from officer_exposure.report.masking import Disguise
from officer_exposure.report.wording import counted, joined
from officer_exposure.shows import OWN_WORDS

_MOST_NAMES = 50
"""Names under one reason; the JSON report holds them all."""

_EVERY_CHECK = "*"
_MOST_QUESTIONS = 12
"""Questions under one reason; where there are more, their sections are named."""


class Gap(msgspec.Struct, frozen=True):
    """Everything that was not checked for one reason. `checks` are the titles of the checks that could not look.

    `what` says what is counted: "1 file", "3 questions".
    """

    reason: str
    count: int
    what: str
    checks: tuple[str, ...]
    names: tuple[str, ...]
    unnamed: int


class BlindSpot(msgspec.Struct, frozen=True):
    """What a check can miss, in its own words: one text per paragraph. `title` names all checks that say so."""

    title: str
    misses: tuple[str, ...]


def gaps(not_checked: Iterable[NotChecked], disguise: Disguise) -> tuple[Gap, ...]:
    """What was not checked, by reason: files before questions, and the most frequent first."""
    by_reason: defaultdict[str, list[NotChecked]] = defaultdict(list)
    questions: defaultdict[str, list[NotChecked]] = defaultdict(list)
    for one in not_checked:
        if one.about and _is_about_answers(one.check) and ASIDE in one.reason:
            questions[one.reason.partition(ASIDE)[0]].append(one)
        else:
            by_reason[one.reason].append(one)
    of_files: list[Gap] = []
    asked = [_questions(reason, group) for reason, group in questions.items()]
    for reason, group in by_reason.items():
        about_answers = all(_is_about_answers(one.check) for one in group)
        (asked if about_answers else of_files).append(_gap(reason, group, disguise))
    return (*_by_count(of_files), *_by_count(asked))


def _by_count(found: list[Gap]) -> list[Gap]:
    return sorted(found, key=lambda gap: (-gap.count, gap.reason))


def _gap(reason: str, group: Sequence[NotChecked], disguise: Disguise) -> Gap:
    keys = list(dict.fromkeys((one.source, one.artifact) for one in group))
    named = [key for key in keys if key[1]] if not all(_is_about_answers(one.check) for one in group) else []
    checks = sorted({one.check for one in group if not _is_about_answers(one.check)})
    return Gap(
        reason=reason,
        count=len(keys),
        what=extent(group),
        checks=() if _EVERY_CHECK in checks else tuple(_title(check) for check in checks),
        names=tuple(disguise.artifact(*key) for key in named[:_MOST_NAMES]),
        unnamed=max(0, len(named) - _MOST_NAMES),
    )


def _questions(reason: str, group: Sequence[NotChecked]) -> Gap:
    """One row for all questions that wait for the same reason: a row for each would hide the files. Our own words."""
    asked = list(dict.fromkeys(one.reason.partition(ASIDE)[2] for one in group))
    said = reason.replace("this question", "these questions") if len(asked) > 1 else reason
    if len(asked) > _MOST_QUESTIONS:
        asked = list(dict.fromkeys(_section(one) for one in group))
    return Gap(
        reason=f"{said}.",
        count=len(group),
        what=extent(group),
        checks=(),
        names=tuple(asked[:_MOST_NAMES]),
        unnamed=max(0, len(asked) - _MOST_NAMES),
    )


def _section(one: NotChecked) -> str:
    """The title of the section that a question belongs to; nothing of the account, which the officer has named."""
    name = one.artifact.partition("/")[0]
    section = load_content().sections.get(name)
    return section.title if section else "Others"


def extent(not_checked: Iterable[NotChecked]) -> str:
    """How much was not checked: "2 files and 8 questions". A file counts once, however much of it is missing.

    A check that was left out as a whole counts as one check. An audit that was stopped cannot say how many files it
    left: they are "an unknown number more". Empty when nothing was left out.
    """
    counted_by: dict[str, set[tuple[str, ...]]] = {"file": set(), "question": set(), "check": set()}
    unknown = False
    for one in not_checked:
        if _is_about_answers(one.check):
            counted_by["question"].add((one.source, one.artifact, one.reason))
        elif one.artifact:
            counted_by["file"].add((one.source, one.artifact))
        elif one.check != _EVERY_CHECK:
            counted_by["check"].add((one.check,))
        else:
            unknown = True
    words = [counted(len(keys), noun) for noun, keys in counted_by.items() if keys]
    if unknown:
        words.append("an unknown number more" if words else "an unknown number")
    return joined(words) if words else ""


def _is_about_answers(check: str) -> bool:
    known = load_checks().get(check)
    return known is not None and known.info.kinds == {ArtifactKind.ANSWERS}


def _title(check: str) -> str:
    known = load_checks().get(check)
    return known.info.title if known else check


def idle_checks(coverage: Coverage) -> tuple[str, ...]:
    """The titles of the checks that looked at nothing: switched off, or no file for them."""
    idle = (name for name in load_checks() if not coverage.outcomes.get(name) and name not in OWN_WORDS)
    return tuple(map(_title, idle))


def blind_spots() -> tuple[BlindSpot, ...]:
    """What each check can miss, from its own manual page; those that miss the same stand together."""
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for check in load_checks().values():
        titles[manual(check).misses].append(check.info.title)
    return tuple(BlindSpot(". ".join(alike), tuple(misses.splitlines())) for misses, alike in titles.items())
