"""photo.place_names"""

from __future__ import annotations

import pytest

from checks.photo.place_names import CHECK
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Level, OutcomeKind, Tag
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    outcome_of,
    with_tags,
)

_SPOT, _CITY, _REGION = Level.HIGH, Level.MODERATE, Level.LOW


@pytest.mark.parametrize(
    ("field", "level"),
    [
        ("IPTC:Sub-location", _SPOT),
        ("XMP-iptcCore:Location", _SPOT),
        ("XMP-iptcCore:CreatorAddress", _SPOT),
        ("XMP-iptcExt:LocationShownSublocation", _SPOT),
        ("QuickTime:LocationName", _SPOT),
        ("EXIF:GPSAreaInformation", _SPOT),
        ("MakerNote:Landmark", _SPOT),
        ("IPTC:City", _CITY),
        ("XMP-photoshop:City", _CITY),
        ("XMP-iptcExt:LocationCreatedCity", _CITY),
        ("MakerNote:City", _CITY),
        ("IPTC:Province-State", _REGION),
        ("IPTC:Country-PrimaryLocationName", _REGION),
        ("XMP-photoshop:country", _REGION),
    ],
)
def test_finds_a_place_and_judges_how_exact_it_is(field: str, level: Level) -> None:
    (found,) = findings_of(CHECK, with_tags((field, "Springfield")))
    assert found.evidence == (Tag(field, "Springfield"),)
    assert level_of(found) is level
    assert_no_value_in_sentences([found], "Springfield", field)


def test_the_most_exact_place_leads() -> None:
    country, city, spot = (
        ("IPTC:Country-PrimaryLocationName", "USA"),
        ("IPTC:City", "Springfield"),
        ("XMP-iptcCore:Location", "Elm"),
    )
    (found,) = findings_of(CHECK, with_tags(country, city, spot))
    assert found.evidence == (Tag(*spot), Tag(*city), Tag(*country))
    assert level_of(found) is _SPOT


def test_keyword_paths_below_places() -> None:
    path = ("XMP-lr:hierarchicalSubject", "Places|Illinois|Springfield")
    (found,) = findings_of(CHECK, with_tags(path, ("XMP-lr:hierarchicalSubject", "People|Anna")))
    assert found.evidence == (Tag(*path),)


def test_the_same_places_are_one_thing() -> None:
    (one,) = findings_of(CHECK, with_tags(("IPTC:City", "Springfield"), ("XMP-photoshop:City", "Springfield")))
    (other,) = findings_of(CHECK, with_tags(("XMP-photoshop:City", "springfield ")))
    assert one.thing == other.thing


@pytest.mark.parametrize(
    "tag",
    [
        ("IPTC:City", ""),
        ("IPTC:City", "  "),
        ("MakerNote:City", "---"),
        ("MakerNote:Landmark", "\0\0\0"),
        ("IPTC:Sub-location", "N/A"),
        ("IPTC:City", "Unknown"),
        ("IPTC:By-line", "Springfield"),
        ("EXIF:Model", "City Camera"),
        ("XMP-xmp:CreatorTool", "Places 1.0"),
        ("XMP-lr:hierarchicalSubject", "Places"),
        ("XMP-lr:hierarchicalSubject", "Animals|Dog"),
        ("XMP-dc:subject", "springtime"),
        ("EXIF:GPSDateStamp", "2024:01:01"),
    ],
)
def test_stays_silent(tag: tuple[str, str]) -> None:
    assert outcome_of(CHECK, with_tags(tag)) is OutcomeKind.CLEAN


def test_broken_file_is_an_outcome() -> None:
    assert_broken_file_is_not_clean(CHECK)
