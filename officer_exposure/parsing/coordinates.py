"""Coordinates written as text: "48,8.2615N", "48,8,15S", "-33.85", "48 deg 8' 15.5\" N". Signed degrees come out."""

from __future__ import annotations

import re

_NUMBER = r"(\d{1,10}(?:\.\d{0,20})?)"
_GAP = r"[\s,:'\"°º\u2019\u201d\u2032\u2033]"
_COORDINATE = re.compile(
    rf"\s*([NSEWnsew])?\s*([+-])?{_NUMBER}(?:{_GAP}+{_NUMBER})?(?:{_GAP}+{_NUMBER})?{_GAP}*([NSEWnsew])?[\s\0]*",
    re.ASCII,
)
_RATIO = re.compile(r"(\d{1,10})/(\d{1,10})", re.ASCII)
_NEGATIVE = frozenset("SWsw")


def parse_coordinate(text: str, reference: str = "") -> float | None:
    """Degrees, south and west negative; None where `text` is no coordinate.

    `reference` ("N", "South" ...) counts only where `text` has no letter of its own. A decimal comma is told from the
    comma between degrees and minutes by its digits: there are no 60 minutes, and no minutes of three figures.
    """
    match = _COORDINATE.fullmatch(_RATIO.sub(_divide, text[:80].replace("deg", " ")))
    if match is None:
        return None
    before, sign, degrees, minutes, seconds, after = match.groups()
    value = _degrees(degrees, minutes, seconds)
    letter = before or after or reference.strip()[:1]
    return -value if sign == "-" or letter in _NEGATIVE else value


def _divide(ratio: re.Match[str]) -> str:
    below = int(ratio[2])
    return f"{int(ratio[1]) / below:.12f}" if below else "x"


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> float:
    if minutes is None:
        return float(degrees)
    if _is_fraction(degrees, minutes):
        return float(f"{degrees}.{minutes}")
    if seconds is None:
        return float(degrees) + float(minutes) / 60
    if _is_fraction(minutes, seconds):
        return float(degrees) + float(f"{minutes}.{seconds}") / 60
    return float(degrees) + float(minutes) / 60 + float(seconds) / 3600


def _is_fraction(whole: str, digits: str) -> bool:
    return whole.isdigit() and digits.isdigit() and (len(digits) > 2 or int(digits) >= 60)
