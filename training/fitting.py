"""Fits the head: one softmax for uniforms, and the scaling of both to probabilities."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.models.feature_network import PARTS
from officer_exposure.vision.uniform.features import FEATURES, rooted
from officer_exposure.vision.uniform.head import Calibration, Floats, Head, Levels
from officer_exposure.vision.uniform.judging import Seen
from officer_exposure.vision.uniform.views import PARTS as PARTS_OF_PICTURE
from officer_exposure.vision.uniform.views import WHOLE_VIEWS
from training.measuring_pictures import Numbers
from training.pictures import Labelled

POLICE_VAN = Path(__file__).with_name("police_van.npz")
"""Two directions, with offsets, out of EfficientNet-lite0's own last layer: README.md says of which classes."""

_STRENGTH = 0.005
"""Inverse strength of the ridge on the softmax, as scikit-learn counts it; chosen by the folds of the card."""

_LEAST_SPREAD = 0.02
_LEARNED_VIEWS = ("squashed", "mirrored", "large", *PARTS_OF_PICTURE)
"""What is learned from each picture by itself. That parts of it are among them helps most: the head must then find the
uniform wherever it is, and has less to say of the background."""

_NEUTRAL = Calibration(1.0, 0.0)
_NO_LEVELS = Levels(0.99, 0.9, 0.5)


class Example(msgspec.Struct, frozen=True):
    """A picture that is learned from. `fold`: with which others it is held out."""

    picture: Labelled
    numbers: Numbers
    fold: int

    @property
    def seen(self) -> Seen:
        """The plain features of every view, by name."""
        return dict(zip(WHOLE_VIEWS, self.numbers.whole.astype(np.float32), strict=True))

    @property
    def rows(self) -> Floats:
        """Rooted features: views and augmented copies."""
        views = [WHOLE_VIEWS.index(view) for view in _LEARNED_VIEWS]
        whole, changed = (part.astype(np.float32) for part in (self.numbers.whole[views], self.numbers.changed))
        return rooted(np.concatenate([whole, changed]))


def fit(examples: list[Example]) -> Head:
    """A head that is not calibrated yet."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # it ships no types

    rows = np.concatenate([example.rows for example in examples])
    shows = np.concatenate([[example.picture.shows] * len(example.rows) for example in examples])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + _LEAST_SPREAD
    softmax = LogisticRegression(C=_STRENGTH, max_iter=100, tol=1e-3).fit((rows - mean) / spread, shows)
    with np.load(POLICE_VAN, allow_pickle=False) as van:
        vehicle = np.zeros((2, FEATURES), np.float32)
        vehicle[:, : PARTS[0]] = van["directions"]
        vehicle_bias = van["offsets"]
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


def platt(scores: NDArray[np.float64], true: NDArray[np.bool_], *, balanced: bool = False) -> Calibration:
    """Platt scaling of held-out scores; `balanced` as if half of all pictures were true. One side alone: as it is."""
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(true)) < 2:
        return _NEUTRAL
    weighing = "balanced" if balanced else None
    model = LogisticRegression(C=10.0, class_weight=weighing).fit(scores[:, np.newaxis], true)
    return Calibration(float(model.coef_[0, 0]), float(model.intercept_[0]))
