"""Real pictures, films and documents: every position and every author that is known to be in them."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.shared_data import SHARED, needs_shared, shared

_BOXES = ("HEIC", "AVIF", "CR3", "MOV", "MP4")
_WITHOUT_AUTHOR = {"tika__testWORD_missing_ooxml_bean1.docx", "tika__test_recursive_embedded_npe.docx"}


@cache
def _rows() -> list[dict[str, str]]:
    if SHARED is None:
        return []
    with shared("data/photos/manifest.tsv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def _read(file: str) -> Metadata:
    path = shared(f"data/photos/{file}")
    with path.open("rb") as stream:
        return read_metadata(ByteView(stream, path.stat().st_size), path.name)


def _positioned() -> list[tuple[str, float, float]]:
    rows = [row for row in _rows() if row["format"] in _BOXES and row["exiftool_lat"]]
    places = [(row["file"], float(row["exiftool_lat"]), float(row["exiftool_lon"])) for row in rows]
    return [place for place in places if place[1:] != (0, 0)]


@needs_shared
@pytest.mark.parametrize(("file", "latitude", "longitude"), _positioned())
def test_known_positions(file: str, latitude: float, longitude: float) -> None:
    found = _read(file).positions
    assert any(abs(p.latitude - latitude) < 1e-4 and abs(p.longitude - longitude) < 1e-4 for p in found)


@needs_shared
def test_the_owner_of_a_raw_picture() -> None:
    found = {tag.name: tag.value for tag in _read("files/nom-exif__canon-r6.cr3").tags}
    assert found["EXIF:BodySerialNumber"]
    assert found["EXIF:Artist"]
    assert found["MakerNote:InternalSerialNumber"]


@needs_shared
@pytest.mark.parametrize("file", [row["file"] for row in _rows() if row["format"] in ("DOCX", "XLSX", "PPTX", "ODT")])
def test_authors_of_documents(file: str) -> None:
    named = {tag.name for tag in _read(file).tags}
    expected = {"Office:creator", "Office:initialCreator"}
    assert bool(named & expected) == (file.removeprefix("files/") not in _WITHOUT_AUTHOR)
