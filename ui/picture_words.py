"""What the pages say about pictures: how likely, what was found, what was answered. One sentence, one idea."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from officer_exposure.model import Confidence, Region
from officer_exposure.picture_order import Chance, Stack
from officer_exposure.shows import Shows
from officer_exposure.store.records import KeptFinding, ListedPicture
from officer_exposure.vision.sight import Box
from ui.widgets.frames import Framed

KEYS: Mapping[Shows, str] = {Shows.UNIFORM: "U", Shows.BADGE: "B", Shows.CHILD: "C", Shows.HOUSE: "H"}
"""The key for each thing a picture can show. They count only where nothing is being typed."""

NOTHING_KEY = "N"

_LONGEST = 40


def tr(text: str) -> str:
    """The sentence in the language of the window."""
    return QCoreApplication.translate("Pictures", text)


def shows_word(bit: Shows) -> str:
    """One thing a picture can show."""
    words = {
        Shows.UNIFORM: tr("Uniform"),
        Shows.BADGE: tr("Badge or patch"),
        Shows.CHILD: tr("Child"),
        Shows.HOUSE: tr("House"),
    }
    return words[bit]


def answer_words(picture: ListedPicture) -> str:
    """What the officer said of it; empty where they did not look at it yet."""
    answer = picture.answer
    if answer is None:
        return ""
    if not answer.holds:
        return tr("It has changed since you looked at it.")
    return joined(answer.shows) if answer.shows else tr("Nothing")


def joined(shows: Shows) -> str:
    """Several in one line."""
    return ", ".join(shows_word(bit) for bit in KEYS if bit & shows)


def chance_words(chance: Chance, *, short: bool = False) -> str:
    """How likely the program thinks it. That it found nothing is no promise. `short`: of a picture nobody has seen."""
    words = {
        Chance.LIKELY: tr("Likely"),
        Chance.DOUBTFUL: tr("Doubtful"),
        Chance.UNKNOWN: tr("Not looked at") if short else tr("Not looked at by the program"),
        Chance.UNLIKELY: tr("Unseen") if short else tr("The program found nothing"),
    }
    return words[chance]


def sure_words(confidence: Confidence) -> str:
    """How sure a check is of something in a picture."""
    words = {
        Confidence.HIGH: tr("quite sure"),
        Confidence.MEDIUM: tr("probably right"),
        Confidence.LOW: tr("a guess"),
    }
    return words[confidence]


def region_words(region: Region, *same: Region) -> str:
    """A place in a picture: what it is, and the text that was read there. `same`: what else was found just there."""
    text = " ".join((region.text or "").split())
    name = ", ".join(dict.fromkeys(one.label for one in (region, *same)))
    name = name[:1].upper() + name[1:]
    if not text or text.casefold() in name.casefold():
        return name
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return tr("{}: “{}”").format(name, short)


def framed(found: Iterable[KeptFinding]) -> list[Framed]:
    """The places that open findings mark, each once, with its words and how sure the program is at the most."""
    together: dict[tuple[Box, str | None], list[Region]] = {}
    surest: dict[tuple[Box, str | None], Confidence] = {}
    for kept in found:
        for evidence in kept.finding.evidence if kept.is_open else ():
            if isinstance(evidence, Region):
                place = evidence.box, evidence.text
                together.setdefault(place, []).append(evidence)
                surest[place] = max(kept.finding.confidence, surest.get(place, Confidence.LOW))
    return [
        Framed(place[0], tr("{} ({})").format(region_words(*regions), sure_words(surest[place])))
        for place, regions in together.items()
    ]


def stack_words(stack: Stack, chance: Chance) -> str:
    """A picture or a stack for a screen reader, and as the remark on its tile."""
    words = [answer_words(stack.lead) or chance_words(chance)]
    if len(stack.pictures) > 1:
        words.append(tr("{} alike").format(QLocale().toString(len(stack.pictures))))
    return ". ".join(words)


def count_words(seen: int, total: int, likely: int) -> str:
    """A true count. What is still unseen is never called clean."""
    numbers = QLocale()
    if not total:
        return ""
    if seen == total:
        return tr("All {} seen by you.").format(numbers.toString(total))
    words = tr("{} of {} seen by you.").format(numbers.toString(seen), numbers.toString(total))
    if likely == 1:
        return words + " " + tr("1 that the program thinks likely is still unseen.")
    if likely:
        more = tr("{} that the program thinks likely are still unseen.")
        return words + " " + more.format(numbers.toString(likely))
    return words
