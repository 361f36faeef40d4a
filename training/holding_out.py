"""Judges the head on pictures that it did not learn from, and not from pictures of the same source either."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.models.feature_network import PARTS
from officer_exposure.vision.uniform.features import rooted
from officer_exposure.vision.uniform.head import Calibration, Head, Levels
from officer_exposure.vision.uniform.judging import for_uniforms, for_vehicles, glance_scores, is_open, torso_score
from training.fitting import Example, fit, platt
from training.measuring_pictures import Numbers, numbers_of
from training.pictures import POLICE, POLICE_VEHICLE, SQUARES, Labelled

FOLDS = 5
_SAME = 0.95
"""Cosine of the features from which on two pictures are one: both then go into the same fold, or one is left out."""

_SOURCES = {"plates": 0, "files": 1, "faces": 2, "groups": 2, "civilians": 2, "scene_text": 2}
"""Folder -> the fold its whole source is held out in. Every other picture from elsewhere is in fold 3."""

_FALSE_ALARMS = (0.005, 0.01, 0.02)
"""Shares of pictures of other professions at which "sure", "likely" and "possible" begin."""

_VEHICLE_FALSE_ALARMS = (0.02, 0.03, 0.05)
_PASSED_OVER = 0.005
"""The share of the pictures that are looked for which a glance may pass over."""

_HALF, _MARGIN = 0.5, 1.0
"""A glance need not keep marked vehicles that a close look holds less likely than this. There are few of the others, so
their lowest score is lowered by a margin."""


_Numbers = NDArray[np.float64]


class HeldOut(msgspec.Struct, frozen=True):
    """Probabilities by heads that had not learned from the picture, one an example; `close`: a glance did not do.

    `afar`: probabilities of a uniform by a head that has learned from the collection alone.
    """

    uniform: NDArray[np.float64]
    vehicle: NDArray[np.float64]
    close: NDArray[np.bool_]
    afar: NDArray[np.float64]


class _Scores(msgspec.Struct, frozen=True):
    """Of one picture, by a head that has not learned from it: of uniforms and of vehicles; `torsos`: of uniforms."""

    glance: tuple[float, float]
    closely: tuple[float, float]
    torsos: tuple[float, ...]


def examples_of(pictures: list[Labelled], cache: Path | None) -> list[Example]:
    """The examples, in the order of the pictures; copies of one picture are left out after the first."""
    kept: list[Example] = []
    known: list[NDArray[np.float32]] = []
    dice = random.Random(0)  # noqa: S311  # folds, not secrets
    for picture in pictures:
        numbers = numbers_of(picture.path, cache)
        if numbers is None:
            continue
        row = numbers.whole[0][: PARTS[0]].astype(np.float32)
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
        return dice.randrange(FOLDS)
    return _SOURCES.get(picture.folder, 3)


def held_out(examples: list[Example]) -> tuple[Head, HeldOut, list[Head]]:
    """The head learned from all, scaled by what heads say of pictures they have not seen; what those said; and they."""
    heads = [fit([example for example in examples if example.fold != fold]) for fold in range(FOLDS)]
    scores = [_scores(heads[example.fold], example) for example in examples]
    head = _scaled(fit(examples), examples, scores)
    collection = [example for example in examples if of_collection(example.picture, example.numbers)]
    from_afar = fit(collection)
    afar, _, _ = _probabilities(head, [_scores(from_afar, example) for example in examples])
    return head, HeldOut(*_probabilities(head, scores), afar), heads


def _scores(head: Head, example: Example) -> _Scores:
    seen = example.seen
    torsos = example.numbers.torsos.astype(np.float32)
    return _Scores(
        glance_scores(head, seen),
        (float(head.uniform_scores(for_uniforms(seen)[np.newaxis])[0]), head.vehicle_score(for_vehicles(seen))),
        tuple(head.uniform_scores(rooted(torsos)).tolist()) if len(torsos) else (),
    )


def _scaled(head: Head, examples: list[Example], scores: list[_Scores]) -> Head:
    police = np.array([example.picture.shows == POLICE for example in examples])
    marked = np.array([example.picture.shows == POLICE_VEHICLE for example in examples])
    glance, closely = (np.array([getattr(one, name) for one in scores]) for name in ("glance", "closely"))
    worn = [(torso_score(torso, one.closely[0]), number) for number, one in enumerate(scores) for torso in one.torsos]
    worn = [(score, number) for score, number in worn if not marked[number]]
    scaled = msgspec.structs.replace(
        head,
        whole=platt(closely[~marked, 0], police[~marked]),
        torso=platt(np.array([score for score, _ in worn]), np.array([police[number] for _, number in worn], bool)),
        vehicles=platt(closely[~police, 1], marked[~police], balanced=True),
        open_uniform=_below(glance[police, 0], _PASSED_OVER),
    )
    known = marked & np.array([scaled.vehicles.probability(score) >= _HALF for score in closely[:, 1]], bool)
    scaled = msgspec.structs.replace(scaled, open_vehicle=_below(glance[known, 1], _PASSED_OVER) - _MARGIN)
    uniform, vehicle, _ = _probabilities(scaled, scores)
    collection = np.array([of_collection(example.picture, example.numbers) for example in examples])
    ordinary = np.array([example.picture.shows == "vehicle" for example in examples])
    return msgspec.structs.replace(
        scaled,
        uniform_levels=levels_of(uniform[collection & ~marked & ~police]),
        vehicle_levels=levels_of(vehicle[ordinary], _VEHICLE_FALSE_ALARMS),
    )


def _probabilities(head: Head, scores: list[_Scores]) -> tuple[_Numbers, _Numbers, NDArray[np.bool_]]:
    """Of a uniform and of a vehicle, as the program finds them: what a glance settles is not looked at closely."""
    close = np.array([is_open(head, *one.glance) for one in scores])
    uniform, vehicle = np.zeros(len(scores)), np.zeros(len(scores))
    for number, one in enumerate(scores):
        whole, car = one.closely if close[number] else one.glance
        torsos = [head.torso.probability(torso_score(torso, whole)) for torso in one.torsos]
        uniform[number] = max(head.whole.probability(whole), *torsos, 0.0)
        vehicle[number] = head.vehicles.probability(car)
    return uniform, vehicle, close


def _below(scores: NDArray[np.float64], share: float) -> float:
    """The score that this share of the scores lies below."""
    return float(np.quantile(scores, share)) if len(scores) else -np.inf


def levels_of(negatives: NDArray[np.float64], shares: tuple[float, float, float] = _FALSE_ALARMS) -> Levels:
    """The probabilities that so few of the negatives exceed."""
    falling = np.sort(negatives)[::-1]
    sure, likely, possible = (float(falling[int(len(falling) * share)]) for share in shares)
    return Levels(sure, likely, possible)


__all__ = ["FOLDS", "Calibration", "HeldOut", "examples_of", "held_out", "levels_of", "of_collection"]
