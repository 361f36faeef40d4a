"""The clock of a place: how far it is from UTC, told from the position alone, without a network.

`tzfpy` knows the zones' borders, `zoneinfo` their rules. At sea, and where either knows nothing, the longitude decides:
such a clock can be an hour or two off, which still tells night from day.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_SECONDS_PER_DEGREE = 240
_FIRST, _LAST = 0.0, 4_102_444_800.0
"""1970 to 2100: outside, no time in a file is believed."""


def is_believable(seconds: float) -> bool:
    """Whether seconds since 1970 can be the time of something recorded."""
    return _FIRST < seconds < _LAST


def offset_at(latitude: float, longitude: float, utc: float) -> int:
    """Minutes that the clock of a place is ahead of UTC, at `utc` seconds since 1970 (a believable time)."""
    zone = _zone(round(latitude, 2), round(longitude, 2))
    if zone is None:
        return round(longitude * _SECONDS_PER_DEGREE / 3600) * 60
    offset = datetime.fromtimestamp(utc, UTC).astimezone(zone).utcoffset()
    return round(offset.total_seconds() / 60) if offset is not None else 0


@lru_cache(maxsize=4096)
def _zone(latitude: float, longitude: float) -> ZoneInfo | None:
    import tzfpy

    name: str = tzfpy.get_tz(longitude, latitude)
    if not name or name.startswith("Etc/"):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
