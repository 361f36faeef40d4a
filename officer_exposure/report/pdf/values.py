"""What the page needs of a report's view: plain values, every text harmless, every picture the name of a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec import structs

from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.report.cards import Card, Example, Remedy, Told
from officer_exposure.report.gaps import Gap
from officer_exposure.report.kept import NOT_DRAWN, PictureKey, Shot
from officer_exposure.report.map import ReportMap
from officer_exposure.report.pdf.glyphs import plainly
from officer_exposure.report.pdf.pictures import MAP
from officer_exposure.report.view import FirstStep, ReportView, Since
from officer_exposure.report.ways import PlanView
from officer_exposure.report.wording import counted, number
from officer_exposure.text.steering import harmless

_MOST_NAMES = 12
"""Names in a line of others: paper has no list that opens."""

_MOST_PLACES = 20
"""Places of the map in words; all of them stand in the evidence."""

_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"\S{12,}")
_SHORT_RUN = re.compile(r"[^-_./]{1,10}[-_./]?|[-_./]")

_BLANK = {DrawingKind.VIDEO: "Video", DrawingKind.DOCUMENT: "Document"}
_MASKED_BAND = (
    "Masked copy.",
    "Names and exact places are hidden, pictures are blurred. To see them, save a full copy.",
)
_ROUNDED = "Every place is rounded to about 11 km. The edges of the map are fixed: its middle means nothing."
_FULL_BAND = ("Full copy: keep this private.", "It shows exact places, names and pictures.")


def page_values(
    view: ReportView, names: Mapping[PictureKey, str], drawings: Mapping[PictureKey, Drawing]
) -> dict[str, object]:
    """The values as JSON takes them. `names`: the files of the pictures that can be shown."""
    strong, band = _MASKED_BAND if view.masked else _FULL_BAND
    shown = _Pictures(names, drawings, masked=view.masked)
    return plainly(
        {
            "title": view.title,
            "reader_note": view.reader_note,
            "band_strong": strong,
            "band": band,
            "foot": "Masked copy" if view.masked else "Private: exact places, names and pictures",
            "made": view.made,
            "coverage": view.coverage,
            "cancelled": view.cancelled,
            "opening": view.opening,
            "left_out": view.left_out,
            "legal_hold_question": view.legal_hold_question,
            "legal_hold_if_yes": view.legal_hold_if_yes,
            "levels": [
                {"name": one.name, "word": one.word, "shape": one.shape}
                | {"things": number(one.things), "findings": number(one.findings)}
                for one in view.levels
            ],
            "since": [_since(one) for one in view.since],
            "first": [_first(one) for one in view.first],
            "plan": _plan(view.plan),
            "map": _map(view.map, masked=view.masked),
            "again": [structs.asdict(one) for one in view.again],
            "areas": [
                {"title": area.title, "things": area.things, "cards": [_card(card, shown) for card in area.cards]}
                for area in view.areas
            ],
            "proofs": [
                {"question": one.question, "answer": one.answer, "shot": shown.shot(one.shot)} for one in view.proofs
            ],
            "gaps": [_gap(gap) for gap in view.gaps],
            "idle_checks": ", ".join(view.idle_checks),
            "blind_spots": [{"title": one.title, "misses": list(one.misses)} for one in view.blind_spots],
        },
        harmless,
    )


def _first(one: FirstStep) -> dict[str, object]:
    return {
        "level": one.level,
        "level_word": one.level_word,
        "shape": one.shape,
        "summary": one.summary,
        "remedy": _remedy(one.remedy),
        "own": one.own,
        "told": _told(one.told),
    }


def _plan(plan: PlanView) -> dict[str, object]:
    return {
        "sections": [
            {"title": one.title, "lead": one.lead, "untold": number(one.untold) if one.untold else ""}
            | {"ways": [f"{way.sentence}. {way.remark}".strip() for way in one.ways]}
            for one in plan.sections
        ],
        "steps": [
            {"title": one.title, "summary": one.summary, "about": f"{one.about} {one.note}".strip()}
            for one in plan.steps
        ],
        "remarks": " ".join(plan.remarks),
    }


def _since(one: Since) -> dict[str, object]:
    counts = {"found": one.found, "gone": one.gone, "set_aside": one.set_aside, "open": one.open}
    words = {name: number(count) for name, count in counts.items()}
    return {"name": one.name, "word": one.word, "shape": one.shape, **words}


def _map(drawn: ReportMap | None, *, masked: bool) -> dict[str, object] | None:
    if drawn is None:
        return None
    words = [mark.words for mark in reversed(drawn.marks)]
    unsaid = len(words[_MOST_PLACES:]) + drawn.more
    return {
        "file": MAP,
        "alt": "A map of the places that were found. The list below says the same in words.",
        "rounded": _ROUNDED if masked else "",
        "credit": drawn.credit,
        "words": words[:_MOST_PLACES] + ([f"and {number(unsaid)} more"] if unsaid else []),
    }


class _Pictures:
    """What stands where a picture belongs."""

    def __init__(
        self, names: Mapping[PictureKey, str], drawings: Mapping[PictureKey, Drawing], *, masked: bool
    ) -> None:
        self._names, self._drawings, self._masked = names, drawings, masked

    def of(self, example: Example) -> dict[str, object]:
        """The file, what a screen reader says of it, and the word for what has no picture."""
        key = example.picture
        if key is None:
            return {"picture": None, "alt": "", "blank": ""}
        if key not in self._names:
            kind = self._drawings[key].kind if key in self._drawings else DrawingKind.NONE
            return {"picture": None, "alt": "", "blank": _BLANK.get(kind, "No picture")}
        what = "A picture, made unrecognizable" if self._masked else "The picture"
        marked = "".join(f"; marked: {mark.label}" for mark in example.marks)
        return {"picture": self._names[key], "alt": what + marked, "blank": ""}

    def shot(self, shot: Shot) -> dict[str, object]:
        """The same of a screenshot beside an answer, and its words."""
        key = shot.picture
        name = self._names.get(key) if key else None
        words = shot.words if name or key is None else f"{shot.words} {NOT_DRAWN}"
        return {"picture": name, "alt": "The screenshot", "words": words}


def _card(card: Card, pictures: _Pictures) -> dict[str, object]:
    return {
        "level": card.level,
        "level_word": card.level_word,
        "shape": card.shape,
        "summary": card.summary,
        "seen": f"{card.seen} {card.also}".strip(),
        "check_first": card.check_first,
        "is_answer": card.is_answer,
        "examples": [_example(one, pictures) for one in card.examples],
        "others": _others(card.names, len(card.names) + card.unnamed),
        "meta": [
            [label, value]
            for label, value in (
                ("Who can see it", card.who),
                ("Why this level", card.why),
                ("Where to look", card.where),
                ("What to avoid", card.dont),
            )
            if value
        ],
        "remedy": _remedy(card.remedy),
        "own": card.anchor,
        "told": _told(card.told),
    }


def _example(example: Example, pictures: _Pictures) -> dict[str, object]:
    return {
        "name": _breakable(example.name),
        "summary": example.summary,
        "facts": [
            {"label": fact.label, "value": _breakable(fact.value), "source": fact.source} for fact in example.facts
        ],
        "more_facts": f"and {number(example.more_facts)} more like this" if example.more_facts else "",
        "shots": [pictures.shot(shot) for shot in example.shots],
        **pictures.of(example),
    }


def _breakable(text: str) -> str:
    """A text whose long words, such as the names of files, may be broken: else they would run over their neighbors."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(re.findall(_SHORT_RUN, word[0])), text)


def _remedy(remedy: Remedy) -> dict[str, object]:
    return {
        "title": remedy.title,
        "steps": list(remedy.steps),
        "minutes": remedy.minutes,
        "legal_hold": remedy.legal_hold,
    }


def _told(told: Told | None) -> dict[str, object] | None:
    return None if told is None else structs.asdict(told)


def _gap(gap: Gap) -> dict[str, object]:
    names = _others(gap.names, len(gap.names) + gap.unnamed, "Which ones")
    return {"reason": gap.reason, "what": gap.what, "checks": ", ".join(gap.checks), "names": names}


def _others(names: Collection[str], count: int, lead: str = "Also in") -> str:
    if not names:
        return ""
    shown = [_breakable(name) for name in list(names)[:_MOST_NAMES]]
    more = f" and {counted(count - len(shown), 'more', 'more')}" if count > len(shown) else ""
    said = f"{lead}: {', '.join(shown)}{more}".replace("?, ", "? ")
    return said if said.endswith("?") else f"{said}."
