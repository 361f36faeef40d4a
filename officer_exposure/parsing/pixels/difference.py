"""What a preview shows and the picture does not: more around it, something painted over, or another picture."""

from __future__ import annotations

from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from officer_exposure.parsing.pixels.alignment import (
    BLOCK,
    WHOLE,
    Alignment,
    Box,
    Grey,
    align,
    blocks_of,
    correlation,
    overlap,
    refined,
)

_ALIGNED = 0.7
"""Share of agreeing blocks from which two pictures are the same one. Of 129 real pairs the same ones had 0.81 and more,
different ones and light maps 0.66 and less."""

_LEFT_OUT = 0.15
"""Share of the preview that must lie outside the picture: cameras frame their previews a little differently."""

_BAR_DEVIATION = 12.0
"""Bars beside the picture are of one tone; compression leaves less than this in them."""

_SHOWS_SOMETHING = 8.0
"""Standard deviation from which a preview shows anything at all."""

_TONE_STEP = 16
_FEWEST_PIXELS = 24
_FLAT = 4.0
_SURELY_SAME = 0.8
_CHANGED_TONE = 26.0
_TIMES_USUAL = 4.0
_LOST_DETAIL = 9.0
_DETAIL_LEFT = 0.4
_LEAST_TYPICAL = 0.5
_FEWEST_BLOCKS = 3
_INSET = 0.03

_SHIFTS = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1))


class Sight(StrEnum):
    """What a preview shows, compared with the picture."""

    SAME = "same"
    AROUND = "around"
    BENEATH = "beneath"
    OTHER = "other"


class Difference(msgspec.Struct, frozen=True):
    """What the preview shows, and the part of the picture concerned (fractions); `strength` is 0-1."""

    sight: Sight
    box: Box = WHOLE
    strength: float = 0.0


SAME = Difference(Sight.SAME)


def difference(picture: Image.Image, preview: Image.Image) -> Difference:
    """What the preview shows more than the picture. Both upright; the preview may still lie on its side."""
    picture, preview = picture.convert("L"), preview.convert("L")
    if np.asarray(preview, np.float32).std() < _SHOWS_SOMETHING:
        return SAME
    best, turned = _best_turn(picture, preview)
    if best.score < _ALIGNED:
        return Difference(Sight.OTHER, WHOLE, 1 - best.score)
    left_out = _left_out(turned, best.second_box)
    if left_out >= _LEFT_OUT:
        return Difference(Sight.AROUND, WHOLE, left_out)
    return _beneath(picture, turned, best)


def _best_turn(picture: Image.Image, preview: Image.Image) -> tuple[Alignment, Image.Image]:
    """The best alignment over the four ways a preview may lie: programs turn pictures and forget the preview."""
    best, turned = align(picture, preview), preview
    for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270):
        if best.score >= _ALIGNED:
            break
        candidate = preview.transpose(turn)
        alignment = align(picture, candidate)
        if alignment.score > best.score:
            best, turned = alignment, candidate
    return refined(picture, turned, best), turned


def _left_out(preview: Image.Image, shown: Box) -> float:
    """The share of the preview outside `shown` that holds a picture, not bars."""
    grey = np.asarray(preview, np.float32)
    height, width = grey.shape
    left, right = round(shown[0] * width), round(shown[2] * width)
    top, bottom = round(shown[1] * height), round(shown[3] * height)
    strips = (grey[:top], grey[bottom:], grey[top:bottom, :left], grey[top:bottom, right:])
    return sum(strip.size for strip in strips if strip.size and strip.std() > _BAR_DEVIATION) / grey.size


def _beneath(picture: Image.Image, preview: Image.Image, alignment: Alignment) -> Difference:
    """The largest part of the picture that was painted over or blurred after the preview was made."""
    alignment = _inset(alignment)
    shown, hidden = overlap(picture, preview, alignment)
    changed, excess = _changed_blocks(shown, _in_tone(hidden, shown))
    cluster = _largest_cluster(changed)
    count = int(cluster.sum())
    if count < _FEWEST_BLOCKS:
        return SAME
    rows, columns = np.nonzero(cluster)
    height, width = shown.shape
    inner = (
        columns.min() * BLOCK / width,
        rows.min() * BLOCK / height,
        (columns.max() + 1) * BLOCK / width,
        (rows.max() + 1) * BLOCK / height,
    )
    return Difference(Sight.BENEATH, _within(alignment.first_box, inner), float(excess[cluster].mean()))


