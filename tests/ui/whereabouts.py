"""A store that knows six weeks of somebody's places; what follows from them, the real checks say."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from officer_exposure.events import Coverage
from officer_exposure.facts.known import homes
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts, pack
from officer_exposure.registry import load_checks
from officer_exposure.relating import PeopleRun
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store

HOME = (39.8201, -89.6501)
WORK = (39.7990, -89.6440)
GYM = (39.7500, -89.6000)
SOURCE = "Phone"
TODAY = date(2026, 11, 26)

_FIRST = datetime(2026, 9, 7, tzinfo=UTC)
_DAYS = 42
_METER = 1 / 111_195


def located() -> list[Located]:
    """Photos at home by night and at work by day, a visit to a gym each Tuesday, and runs that begin at the door."""
    return [*_photos(), *_visits(), *_runs()]


def _photos() -> Iterator[Located]:
    chance = random.Random(4)
    for number in range(_DAYS):
        day = _FIRST + timedelta(days=number)
        spots = [(HOME, 7.2), (HOME, 22.1)] + ([(WORK, 10.0), (WORK, 15.0)] if day.weekday() < 5 else [])
        for middle, hour in spots:
            start = (day + timedelta(hours=hour + chance.random())).timestamp()
            place = [degrees + chance.gauss(0, 12) * _METER for degrees in middle]
            stay = Stay(place[0], place[1], start, start, -300, 8.0, 1, "exif")
            yield Located(SOURCE, f"album/{day:%m%d}-{hour:04.1f}.jpg", Whereabouts((stay,)))


def _visits() -> Iterator[Located]:
    starts = [(_FIRST + timedelta(weeks=week, days=1, hours=18)).timestamp() for week in range(6)]
    visits = tuple(Stay(*GYM, start, start + 3600, -300, 10.0, 1, "post") for start in starts)
    yield Located(SOURCE, "checkins.json", Whereabouts(visits))


def _runs() -> Iterator[Located]:
    for number in range(6):
        start = (_FIRST + timedelta(days=7 * number, hours=19)).timestamp()
        line = [(HOME[0] + step * 0.001, HOME[1] + step * number * 0.0003, float(step * 60)) for step in range(20)]
        track = Track(pack(iter(line)), start, -300, "running")
        yield Located(SOURCE, f"runs/run{number}.gpx", Whereabouts((), (track,)))


def two_lives() -> list[Located]:
    """Evenings at one place in some weeks and at another in others: a stranger cannot be sure."""
    files = []
    for number in range(20):
        place = HOME if number // 5 % 2 else GYM
        start = (_FIRST + timedelta(days=2 * number, hours=19 + number % 3)).timestamp()
        stay = Stay(*place, start, start, -300, 8.0, 1, "exif")
        files.append(Located(SOURCE, f"evening{number}.jpg", Whereabouts((stay,))))
    return files


def fill(store: Store, files: Sequence[Located] | None = None) -> None:
    """Write them down, and let the checks judge."""
    run = store.runs.begin(RunKind.PEOPLE, (SOURCE,), {}, {}, TODAY, [])
    store.runs.record(run, (), (), (), located() if files is None else files)
    store.runs.finish(run, Coverage(), False, (), TODAY)
    for _ in PeopleRun(store, load_checks(), homes(store.facts.load()), today=TODAY).run():
        pass
