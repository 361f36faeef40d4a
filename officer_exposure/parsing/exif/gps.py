"""Degrees from the GPS directory, the way exiftool reads them: the reference letter decides the hemisphere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from officer_exposure.parsing.tiff.directories import TEXT_TYPES, Entry, Tiff, numbers_in

_PAIRS = ((0x01, 0x02, 0x03, 0x04), (0x13, 0x14, 0x15, 0x16))
"""Tags of latitude reference, latitude, longitude reference and longitude: of the camera and of its destination."""

_UNSIGNED, _SIGNED = 5, 10
_RATIONALS = (_UNSIGNED, _SIGNED)
_NEGATIVE = 0x8000_0000
"""From here on a number is negative where it is meant to be signed."""

GPS_TAGS = frozenset(tag for pair in _PAIRS for tag in pair)


def gps_positions(tiff: Tiff, entries: dict[int, Entry]) -> Iterator[tuple[float, float]]:
    """Latitude and longitude in WGS 84 degrees, as written: nothing is judged here."""
    for latitude_letter, latitude, longitude_letter, longitude in _PAIRS:
        if latitude in entries and longitude in entries:
            first = _coordinate(tiff, entries[latitude], entries.get(latitude_letter))
            second = _coordinate(tiff, entries[longitude], entries.get(longitude_letter))
            if first is not None and second is not None:
                yield first, second


def degrees(values: Sequence[float], letter: str) -> float | None:
    """Degrees from one to three numbers (degrees, minutes, seconds) and a letter N, S, E or W, which may be missing.

    None without a number for the degrees. Minutes or seconds that are no number count as zero: cameras write 0/0 for
    a part they leave out.
    """
    if not values or not math.isfinite(values[0]):
        return None
    whole, minutes, seconds = (value if math.isfinite(value) else 0.0 for value in (*values, 0.0, 0.0)[:3])
    size = abs(whole) + (abs(minutes) + abs(seconds) / 60) / 60
    if letter:
        return -size if letter in "SW" else size
    return -size if whole < 0 else size


def letter_of(text: str) -> str:
    """The hemisphere letter a text begins with, in capitals; "" without one."""
    first = text.strip("\0 ")[:1].upper()
    return first if first in ("N", "S", "E", "W") else ""


def _coordinate(tiff: Tiff, entry: Entry, reference: Entry | None) -> float | None:
    letter = "" if reference is None else letter_of(tiff.raw(reference, 16).decode("latin-1"))
    # Signed where they should not be, as some phones write them, rationals are the same unless one is negative.
    if entry[0] in _RATIONALS and entry[1] == 3 and letter:
        data = tiff.raw(entry)
        if len(data) == 24:
            six = tiff.layout.six.unpack(data)
            whole, whole_of, minutes, minutes_of, seconds, seconds_of = six
            if whole_of and minutes_of and seconds_of and (entry[0] == _UNSIGNED or max(six) < _NEGATIVE):
                size: float = whole / whole_of + (minutes / minutes_of + seconds / seconds_of / 60) / 60
                return -size if letter in "SW" else size
    return _odd_coordinate(tiff, entry, letter)


def _odd_coordinate(tiff: Tiff, entry: Entry, letter: str) -> float | None:
    """A coordinate in another shape than three rationals and a letter: decimal degrees, floats, signed, a text."""
    tiff.irregular = True
    if entry[0] in TEXT_TYPES:
        text = tiff.raw(entry, 256).decode("latin-1").strip("\0 ")
        values = numbers_in(text)
        letter = letter or letter_of(text[-1:])
    else:
        values = tiff.numbers(entry, 3)
    if not values:
        tiff.lost = True
    return degrees(values, letter)
