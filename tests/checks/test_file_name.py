"""photo.file_name"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.photo.file_name import CHECK
from officer_exposure.artifact import Metadata
from officer_exposure.exposure.gathering import gather
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import ArtifactKind, Confidence, Excerpt, Finding, Level, OutcomeKind
from tests.checks.artifacts import findings_of, make_artifact, outcome_of


def _said(found: Finding) -> list[str]:
    return [fact.text[fact.start : fact.end] for fact in found.evidence if isinstance(fact, Excerpt)]


def _found(name: str) -> dict[str, list[str]]:
    """Fact -> the parts of the name that say it."""
    by_fact: dict[str, list[str]] = {}
    for found in findings_of(CHECK, make_artifact(name=name)):
        assert all(isinstance(fact, Excerpt) and fact.text == name for fact in found.evidence)
        (fact,) = {fact.fact for fact in found.evidence if isinstance(fact, Excerpt)}
        by_fact[fact] = _said(found)
    return by_fact


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("12 Oak Street.jpg", {"address": ["12 Oak Street"]}),
        ("12_oak_street_front.jpg", {"address": ["12_oak_street"]}),
        ("1234 N Main St.jpg", {"address": ["1234 N Main St"]}),
        ("1234 Main St, Springfield.jpg", {"address": ["1234 Main St"]}),
        ("350 5th Ave.jpg", {"address": ["350 5th Ave"]}),
        ("at 221B Baker Street.jpg", {"address": ["221B Baker Street"]}),
        ("mom.jpg", {"person": ["mom"]}),
        ("MOMs.jpg", {"person": ["MOM"]}),
        ("kids_first_day.jpg", {"person": ["kids"]}),
        ("KidsAtHome.jpg", {"person": ["Kids"], "place": ["Home"]}),
        ("Emma and Liam.jpg", {"person": ["Emma", "Liam"]}),
        ("Zelda's room.jpg", {"person": ["Zelda's"]}),
        ("Zelda\u2019s room.jpg", {"person": ["Zelda\u2019s"]}),
        ("our house.jpg", {"place": ["house"]}),
        ("Elementary/IMG_1.jpg", {"place": ["Elementary"]}),
        ("sheriff_badge.jpg", {"officer": ["sheriff", "badge"]}),
        ("SPD patrol.jpg", {"officer": ["patrol", "SPD"]}),
        ("K9 unit.jpg", {"officer": ["K9"]}),
        (
            "2024-05-01 Anna's birthday at St Mary school.jpg",
            {"person": ["Anna's", "birthday", "Mary"], "place": ["school"], "date": ["2024-05-01"]},
        ),
    ],
)
def test_finds_people_places_and_officer_words(name: str, facts: dict[str, list[str]]) -> None:
    assert _found(name) == facts


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("PXL_20240101_123456789.jpg", "20240101_123456789"),
        ("PXL_20240101_123456789.MP.jpg", "20240101_123456789"),
        ("MVIMG_20190101_120000.jpg", "20190101_120000"),
        ("VID_20231231_235959.mp4", "20231231_235959"),
        ("IMG-20240101-WA0001.jpg", "20240101"),
        ("Screenshot_20240101-101112_Chrome.jpg", "20240101-101112"),
        ("Screenshot 2024-05-01 at 10.11.12.png", "2024-05-01"),
        ("WhatsApp Image 2024-05-01 at 10.11.12.jpeg", "2024-05-01"),
        ("12.05.2023.jpg", "12.05.2023"),
        ("5 may 2024.jpg", "5 may 2024"),
        ("May 5, 2024 party.png", "May 5, 2024"),
        ("FB_IMG_1700000000000.jpg", "1700000000000"),
    ],
)
def test_finds_days(name: str, date: str) -> None:
    assert _found(name) == {"date": [date]}


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234.jpg",
        "DSC0001.JPG",
        "DSC_0001.NEF",
        "DSCF1234.RAF",
        "P1010001.JPG",
        "100CANON/IMG_0001.CR2",
        "DCIM/101APPLE/IMG_4321.HEIC",
        "GOPR0123.MP4",
        "DJI_0042.MP4",
        "image.png",
        "photo (1).jpg",
        "sunset over lake.jpg",
        "120231231.jpg",
        "1700000000000.jpg",
        "a1b2c3d4-20e1-4a5b-9c8d-0123456789ab.jpg",
        "Father's Day.jpg",
        "New Year's.jpg",
        "motherboard.jpg",
        "homepage.png",
        "Sony.jpg",
        "Samsung.jpg",
        "PlayStation.jpg",
        "HTTPS_JSON_ISO.jpg",
        "01 walk st.jpg",
        "report final v2.docx",
        "Trip to 7th Avenue.jpg",
        "5 blind mice close up.jpg",
        "DSC09999 close.jpg",
        "",
    ],
)
def test_stays_silent(name: str) -> None:
    assert _found(name) == {}


@pytest.mark.parametrize(
    ("name", "level", "confidence"),
    [
        ("12 Oak Street.jpg", Level.HIGH, Confidence.MEDIUM),
        ("2023 Fall Court.jpg", Level.HIGH, Confidence.LOW),
        ("daughter.jpg", Level.MODERATE, Confidence.MEDIUM),
        ("Emma.jpg", Level.MODERATE, Confidence.LOW),
        ("police.jpg", Level.MODERATE, Confidence.MEDIUM),
        ("badge.jpg", Level.MODERATE, Confidence.LOW),
        ("20240101.jpg", Level.LOW, Confidence.HIGH),
    ],
)
def test_judges_calmly(name: str, level: Level, confidence: Confidence) -> None:
    (found,) = findings_of(CHECK, make_artifact(name=name))
    assert (level_of(found), found.confidence) == (level, confidence)


def test_a_folder_of_five_hundred_files_is_one_thing() -> None:
    names = [f"Anna's birthday/IMG_{number:04}.jpg" for number in range(500)]
    (card,) = gather(found for name in names for found in findings_of(CHECK, make_artifact(name=name)))
    assert (card.count, card.things) == (500, 1)


def test_summaries_are_fixed_sentences() -> None:
    findings = findings_of(CHECK, make_artifact(name="2024-05-01 Emma at home, 12 Oak Street, police.jpg"))
    assert len(findings) == 5
    assert all("Emma" not in found.summary and "Oak" not in found.summary for found in findings)


@pytest.mark.parametrize(
    "name", ["1 " * 5000, "12 a_a_a_a_" * 900, "a" * 10_000, "20" * 5000, "jan " * 3000, "A" * 9000 + "'s", "1" * 9000]
)
def test_long_names_take_no_time(name: str) -> None:
    start = time.perf_counter()
    findings_of(CHECK, make_artifact(name=name))
    assert time.perf_counter() - start < 1


@given(st.text(max_size=80))
def test_every_mention_lies_in_the_name(name: str) -> None:
    for said in _found(name).values():
        assert all(part and part in name for part in said)


def test_a_broken_file_is_judged_by_its_name_all_the_same() -> None:
    broken = Metadata(kind=ArtifactKind.PHOTO, problems=["A part could not be read."])
    assert outcome_of(CHECK, make_artifact(broken, name="IMG_1234.jpg")) is OutcomeKind.CLEAN
    assert outcome_of(CHECK, make_artifact(broken, name="my daughter.jpg")) is OutcomeKind.FINDINGS
