"""The second reader: `exifread`, asked wherever our own scan meets anything irregular.

It can raise anything and be led in circles, so it reads through a stream with a budget, and whatever it raises is
taken as "nothing more found".
"""

from __future__ import annotations

import io
import logging
import math
from typing import Any, BinaryIO, cast

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.exif.gps import degrees, letter_of
from officer_exposure.parsing.exif.text import plain
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.tiff.directories import Bytes, numbers_in

_MOST_READS = 16_000
_PRICE_OF_NOTHING = 32
"""Reads that a read past the end counts for: whoever does that often is going through garbage."""

_MOST_BYTES = 16 * 1024 * 1024
_SAME = 1e-4

_PAIRS = (("GPSLatitude", "GPSLongitude"), ("GPSDestLatitude", "GPSDestLongitude"))
_TEXTS = {
    "Image Make": "EXIF:Make",
    "Image Model": "EXIF:Model",
    "Image Artist": "EXIF:Artist",
    "Image Copyright": "EXIF:Copyright",
    "Image Software": "EXIF:Software",
    "Image HostComputer": "EXIF:HostComputer",
    "Image ImageDescription": "EXIF:ImageDescription",
    "EXIF DateTimeOriginal": "EXIF:DateTimeOriginal",
    "EXIF CameraOwnerName": "EXIF:OwnerName",
    "EXIF BodySerialNumber": "EXIF:BodySerialNumber",
    "EXIF LensSerialNumber": "EXIF:LensSerialNumber",
    "EXIF ImageUniqueID": "EXIF:ImageUniqueID",
}


class _SpentError(Exception):
    """The second reader has read more than any real block asks for."""


class _Stream(io.RawIOBase):
    """A file object over bytes read at random, from `start` on, that refuses to be read for ever."""

    def __init__(self, source: Bytes, start: int) -> None:
        self._source = source
        self._start = start
        self._at = 0
        self._reads_left = _MOST_READS
        self._bytes_left = _MOST_BYTES

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, from where the last read ended. Raises when the budget is spent."""
        left = max(0, self._source.size - self._start - self._at)
        wanted = left if size < 0 else min(size, left)
        self._reads_left -= 1 if wanted else _PRICE_OF_NOTHING
        self._bytes_left -= wanted
        if self._reads_left < 0 or self._bytes_left < 0:
            raise _SpentError
        data = self._source.upto(self._start + self._at, wanted)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move to `offset`, as files do."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Where the next read begins."""
        return self._at


def read_again(source: Bytes, origin: int, into: Metadata) -> None:
    """Add what `exifread` finds in the TIFF stream at `origin` and `into` lacks: positions and texts."""
    found = _fields(source, origin)
    for latitude, longitude in _PAIRS:
        position = _degrees(found, latitude), _degrees(found, longitude)
        if position[0] is not None and position[1] is not None and not _known(into, position[0], position[1]):
            add_position(into, position[0], position[1], "exif")
    for field, name in _TEXTS.items():
        value = getattr(found.get(field), "values", None)
        if isinstance(value, str) and value.strip() and all(tag.name != name for tag in into.tags):
            into.tags.append(Tag(name, plain(value.encode())))


def _fields(source: Bytes, origin: int) -> dict[str, Any]:
    import exifread

    # Its warnings quote values of the file.
    logging.getLogger("exifread").disabled = True
    stream = cast(BinaryIO, _Stream(source, origin))
    try:
        return exifread.process_file(stream, details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001 - whatever it raises on damaged bytes, there is nothing more to be had from it
        return {}


def _degrees(fields: dict[str, Any], name: str) -> float | None:
    values = getattr(fields.get(f"GPS {name}"), "values", None)
    letter = getattr(fields.get(f"GPS {name}Ref"), "values", "")
    if isinstance(values, str):
        values = numbers_in(values)
    if not isinstance(values, list) or len(values) > 3:
        return None
    return degrees([_number(value) for value in values], letter_of(letter) if isinstance(letter, str) else "")


def _number(value: object) -> float:
    try:
        return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type] # failure is caught
    except (TypeError, ValueError, ArithmeticError, IndexError):
        return math.nan


def _known(into: Metadata, latitude: float, longitude: float) -> bool:
    return any(
        abs(position.latitude - latitude) < _SAME and abs(position.longitude - longitude) < _SAME
        for position in into.positions
    )
