"""Whole audits over files that are meant to break them, and over real ones."""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Audit
from officer_exposure.model import Audience, Position
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from tests.core.parsing.build_jpeg import exif_segment, jpeg, segment, xmp_segment
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.shared_data import needs_shared, shared

GEOTAGGED = jpeg(exif_segment(build_tiff({0x8825: gps(48.13713, 11.57541)})))
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)
DEEP_XML = b"<a>" * 200_000 + b"</a>" * 200_000
BOXES_IN_BOXES = b"".join((8 + 8 * (5000 - n)).to_bytes(4, "big") + b"moov" for n in range(5000))
CIRCLE = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0"
"""A directory whose pointer, and whose next directory, is itself."""

HOSTILE = {
    "empty.jpg": b"",
    "one byte.heic": b"\xff",
    "lies.jpg": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n",
    "lies.pdf": GEOTAGGED,
    "circle.tif": CIRCLE,
    "circle.jpg": jpeg(exif_segment(CIRCLE)),
    "huge count.tif": b"II*\0\x08\0\0\0\xff\xff" + b"\x01\x01\x05\x00\xff\xff\xff\xff\x00\x00\x00\x00" * 100,
    "laughs.jpg": jpeg(xmp_segment(BILLION_LAUGHS)),
    "laughs.xmp": BILLION_LAUGHS,
    "deep.xmp": DEEP_XML,
    "deep.mp4": b"\0\0\0\x14ftypisom\0\0\0\0isom" + BOXES_IN_BOXES,
    "endless box.mp4": b"\0\0\0\x14ftypisom\0\0\0\0isom" + b"\0\0\0\0moov" + b"\xff" * 4000,
    "many segments.jpg": jpeg(*[segment(0xE1, b"Exif\0\0II*\0") for _ in range(20_000)]),
    "zip.docx": b"PK\x03\x04" + b"\xff" * 2000,
}


def audit(folder: Path, **only: str) -> Audit:
    checks = {name: check for name, check in load_checks().items() if name in only.values() or not only}
    return Audit.of(Auditor(open_sources([(folder, Audience.UNKNOWN)]), checks, AuditOptions(workers=2)).run())


def accounted(result: Audit) -> None:
    named = {one.artifact for one in result.not_checked if one.check == "*"}
    assert result.coverage.artifacts - result.coverage.examined <= len(named)
    for counts in result.coverage.outcomes.values():
        assert sum(counts.values()) <= result.coverage.artifacts


def test_hostile_files_cost_at_most_themselves_and_little_time(tmp_path: Path) -> None:
    for name, data in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    good = [f"good {number}.jpg" for number in range(10)]
    for name in good:
        (tmp_path / name).write_bytes(GEOTAGGED)
    began = time.monotonic()
    result = audit(tmp_path)
    assert time.monotonic() - began < 60
    accounted(result)
    assert result.coverage.artifacts == len(HOSTILE) + len(good)
    found = {one.artifact for one in result.findings if one.check == "photo.gps"}
    assert found == {*good, "lies.pdf"}
    assert {"empty.jpg", "one byte.heic"} <= {one.artifact for one in result.not_checked if one.check == "*"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes the holes")
def test_files_as_large_as_a_disk_are_read_where_metadata_can_be(tmp_path: Path) -> None:
    for name, head in {
        "bomb.jpg": GEOTAGGED,
        "bomb.mp4": HOSTILE["endless box.mp4"],
        "bomb.pdf": b"%PDF-1.7\n",
    }.items():
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(200 * 1024**3)
    began = time.monotonic()
    result = audit(tmp_path)
    assert time.monotonic() - began < 60
    accounted(result)
    assert "bomb.jpg" in {one.artifact for one in result.findings if one.check == "photo.gps"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has shorter paths")
def test_folders_nested_until_the_system_gives_up(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(60):
            os.mkdir("d" * 100, dir_fd=handle)
            deeper = os.open("d" * 100, os.O_RDONLY, dir_fd=handle)
            os.close(handle)
            handle = deeper
    finally:
        os.close(handle)
    (tmp_path / "good.jpg").write_bytes(GEOTAGGED)
    result = audit(tmp_path, only="photo.gps")
    assert [one.artifact for one in result.findings] == ["good.jpg"]
    assert [one.reason for one in result.not_checked] == [
        "This folder could not be opened, so nothing in it was looked at."
    ]


def _positions(result: Audit) -> dict[str, list[Position]]:
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for one in result.findings:
        positions[one.artifact] += [fact for fact in one.evidence if isinstance(fact, Position)]
    return positions


@needs_shared
def test_every_known_position_in_the_real_photos_is_found() -> None:
    folder = shared("data/photos")
    result = audit(folder, only="photo.gps")
    accounted(result)
    positions = _positions(result)
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if float(row["exiftool_lat"] or 0)]
    missing = [
        row["file"]
        for row in rows
        if not any(
            abs(one.latitude - float(row["exiftool_lat"])) < 1e-4
            and abs(one.longitude - float(row["exiftool_lon"])) < 1e-4
            for one in positions[row["file"]]
        )
    ]
    assert rows
    assert missing == []
