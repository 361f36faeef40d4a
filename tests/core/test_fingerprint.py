"""Fingerprints stay what they are, whatever changes around them: decisions kept in vaults hang on them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from checks.document.author import CHECK as AUTHOR
from checks.guided.answers import CHECK as ANSWERS
from checks.photo.device_identity import CHECK as DEVICE
from checks.photo.file_name import CHECK as FILE_NAME
from checks.photo.gps import CHECK as GPS
from checks.photo.hidden_preview import CHECK as HIDDEN_PREVIEW
from checks.photo.person_tags import CHECK as PERSON_TAGS
from checks.photo.place_names import CHECK as PLACE_NAMES
from officer_exposure.artifact import AnswerSheet, Artifact, Clip, Metadata, PersonTag
from officer_exposure.check import ArtifactCheck
from officer_exposure.content.history import History, Ids
from officer_exposure.fingerprint import identity, signed
from officer_exposure.model import Answer, ArtifactKind, Audience, Finding, Position, Tag
from tests.checks.artifacts import findings_of, make_artifact, with_answers, with_tags
from tests.core.findings import make_finding

SECRET = bytes(range(32))

_COST = (
    "This finding has another fingerprint than before. In every vault it would come back as new, and what the officer"
    " decided about it would be lost. Undo the change. If it cannot be undone, write a migration of the vault that"
    " moves the decisions, and only then change this test."
)


class _Golden(NamedTuple):
    """What a check finds in a fixed artifact, and the fingerprint that must come of it."""

    check: ArtifactCheck
    artifact: Artifact
    fingerprint: str


_PLACE = Metadata(kind=ArtifactKind.PHOTO, positions=[Position(48.137154, 11.575382, "exif")])
_PERSON = Metadata(kind=ArtifactKind.PHOTO, people=[PersonTag("XMP-mwg-rs:RegionName", "Ann Example")])
_FILM = Metadata(kind=ArtifactKind.PHOTO, width=4, height=3, clips=[Clip("a film", 0, 1)])
_DOCUMENT = with_tags(("PDF:Author", "Ann Example"), kind=ArtifactKind.DOCUMENT)
_GOLDEN = {
    "a position": _Golden(GPS, make_artifact(_PLACE), "88b3db9cf1b17a0b4e4d882a48d0f516"),
    "a serial number": _Golden(
        DEVICE, with_tags(("EXIF:BodySerialNumber", "0620508201")), "37384a669a92c1b71e8d7d556adb5056"
    ),
    "a person": _Golden(PERSON_TAGS, make_artifact(_PERSON), "b02c21646b255320efd2b0609665697b"),
    "a file name": _Golden(
        FILE_NAME, make_artifact(name="Home/Grandma birthday.jpg"), "332ef015e71b884594a3fae88c85ad1b"
    ),
    "a place name": _Golden(
        PLACE_NAMES, with_tags(("IPTC:Sub-location", "12 Elm Street")), "b1e0e723b31adf0ece73fd3ec5e92e13"
    ),
    "a film in a photo": _Golden(HIDDEN_PREVIEW, make_artifact(_FILM), "d2e7865de8a1ed120a0869fc2a233005"),
    "an author": _Golden(AUTHOR, _DOCUMENT, "604382fdee9726e8642267f44cd68fd9"),
    "an answer": _Golden(ANSWERS, with_answers("facebook", {"FB01": "exposed"}), "9ec98fcf9a252db6c8b9af68cd186c27"),
}


def _fingerprint(finding: Finding) -> str:
    (one,) = signed([finding], SECRET)
    return one.fingerprint


@pytest.mark.parametrize("golden", _GOLDEN.values(), ids=_GOLDEN.keys())
def test_a_fingerprint_never_changes(golden: _Golden) -> None:
    found = findings_of(golden.check, golden.artifact)
    assert [_fingerprint(one) for one in found[:1]] == [golden.fingerprint], _COST


def test_the_digest_itself_never_changes() -> None:
    plain = make_finding(thing="a thing")
    first, second = signed([plain, plain], SECRET)
    assert (first.fingerprint, second.fingerprint) == (
        "cff58697d99d91c67ee8e0c4d9e3079f",
        "4d361de053ca485a631a6a27b14cff33",
    ), _COST


def test_no_part_runs_into_the_next() -> None:
    one, other = make_finding(source="ab", artifact="c"), make_finding(source="a", artifact="bc")
    assert _fingerprint(one) != _fingerprint(other)


@pytest.mark.parametrize("source", ["answers", "answers.yaml", "answers (2)"])
def test_an_answer_is_the_same_wherever_it_was_given(source: str) -> None:
    sheet = AnswerSheet("facebook", "main", {"FB01": "exposed"})
    artifact = Artifact(source, "facebook/main", ArtifactKind.ANSWERS, Audience.UNKNOWN, answers=sheet)
    (found,) = findings_of(ANSWERS, artifact)
    assert _fingerprint(found) == _GOLDEN["an answer"].fingerprint


def test_a_file_is_another_one_in_another_place() -> None:
    assert _fingerprint(make_finding(source="photos")) != _fingerprint(make_finding(source="backup"))


def test_new_names_change_nothing() -> None:
    history = History(
        sections=Ids(renamed={"facebook": "meta"}),
        items=Ids(renamed={"FB01": "FB51", "FB51": "ME01"}),
        checks=Ids(renamed={"guided.answers": "guided.walk"}),
        remediations=Ids(),
        life_events=Ids(),
    )
    before = make_finding(check="guided.answers", artifact="facebook/old", evidence=(Answer("FB01", "exposed"),))
    after = make_finding(check="guided.walk", artifact="meta/old", evidence=(Answer("ME01", "exposed"),))
    assert identity(after, history) == identity(before, history) == ("guided.answers", "", "facebook/old", "FB01")
    other = make_finding(check="guided.walk", artifact="meta/new", evidence=(Answer("ME01", "exposed"),))
    assert identity(other, history) != identity(before, history)


def test_what_an_answer_says_does_not_matter_but_its_item_does() -> None:
    first, second = (make_finding(artifact="facebook/main", evidence=(Answer(item, "exposed"),)) for item in ("A", "B"))
    assert _fingerprint(first) != _fingerprint(second)


def test_a_finding_without_evidence_still_has_a_fingerprint() -> None:
    assert _fingerprint(make_finding(evidence=())) != _fingerprint(make_finding(evidence=(), thing="x"))


def test_more_evidence_is_no_other_finding() -> None:
    assert _fingerprint(make_finding()) == _fingerprint(make_finding(evidence=(Tag("EXIF:Artist", "B. Name"),)))
