"""Whether a few answers of an officer put the pictures not yet seen into a better order."""

from __future__ import annotations

import random

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.uniform.head import Head
from officer_exposure.vision.uniform.judging import for_uniforms
from officer_exposure.vision.uniform.learning import Answer, refined, scores
from officer_exposure.vision.uniform.packing import pack
from training.fitting import Example
from training.holding_out import FOLDS
from training.pictures import POLICE

ANSWERS = (0, 5, 10, 20, 50)
_ALBUMS = 20
_TURN = 3
"""Of the pictures an officer is asked about, every third is from further down the order; the others from its top."""


class Curve(msgspec.Struct, frozen=True):
    """Mean average precision of the unseen pictures after so many answers, and in how many albums it got no worse."""

    precision: dict[int, float]
    no_worse: dict[int, int]
    albums: int


def learning_curve(examples: list[Example], heads: list[Head]) -> Curve:
    """Albums of held-out pictures, each ordered anew after some answers. `heads`: one a fold, which has not seen it."""
    found: dict[int, list[float]] = {count: [] for count in ANSWERS}
    for fold in range(FOLDS):
        head = heads[fold]
        rest = [example for example in examples if example.fold == fold]
        for number in range(_ALBUMS // FOLDS):
            for count, precision in _album(head, rest, random.Random(fold * 100 + number)).items():  # noqa: S311  # albums
                found[count].append(precision)
    first = found[0]
    return Curve(
        {count: float(np.mean(values)) for count, values in found.items()},
        {count: sum(a >= b for a, b in zip(values, first, strict=True)) for count, values in found.items()},
        len(first),
    )


def _album(head: Head, examples: list[Example], dice: random.Random) -> dict[int, float]:
    """Half of the pictures can be answered, the other half is judged by, so that all counts see the same pictures."""
    mixed = dice.sample(examples, len(examples))
    packed = [pack(for_uniforms(example.seen)) for example in mixed]
    truth = np.array([example.picture.shows == POLICE for example in mixed])
    half = len(mixed) // 2
    order = np.argsort(-scores(head, packed[:half]), kind="stable")
    asked = _asked(order.tolist(), dice)
    return {
        count: average_precision(
            scores(refined(head, [Answer(packed[one], bool(truth[one])) for one in asked[:count]]), packed[half:]),
            truth[half:],
        )
        for count in ANSWERS
    }


def _asked(order: list[int], dice: random.Random) -> list[int]:
    """Pictures in the order they are asked about: mostly the likeliest, now and then any."""
    left, asked = list(order), list[int]()
    while left:
        asked.append(left.pop(dice.randrange(len(left)) if len(asked) % _TURN == _TURN - 1 else 0))
    return asked


def average_precision(ranking: NDArray[np.float32], truth: NDArray[np.bool_]) -> float:
    """The mean of the precision at each true picture, falling from the highest score."""
    hits = truth[np.argsort(-ranking, kind="stable")]
    ranks = np.flatnonzero(hits)
    return float(np.mean(np.arange(1, len(ranks) + 1) / (ranks + 1))) if len(ranks) else 0.0
