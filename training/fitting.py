"""Fits the head: one softmax for uniforms, one direction for vehicles, and the scaling of both to probabilities."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.uniform.features import rooted
from officer_exposure.vision.uniform.head import Calibration, Floats, Head, Levels
from officer_exposure.vision.uniform.judging import for_uniforms, for_vehicles
from officer_exposure.vision.uniform.views import WHOLE_VIEWS
from training.measuring_pictures import Numbers
from training.pictures import POLICE_VEHICLE, Labelled

POLICE_VAN = Path(__file__).with_name("police_van.npz")
"""A direction and an offset out of EfficientNet-lite0's own last layer: its row for ImageNet's class 734, police van,
minus the mean of its rows for 21 kinds of cars, buses and lorries. Apache-2.0, like the weights."""

_STRENGTH = 0.003
"""Inverse strength of the ridge on the softmax, as scikit-learn counts it; chosen by the folds of the card."""

_VEHICLE_STRENGTH = 0.0003
"""The same for what marked vehicles may add to ImageNet's direction: there are few, and from few places."""

_LEAST_SPREAD = 0.02
_LEARNED_VIEWS = ("squashed", "centre", "letterbox")
_NEUTRAL = Calibration(1.0, 0.0)
_NO_LEVELS = Levels(0.99, 0.9, 0.5)


class Example(msgspec.Struct, frozen=True):
    """A picture that is learned from. `fold`: with which others it is held out."""

    picture: Labelled
    numbers: Numbers
    fold: int

    @property
    def rows(self) -> Floats:
        """Rooted features: views, their mean, augmented copies."""
        views = [WHOLE_VIEWS.index(view) for view in _LEARNED_VIEWS]
        whole = self.numbers.whole.astype(np.float32)
        changed = rooted(self.numbers.changed.astype(np.float32))
        return np.concatenate([rooted(whole[views]), for_uniforms(whole)[np.newaxis], changed])

    @property
    def vehicle_rows(self) -> Floats:
        """Plain features: the mean of the views, and augmented copies."""
        whole = self.numbers.whole.astype(np.float32)
        return np.concatenate([for_vehicles(whole)[np.newaxis], self.numbers.changed.astype(np.float32)])


def fit(examples: list[Example]) -> Head:
    """A head that is not calibrated yet."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # it ships no types

    rows = np.concatenate([example.rows for example in examples])
    shows = np.concatenate([[example.picture.shows] * len(example.rows) for example in examples])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + _LEAST_SPREAD
    softmax = LogisticRegression(C=_STRENGTH, max_iter=100, tol=1e-3).fit((rows - mean) / spread, shows)
    vehicle, vehicle_bias = _vehicle_direction(examples)
    return Head(
        classes=tuple(str(name) for name in softmax.classes_),
        weights=softmax.coef_.astype(np.float32),
        bias=softmax.intercept_.astype(np.float32),
        mean=mean,
        spread=spread,
        vehicle=vehicle,
        vehicle_bias=vehicle_bias,
        whole=_NEUTRAL,
        torso=_NEUTRAL,
        vehicles=_NEUTRAL,
        uniform_levels=_NO_LEVELS,
        vehicle_levels=_NO_LEVELS,
    )


_NOT_VEHICLES_EITHER_WAY = "police"
"""Pictures of officers may show a patrol car behind them: nothing is said of vehicles in them."""


def _vehicle_direction(examples: list[Example]) -> tuple[Floats, float]:
    """ImageNet's direction plus a ridge-held shift towards the marked vehicles; both sides weigh the same."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]  # it ships no types

    with np.load(POLICE_VAN, allow_pickle=False) as van:
        direction, offset = van["direction"].astype(np.float32), float(van["offset"])
    usable = [example for example in examples if example.picture.shows != _NOT_VEHICLES_EITHER_WAY]
    rows = np.concatenate([example.vehicle_rows for example in usable])
    marked = np.concatenate(
        [[float(example.picture.shows == POLICE_VEHICLE)] * len(example.vehicle_rows) for example in usable]
    )
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 0.05
    standard, known = (rows - mean) / spread, rows @ direction + offset
    weight = _balanced(marked)
    spring = np.r_[0.0, np.full(rows.shape[1], 1 / _VEHICLE_STRENGTH)]

    def loss(shift: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = known + shift[0] + standard @ shift[1:]
        pull = weight * (1 / (1 + np.exp(-scores)) - marked)
        value = (weight * (np.logaddexp(0, scores) - marked * scores)).sum() + (spring * shift**2).sum() / 2
        return float(value), np.r_[pull.sum(), standard.T @ pull] + spring * shift

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    slope = found[1:] / spread
    return (direction + slope).astype(np.float32), float(offset + found[0] - slope @ mean)


def _balanced(marked: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights by which both sides count the same, on average one tenth: augmented copies are no new pictures."""
    ones = max(marked.sum(), 1.0)
    zeros = max(len(marked) - marked.sum(), 1.0)
    weights: NDArray[np.float64] = np.where(marked == 1, 0.5 / ones, 0.5 / zeros) * 400
    return weights


def platt(scores: NDArray[np.float64], true: NDArray[np.bool_], *, balanced: bool = False) -> Calibration:
    """Platt scaling of held-out scores; `balanced` as if half of all pictures were true. One side alone: as it is."""
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(true)) < 2:
        return _NEUTRAL
    weighing = "balanced" if balanced else None
    model = LogisticRegression(C=10.0, class_weight=weighing).fit(scores[:, np.newaxis], true)
    return Calibration(float(model.coef_[0, 0]), float(model.intercept_[0]))
