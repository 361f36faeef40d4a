"""Labelled stops of real people, whole or thinned to what they could have posted. They are read where they lie.

The file (`howde_stops_labelled.parquet` of the shared data) has numbers of places instead of coordinates and
shifted times. The places get coordinates here, at random in a town, which is all that a clustering needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from officer_exposure.places.whereabouts import Stay
from training.homes.people import moved

NAME = "howde_stops_labelled.parquet"
STOP_M = 55.0
"""Places lie 120 m apart at least, so that this close it is the very place."""

THINNED = tuple((count, share) for count in (13, 30, 100) for share in (0.1, 0.2, 0.35))
"""How stops are thinned: so many posts, such a share of them at home."""

_TOWN_M = 5000.0
_STREET_M = 120.0
_STRAY_M = 8.0


@dataclass(frozen=True)
class Stopped:
    """One person's stops, in order: `place` of each, `label` of each place ("H", "W", "O"), its coordinates."""

    person: int
    place: tuple[int, ...]
    start: tuple[float, ...]
    end: tuple[float, ...]
    label: dict[int, str]
    spot: dict[int, tuple[float, float]]

    def spots(self, label: str) -> tuple[tuple[float, float], ...]:
        """Where the places with a label are."""
        return tuple(self.spot[place] for place, its in self.label.items() if its == label)

    def stays(self, seed: int = 0) -> tuple[Stay, ...]:
        """Every stop as a stay, a few meters off."""
        chance = np.random.default_rng(seed)
        return tuple(
            _stay(moved(self.spot[place], *chance.normal(0, _STRAY_M, 2)), start, end)
            for place, start, end in zip(self.place, self.start, self.end, strict=True)
        )


def read_stops(folder: Path, seed: int = 1) -> list[Stopped]:
    """All people, places laid out by `seed`. Raises OSError where the file is missing."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped] # it has no types of its own

    table = pq.read_table(folder / NAME)
    columns = {name: table[name].to_numpy() for name in ("useruuid", "start", "end")}
    places = np.array([int(one) for one in table["loc"].to_pylist()])
    labels = np.array(table["true_location_type"].to_pylist())
    found = []
    for person in np.unique(columns["useruuid"]):
        rows = np.flatnonzero(columns["useruuid"] == person)
        numbers = places[rows]
        found.append(
            Stopped(
                int(person),
                tuple(numbers.tolist()),
                tuple(columns["start"][rows].astype(float).tolist()),
                tuple(columns["end"][rows].astype(float).tolist()),
                dict(zip(numbers.tolist(), labels[rows].tolist(), strict=True)),
                _laid_out(np.unique(numbers).tolist(), np.random.default_rng([seed, int(person)])),
            )
        )
    return found


def thinned(one: Stopped, count: int, home_share: float, seed: int) -> tuple[Stay, ...]:
    """`count` instants out of the stops, such a share of them at home. Each place is posted more or less gladly."""
    chance = np.random.default_rng([seed, one.person])
    place, start, end = np.array(one.place), np.array(one.start), np.array(one.end)
    at_home = np.array([one.label[number] == "H" for number in one.place])
    gladly = {number: float(np.exp(chance.normal(0, 1))) for number in one.label}
    weights = np.array([gladly[number] for number in one.place])
    home = max(2, round(count * home_share))
    chosen = np.concatenate([_drawn(at_home, weights, home, chance), _drawn(~at_home, weights, count - home, chance)])
    when = start[chosen] + chance.uniform(0, 1, len(chosen)) * (end - start)[chosen]
    rows = zip(place[chosen], when, strict=True)
    return tuple(_stay(one.spot[int(number)], float(time), float(time)) for number, time in rows)


def _drawn(which: np.ndarray, weights: np.ndarray, count: int, chance: np.random.Generator) -> np.ndarray:
    rows = np.flatnonzero(which)
    if not len(rows):
        return rows
    return chance.choice(rows, min(count, len(rows)), replace=False, p=weights[rows] / weights[rows].sum())


def _laid_out(numbers: list[int], chance: np.random.Generator) -> dict[int, tuple[float, float]]:
    """Spots of a town, no two in one place."""
    size = int(2 * _TOWN_M / _STREET_M)
    corners = chance.choice(size * size, len(numbers), replace=False)
    middle = (float(chance.uniform(-45, 60)), float(chance.uniform(-170, 170)))
    spots = [moved(middle, (one // size) * _STREET_M, (one % size) * _STREET_M) for one in corners.tolist()]
    return dict(zip(numbers, spots, strict=True))


def _stay(spot: tuple[float, float], start: float, end: float) -> Stay:
    return Stay(*spot, start, end, origin="track")


def halves(people: list[Stopped]) -> Iterator[list[Stopped]]:
    """Two halves by turns: one to fit on, one to measure on."""
    ordered = sorted(people, key=lambda one: one.person)
    yield ordered[::2]
    yield ordered[1::2]
