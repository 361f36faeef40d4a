"""What visits to one spot are compared with, and which spots are worth it: counted, without a copy of all visits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from officer_exposure.places.routine.visits import Flags, Indices, Numbers, Visits

_MANY_DAYS = 1 << 32


@dataclass(frozen=True)
class Elsewhere:
    """All visits but those `here`, which are all of one spot."""

    everything: Visits
    here: Visits

    def __len__(self) -> int:
        return len(self.everything) - len(self.here)

    def share_near_hour(self, hour: float, hours: float) -> float:
        """Of them, those that begin within so many hours of an hour of the day."""
        return (self.everything.near_hour(hour, hours) - self.here.near_hour(hour, hours)) / len(self)

    def share_up_to(self, weekday: int) -> float:
        """Of them, those that begin on a day of the week up to this one."""
        import numpy as np

        everything, here = (int(np.count_nonzero(one.weekday <= weekday)) for one in (self.everything, self.here))
        return (everything - here) / len(self)

    @cached_property
    def weekdays(self) -> Numbers:
        """(7,) the share of the days with any of them that fall on each day of the week."""
        import numpy as np

        days, counts = self.everything.days_seen
        own, theirs = self.here.days_seen
        left = counts.copy()
        left[np.searchsorted(days, own)] -= theirs
        found = np.bincount((days[left > 0] + 3) % 7, minlength=7)
        return np.asarray(found / max(int(found.sum()), 1))


def often(visits: Visits, chosen: Flags, fewest_days: int, fewest_weeks: int) -> list[int]:
    """The spots that were seen on enough days, in enough weeks; the busiest first."""
    import numpy as np

    spots, counts = np.unique(visits.spot[chosen], return_counts=True)
    enough = (_different(visits, chosen, visits.day, spots) >= fewest_days) & (
        _different(visits, chosen, visits.week, spots) >= fewest_weeks
    )
    return [int(spots[one]) for one in np.argsort(-counts, kind="stable") if enough[one]]


def _different(visits: Visits, chosen: Flags, dates: Indices, spots: Indices) -> Indices:
    """How many different dates each spot was seen on."""
    import numpy as np

    both = np.unique(visits.spot[chosen].astype(np.int64) * _MANY_DAYS + dates[chosen])
    return np.bincount(np.searchsorted(spots, both // _MANY_DAYS), minlength=len(spots))