def _inset(alignment: Alignment) -> Alignment:
    """A little less on every side where there are bars or borders, so that their edges are not taken for a change."""
    if alignment.first_box == alignment.second_box == WHOLE:
        return alignment
    inner = (_INSET, _INSET, 1 - _INSET, 1 - _INSET)
    return Alignment(alignment.score, _within(alignment.first_box, inner), _within(alignment.second_box, inner))


def _within(outer: Box, inner: Box) -> Box:
    width, height = outer[2] - outer[0], outer[3] - outer[1]
    return (
        outer[0] + float(inner[0]) * width,
        outer[1] + float(inner[1]) * height,
        outer[0] + float(inner[2]) * width,
        outer[1] + float(inner[3]) * height,
    )


def _in_tone(grey: Grey, model: Grey) -> Grey:
    """`grey` with its tones changed to those of `model`, as learned where both show the same."""
    blocks, models = blocks_of(grey), blocks_of(model)
    flat = np.maximum(blocks.std(axis=1), models.std(axis=1)) < _FLAT
    same = flat | (correlation(blocks, models) > _SURELY_SAME)
    tones, wanted = blocks[same].ravel(), models[same].ravel()
    step = (tones // _TONE_STEP).astype(np.int64)
    steps = np.flatnonzero(np.bincount(step, minlength=1) >= _FEWEST_PIXELS)
    if steps.size == 0:
        return grey
    centres = np.array([np.median(tones[step == one]) for one in steps])
    medians = np.maximum.accumulate([np.median(wanted[step == one]) for one in steps])
    below, above = min(float(grey.min()), centres[0]), max(float(grey.max()), centres[-1])
    ends = (medians[0] + below - centres[0], medians[-1] + above - centres[-1])
    mapped: Grey = np.interp(grey, [below, *centres, above], [ends[0], *medians, ends[1]]).astype(np.float32)
    return mapped


def _changed_blocks(shown: Grey, hidden: Grey) -> tuple[NDArray[np.bool_], Grey]:
    """Which blocks changed, as rows and columns, and how much (0-1). Where nothing is hidden, nothing is told."""
    residual = _residual(shown, hidden)
    usual = max(float(np.median(residual)), 2.0)
    shown_detail, hidden_detail = blocks_of(shown).std(axis=1), blocks_of(hidden).std(axis=1)
    repainted = (residual > np.maximum(_CHANGED_TONE, _TIMES_USUAL * usual)) & (hidden_detail > _FLAT)
    textured = hidden_detail > _LOST_DETAIL
    ratio = shown_detail / np.maximum(hidden_detail, 1.0)
    typical = float(np.median(ratio[textured])) if textured.any() else 1.0
    blurred = textured & (ratio < _DETAIL_LEFT * min(max(typical, _LEAST_TYPICAL), 1.0))
    shape = (shown.shape[0] // BLOCK, shown.shape[1] // BLOCK)
    excess: Grey = np.clip(np.maximum(residual / 80, blurred * (1 - ratio)), 0, 1)
    return (repainted | blurred).reshape(shape), excess.reshape(shape)


def _residual(shown: Grey, hidden: Grey) -> Grey:
    """The mean difference of each block, at the shift of a pixel at most at which it is least."""
    height, width = shown.shape
    padded = np.pad(hidden, 1, mode="edge")
    residuals = [
        blocks_of(np.abs(shown - padded[1 + down : 1 + down + height, 1 + right : 1 + right + width])).mean(axis=1)
        for down, right in _SHIFTS
    ]
    least: Grey = np.min(residuals, axis=0)
    return least


def _largest_cluster(changed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The most blocks that touch each other, sides or corners."""
    best = np.zeros_like(changed)
    left = changed.copy()
    while left.any():
        cluster = np.zeros_like(changed)
        cluster[np.unravel_index(int(left.argmax()), left.shape)] = True
        while True:
            grown = _grown(cluster) & changed
            if (grown == cluster).all():
                break
            cluster = grown
        left &= ~cluster
        if cluster.sum() > best.sum():
            best = cluster
    return best


def _grown(cluster: NDArray[np.bool_]) -> NDArray[np.bool_]:
    height, width = cluster.shape
    padded = np.pad(cluster, 1)
    grown: NDArray[np.bool_] = np.any(
        [padded[1 + down : 1 + down + height, 1 + right : 1 + right + width] for down, right in _SHIFTS], axis=0
    )
    return grown
