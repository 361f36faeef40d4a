"""What comes again on workdays: hours of work, a short stop as at a school, or moments at one place."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.places.routine.comparing import Elsewhere, often
from officer_exposure.places.routine.patterns import Kind, Pattern, at_least, clock
from officer_exposure.places.routine.visits import HOUR_S, Flags, Visits

_FEWEST_DAYS, _FEWEST_WEEKS = 8, 3
_FRIDAY = 4
_LONG_H, SHORT_H = 4.0, 0.75
_NEAR_H = 1.0
_NEARER_H = 0.5
_LEAST_TIMELY = 0.6
_LEAST_CHANCE_OF_TIME = 0.12
SCHOOL_TIMES = ((6.75, 9.5), (13.5, 17.0))
_WINDOWS_TRIED = 6


def work_hours(visits: Visits, away: Flags) -> Iterator[Pattern]:
    """Long stays at one spot away from home that begin at the same time, mostly on workdays."""
    import numpy as np

    lasting = (visits.end - visits.start) / HOUR_S
    long = away & (lasting >= _LONG_H) & (lasting <= 16) & (visits.spot >= 0)
    for spot in often(visits, long, _FEWEST_DAYS, _FEWEST_WEEKS):
        here = visits.only(long & (visits.spot == spot))
        leaves = float(np.median(here.end % 86_400.0 / HOUR_S))
        found = _timely(here, Elsewhere(visits, visits.only(visits.spot == spot)), _NEAR_H, Kind.WORK_HOURS)
        if found is not None:
            yield Pattern(**{**found.__dict__, "when": f"{found.when} to {clock(leaves)}"})


def school_run(visits: Visits, away: Flags) -> Iterator[Pattern]:
    """Short stops at one spot at the times of a school, on workdays only. Stays without a length tell nothing."""
    import numpy as np

    lasting = (visits.end - visits.start) / HOUR_S
    for first, last in SCHOOL_TIMES:
        short = (
            away
            & (lasting > 0)
            & (lasting <= SHORT_H)
            & (visits.spot >= 0)
            & (visits.hour >= first)
            & (visits.hour <= last)
        )
        for spot in often(visits, short, _FEWEST_DAYS, _FEWEST_WEEKS):
            here = visits.only(short & (visits.spot == spot))
            everything_here = visits.only(away & (visits.spot == spot))
            if np.mean(everything_here.weekday <= _FRIDAY) < 0.95:
                continue
            found = _timely(here, Elsewhere(visits, visits.only(visits.spot == spot)), _NEARER_H, Kind.SCHOOL_RUN)
            if found is not None:
                yield found


def workdays(visits: Visits, away: Flags) -> Iterator[Pattern]:
    """Moments at one spot away from home that come at the same time, mostly on workdays: what for is not known."""
    moments = away & (visits.end - visits.start < HOUR_S) & (visits.spot >= 0)
    for spot in often(visits, moments, _FEWEST_DAYS, _FEWEST_WEEKS):
        here = visits.only(moments & (visits.spot == spot))
        found = _timely(here, Elsewhere(visits, visits.only(visits.spot == spot)), _NEAR_H, Kind.WORKDAYS)
        if found is not None:
            yield found


def _timely(here: Visits, others: Elsewhere, near: float, kind: Kind) -> Pattern | None:
    """The pattern where the visits are both on workdays and at one time of day, more than this person's others are."""
    import numpy as np

    on_workday = here.weekday <= _FRIDAY
    if not on_workday.any():
        return None
    middle = float(np.median(here.hour[on_workday]))
    timely = np.abs((here.hour - middle + 12) % 24 - 12) <= near
    chosen = timely & on_workday
    days, all_days = np.unique(here.day[chosen]), np.unique(here.day)
    if len(days) < _FEWEST_DAYS or len(days) < _LEAST_TIMELY * len(all_days):
        return None
    usual = others.share_near_hour(middle, near) if len(others) else _LEAST_CHANCE_OF_TIME
    usual_day = others.share_up_to(_FRIDAY) if len(others) else 5 / 7
    by_time = at_least(len(days), len(all_days), max(usual, _LEAST_CHANCE_OF_TIME))
    on_workdays = len(np.unique(here.day[on_workday]))
    by_day = at_least(on_workdays, len(all_days), max(usual_day, 5 / 7))
    latitude, longitude = here.spots[here.spot[0]]
    return Pattern(
        kind=kind,
        spot=(float(latitude), float(longitude)),
        when=f"Workdays, about {clock(float(np.median(here.hour[chosen])))}",
        seen=len(days),
        of=len(all_days),
        unit="days",
        by_chance=max(by_time, by_day) * _WINDOWS_TRIED,
        files=tuple(int(one) for one in np.unique(here.file[chosen])),
    )
