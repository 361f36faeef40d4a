"""photo.device_identity"""

from __future__ import annotations

import pytest

from checks.photo.device_identity import CHECK
from officer_exposure.exposure.gathering import gather
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, ArtifactKind, Level, OutcomeKind, Tag
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    outcome_of,
    with_tags,
)

_CAMERA = (("EXIF:Make", "Canon"), ("EXIF:Model", "EOS 40D"))


@pytest.mark.parametrize(
    "field",
    [
        "EXIF:BodySerialNumber",
        "EXIF:LensSerialNumber",
        "EXIF:CameraSerialNumber",
        "MakerNote:SerialNumber",
        "MakerNote:InternalSerialNumber",
        "XMP-aux:SerialNumber",
        "XMP-drone-dji:DroneSerialNumber",
        "QuickTime:SerialNumberHash",
    ],
)
def test_finds_serial_numbers(field: str) -> None:
    (found,) = findings_of(CHECK, with_tags(*_CAMERA, (field, "0620508201")))
    assert found.evidence == (Tag(field, "0620508201"),)
    assert found.areas == (Area.LINKAGE,)
    assert level_of(found) is Level.MODERATE
    assert_no_value_in_sentences([found], "0620508201", "Canon")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("EXIF:Artist", "A. Miller"),
        ("EXIF:OwnerName", "A. Miller"),
        ("EXIF:XPAuthor", "A. Miller"),
        ("MakerNote:OwnerName", "A. Miller"),
        ("XMP-dc:creator", "A. Miller"),
        ("IPTC:By-line", "A. Miller"),
        ("IPTC:By-lineTitle", "Police officer"),
        ("EXIF:Copyright", "(c) 2024 A. Miller, all rights reserved"),
        ("EXIF:HostComputer", "Anna's iPhone"),
        ("EXIF:HostComputer", "MILLER-LAPTOP"),
        ("XMP-iptcCore:CreatorWorkEmail", "a@example.org"),
    ],
)
def test_finds_owners(field: str, value: str) -> None:
    (found,) = findings_of(CHECK, with_tags((field, value)))
    assert found.evidence == (Tag(field, value),)
    assert Area.UNIFORM in found.areas
    assert_no_value_in_sentences([found], "Miller")


def test_pair_numbers_weigh_less() -> None:
    (found,) = findings_of(CHECK, with_tags(("MakerNote:ContentIdentifier", "7B2A-44F0-9C1D")))
    assert level_of(found) is Level.LOW


def test_files_of_one_camera_are_one_thing() -> None:
    serial = ("EXIF:BodySerialNumber", "0620508201")
    same = [findings_of(CHECK, with_tags(*_CAMERA, serial, ("EXIF:DateTimeOriginal", day)))[0] for day in "abc"]
    other_model = findings_of(CHECK, with_tags(("EXIF:Model", "EOS 50D"), serial))[0]
    (card,) = gather([*same, other_model])
    assert (card.count, card.things) == (4, 2)


def test_one_finding_each_for_names_serials_and_pairs() -> None:
    everything = with_tags(
        *_CAMERA,
        ("EXIF:Artist", "A. Miller"),
        ("XMP-dc:creator", "A. Miller"),
        ("EXIF:BodySerialNumber", "0620508201"),
        ("EXIF:LensSerialNumber", "77001234"),
        ("EXIF:ImageUniqueID", "a1b2c3d4e5f6"),
    )
    assert [len(found.evidence) for found in findings_of(CHECK, everything)] == [2, 2, 1]


def test_another_lens_is_not_another_camera() -> None:
    body = ("EXIF:BodySerialNumber", "0620508201")
    one, other = (findings_of(CHECK, with_tags(body, ("EXIF:LensSerialNumber", lens)))[0] for lens in ("L11", "L22"))
    assert one.thing == other.thing


def test_a_document_is_asked_for_serial_numbers_only() -> None:
    tags = ("XMP-dc:creator", "A. Miller"), ("EXIF:BodySerialNumber", "0620508201")
    (found,) = findings_of(CHECK, with_tags(*tags, kind=ArtifactKind.DOCUMENT))
    assert found.evidence == (Tag("EXIF:BodySerialNumber", "0620508201"),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("EXIF:BodySerialNumber", "0000000000"),
        ("EXIF:BodySerialNumber", "0"),
        ("EXIF:BodySerialNumber", "N/A"),
        ("EXIF:BodySerialNumber", "None"),
        ("EXIF:BodySerialNumber", "Unknown"),
        ("EXIF:LensSerialNumber", "---------"),
        ("MakerNote:SerialNumber", "\0\0\0\0"),
        ("MakerNote:SerialNumber", "xxxxxxx"),
        ("MakerNote:InternalSerialNumber", ""),
        ("EXIF:Artist", ""),
        ("EXIF:Artist", "   "),
        ("EXIF:Artist", "Unknown"),
        ("EXIF:OwnerName", "Camera Owner"),
        ("EXIF:Copyright", "(C)"),
        ("EXIF:Copyright", "Copyright 2019"),
        ("EXIF:Copyright", "Copyright (c) 2019. All rights reserved."),
        ("EXIF:Software", "Adobe Photoshop CC"),
        ("XMP-xmp:CreatorTool", "GIMP 2.10"),
        ("EXIF:Make", "Apple"),
        ("EXIF:HostComputer", "iPhone 12 Pro"),
        ("EXIF:HostComputer", "Mac OS X 10.5.8"),
        ("EXIF:LensModel", "EF 50mm"),
        ("EXIF:ImageDescription", "OLYMPUS DIGITAL CAMERA"),
        ("EXIF:ImageUniqueID", "00000000000000000000000000000000"),
        ("EXIF:Copyright", "(C) by Caplio Pro G3 User"),
        ("XMP-dc:rights", "Public Domain"),
        ("IPTC:By-line", "Picasa 2.0"),
    ],
)
def test_stays_silent(field: str, value: str) -> None:
    assert outcome_of(CHECK, with_tags((field, value))) is OutcomeKind.CLEAN


def test_a_computer_named_like_the_model_is_no_owner() -> None:
    phone = with_tags(("EXIF:Model", "SM-G991B"), ("EXIF:HostComputer", "SM-G991B"))
    assert findings_of(CHECK, phone) == []


def test_broken_file_is_an_outcome() -> None:
    assert_broken_file_is_not_clean(CHECK)
