"""How often a stranger would be right about where somebody lives and works: made-up people, and labelled stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.wilson import Share
from officer_exposure.places.cells import meters_between
from officer_exposure.places.guess import Candidate, guess
from officer_exposure.places.whereabouts import Stay
from training.homes.people import MANNERS, NEVER_HOME, Manner, made
from training.homes.stops import NAME, STOP_M, THINNED, Stopped, halves, read_stops, thinned

Spot = tuple[float, float]
Row = tuple[str, str]

NOTES = (
    "Made-up people are those of `training/homes/people.py`. Their days are guesses of ours: the figures hold for "
    "people who live like them. The numbers of the ranking were fitted on other made-up people of the same manners, "
    "and on one half of the people with labelled stops. Measured is on the other half: with all of their stops, and "
    "thinned to some posts of which a share is at home. A place is right within 100 m, a labelled stop where it is "
    "that very place. Who gets no answer counts as wrong.\n"
)
_FOUND_M = 100.0
_SEEDS = range(400_000, 400_300)
_LAYOUTS = (1, 2, 3)
_SURE = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))


@dataclass(frozen=True)
class Asked:
    """One person: how far each place that was named is from the nearest true one, in meters; how sure the first is."""

    home: tuple[float, ...]
    home_sure: float
    work: tuple[float, ...]
    work_sure: float
    second: tuple[float, ...]
    works: bool
    other_homes: int
    home_as_work: bool
    within: float = _FOUND_M

    def first(self) -> bool:
        """The first place is home."""
        return bool(self.home) and self.home[0] <= self.within

    def three(self) -> bool:
        """One of the first three is."""
        return any(one <= self.within for one in self.home)


def living(data: Path | None, people: int = len(_SEEDS)) -> Iterator[tuple[str, list[Row]]]:
    """Every table. `data`: the folder of labelled stops, None where there is none. `people`: of each manner."""
    stopped = [list(halves(read_stops(data, seed)))[1] for seed in _LAYOUTS] if data else []
    dense = [_stopped(one, one.stays()) for layout in stopped for one in layout]
    thin = {way: [_stopped(one, thinned(one, *way, seed=4)) for one in stopped[0]] for way in THINNED if stopped}
    by_manner = {name: _made(manner, people) for name, manner in MANNERS.items()}
    never = _made(NEVER_HOME, people)
    sparse = [one for some in (*by_manner.values(), *thin.values()) for one in some]
    yield "Home, from all stops of real people (three layouts of their places)", list(_found("people", dense))
    yield (
        "Home, from some posts of real people",
        [
            row
            for count, share in THINNED
            for row in _found(f"{count} posts, {share:.0%} at home", thin.get((count, share), []))
        ],
    )
    yield "Home, of made-up people", [row for name, some in by_manner.items() for row in _found(name, some)]
    yield "How sure it says it is of a home, and how often it is right", list(_reliability(sparse, never))
    yield "Work", list(_work(sparse, dense))
    yield "A second home, from all stops of real people", list(_second(dense))


def stops_below(folder: Path) -> Path | None:
    """The folder with labelled stops below one with development data, if there is any."""
    return folder / "places" if (folder / "places" / NAME).exists() else None


def _made(manner: Manner, people: int) -> list[Asked]:
    persons = [made(manner, seed) for seed in _SEEDS[:people]]
    return [_asked(one.stays, [one.home], [one.work]) for one in persons]


def _stopped(one: Stopped, stays: Sequence[Stay]) -> Asked:
    return _asked(stays, one.spots("H"), one.spots("W"), STOP_M)


def _asked(stays: Sequence[Stay], homes: Sequence[Spot], works: Sequence[Spot], within: float = _FOUND_M) -> Asked:
    found = guess(stays)
    seen = [spot for spot in works if any(_meters((one.latitude, one.longitude), spot) <= within for one in stays)]
    return Asked(
        home=_distances(found.home, homes),
        home_sure=found.home[0].confidence if found.home else 0.0,
        work=_distances(found.work, works),
        work_sure=found.work[0].confidence if found.work else 0.0,
        second=_distances(found.second_home, homes),
        works=bool(seen),
        other_homes=len(homes) - 1,
        home_as_work=bool(found.work) and _distances(found.work[:1], homes)[0] <= within,
        within=within,
    )


def _distances(places: Iterable[Candidate], spots: Sequence[Spot]) -> tuple[float, ...]:
    return tuple(
        min((_meters((one.latitude, one.longitude), spot) for spot in spots), default=float("inf")) for one in places
    )


def _meters(one: Spot, other: Spot) -> float:
    return meters_between(one, other)


def _share(which: Iterable[bool]) -> str:
    judged = list(which)
    return str(Share(sum(judged), len(judged)))


def _found(name: str, asked: Sequence[Asked]) -> Iterator[Row]:
    yield f"{name}: first place", _share(one.first() for one in asked)
    yield f"{name}: one of the first three", _share(one.three() for one in asked)


def _reliability(asked: Sequence[Asked], never: Sequence[Asked]) -> Iterator[Row]:
    for low, high in _SURE:
        those = [one for one in asked if one.home and low <= one.home_sure < high]
        mean = f", {sum(one.home_sure for one in those) / len(those):.0%} on average" if those else ""
        yield f"says {low:.0%} to {min(high, 1):.0%}{mean}", _share(one.first() for one in those)
    yield "says nothing, though there is a home", _share(not one.home for one in asked)
    yield "says nothing, where nothing was posted from home", _share(not one.home for one in never)
    yield "says 50% or more, where nothing was posted from home", _share(one.home_sure >= 0.5 for one in never)


def _work(sparse: Sequence[Asked], dense: Sequence[Asked]) -> Iterator[Row]:
    for name, asked in (("some posts", sparse), ("all stops", dense)):
        told = [one for one in asked if one.work_sure >= 0.5]
        yield f"{name}: the place that is told is work", _share(one.work[0] <= one.within for one in told)
        working = [one for one in asked if one.works]
        yield (
            f"{name}: work is told, where it was seen",
            _share(one.work_sure >= 0.5 and one.work[0] <= one.within for one in working),
        )
        yield f"{name}: home is told as work", _share(one.home_as_work for one in told)


def _second(dense: Sequence[Asked]) -> Iterator[Row]:
    right = [sum(meters <= one.within for meters in one.second) for one in dense]
    told = sum(len(one.second) for one in dense)
    yield "places told that are a home", str(Share(sum(right), told))
    yield "second homes that are told", str(Share(sum(right), sum(max(one.other_homes, 0) for one in dense)))
