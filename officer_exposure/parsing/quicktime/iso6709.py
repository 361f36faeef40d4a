"""Positions written as text: ISO 6709 as films carry it ("+27.1281+100.2508/", also in minutes and in seconds)."""

from __future__ import annotations

import re

UNREADABLE_POSITION = "A position in this file is written in a way that cannot be read."

_COORDINATES = re.compile(
    r"([+-])(\d{1,6})(?:[.,](\d{0,12}))?\s*([+-])(\d{1,7})(?:[.,](\d{0,12}))?(?:[+-]\d{1,6}(?:[.,]\d{0,12})?)?"
)
_LONGEST = 256


def parse_iso6709(text: str) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees, or None. Its digits tell whether minutes and seconds follow."""
    match = _COORDINATES.match(text[:_LONGEST].strip("\0 \t\r\n"))
    if match is None:
        return None
    north, latitude, latitude_rest, east, longitude, longitude_rest = match.groups()
    places = max(len(latitude) - 2, 0) // 2
    return (
        _degrees(north, latitude, latitude_rest or "0", places),
        _degrees(east, longitude, longitude_rest or "0", places),
    )


def _degrees(sign: str, digits: str, rest: str, places: int) -> float:
    """The last `places` pairs of digits are minutes and seconds; the decimals belong to the last number."""
    cut = len(digits) - 2 * places
    numbers = [float(digits[:cut] or 0), *(float(digits[place : place + 2]) for place in range(cut, len(digits), 2))]
    numbers[-1] += float(f"0.{rest}")
    value = sum(number / float(60**place) for place, number in enumerate(numbers))
    return -value if sign == "-" else value
