"""Lays one picture over another: the same frame, or one a part of the other. Greys as numpy arrays, values 0-255."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float32]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions of a picture."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)

BLOCK = 8
"""Side of the blocks that are compared, in pixels of the working grid."""

_SEARCH_EDGE = 72
"""The grid on which places are searched: small, since every scale is tried."""

_WORK_EDGE = 160
"""The grid on which pictures are compared: that of the usual EXIF thumbnail."""

_SCALE_STEP = 0.95
_SMALLEST_PART = 0.3
_SMALLEST_WHOLE = 0.6
"""A first picture that shows a smaller share of a side of the second is not searched for, nor one of which the second
shows a smaller share: too few pixels would be left to tell."""

_STEPS = (0.012, 0.006)
"""By how much a place from the coarse grid may be wrong, as a share of a side."""

_HOPELESS = 0.3
"""Below this score no small step makes an alignment."""

_TEXTURE = 6.0
"""Standard deviation from which a block has something in it to compare."""

_SAME_BLOCK = 0.55
"""Correlation from which two blocks show the same."""

_FLAT_TONE = 30.0
"""Difference in tone up to which two blocks without texture may be the same."""

GOOD = 0.9
"""The share of blocks that agree from which no better alignment is looked for."""


class Alignment(msgspec.Struct, frozen=True):
    """Where two pictures show the same: `first_box` of the first lies on `second_box` of the second.

    `score`: the share of blocks with something in them that agree, 0-1.
    """

    score: float
    first_box: Box
    second_box: Box


def align(first: Image.Image, second: Image.Image) -> Alignment:
    """The best alignment of two grey pictures (mode L) of any size; a low score means that there is none."""
    best = max((_scored(first, second, WHOLE, content) for content in _contents(first, second)), key=_score)
    if best.score >= GOOD:
        return best
    small, other = _grey(first, _SEARCH_EDGE), _grey(second, _SEARCH_EDGE)
    parts = [_scored(first, second, WHOLE, box) for box in _places(other, small, _SMALLEST_PART)]
    wholes = [_scored(first, second, box, WHOLE) for box in _places(small, other, _SMALLEST_WHOLE)]
    return max([best, *parts, *wholes], key=_score)


def refined(first: Image.Image, second: Image.Image, rough: Alignment) -> Alignment:
    """The best alignment near one that was found on the coarse grid: moved and sized by ever smaller steps."""
    if not _HOPELESS < rough.score < GOOD:
        return rough
    best = rough
    for step in _STEPS:
        near = [
            _scored(first, second, one, other)
            for one in _near(best.first_box, step)
            for other in _near(best.second_box, step)
        ]
        best = max([best, *near], key=_score)
    return best


def _near(box: Box, step: float) -> list[Box]:
    """A box and its neighbors: moved a step each way, larger, smaller. The whole picture has none."""
    if box == WHOLE:
        return [box]
    left, top, right, bottom = box
    moved = [
        (left + across - grow, top + down - grow, right + across + grow, bottom + down + grow)
        for across in (-step, 0, step)
        for down in (-step, 0, step)
        for grow in (-step / 2, 0, step / 2)
    ]
    return [one for one in moved if min(one) >= 0 and max(one) <= 1]


def _score(alignment: Alignment) -> float:
    return alignment.score


def _contents(first: Image.Image, second: Image.Image) -> Iterator[Box]:
    """Where the first picture may lie in the second: all of it (also squeezed), or between bars on two sides."""
    yield WHOLE
    ratio = (first.width / first.height) / (second.width / second.height)
    if ratio > 1.02:
        bar = (1 - 1 / ratio) / 2
        yield (0.0, bar, 1.0, 1 - bar)
    elif ratio < 0.98:
        bar = (1 - ratio) / 2
        yield (bar, 0.0, 1 - bar, 1.0)


def overlap(first: Image.Image, second: Image.Image, alignment: Alignment) -> tuple[Grey, Grey]:
    """What both show, as greys of one size, softened so that sharpening and compression tell less.

    The size is that of the coarser one, so that missing pixels are not taken for missing detail.
    """
    width, height = second.width * _span(alignment.second_box, 0), second.height * _span(alignment.second_box, 1)
    coarser = first.width * _span(alignment.first_box, 0) / width
    scale = min(1.0, coarser, _WORK_EDGE / max(width, height))
    size = (max(BLOCK, round(width * scale)), max(BLOCK, round(height * scale)))
    return _cut(first, alignment.first_box, size), _cut(second, alignment.second_box, size)


def _span(box: Box, axis: int) -> float:
    return box[axis + 2] - box[axis]


def _cut(picture: Image.Image, box: Box, size: tuple[int, int]) -> Grey:
    pixels = (box[0] * picture.width, box[1] * picture.height, box[2] * picture.width, box[3] * picture.height)
    resample = Image.Resampling.BICUBIC if size[0] > picture.width else Image.Resampling.BOX
    return soften(np.asarray(picture.resize(size, resample, pixels), np.float32))


def soften(grey: Grey) -> Grey:
    """A light blur: each pixel with its eight neighbours, weights 1 2 1."""
    padded = np.pad(grey, 1, mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    blurred: Grey = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 16
    return blurred


def _scored(first: Image.Image, second: Image.Image, first_box: Box, second_box: Box) -> Alignment:
    alignment = Alignment(0.0, first_box, second_box)
    one, other = overlap(first, second, alignment)
    return Alignment(agreement(one, other), first_box, second_box)


def agreement(one: Grey, other: Grey) -> float:
    """The share of blocks that show the same, of those in which either picture shows something."""
    blocks, others = blocks_of(one), blocks_of(other)
    deviation, other_deviation = blocks.std(axis=1), others.std(axis=1)
    textured = np.maximum(deviation, other_deviation) > _TEXTURE
    if not textured.any():
        tones = np.abs(blocks.mean(axis=1) - others.mean(axis=1))
        return float((tones < _FLAT_TONE).mean())
    return float((correlation(blocks, others)[textured] > _SAME_BLOCK).mean())


def blocks_of(grey: Grey) -> Grey:
    """The blocks of a grey, one in each row; what is left over at the right and bottom belongs to no block."""
    height, width = grey.shape[0] // BLOCK, grey.shape[1] // BLOCK
    cut = grey[: height * BLOCK, : width * BLOCK].reshape(height, BLOCK, width, BLOCK)
    return cut.swapaxes(1, 2).reshape(height * width, BLOCK * BLOCK)


def correlation(one: Grey, other: Grey) -> Grey:
    """The correlation of each row of one array with the same row of the other, -1 to 1; 0 where one is flat."""
    one = one - one.mean(axis=1, keepdims=True)
    other = other - other.mean(axis=1, keepdims=True)
    lengths = np.sqrt((one**2).sum(axis=1) * (other**2).sum(axis=1))
    products: Grey = (one * other).sum(axis=1) / np.maximum(lengths, 1.0)
    return products


def _grey(picture: Image.Image, edge: int) -> Grey:
    small = picture.copy()
    small.thumbnail((edge, edge), Image.Resampling.BOX)
    return np.asarray(small, np.float32)


def _places(whole: Grey, part: Grey, smallest: float) -> Iterator[Box]:
    """The places in `whole` where `part` lies most likely: the best three over all scales.

    `smallest` is the least share of the largest size that fits.
    """
    height, width = whole.shape
    largest = min(height / part.shape[0], width / part.shape[1])
    found = []
    scale = largest
    while scale >= largest * smallest:
        size = (max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale)))
        if min(size) >= BLOCK and size[0] <= width and size[1] <= height:
            score, top, left = _best_place(whole, _resized(part, size))
            found.append((score, (left / width, top / height, (left + size[0]) / width, (top + size[1]) / height)))
        scale *= _SCALE_STEP
    for _, box in sorted(found, reverse=True)[:3]:
        yield box


def _resized(grey: Grey, size: tuple[int, int]) -> Grey:
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BILINEAR), np.float32)


def _best_place(whole: Grey, part: Grey) -> tuple[float, int, int]:
    """Where `part` correlates best with `whole`: the correlation, top, left."""
    rows, columns = whole.shape[0] - part.shape[0] + 1, whole.shape[1] - part.shape[1] + 1
    centred = part - part.mean()
    spectrum = np.fft.rfft2(whole) * np.conj(np.fft.rfft2(centred, whole.shape))
    products = np.fft.irfft2(spectrum, whole.shape)[:rows, :columns]
    sums, squares = _window_sums(whole, part.shape), _window_sums(whole**2, part.shape)
    energy = np.maximum(squares - sums**2 / part.size, 1.0) * max(float((centred**2).sum()), 1.0)
    scores = products / np.sqrt(energy)
    top, left = divmod(int(scores.argmax()), columns)
    return float(scores[top, left]), top, left


def _window_sums(grey: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float64]:
    """The sum over every window of a shape."""
    total = np.pad(grey.astype(np.float64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    height, width = shape
    windows: NDArray[np.float64] = (
        total[height:, width:] - total[:-height, width:] - total[height:, :-width] + total[:-height, :-width]
    )
    return windows
