"""Finds what is to be covered. It can miss things, so whoever redacts looks at every copy. Runs in workers only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from officer_exposure.check import CannotCheckError
from officer_exposure.remedy.redaction.wanted import Covered, Covering
from officer_exposure.vision.sight import Box, Sight

_FACE_MARGIN = 0.25
_TEXT_MARGIN = 0.35
"""Shares of the shorter side that are covered around what was found: hair, ears, letters the reader cut off."""

_FEWEST_PIXELS = 3
_SHORTEST_PLATE, _LONGEST_PLATE = 3, 12

_Finder = Callable[[Sight], Iterator[Covered]]


def found(sight: Sight, covering: Covering) -> tuple[tuple[Covered, ...], tuple[str, ...]]:
    """What there is to cover, and sentences about what could not be looked for."""
    covered: list[Covered] = []
    missed: list[str] = []
    for finder in _FINDERS[covering]:
        try:
            covered += [Covered(_cut(one.box, sight), one.label) for one in finder(sight)]
        except CannotCheckError as cannot:
            missed.append(cannot.reason)
    return tuple(dict.fromkeys(covered)), tuple(dict.fromkeys(missed))


def _faces(sight: Sight) -> Iterator[Covered]:
    for face in sight.faces():
        yield Covered(_wider(face.box, _FACE_MARGIN), "face")


def _text(sight: Sight) -> Iterator[Covered]:
    for line in sight.lines():
        yield Covered(_wider(line.box, _TEXT_MARGIN), "text")


def _plates(sight: Sight) -> Iterator[Covered]:
    """Every line that can be a plate, however unlike one: a box too many costs little here, one too few a lot."""
    for line in sight.lines():
        text = [one for one in line.text if one.isalnum()]
        if _SHORTEST_PLATE <= len(text) <= _LONGEST_PLATE and (line.text.isupper() or any(map(str.isdigit, text))):
            yield Covered(_wider(line.box, _TEXT_MARGIN), "plate")


_FINDERS: dict[Covering, tuple[_Finder, ...]] = {
    Covering.FACES: (_faces,),
    Covering.PLATES: (_plates,),
    Covering.TEXT: (_text,),
    Covering.ALL: (_faces, _text),
    Covering.NOTHING: (),
}
"""A plate is text: where all text goes, plates go with it."""


def _wider(box: Box, margin: float) -> Box:
    left, top, right, bottom = box
    grown = max(_FEWEST_PIXELS, round(margin * min(right - left, bottom - top)))
    return left - grown, top - grown, right + grown, bottom + grown


def _cut(box: Box, sight: Sight) -> Box:
    left, top, right, bottom = box
    return max(left, 0), max(top, 0), min(right, sight.width), min(bottom, sight.height)
