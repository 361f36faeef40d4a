"""The same place on the same day of the week at about the same time."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.places.routine.comparing import Elsewhere, often
from officer_exposure.places.routine.patterns import WEEKDAYS, Kind, Pattern, at_least, clock
from officer_exposure.places.routine.visits import Flags, Visits

_FEWEST_WEEKS = 4
_LEAST_SHARE = 0.25
_HALF_WINDOW_H = 1.5
_WINDOWS_TRIED = 4
"""Windows overlap: so many of them are independent of each other, about."""


def weekly(visits: Visits, away: Flags) -> Iterator[Pattern]:
    """Every spot away from home, day and time that comes again in at least four weeks, and a quarter of all.

    Tested against visits that fall on any day of the week as the others of this person do, at the same time of day.
    """

    busy = sorted(often(visits, away & (visits.spot >= 0), _FEWEST_WEEKS, 1))
    tried = max(len(busy), 1) * 7 * _WINDOWS_TRIED
    for spot in busy:
        here = visits.only(away & (visits.spot == spot))
        others = Elsewhere(visits, visits.only(visits.spot == spot))
        for weekday in range(7):
            found = _on(weekday, here, others, visits)
            if found is not None:
                yield Pattern(**{**found.__dict__, "by_chance": min(found.by_chance * tried, 1e9)})


def _on(weekday: int, here: Visits, others: Elsewhere, everything: Visits) -> Pattern | None:
    """Visits to one spot on one day of the week; the probability is not yet corrected for how much was tried."""
    import numpy as np

    on_day = here.weekday == weekday
    if np.count_nonzero(on_day) < _FEWEST_WEEKS:
        return None
    middle = float(np.median(here.hour[on_day]))
    timely = np.abs((here.hour - middle + 12) % 24 - 12) <= _HALF_WINDOW_H
    weeks = np.unique(here.week[on_day & timely])
    if len(weeks) < _FEWEST_WEEKS:
        return None
    known = everything.weeks_seen
    known = known[(known >= weeks[0]) & (known <= weeks[-1])]
    if len(weeks) < _LEAST_SHARE * len(known):
        return None
    days = np.unique(here.day[timely])
    usual = others.weekdays[weekday] if len(others) else np.mean((days + 3) % 7 == weekday)
    share = max(1 / 7, float(usual))
    latitude, longitude = here.spots[here.spot[0]]
    return Pattern(
        kind=Kind.WEEKLY,
        spot=(float(latitude), float(longitude)),
        when=f"{WEEKDAYS[weekday]}, about {clock(float(np.median(here.hour[on_day & timely])))}",
        seen=len(weeks),
        of=len(known),
        unit="weeks",
        by_chance=at_least(len(weeks), len(days), share),
        files=tuple(int(one) for one in np.unique(here.file[on_day & timely])),
    )
