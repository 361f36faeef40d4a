"""The spot of a place: where its most telling points lie, not the middle of everything that was linked to it.

In a dense city a deli and a bar are linked to the home above them. The spot that the nights come from is home.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from officer_exposure.places.clusters import Labels, Numbers

LIKELIHOOD = (4.6, 5.7, 6.9, 6.5, 6.0, 4.0, 2.5, 1.4, 0.9, *[0.65] * 9, 0.9, 1.2, 1.5, 2.0, 2.5, 3.4)
"""How much likelier each hour of the day is at home than elsewhere, measured on labelled stops."""

UNKNOWN_HOUR = 0.5

_METERS = 111_195.0
_CELL_M = 25.0
_AROUND_M = 30.0


def likelihood(hours: Numbers) -> Numbers:
    """How much each hour (0 to below 24, NaN where not known) speaks for a home."""
    import numpy as np

    known = ~np.isnan(hours)
    found: Numbers = np.where(known, np.array(LIKELIHOOD)[np.where(known, hours, 0.0).astype(np.int64)], UNKNOWN_HOUR)
    return found


def middles(points: Numbers, weights: Numbers, place: Labels, count: int) -> tuple[Numbers, Numbers]:
    """Latitude and longitude of each place's spot: the mean of what lies within 30 m of its weightiest square.

    `points`: one row (latitude, longitude) each, degrees. A longitude that crosses the date line goes beyond 180.
    """
    import numpy as np

    flat = np.cos(np.radians(points[:, 0]))
    north, east = points[:, 0] * _METERS, points[:, 1] * _METERS * flat
    squares = np.stack([place, np.floor(north / _CELL_M), np.floor(east / _CELL_M)], axis=1)
    _, square_of = np.unique(squares, axis=0, return_inverse=True)
    square_of = square_of.reshape(-1)
    heavy = np.bincount(square_of, weights)
    order = np.lexsort((heavy[square_of], place))
    last = np.searchsorted(place[order], np.arange(count), side="right") - 1
    best = square_of[order][last]
    inside = square_of == best[place]
    start_north, start_east = (_mean(axis, weights * inside, place, count) for axis in (north, east))
    near = np.hypot(north - start_north[place], east - start_east[place]) <= _AROUND_M
    kept = weights * (near | inside)
    return _mean(points[:, 0], kept, place, count), _mean(points[:, 1], kept, place, count)


def _mean(values: Numbers, weights: Numbers, place: Labels, count: int) -> Numbers:
    """The weighted mean of each place. Values are taken from the first of each, so that no decimals are lost."""
    import numpy as np

    first = values[np.unique(place, return_index=True)[1]] if count else np.zeros(0)
    apart = values - first[place]
    found: Numbers = first + np.bincount(place, weights * apart, count) / np.bincount(place, weights, count)
    return found
