"""text.in_words, over posts of people who do not exist."""

from __future__ import annotations

import pytest

from checks.text.in_words import CHECK
from officer_exposure.artifact import Metadata
from officer_exposure.model import Area, ArtifactKind, Confidence, Finding, OutcomeKind, Tag
from officer_exposure.text.telling.told import Telling
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
    reasons_of,
    with_tags,
)

_TOLD = (
    ("give an address", "just moved to 1427 maple street apt 4b 😍"),
    ("give an address", "party at ours, corner of 5th and Main"),
    ("give an address", "our place is the blue house opposite Lincoln Elementary"),
    ("give an address", "neue Adresse: Lindenstraße 12, 50674 Köln"),
    ("give an address", "apéro chez nous 45 avenue Victor Hugo"),
    ("give an address", "vivimos en C/ Alcalá 210"),
    ("give an address", "feest op de Kerkstraat 18"),
    ("give an address", "flat 2, 14 Acacia Road, Leeds LS6 3HF"),
    ("give a code", "gate code is 4411 just drive up"),
    ("give a code", "key under the mat if ur early"),
    ("speak of a school", "Emma's first day at Lincoln Elementary!!"),
    ("somebody is away", "home alone till friday 🎉"),
    ("somebody is away", "op vakantie tot 12 augustus"),
    ("name somebody", "my daughter Emma scored twice"),
    ("a license plate", "my plate is 7ABC123 if u see it call"),
    ("tell of shifts", "back on nights 😴"),
    ("tell of shifts", "working 6p-6a thru sunday"),
    ("a telephone number", "hmu 4 1 3 5 5 5 0 1 3 4"),
    ("a telephone number", "mon portable 06 12 34 56 78"),
    ("a telephone number", "email ben.doe at example dot com"),
    ("a telephone number", "add me on snap bdoe_22"),
    ("police work", "Badge 4412 signing off"),
    ("police work", "proud wife of a police officer"),
    ("tell a birthday", "happy 8th birthday to my little man"),
    ("how to know a car", "parked my black Tahoe in the driveway"),
)
_HARMLESS = (
    "10 min drive to the beach",
    "one way street of life",
    "part 3 of 12, see page 212",
    "order no. 20231104-55 arrived 2024-05-01",
    "discount code SAVE20 at checkout",
    "high school never prepared me for taxes",
    "Highway 61 revisited on vinyl",
    "my wife and I loved it",
    "the score was 110-102",
    "just moved my desktop to another system",
    "die Straße war leer",
    "quelle belle journée",
    "© 1998-2021 Example Prints",
    "fixes CVE-2019-1348",
    "2019 Anthony Green",
    "the match between Chelsea and Arsenal",
    "the current version uses another session",
    "licensed as in /usr/share/common-licenses",
    "SEE ALSO the other page",
    "a) you must give a copy; and (c) You must retain, in",
)


def _found(text: str, field: str = "XMP-dc:description") -> list[Finding]:
    return findings_of(CHECK, with_tags((field, text)))


@pytest.mark.parametrize(("says", "text"), _TOLD)
def test_what_a_caption_gives_away_is_found(says: str, text: str) -> None:
    found = [finding for finding in _found(text) if says in finding.summary]
    assert len(found) == 1
    assert found[0].confidence >= Confidence.MEDIUM
    assert_no_value_in_sentences(found, text)


@pytest.mark.parametrize("text", _HARMLESS)
def test_harmless_captions_are_clean(text: str) -> None:
    assert _found(text) == []
    assert outcome_of(CHECK, with_tags(("XMP-dc:description", text))) is OutcomeKind.CLEAN


def test_words_run_together_in_a_hashtag_and_nowhere_else() -> None:
    assert [finding.areas for finding in _found("#backonnights")] == [(Area.ROUTINE,)]
    assert [finding.areas for finding in _found("finally #homealone till friday")] == [(Area.ROUTINE, Area.HOME)]
    assert _found("backonnights") == []


def test_what_programs_fill_in_is_not_read() -> None:
    assert _found("gate code is 4411", "EXIF:Software") == []


def test_the_evidence_shows_the_words_and_some_around() -> None:
    (finding,) = _found(f"{'so ' * 60}the gate code is 4411 {'ok ' * 60}")
    (shown,) = finding.evidence
    assert isinstance(shown, Tag)
    assert "gate code is 4411" in shown.value
    assert len(shown.value) < 200


def test_a_guess_is_marked_as_one() -> None:
    (finding,) = _found("cop rock was a show")
    assert finding.confidence is Confidence.LOW


def test_each_kind_of_telling_has_a_judgement() -> None:
    everything = "; ".join(text for _, text in _TOLD)
    assert len(_found(everything)) == len(Telling)


def test_a_text_that_is_too_long_is_not_clean() -> None:
    long = with_tags(("XMP-dc:description", "la " * 40_000))
    assert outcome_of(CHECK, long) is OutcomeKind.NOT_CHECKED
    assert reasons_of(CHECK, long) == ["A text in this file is so long that only its first part was read."]


def test_a_broken_file_is_not_clean() -> None:
    assert_broken_file_is_not_clean(CHECK)
    words = [Tag("Words:text", "gate code is 4411")]
    broken = make_artifact(Metadata(kind=ArtifactKind.ACTIVITY, texts=words, problems=["damaged"]))
    assert outcome_of(CHECK, broken) is OutcomeKind.FINDINGS


def test_a_hostile_text_costs_little_time() -> None:
    for text in ("1 " * 900, "a" * 1_900, "0-" * 900, "my " * 600, "12 oak " * 250, "@" * 1_900):
        findings_of(CHECK, with_tags(("XMP-dc:description", text)))


@pytest.mark.parametrize(
    "text",
    [
        "PXL_20231006_063000139.jpg",
        "https://example.org/p/4135550134?x=12+oak+street",
        "-0.002975890180096",
        "NHL Season 2020-2021",
        "#CustomerCentricTransformation",
        "a future-forward transformation of the current position on your profile",
        "Lorem ipsum cupidatat culpa laboris exercitation",
    ],
)
def test_names_of_files_addresses_of_pages_and_parts_of_words_tell_nothing(text: str) -> None:
    assert _found(text) == []
