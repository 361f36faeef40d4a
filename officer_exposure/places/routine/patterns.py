"""What a routine can be. Counts of weeks and days back every one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(StrEnum):
    """What sort of routine."""

    WEEKLY = "weekly"
    SCHOOL_RUN = "school_run"
    WORK_HOURS = "work_hours"
    WORKDAYS = "workdays"
    SHIFTS = "shifts"
    EMPTY_HOME = "empty_home"


@dataclass(frozen=True)
class Pattern:
    """One routine. `spot`: (latitude, longitude). `by_chance`: how many like it random times would give in all.

    `seen`, `of`: in how many weeks (or days) of how many it was seen. `unit`: "weeks" or "days". `when`: in words, such
    as "Tuesday, about 18:00". `files`: what carries it, by place in what was given.
    """

    kind: Kind
    spot: tuple[float, float]
    when: str
    seen: int
    of: int
    unit: str
    by_chance: float
    files: tuple[int, ...]


def clock(hour: float) -> str:
    """An hour of the day to the next quarter: 17.9 is "18:00"."""
    quarters = round(hour * 4) % 96
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


def at_least(hits: int, cases: int, share: float) -> float:
    """The probability of so many hits or more among so many cases, each with this share (binomial)."""
    from scipy.special import bdtrc

    return 1.0 if hits <= 0 else float(bdtrc(hits - 1, cases, min(max(share, 0.0), 1.0)))
