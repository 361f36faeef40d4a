"""Positions in the binary samples of camera makers: CAMM, Sony, Novatek and 70mai dashcams, Garmin, Insta360.

Each decoder takes the bytes of one sample, record or box. None means that it did not understand them.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import iter_unpack, unpack_from

from officer_exposure.parsing.telemetry.fixes import Fix, from_minutes
from officer_exposure.parsing.telemetry.text import text_fixes

_CAMM_SIZES = {0: 16, 1: 12, 2: 16, 3: 16, 4: 16, 5: 28, 6: 60, 7: 16}
_CAMM_PLACE = {5: 4, 6: 16}
"""developers.google.com/streetview/publish/camm-spec: types 5 and 6 hold latitude and longitude as doubles."""

_SONY_CONTAINER, _SONY_LABEL = 0x8300, 0x060E
_SONY_FIELDS = {0x8501: "north", 0x8502: "latitude", 0x8503: "east", 0x8504: "longitude"}

_SEMICIRCLE = 180 / 2**31


def camm_fixes(sample: bytes) -> list[Fix] | None:
    """A sample of Google's camera motion metadata: one or more little-endian records."""
    fixes: list[Fix] = []
    place = 0
    while place + 4 <= len(sample):
        kind = int.from_bytes(sample[place + 2 : place + 4], "little")
        size = _CAMM_SIZES.get(kind)
        if size is None or place + size > len(sample):
            return fixes or None
        if kind in _CAMM_PLACE:
            latitude, longitude = unpack_from("<2d", sample, place + _CAMM_PLACE[kind])
            fixes.append((latitude, longitude))
        place += size
    return fixes


def sony_fixes(sample: bytes) -> list[Fix] | None:
    """A sample of Sony's real-time metadata (`rtmd`): big-endian fields, with those of EXIF GPS among them."""
    place = int.from_bytes(sample[:2], "big")
    fields: dict[str, bytes] = {}
    while place + 4 <= len(sample):
        tag, length = unpack_from(">2H", sample, place)
        if tag == 0:
            break
        if tag == _SONY_LABEL:
            place += 16
            continue
        place += 4
        if tag == _SONY_CONTAINER:
            continue
        if tag in _SONY_FIELDS:
            fields[_SONY_FIELDS[tag]] = sample[place : place + length]
        place += length
    if len(sample) < 28 or place > len(sample) + 4:
        return None
    return list(_sony_fix(fields))


def _sony_fix(fields: dict[str, bytes]) -> Iterator[Fix]:
    if len(fields) < len(_SONY_FIELDS):
        return
    latitude, longitude = (_rational_degrees(fields[name]) for name in ("latitude", "longitude"))
    if latitude is not None and longitude is not None:
        south, west = fields["north"][:1] == b"S", fields["east"][:1] == b"W"
        yield -latitude if south else latitude, -longitude if west else longitude


def _rational_degrees(data: bytes) -> float | None:
    if len(data) != 24:
        return None
    value = 0.0
    for place, (top, bottom) in enumerate(iter_unpack(">2I", data)):
        if bottom == 0:
            return None
        value += top / bottom / 60**place
    return value


def novatek_fixes(block: bytes) -> list[Fix] | None:
    """A `freeGPS` block of a dashcam: a lock letter, hemispheres, then latitude and longitude as floats DDMM.MMMM."""
    if block[4:12] != b"freeGPS " or len(block) < 0x54:
        return None
    lock, north, east = block[0x48:0x49], block[0x49:0x4A], block[0x4A:0x4B]
    if lock == b"V":
        return []
    if lock != b"A" or north not in (b"N", b"S") or east not in (b"E", b"W") or block[0x4B] != 0:
        return text_fixes(block[12:]) or None
    if block[0x4C:0x50] == bytes(4):  # a maker who enciphers them as doubles
        return None
    latitude, longitude = unpack_from("<2f", block, 0x4C)
    if latitude % 100 >= 60 or longitude % 100 >= 60:
        return None
    return [_signed(from_minutes(latitude), from_minutes(longitude), north, east)]


def seventymai_fixes(data: bytes) -> list[Fix] | None:
    """A `GPS ` box of a 70mai dashcam: 36-byte records, thousandths of DDMM.MMM and hemispheres."""
    fixes: list[Fix] = []
    for start in range(0, len(data) - 35, 36):
        north, latitude, east, longitude = unpack_from("<cIcI", data, start + 16)
        if north == b"\0":
            break
        if north not in b"NS" or east not in b"EW":
            return fixes or None
        fixes.append(_signed(from_minutes(latitude / 1e3), from_minutes(longitude / 1e3), north, east))
    return fixes


def garmin_fixes(data: bytes) -> list[Fix] | None:
    """Garmin's `uuid` box (without the UUID): 20-byte records after 17 bytes, semicircles big-endian."""
    return [
        (latitude * _SEMICIRCLE, longitude * _SEMICIRCLE)
        for latitude, longitude in (
            unpack_from(">2i", data, start + 12) for start in range(17, len(data) - 19, 20)
        )
    ]  # fmt: skip


def insta360_fixes(record: bytes) -> list[Fix] | None:
    """A GPS record of the Insta360 trailer: 53-byte rows, doubles with hemispheres ("O" is west in French)."""
    if len(record) % 53:
        return None
    fixes = []
    for start in range(0, len(record), 53):
        lock, latitude, north, longitude, east = unpack_from("<cdcdc", record, start + 10)
        if lock == b"A" and north in b"NS" and east in b"EWO":
            fixes.append(_signed(abs(latitude), abs(longitude), north, b"E" if east == b"E" else b"W"))
    return fixes


def _signed(latitude: float, longitude: float, north: bytes, east: bytes) -> Fix:
    return -latitude if north == b"S" else latitude, -longitude if east == b"W" else longitude
