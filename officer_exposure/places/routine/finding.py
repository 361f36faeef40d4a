"""The few clearest routines of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from officer_exposure.places.routine.absence import AT_HOME_M, absences
from officer_exposure.places.routine.patterns import Kind, Pattern
from officer_exposure.places.routine.shifts import shifts
from officer_exposure.places.routine.visits import Flags, Visits
from officer_exposure.places.routine.weekly import weekly
from officer_exposure.places.routine.workdays import school_run, work_hours, workdays

MOST_BY_CHANCE = 0.01
"""Of 200 people with random times, one or two may be told of a routine that is none."""

_MOST = {Kind.WEEKLY: 3, Kind.SCHOOL_RUN: 2, Kind.WORK_HOURS: 1, Kind.WORKDAYS: 1, Kind.SHIFTS: 1, Kind.EMPTY_HOME: 2}
_LEAST_SURE = {Kind.WEEKLY: 0.02}


def find_routine(visits: Visits, home: tuple[float, float] | None) -> tuple[Pattern, ...]:
    """What can be told of somebody's week; nothing where there is too little. `home`: latitude, longitude.

    When nobody is at home is told only where home is known.
    """
    if not len(visits):
        return ()
    kept: list[Pattern] = []
    for kind, most in _MOST.items():
        clear = [one for one in _found(kind, visits, home) if one.by_chance < _LEAST_SURE.get(kind, MOST_BY_CHANCE)]
        kept += sorted(clear, key=lambda one: (one.by_chance, -one.seen))[:most]
    return tuple(_without_echoes(kept))


def _found(kind: Kind, visits: Visits, home: tuple[float, float] | None) -> Iterable[Pattern]:
    away = _away(visits, home)
    match kind:
        case Kind.WEEKLY:
            return weekly(visits, away)
        case Kind.SCHOOL_RUN:
            return school_run(visits, away)
        case Kind.WORK_HOURS:
            return work_hours(visits, away)
        case Kind.WORKDAYS:
            return workdays(visits, away)
        case Kind.SHIFTS:
            return shifts(visits, away)
        case Kind.EMPTY_HOME:
            return absences(visits, home) if home is not None else ()


def _away(visits: Visits, home: tuple[float, float] | None) -> Flags:
    import numpy as np

    return np.ones(len(visits), dtype=bool) if home is None else visits.from_home(home) > AT_HOME_M


def _without_echoes(patterns: list[Pattern]) -> Iterator[Pattern]:
    """A place told of as work or school need not be told of day by day; with shifts, workdays are days like others."""
    told = {one.spot for one in patterns if one.kind in {Kind.WORK_HOURS, Kind.SCHOOL_RUN, Kind.SHIFTS}}
    has_shifts = any(one.kind is Kind.SHIFTS for one in patterns)
    for one in patterns:
        day_by_day = one.kind in {Kind.WEEKLY, Kind.WORKDAYS} and one.spot in told
        if not day_by_day and not (has_shifts and one.kind is Kind.EMPTY_HOME):
            yield one
