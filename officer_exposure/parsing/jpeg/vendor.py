"""JPEG segments of single makers that name a device, a person or a place: FLIR, Samsung, GoPro, content credentials."""

from __future__ import annotations

import re
import struct

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.credentials import read_credentials
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.positions import add_position

_APP0 = 0xE0
_APP1, _APP5, _APP6, _APP11, _APP12 = 0xE1, 0xE5, 0xE6, 0xEB, 0xEC
_SAMSUNG_ID = b"ssuniqueid\0"
_GOPRO = b"GoPro\0"
_DUCKY = b"Ducky"
_DUCKY_TEXTS = {2: "Comment", 3: "Copyright"}
_SERIAL = re.compile(r"(?:Serial#|Serial|SerialNumber)\s*=\s*([\w.-]{3,40})")

_FLIR_RECORD = struct.Struct("HHIIII")
_FLIR_GPS, _FLIR_CAMERA = 0x2B, 0x20
_FLIR_MOST_RECORDS = 256
_FLIR_TEXTS = {0xD4: ("Model", 32), 0x104: ("SerialNumber", 16), 0x1A0: ("LensSerialNumber", 16)}


def read_vendor(segments: list[tuple[int, bytes]], into: Metadata) -> None:
    """Add what the makers' own segments, as (marker, content), tell."""
    flir = b"".join(data[8:] for marker, data in segments if marker == _APP1)
    if flir:
        read_part(into, "thermal camera data", _read_flir, flir, into)
    gopro = b"".join(data[len(_GOPRO) :] for marker, data in segments if marker == _APP6 and data.startswith(_GOPRO))
    if gopro:
        _read_gopro(gopro, into)
    credentials = b"".join(data for marker, data in segments if marker == _APP11)
    if credentials:
        read_credentials(credentials, into)
        add_strings(into, "JUMBF:Text", credentials)
    for marker, data in segments:
        add_strings(into, f"JPEG:APP{marker - _APP0}", data if marker not in (_APP6, _APP11) else b"")
        if marker == _APP5 and data.startswith(_SAMSUNG_ID):
            _add(into, "APP5:UniqueID", data[len(_SAMSUNG_ID) :])
        elif marker == _APP12:
            _read_app12(data, into)


def _read_flir(data: bytes, into: Metadata) -> None:
    """FLIR's FFF file: a directory of records, of which one is the position and one the camera (exiftool FLIR.pm)."""
    try:
        order = _flir_order(data)
        place, count = struct.unpack_from(order + "II", data, 0x18)
        for number in range(min(count, _FLIR_MOST_RECORDS)):
            kind, _, _, _, start, length = struct.unpack_from(order + "HHIIII", data, place + 32 * number)
            record = data[start : start + length]
            if kind == _FLIR_GPS:
                _read_flir_position(record, into)
            elif kind == _FLIR_CAMERA:
                for at, (name, size) in _FLIR_TEXTS.items():
                    _add(into, f"FLIR:{name}", record[at : at + size].partition(b"\0")[0])
    except struct.error as error:
        raise ParseError("It ends too early.") from error


def _flir_order(data: bytes) -> str:
    for order in (">", "<"):
        if data[1:4] == b"FF\0" and 100 <= struct.unpack_from(order + "I", data, 0x14)[0] < 200:
            return order
    raise ParseError("It is not written as its maker does.")


def _read_flir_position(record: bytes, into: Metadata) -> None:
    """Valid flag, then signed degrees at 0x10 and 0x18; always little-endian."""
    if len(record) >= 0x20 and struct.unpack_from("<I", record)[0]:
        latitude, longitude = struct.unpack_from("<dd", record, 0x10)
        add_position(into, latitude, longitude, "exif")


def _read_gopro(data: bytes, into: Metadata) -> None:
    from officer_exposure.parsing.telemetry.gopro import read_gpmf

    read_part(into, "GoPro data", read_gpmf, data, into)


def _read_app12(data: bytes, into: Metadata) -> None:
    """Photoshop's "Ducky" texts, or the picture info of old Olympus and Agfa cameras with a serial number in it."""
    if data.startswith(_DUCKY):
        position = len(_DUCKY)
        while position + 4 <= len(data):
            kind, length = struct.unpack_from(">HH", data, position)
            if kind in _DUCKY_TEXTS:
                text = data[position + 8 : position + 4 + length]
                _add(into, f"Ducky:{_DUCKY_TEXTS[kind]}", text.decode("utf-16-be", "replace").encode())
            position += 4 + length
    elif b"[picture info]" in data:
        for serial in _SERIAL.findall(data.decode("latin-1")):
            _add(into, "APP12:SerialNumber", serial.encode())


def _add(into: Metadata, name: str, value: bytes) -> None:
    text = value.decode("utf-8", "replace").strip("\0 \r\n\t")
    if text:
        into.tags.append(Tag(name, text[:300]))
