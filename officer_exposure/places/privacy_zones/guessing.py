"""First guesses at circles: through three crossings that lie near each other, many times over (RANSAC)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from officer_exposure.places.privacy_zones.crossings import Crossings
from officer_exposure.places.privacy_zones.ends import Indices, Numbers

if TYPE_CHECKING:
    import numpy as np

LEAST_RADIUS_M, MOST_RADIUS_M = 90.0, 1_700.0

_ALL_OF = 24
"""So many crossings have 2,024 triples: all are tried."""

_NEARNESS_M = (500.0, 1_000.0, 1_800.0, 3_400.0)
_TRIED_AT_EACH = 4_000
_SIDEWAYS = -0.3
"""Somebody who leaves a circle moves outwards; a little less than nothing allows for noise in the direction."""

_SEED = 951


def guesses(crossings: Crossings) -> Numbers:
    """Rows of (east, north, radius): circles through three crossings, each of which leads outwards. Always the same."""
    import numpy as np

    triples = _all(len(crossings)) if len(crossings) <= _ALL_OF else _some(crossings, np.random.default_rng(_SEED))
    return _circles(triples, crossings)


def _all(number: int) -> Indices:
    import numpy as np

    return np.array(list(combinations(range(number), 3)), dtype=np.intp).reshape(-1, 3)


def _some(crossings: Crossings, random: np.random.Generator) -> Indices:
    """Triples of near ones. A spot crossed often is drawn more often: it is none of those that occur once."""
    import numpy as np

    apart = np.hypot(*(crossings.at[:, None] - crossings.at[None]).transpose(2, 0, 1))
    often = np.sqrt(crossings.count)
    drawn = []
    for nearness in _NEARNESS_M:
        heap = np.cumsum(np.where(apart < nearness, often[None], 0.0), axis=1)
        first = random.choice(len(crossings), _TRIED_AT_EACH, p=often / often.sum())
        others = [_drawn(heap[first], random) for _ in range(2)]
        drawn.append(np.stack((first, *others), axis=1))
    triples = np.sort(np.concatenate(drawn), axis=1)
    triples = triples[(triples[:, 0] < triples[:, 1]) & (triples[:, 1] < triples[:, 2])]
    return np.unique(triples, axis=0)


def _drawn(heaps: Numbers, random: np.random.Generator) -> Indices:
    import numpy as np

    aim = random.uniform(0, 1, (len(heaps), 1)) * heaps[:, -1:]
    return np.asarray(np.minimum((heaps <= aim).sum(axis=1), heaps.shape[1] - 1))


def _circles(triples: Indices, crossings: Crossings) -> Numbers:
    """The circles through three points each, those of a possible size and with everybody outwards."""
    import numpy as np

    one, two, three = crossings.at[triples].transpose(1, 0, 2)
    to_two, to_three = two - one, three - one
    double_area = 2 * (to_two[:, 0] * to_three[:, 1] - to_two[:, 1] * to_three[:, 0])
    flat = np.abs(double_area) < 1.0
    double_area = np.where(flat, 1.0, double_area)
    square_two, square_three = (to_two**2).sum(axis=1), (to_three**2).sum(axis=1)
    east = (to_three[:, 1] * square_two - to_two[:, 1] * square_three) / double_area
    north = (to_two[:, 0] * square_three - to_three[:, 0] * square_two) / double_area
    radius = np.hypot(east, north)
    middle = one + np.stack((east, north), axis=1)
    away = crossings.at[triples] - middle[:, None]
    outward = (away * crossings.onward[triples]).sum(axis=2) / np.maximum(radius, 1.0)[:, None]
    possible = ~flat & (radius > LEAST_RADIUS_M) & (radius < MOST_RADIUS_M) & (outward > _SIDEWAYS).all(axis=1)
    return np.asarray(np.concatenate((middle, radius[:, None]), axis=1)[possible])
