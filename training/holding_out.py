"""Judges the head on pictures that it did not learn from, and not from pictures of the same source either."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.uniform.features import rooted
from officer_exposure.vision.uniform.head import Calibration, Head, Levels
from officer_exposure.vision.uniform.judging import for_uniforms, for_vehicles
from training.fitting import Example, fit, platt
from training.measuring_pictures import Numbers, numbers_of
from training.pictures import POLICE, POLICE_VEHICLE, SQUARES, Labelled

FOLDS = 6
_COLLECTION_FOLDS = 5
_SAME = 0.95
"""Cosine of the features from which on two pictures are one: both then go into the same fold, or one is left out."""

_SOURCES = {"plates": 0, "files": 1, "faces": 2, "groups": 2, "civilians": 2, "scene_text": 2}
"""Folder -> the fold its whole source is held out in. Every other picture from elsewhere is in fold 3, and marked
vehicles in folds 4 and 5 by the kind of their files, which parts their sources."""

_FALSE_ALARMS = (0.005, 0.01, 0.02)
"""Shares of pictures of other professions at which "sure", "likely" and "possible" begin."""

_VEHICLE_FALSE_ALARMS = (0.02, 0.05, 0.1)


class HeldOut(msgspec.Struct, frozen=True):
    """Probabilities by heads that had not learned from the picture, one an example."""

    uniform: NDArray[np.float64]
    vehicle: NDArray[np.float64]


def examples_of(pictures: list[Labelled], cache: Path | None) -> list[Example]:
    """The examples, in the order of the pictures; copies of one picture are left out after the first."""
    kept: list[Example] = []
    known: list[NDArray[np.float32]] = []
    dice = random.Random(0)  # noqa: S311  # folds, not secrets
    for picture in pictures:
        numbers = numbers_of(picture.path, cache)
        if numbers is None:
            continue
        row = numbers.whole[0].astype(np.float32)
        row /= np.linalg.norm(row) + 1e-9
        alike = np.stack(known) @ row if known else np.zeros(1, np.float32)
        if alike.max() > 0.999:
            continue
        fold = _fold(picture, numbers, dice)
        kept.append(Example(picture, numbers, kept[int(alike.argmax())].fold if alike.max() > _SAME else fold))
        known.append(row)
    return kept


def of_collection(picture: Labelled, numbers: Numbers) -> bool:
    """Whether a picture is of the collection of professions."""
    return numbers.size == SQUARES


def _fold(picture: Labelled, numbers: Numbers, dice: random.Random) -> int:
    if of_collection(picture, numbers):
        return dice.randrange(_COLLECTION_FOLDS)
    if picture.shows == POLICE_VEHICLE:
        return 4 if picture.path.suffix == ".png" else 5
    return _SOURCES.get(picture.folder, 3)


def held_out(examples: list[Example]) -> tuple[Head, HeldOut, list[Head]]:
    """The head learned from all, scaled by what heads say of pictures they have not seen; what those said; and they."""
    whole, vehicle = np.zeros(len(examples)), np.zeros(len(examples))
    torsos: list[NDArray[np.float64]] = [np.zeros(0)] * len(examples)
    heads = [fit([example for example in examples if example.fold != fold]) for fold in range(FOLDS)]
    for fold, head in enumerate(heads):
        for number, example in enumerate(examples):
            if example.fold == fold:
                whole[number], vehicle[number], torsos[number] = _scores(head, example.numbers)
    return *_scaled(fit(examples), examples, whole, vehicle, torsos), heads


def _scores(head: Head, numbers: Numbers) -> tuple[float, float, NDArray[np.float64]]:
    views = numbers.whole.astype(np.float32)
    torsos = rooted(numbers.torsos.astype(np.float32))
    parts = head.uniform_scores(torsos) if len(torsos) else np.zeros(0)
    uniform = head.uniform_scores(for_uniforms(views)[np.newaxis])[0]
    return float(uniform), head.vehicle_score(for_vehicles(views)), np.asarray(parts, np.float64)


def _scaled(
    head: Head,
    examples: list[Example],
    whole: NDArray[np.float64],
    vehicle: NDArray[np.float64],
    torsos: list[NDArray[np.float64]],
) -> tuple[Head, HeldOut]:
    police = np.array([example.picture.shows == POLICE for example in examples])
    marked = np.array([example.picture.shows == POLICE_VEHICLE for example in examples])
    person = ~marked
    owners = np.repeat(police, [len(parts) for parts in torsos])
    worn = np.repeat(person, [len(parts) for parts in torsos])
    scales = (
        platt(whole[person], police[person]),
        platt(np.concatenate(torsos)[worn], owners[worn]),
        platt(vehicle[~police], marked[~police], balanced=True),
    )
    uniform = np.array(
        [
            max([scales[0].probability(one), *(scales[1].probability(part) for part in parts)])
            for one, parts in zip(whole, torsos, strict=True)
        ]
    )
    vehicles = np.array([scales[2].probability(one) for one in vehicle])
    collection = np.array([of_collection(example.picture, example.numbers) for example in examples])
    ordinary = np.array([example.picture.shows == "vehicle" for example in examples])
    scaled = msgspec.structs.replace(
        head,
        whole=scales[0],
        torso=scales[1],
        vehicles=scales[2],
        uniform_levels=_levels(uniform[collection & person & ~police], _FALSE_ALARMS),
        vehicle_levels=_levels(vehicles[ordinary], _VEHICLE_FALSE_ALARMS),
    )
    return scaled, HeldOut(uniform, vehicles)


def _levels(negatives: NDArray[np.float64], shares: tuple[float, float, float]) -> Levels:
    """The probabilities that so few of the negatives exceed."""
    falling = np.sort(negatives)[::-1]
    sure, likely, possible = (float(falling[int(len(falling) * share)]) for share in shares)
    return Levels(sure, likely, possible)


__all__ = ["FOLDS", "Calibration", "HeldOut", "examples_of", "held_out", "of_collection"]
