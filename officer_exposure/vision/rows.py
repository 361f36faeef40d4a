"""Lines that belong together: side by side in one row, or one right below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from officer_exposure.vision.sight import Line

_MOST_LINES = 60
"""Lines that are compared with each other; more than that is a page."""


def with_neighbors(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line, then two that stand side by side as one: a word can be cut in two, a sign has gaps."""
    yield from lines
    some = lines[:_MOST_LINES]
    yield from (_together(one, other, " ") for one in some for other in some if one is not other and beside(one, other))


def stacked(lines: Sequence[Line]) -> Iterator[Line]:
    """Two lines, one right below the other and about as tall, as one."""
    some = lines[:_MOST_LINES]
    yield from (_together(one, other, " ") for one in some for other in some if one is not other and below(other, one))


def beside(one: Line, other: Line) -> bool:
    """Whether `other` stands right of `one` in the same row, with a gap of no more than a letter or two."""
    tall, other_tall = _tall(one), _tall(other)
    gap = other.box[0] - one.box[2]
    off = abs(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return 0.7 < tall / other_tall < 1.4 and -0.2 * tall < gap < 1.2 * tall and off < 0.35 * tall


def below(one: Line, other: Line) -> bool:
    """Whether `one` stands right below `other`, about as tall."""
    tall = _tall(other)
    overlap = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    narrower = min(one.box[2] - one.box[0], other.box[2] - other.box[0])
    gap = one.box[1] - other.box[3]
    return 0.5 < _tall(one) / tall < 2.0 and -0.3 * tall < gap < 0.9 * tall and overlap > 0.4 * narrower


def _tall(line: Line) -> int:
    return max(line.box[3] - line.box[1], 1)


def _together(one: Line, other: Line, between: str) -> Line:
    box = (
        min(one.box[0], other.box[0]),
        min(one.box[1], other.box[1]),
        max(one.box[2], other.box[2]),
        max(one.box[3], other.box[3]),
    )
    text, score = f"{one.text}{between}{other.text}", min(one.score, other.score)
    return Line(text, box, score, max(one.height, other.height), one.framed or other.framed)
