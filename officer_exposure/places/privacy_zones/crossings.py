"""Ends that lie together become one crossing: the same street corner ten times is no ten witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from officer_exposure.places.privacy_zones.ends import Ends, Indices, Numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_APART_M = 25.0
"""Wider than the noise of a receiver (3-10 m), narrower than a block."""

_LEAST_ONE_WAY = 0.5
"""Two ends a right angle apart have a mean direction of 0.7, two that lead opposite ways one of 0."""

_NOISE_M = 4.0
_LEAST_SIGMA_M = 2.5
_LONGEST_STEP_M = 80.0


@dataclass(frozen=True)
class Crossings:
    """Where tracks cross what hides their ends, in the plane of the ends they come from.

    `at`: (m, 2), in meters, half a step before the first visible points: the edge was crossed in between. `onward`: (m,
    2), the mean direction, shorter than 1 where directions differ. `sigma`: (m,), meters. `of`: (n,), the crossing of
    each end. `count`: (m,), ends of each.
    """

    at: Numbers
    onward: Numbers
    sigma: Numbers
    of: Indices
    count: Numbers

    def __len__(self) -> int:
        return len(self.at)

    @property
    def one_way(self) -> NDArray[np.bool_]:
        """(m,) whether all ends there lead about the same way, as on the edge of a zone; from a door they lead off."""
        import numpy as np

        found: NDArray[np.bool_] = np.hypot(self.onward[:, 0], self.onward[:, 1]) >= _LEAST_ONE_WAY
        return found

    def only(self, chosen: NDArray[np.bool_] | Indices) -> Crossings:
        """Those that are chosen; `of` stays as it was."""
        return Crossings(self.at[chosen], self.onward[chosen], self.sigma[chosen], self.of, self.count[chosen])


def crossings_of(ends: Ends) -> Crossings:
    """Bundle ends within 25 m of each other, one after the other."""
    import numpy as np

    step = np.minimum(ends.step, _LONGEST_STEP_M)
    before = ends.at - ends.onward * (step / 2)[:, None]
    of = _bundles(before)
    count = np.bincount(of).astype(float)
    alone = _NOISE_M**2 + step**2 / 12
    return Crossings(
        at=_means(before, of, count),
        onward=_means(ends.onward, of, count),
        sigma=np.sqrt(np.maximum(_mean(alone, of, count) / count, _LEAST_SIGMA_M**2)),
        of=of,
        count=count,
    )


def _bundles(at: Numbers) -> Indices:
    """The number of each one's bundle: that of the first one within reach."""
    import numpy as np

    leaders = np.empty_like(at)
    of = np.empty(len(at), dtype=np.intp)
    known = 0
    for number, spot in enumerate(at):
        near = leaders[:known] - spot
        distance = np.einsum("ij,ij->i", near, near)
        closest = int(distance.argmin()) if known else 0
        if not known or distance[closest] > _APART_M**2:
            leaders[known] = spot
            closest, known = known, known + 1
        of[number] = closest
    return of


def _means(values: Numbers, of: Indices, count: Numbers) -> Numbers:
    import numpy as np

    return np.stack([_mean(values[:, column], of, count) for column in range(values.shape[1])], axis=1)


def _mean(values: Numbers, of: Indices, count: Numbers) -> Numbers:
    import numpy as np

    return np.bincount(of, weights=values) / count
