"""Every position that exiftool finds in the development data is found."""

from __future__ import annotations

import csv
from typing import NamedTuple

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.shared_data import SHARED, needs_shared, shared

_DEGREES = 1e-4
_TAGS = {
    "IFD0:Artist": ("EXIF:Artist",),
    "IFD0:Copyright": ("EXIF:Copyright",),
    "ExifIFD:OwnerName": ("EXIF:OwnerName",),
    "ExifIFD:SerialNumber": ("EXIF:BodySerialNumber",),
    "IFD0:OwnerName": ("EXIF:OwnerName",),
    "IFD0:SerialNumber": ("EXIF:SerialNumber",),
    "Canon:OwnerName": ("MakerNote:OwnerName",),
    "Canon:SerialNumber": ("MakerNote:SerialNumber",),
    "Nikon:SerialNumber": ("MakerNote:SerialNumber",),
    "IPTC:By-line": ("IPTC:By-line",),
    "LOC:IPTC:City": ("IPTC:City",),
    "LOC:IPTC:Province-State": ("IPTC:Province-State",),
    "LOC:IPTC:Country-PrimaryLocationName": ("IPTC:Country-PrimaryLocationName",),
    "XMP-aux:SerialNumber": ("XMP-aux:SerialNumber",),
    "XMP-aux:LensSerialNumber": ("XMP-aux:LensSerialNumber",),
    "XMP-dc:Creator": ("XMP-dc:creator", "Office:creator", "Office:lastModifiedBy"),
    "PDF:Author": ("PDF:Author",),
    "PDF:Creator": ("PDF:Creator",),
}
"""exiftool's names in the manifest, and ours for the same thing."""

_EMPTY = {
    "Canon:OwnerName": (
        "jhead__rotate.jpg jhead__S40.jpg jhead__canon-300d.jpg jhead__canon-bigend.jpg jhead__digital-rebel.jpg "
        "jhead__digital-zoomed.jpg jhead__rotate-thbad.jpg jhead__93f68435_rotate.jpg jhead__badyear.jpg "
        "jhead__picasa.jpg nom-exif__canon-r6.cr3 nom-exif__endless_loop.jpg"
    ),
    "ExifIFD:OwnerName": "nom-exif__canon-r6.cr3",
    "LOC:IPTC:Province-State": "exifr__RangeError_Invalid_typed_array_length.jpg",
    "XMP-dc:Creator": "tika__testWORD_missing_ooxml_bean1.docx tika__test_recursive_embedded_npe.docx",
    "Nikon:SerialNumber": "jhead__poc4.jpg",  # cut off before its value
}
"""Fields that stand in these files without a value."""


class Photo(NamedTuple):
    file: str
    place: tuple[float, float] | None
    tags: list[str]


def photos() -> list[Photo]:
    if SHARED is None:
        return []
    with shared("data/photos/manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t"))
    return [Photo(row["file"], _place(row), row["identity_tags"].split(";")) for row in rows]


def _place(row: dict[str, str]) -> tuple[float, float] | None:
    if not row["exiftool_lat"]:
        return None
    place = float(row["exiftool_lat"]), float(row["exiftool_lon"])
    return None if place == (0, 0) else place


def read(file: str) -> Metadata:
    path = shared(f"data/photos/{file}")
    with path.open("rb") as stream:
        return read_metadata(ByteView(stream, path.stat().st_size), file)


@needs_shared
def test_there_are_photos_to_look_at() -> None:
    assert len([photo for photo in photos() if photo.place]) >= 45


@needs_shared
@pytest.mark.parametrize("photo", [photo for photo in photos() if photo.place], ids=lambda photo: photo.file)
def test_finds_the_position(photo: Photo) -> None:
    assert photo.place
    latitude, longitude = photo.place
    assert any(
        abs(found.latitude - latitude) < _DEGREES and abs(found.longitude - longitude) < _DEGREES
        for found in read(photo.file).positions
    )


@needs_shared
@pytest.mark.parametrize("photo", photos(), ids=lambda photo: photo.file)
def test_finds_what_names_a_person_a_device_or_a_place(photo: Photo) -> None:
    found = read(photo.file)
    names = {tag.name for tag in found.tags}
    name = photo.file.removeprefix("files/")
    wanted = [tag for tag in photo.tags if tag in _TAGS and name not in _EMPTY.get(tag, "").split()]
    assert [tag for tag in wanted if names.isdisjoint(_TAGS[tag])] == []
    if found.format == "JPEG":
        assert ("THUMB" in photo.tags) <= bool(found.previews)
    assert any("FACE" in tag for tag in photo.tags) <= bool(found.people)
