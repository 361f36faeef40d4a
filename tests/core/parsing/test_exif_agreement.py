"""Our own scan and `exifread`, the reader of record, agree on positions and on the fields that speak of people."""

from __future__ import annotations

import logging
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import exifread
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.exif import second as exif_second
from officer_exposure.parsing.exif.block import read_exif
from officer_exposure.parsing.exif.gps import degrees, letter_of
from officer_exposure.parsing.positions import add_position
from tests.core.parsing.build_tiff import Directory, Field, Value, build_tiff, gps
from tests.shared_data import SHARED, needs_shared

_CLOSE = 1e-6
_FIELDS = {
    "Image Make": "EXIF:Make",
    "Image Model": "EXIF:Model",
    "Image Artist": "EXIF:Artist",
    "Image Software": "EXIF:Software",
    "Image HostComputer": "EXIF:HostComputer",
    "EXIF DateTimeOriginal": "EXIF:DateTimeOriginal",
    "EXIF CameraOwnerName": "EXIF:OwnerName",
    "EXIF BodySerialNumber": "EXIF:BodySerialNumber",
    "EXIF LensSerialNumber": "EXIF:LensSerialNumber",
}
_HEADER = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)")


def own(block: bytes) -> Metadata:
    """What our scan finds alone, without the second reader behind it."""
    into = Metadata()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exif_second, "read_again", lambda *_: None)
        read_exif(block, into)
    return into


def record(block: bytes) -> dict[str, Any]:
    """What `exifread` finds; nothing where it fails."""
    logging.getLogger("exifread").disabled = True
    try:
        return exifread.process_file(BytesIO(block), details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001 - it raises anything on damaged blocks, and has then found nothing
        return {}


def recorded_position(fields: dict[str, Any]) -> tuple[float, float] | None:
    found = []
    for name in ("GPS GPSLatitude", "GPS GPSLongitude"):
        values, letter = fields.get(name), fields.get(f"{name}Ref")
        if values is None or not isinstance(values.values, list):
            return None
        numbers = [value.num / value.den if value.den else float("nan") for value in values.values]
        found.append(degrees(numbers, letter_of(str(letter.values)) if letter else ""))
    latitude, longitude = found
    usable = Metadata()
    if latitude is None or longitude is None or not add_position(usable, latitude, longitude, "exif"):
        return None
    return latitude, longitude


def disagreements(block: bytes) -> list[str]:
    """What `exifread` finds and our scan does not."""
    into, fields = own(block), record(block)
    missing = []
    place = recorded_position(fields)
    if place and not any(
        abs(found.latitude - place[0]) < _CLOSE and abs(found.longitude - place[1]) < _CLOSE for found in into.positions
    ):
        missing.append("position")
    have = {(tag.name, tag.value) for tag in into.tags}
    for field, name in _FIELDS.items():
        value = fields[field].values if field in fields else ""
        if isinstance(value, str) and value.strip() and (name, value.strip()) not in have:
            missing.append(name)
    return missing


_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
_ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)


@settings(max_examples=120, deadline=None)
@given(
    order=st.sampled_from("<>"),
    place=st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    texts=st.dictionaries(st.sampled_from([0x010F, 0x0110, 0x0131, 0x013B, 0x013C]), _TEXT),
    serials=st.dictionaries(st.sampled_from([0xA430, 0xA431, 0xA435, 0x9003]), _ASCII),
    thumbnail=st.binary(max_size=50),
)
def test_generated_blocks(
    order: str, place: tuple[float, float], texts: dict[int, str], serials: dict[int, str], thumbnail: bytes
) -> None:
    exif: dict[int, Value] = {**serials}
    directory: Directory = {**texts, 0x8769: exif, 0x8825: gps(*place)}
    assert disagreements(build_tiff(directory, order=order, thumbnail=thumbnail)) == []


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from([5, 10]),
    numbers=st.lists(st.integers(0, 2**32 - 1), min_size=6, max_size=6),
    letter=st.sampled_from(["N", "S", ""]),
)
def test_any_six_numbers_are_the_same_latitude_to_both(kind: int, numbers: list[int], letter: str) -> None:
    latitude = Field(kind, 3, struct.pack("<6I", *numbers))
    assert disagreements(build_tiff({0x8825: gps(1.5, 11.5) | {0x01: letter, 0x02: latitude}})) == []


def _blocks(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        if data[:4] in (b"II*\0", b"MM\0*"):
            yield path.name, data
            continue
        for match in _HEADER.finditer(data):
            length = int.from_bytes(data[match.start() - 2 : match.start()], "big")
            is_segment = data[match.start() - 4 : match.start() - 2] == b"\xff\xe1"
            yield path.name, data[match.end() : match.start() - 2 + length if is_segment else match.end() + 65_536]


@needs_shared
def test_real_blocks() -> None:
    assert SHARED is not None
    blocks = list(_blocks(SHARED / "data" / "photos" / "files"))
    found = {name: missing for name, block in blocks if (missing := disagreements(block))}
    assert len(blocks) > 50
    assert found == {}
