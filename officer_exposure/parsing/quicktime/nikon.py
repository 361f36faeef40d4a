"""Nikon's user data (`NCDT` with `NCTG`): EXIF and GPS fields one after another, with numbers of Nikon's own."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.tiff.wrapping import Entry, as_tiff

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_EXIF, _GPS = 0x110, 0x120
"""The upper bits of a field that is the EXIF or the GPS field of its lower 16 bits."""

_NAMES = {1: 0x010F, 2: 0x0110, 3: 0x0131}
"""Make, model and software have numbers of their own."""

_MOST = 1024


def read_nikon(data: bytes, into: Metadata) -> None:
    """Read the fields of an `NCTG` box as the EXIF block they could have been. Raises what `read_exif` raises."""
    from officer_exposure.parsing.exif.block import read_exif

    fields = list(_fields(data))
    exif = [_renumbered(field, field[0] & 0xFFFF) for field in fields if field[0] >> 16 == _EXIF]
    exif += [_renumbered(field, _NAMES[field[0]]) for field in fields if field[0] in _NAMES]
    gps = [_renumbered(field, field[0] & 0xFFFF) for field in fields if field[0] >> 16 == _GPS]
    read_exif(as_tiff(exif, gps), into)


def _renumbered(field: Entry, tag: int) -> Entry:
    _, kind, count, value = field
    return tag, kind, count, value


def _fields(data: bytes) -> Iterator[Entry]:
    place = 0
    for _ in range(_MOST):
        if place + 8 > len(data):
            return
        tag, kind, count = unpack_from(">IHH", data, place)
        size = _SIZES.get(kind, 0) * count
        if kind not in _SIZES or place + 8 + size > len(data):
            return
        yield tag, kind, count, data[place + 8 : place + 8 + size]
        place += 8 + size
