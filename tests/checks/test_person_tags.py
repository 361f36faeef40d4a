"""photo.person_tags"""

from __future__ import annotations

import pytest

from checks.photo.person_tags import CHECK
from officer_exposure.artifact import Metadata, PersonTag
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, Confidence, Level, OutcomeKind, Region, Tag
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
    with_tags,
)

_FACE = PersonTag("XMP-mwg-rs:RegionName", "Anna Miller", (0.1, 0.2, 0.3, 0.6))


def test_finds_a_marked_face_with_its_place() -> None:
    (found,) = findings_of(CHECK, make_artifact(Metadata(width=1000, height=500, people=[_FACE])))
    assert found.evidence == (Region((100, 100, 300, 300), "face", "Anna Miller"),)
    assert found.areas == (Area.FAMILY,)
    assert level_of(found) is Level.HIGH
    assert_no_value_in_sentences([found], "Anna", "Miller")


@pytest.mark.parametrize(
    ("orientation", "box"),
    [
        (1, (100, 100, 300, 300)),
        (2, (700, 100, 900, 300)),
        (3, (700, 200, 900, 400)),
        (4, (100, 200, 300, 400)),
        (5, (100, 100, 300, 300)),
        (6, (200, 100, 400, 300)),
        (7, (200, 700, 400, 900)),
        (8, (100, 700, 300, 900)),
    ],
)
def test_the_place_is_in_the_upright_picture(orientation: int, box: tuple[int, int, int, int]) -> None:
    turned = Metadata(width=1000, height=500, orientation=orientation, people=[_FACE])
    (found,) = findings_of(CHECK, make_artifact(turned))
    assert found.evidence == (Region(box, "face", "Anna Miller"),)


def test_a_face_in_a_picture_of_unknown_size_is_still_named() -> None:
    (found,) = findings_of(CHECK, make_artifact(Metadata(people=[_FACE])))
    assert found.evidence == (Tag("XMP-mwg-rs:RegionName", "Anna Miller"),)


@pytest.mark.parametrize(
    "tag", [("XMP-iptcExt:PersonInImage", "Anna"), ("MakerNote:BabyName", "Leo"), ("QuickTime:FaceName", "Anna")]
)
def test_finds_person_lists(tag: tuple[str, str]) -> None:
    (found,) = findings_of(CHECK, with_tags(tag))
    assert found.evidence == (Tag(*tag),)


def test_a_name_in_list_and_field_counts_once() -> None:
    listed = PersonTag("XMP-iptcExt:PersonInImage", "Anna")
    both = Metadata(people=[listed], tags=[Tag(listed.field, listed.name)])
    (found,) = findings_of(CHECK, make_artifact(both))
    assert len(found.evidence) == 1


@pytest.mark.parametrize("value", ["daughter", "Mom", "holiday; KIDS", "beach, my wife, wife"])
def test_family_words_among_keywords_probably_mean_family(value: str) -> None:
    (found,) = findings_of(CHECK, with_tags(("IPTC:Keywords", value)))
    assert found.confidence is Confidence.MEDIUM
    assert level_of(found) is Level.MODERATE


def test_the_same_people_are_one_thing() -> None:
    both = [PersonTag("XMP-MP:RegionPersonDisplayName", "Anna"), PersonTag("XMP-iptcExt:PersonInImage", "Leo")]
    (one,) = findings_of(CHECK, make_artifact(Metadata(people=both)))
    (other,) = findings_of(CHECK, make_artifact(Metadata(people=both[::-1])))
    assert one.thing == other.thing


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(),
        Metadata(people=[PersonTag("XMP-mwg-rs:RegionName", "", (0, 0, 1, 1))]),
        Metadata(people=[PersonTag("XMP-mwg-rs:RegionName", "Unknown", (0, 0, 1, 1))]),
        Metadata(tags=[Tag("XMP-iptcExt:PersonInImage", " ")]),
        Metadata(tags=[Tag("MakerNote:BabyName", "\0\0\0\0")]),
        Metadata(tags=[Tag("IPTC:Keywords", "sunset")]),
        Metadata(tags=[Tag("IPTC:Keywords", "motherboard")]),
        Metadata(tags=[Tag("XMP-dc:subject", "Holy Family Church")]),
        Metadata(tags=[Tag("EXIF:Artist", "Anna Miller")]),
        Metadata(tags=[Tag("EXIF:ImageDescription", "Anna")]),
    ],
)
def test_stays_silent(metadata: Metadata) -> None:
    assert outcome_of(CHECK, make_artifact(metadata)) is OutcomeKind.CLEAN


def test_broken_file_is_an_outcome() -> None:
    assert_broken_file_is_not_clean(CHECK)
