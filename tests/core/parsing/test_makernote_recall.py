"""Every serial number and owner that exiftool names in the real files is found, maker notes included."""

from __future__ import annotations

import csv

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.shared_data import needs_shared, shared

_NAMES = {
    "Canon:OwnerName": "MakerNote:OwnerName",
    "Canon:SerialNumber": "MakerNote:SerialNumber",
    "Canon:InternalSerialNumber": "MakerNote:InternalSerialNumber",
    "Nikon:SerialNumber": "MakerNote:SerialNumber",
    "Olympus:SerialNumber": "MakerNote:SerialNumber",
    "Panasonic:InternalSerialNumber": "MakerNote:InternalSerialNumber",
    "Ricoh:InternalSerialNumber": "MakerNote:InternalSerialNumber",
    "ExifIFD:SerialNumber": "EXIF:BodySerialNumber",
    "ExifIFD:OwnerName": "EXIF:OwnerName",
    "ExifIFD:Artist": "EXIF:Artist",
    "IFD0:Artist": "EXIF:Artist",
    "IFD0:Copyright": "EXIF:Copyright",
    "IFD0:OwnerName": "EXIF:OwnerName",
    "IFD0:SerialNumber": "EXIF:SerialNumber",
}

_BLANK = 13
"""Owner fields that are there and empty: there is nothing to find in them."""


@needs_shared
def test_every_identity_field_is_found() -> None:
    folder = shared("data/photos")
    found, missing = 0, set()
    with folder.joinpath("manifest.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            wanted = [field for field in row["identity_tags"].split(";") if field in _NAMES]
            if not wanted:
                continue
            into = read_metadata(ByteView.of(folder.joinpath(row["file"]).read_bytes()), row["file"])
            names = {tag.name for tag in into.tags}
            found += sum(_NAMES[field] in names for field in wanted)
            missing |= {(row["file"], field) for field in wanted if _NAMES[field] not in names}
    unexplained = {(file, field) for file, field in missing if not field.endswith("OwnerName")}
    assert unexplained == set()
    assert len(missing) <= _BLANK
    assert found > 50
