"""The head: what the features say of uniforms and police vehicles. Trained by `python -m training`; a few kilobytes.

Uniforms: multinomial logistic regression over rooted, standardised features; the score is the log odds of the class
"police" against all others except "police_vehicle", which is no counter-evidence. Vehicles: ImageNet's own direction
from other vans towards its class "police van", counted only as far as there is a vehicle by ImageNet's word, too.
Platt scaling (Platt 1999), fitted on held-out scores, makes probabilities of both.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.sight import MarkKind

HEAD_FILE = Path(__file__).with_name("head.npz")

POLICE, POLICE_VEHICLE = "police", "police_vehicle"

_IS_VEHICLE, _NO_VEHICLE = 2.5, 2.0
"""How far a view must lie towards vehicles for its markings to count in full, and what each step less takes off."""

Floats = NDArray[np.float32]


class Calibration(msgspec.Struct, frozen=True):
    """Log odds of the probability = slope * score + offset."""

    slope: float
    offset: float

    def probability(self, score: float) -> float:
        """0-1."""
        return float(1 / (1 + np.exp(-np.clip(self.slope * score + self.offset, -30, 30))))


class Levels(msgspec.Struct, frozen=True):
    """Probabilities from which a part of a picture is said to be surely, likely or possibly what is looked for."""

    sure: float
    likely: float
    possible: float


class Head(msgspec.Struct, frozen=True):
    """`weights`: classes x features; `mean` and `spread` standardise rooted features; `vehicle`: two
    directions of plain features, towards police markings and towards any vehicle.

    `open_uniform`, `open_vehicle`: the scores at a glance from which on a picture is looked at closely. `shift` and
    `shift_offset`: what the officer's answers add to the score; nothing in the shipped head.
    """

    classes: tuple[str, ...]
    weights: Floats
    bias: Floats
    mean: Floats
    spread: Floats
    vehicle: Floats
    vehicle_bias: Floats
    whole: Calibration
    torso: Calibration
    vehicles: Calibration
    uniform_levels: Levels
    vehicle_levels: Levels
    open_uniform: float = -np.inf
    open_vehicle: float = -np.inf
    shift: Floats | None = None
    shift_offset: float = 0.0

    def standardised(self, rooted: Floats) -> Floats:
        """Rooted features, one row a picture, as the weights expect them."""
        standard: Floats = (rooted - self.mean) / self.spread
        return standard

    def uniform_scores(self, rooted: Floats) -> Floats:
        """Log odds of a uniform for each row of rooted features; not yet calibrated."""
        weights, bias = self.weights, self.bias
        logits = rooted @ (weights / self.spread).T + (bias - (weights / self.spread) @ self.mean)
        police = self.classes.index(POLICE)
        others = [number for number, name in enumerate(self.classes) if name not in {POLICE, POLICE_VEHICLE}]
        most = logits[:, others].max(axis=1)
        rest = most + np.log(np.exp(logits[:, others] - most[:, np.newaxis]).sum(axis=1))
        scores: Floats = logits[:, police] - rest
        return scores + self._learned(rooted)

    def _learned(self, rooted: Floats) -> Floats | float:
        if self.shift is None:
            return 0.0
        slope = self.shift / self.spread
        learned: Floats = rooted @ slope + np.float32(self.shift_offset - float(slope @ self.mean))
        return learned

    def vehicle_score(self, features: Floats) -> float:
        """How much the likeliest of the rows of plain features looks like a police vehicle; not yet calibrated."""
        marked, vehicle = (features @ self.vehicle.T + self.vehicle_bias).T
        return float((marked - _NO_VEHICLE * np.maximum(0, _IS_VEHICLE - vehicle)).max())

    def any_vehicle(self, features: Floats) -> float:
        """How much the likeliest of the rows of plain features looks like a vehicle of any sort; not calibrated."""
        return float((features @ self.vehicle[1] + self.vehicle_bias[1]).max())

    def levels(self, kind: MarkKind) -> Levels:
        """The levels of what is looked for."""
        return self.uniform_levels if kind is MarkKind.UNIFORM else self.vehicle_levels


def write_head(head: Head, path: Path) -> None:
    """Write a shipped head: float16 weights, no pickles, no dates; the same head gives the same bytes."""
    small = {"weights": head.weights, "mean": head.mean, "spread": head.spread, "vehicle": head.vehicle}
    numbers: list[float] = []
    for scale in (head.whole, head.torso, head.vehicles):
        numbers += [scale.slope, scale.offset]
    for levels in (head.uniform_levels, head.vehicle_levels):
        numbers += [levels.sure, levels.likely, levels.possible]
    numbers += [head.open_uniform, head.open_vehicle]
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            classes=np.array(head.classes),
            bias=head.bias.astype(np.float32),
            vehicle_bias=head.vehicle_bias.astype(np.float32),
            numbers=np.array(numbers, np.float64),
            **{name: array.astype(np.float16) for name, array in small.items()},  # type: ignore[arg-type]  # its stubs mistake ** for a flag
        )


def read_head(path: Path) -> Head:
    """The head in a file. Raises OSError, ValueError or KeyError where it is none."""
    with np.load(path, allow_pickle=False) as arrays:
        numbers = arrays["numbers"].tolist()
        return Head(
            classes=tuple(str(name) for name in arrays["classes"]),
            weights=arrays["weights"].astype(np.float32),
            bias=arrays["bias"],
            mean=arrays["mean"].astype(np.float32),
            spread=arrays["spread"].astype(np.float32),
            vehicle=arrays["vehicle"].astype(np.float32),
            vehicle_bias=arrays["vehicle_bias"],
            whole=Calibration(*numbers[0:2]),
            torso=Calibration(*numbers[2:4]),
            vehicles=Calibration(*numbers[4:6]),
            uniform_levels=Levels(*numbers[6:9]),
            vehicle_levels=Levels(*numbers[9:12]),
            open_uniform=numbers[12],
            open_vehicle=numbers[13],
        )


@cache
def shipped_head() -> Head:
    """The head that comes with the program."""
    return read_head(HEAD_FILE)
