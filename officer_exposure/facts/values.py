"""What a birthday and a position may be. The same rules hold for a facts file and for the window."""

from __future__ import annotations

import re
from datetime import date

from officer_exposure.parsing.coordinates import parse_coordinate

MOST_ENTRIES = 200
"""In one list. Nobody has more; a file that was made to be huge must not stop the program."""

LONGEST_TEXT = 300

_BIRTHDAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_AMERICAN = re.compile(r"(?P<month>\d\d?)[/.-](?P<day>\d\d?)[/.-](?P<year>(?:19|20)\d\d)")
_BETWEEN = (re.compile(r"[,;]"), re.compile(r"(?<=[NS])", re.IGNORECASE), re.compile(r"\s+"))
"""What may stand between latitude and longitude: tried in this order, where it stands there once."""


def is_birthday(text: str) -> bool:
    """Whether it is a day of the calendar, written as 1985-04-23."""
    try:
        return bool(_BIRTHDAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def birthday_in(text: str) -> str | None:
    """A day as people in the United States write it, 4/23/1985, or as 1985-04-23; None where it is none."""
    plain = text.strip()
    if match := _AMERICAN.fullmatch(plain):
        plain = f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}"
    return plain if is_birthday(plain) else None


def is_position(position: tuple[float, float]) -> bool:
    """Whether it is a latitude and a longitude in WGS 84 degrees."""
    latitude, longitude = position
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def position_in(text: str) -> tuple[float, float] | None:
    """Coordinates as maps give them to copy: "40.1, -75.2" or 40°26'46"N 79°58'56"W; None where they are none."""
    for between in _BETWEEN:
        parts = between.split(text.strip(" ()"))
        if len(parts) == 2:
            latitude, longitude = (parse_coordinate(part) for part in parts)
            if latitude is not None and longitude is not None and is_position((latitude, longitude)):
                return latitude, longitude
    return None
