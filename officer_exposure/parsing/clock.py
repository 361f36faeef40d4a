"""Times as files write them: "2024:05:01 10:00:00", "2024-05-01T10:00:00.5+02:00", with a zone or without."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from officer_exposure.places.zones import is_believable, offset_at

_TIME = re.compile(
    r"\s*(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?"
    r"\s*(UTC|GMT|[Zz]|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"\s*([+-])(\d\d):?(\d\d)?", re.ASCII)
_MOST_MINUTES = 14 * 60


class Moment(NamedTuple):
    """A time. `clock`: seconds since 1970-01-01 00:00, as written. `offset`: minutes ahead of UTC; None: not said."""

    clock: float
    offset: int | None = None

    @property
    def utc(self) -> float | None:
        """Seconds since 1970 in UTC; None where the zone is not known."""
        return None if self.offset is None else self.clock - self.offset * 60


def parse_time(text: str) -> Moment | None:
    """The time at the beginning of `text`; None where there is none, or none that can be believed."""
    found = _TIME.match(text[:64])
    if found is None:
        return None
    year, month, day, hour, minute = (int(found[number]) for number in range(1, 6))
    try:
        clock = datetime(year, month, day, hour, minute, min(int(found[6] or 0), 59), tzinfo=UTC).timestamp()
    except ValueError:  # "0000:00:00 00:00:00" is what cameras without a clock write
        return None
    if not is_believable(clock):
        return None
    return Moment(clock + float(f"0.{found[7] or 0}"), parse_offset(found[8] or ""))


def utc_of(text: str) -> float | None:
    """Seconds since 1970 in UTC of a time in `text`, for formats whose times are UTC unless they name a zone."""
    try:
        time = datetime.fromisoformat(text)  # quick, and right for nearly all of a million
    except ValueError:
        moment = parse_time(text)
        return None if moment is None else moment.clock - (moment.offset or 0) * 60
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def parse_offset(text: str) -> int | None:
    """Minutes ahead of UTC from "+02:00", "-0730", "Z" or "UTC"; None for anything else."""
    if text.strip().upper() in ("Z", "UTC", "GMT"):
        return 0
    found = _OFFSET.match(text)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > _MOST_MINUTES:
        return None
    return -minutes if found[1] == "-" else minutes


def at_place(utc: float, latitude: float, longitude: float) -> Moment:
    """A time in UTC on the clock of a place."""
    offset = offset_at(latitude, longitude, utc)
    return Moment(utc + offset * 60, offset)
