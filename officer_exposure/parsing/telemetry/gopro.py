"""GoPro's GPMF (github.com/gopro/gpmf-parser): nested records of key, type, size and count, padded to four bytes.

It stands in a timed track of the films (`gpmd`), in their user data, and in JPEG pictures (APP6).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import calcsize, error, iter_unpack, unpack

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.telemetry.fixes import Fix, add_fixes

_DEEPEST = 8
_LOCKED = 2
"""GPSF: 0 no lock, 2 in two dimensions, 3 in three."""

_CODES = {"b": "b", "B": "B", "s": "h", "S": "H", "l": "i", "L": "I", "f": "f", "d": "d", "j": "q", "J": "Q"}
_PLACES = {b"GPS5": (0, 1), b"GPS9": (0, 1), b"BPOS": (0, 1), b"GLPI": (1, 2), b"GPRI": (1, 2)}
"""Which fields of a record are latitude and longitude: the camera's, and those of GoPro's drone and its control."""

_TEXTS = {b"CASN": "CameraSerialNumber", b"MINF": "Model", b"FMWR": "FirmwareVersion"}

Record = tuple[bytes, str, int, bytes]
"""Key, type letter ("\\0" for a container), bytes of one value, all values."""


def read_gpmf(data: bytes, into: Metadata) -> None:
    """Add the positions of GPMF data and the names of the device. Damage ends the reading where it stands."""
    add_fixes(into, list(_fixes(data, 0)))
    for name, text in gpmf_texts(data):
        tag = Tag(f"GoPro:{name}", text)
        if text and tag not in into.tags:
            into.tags.append(tag)


def gpmf_fixes(sample: bytes) -> list[Fix] | None:
    """The fixes of one sample of a `gpmd` track; None where it is not GPMF (some dashcams use the same name)."""
    if not sample.startswith(b"DEVC"):
        return None
    return list(_fixes(sample, 0))


def gpmf_texts(data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """(name, text) of the records that name a device."""
    for key, letter, _, values in _records(data):
        if letter == "\0" and depth < _DEEPEST:
            yield from gpmf_texts(values, depth + 1)
        elif key in _TEXTS and letter == "c":
            yield _TEXTS[key], values.split(b"\0")[0].decode("latin-1").strip()


def _fixes(data: bytes, depth: int) -> Iterator[Fix]:
    """Scale (SCAL), layout (TYPE) and lock (GPSF) hold for the records after them in the same container."""
    scale: tuple[float, ...] = ()
    layout, locked = "", True
    for key, letter, size, values in _records(data):
        if letter == "\0":
            if depth < _DEEPEST:
                yield from _fixes(values, depth + 1)
        elif key == b"SCAL":
            scale = _numbers(letter, values)
        elif key == b"TYPE":
            layout = values.split(b"\0")[0].decode("latin-1")
        elif key == b"GPSF":
            locked = int.from_bytes(values[:4], "big") >= _LOCKED
        elif key in _PLACES and locked:
            yield from _scaled(_rows(letter, layout, size, values), scale, key)


def _records(data: bytes) -> Iterator[Record]:
    place = 0
    while place + 8 <= len(data) and data[place : place + 4] != b"\0\0\0\0":
        size, count = data[place + 5], int.from_bytes(data[place + 6 : place + 8], "big")
        length = size * count
        yield data[place : place + 4], chr(data[place + 4]), size, data[place + 8 : place + 8 + length]
        place += 8 + (length + 3) // 4 * 4


def _numbers(letter: str, values: bytes) -> tuple[float, ...]:
    code = _CODES.get(letter)
    if code is None:
        return ()
    try:
        return tuple(row[0] for row in iter_unpack(">" + code, values))
    except error:
        return ()


def _rows(letter: str, layout: str, size: int, values: bytes) -> Iterator[tuple[float, ...]]:
    """The records as tuples of numbers: all of one type, or ("?") of the types that TYPE lists."""
    if letter == "?":
        codes = "".join(_CODES.get(part, "") for part in layout)
    elif letter in _CODES:
        codes = _CODES[letter] * (size // calcsize(">" + _CODES[letter]))
    else:
        return
    if not codes or calcsize(">" + codes) != size:
        return
    for start in range(0, len(values) - size + 1, size):
        yield unpack(">" + codes, values[start : start + size])


def _scaled(rows: Iterator[tuple[float, ...]], scale: tuple[float, ...], key: bytes) -> Iterator[Fix]:
    latitude, longitude = _PLACES[key]
    for row in rows:
        if len(row) <= longitude or (key == b"GPS9" and len(row) >= 9 and row[8] < _LOCKED):
            continue
        divisors = scale if len(scale) > longitude else (scale[:1] or (1.0,)) * (longitude + 1)
        if divisors[latitude] and divisors[longitude]:
            yield row[latitude] / divisors[latitude], row[longitude] / divisors[longitude]
