from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.events import Audit
from officer_exposure.exposure.gathering import gather
from officer_exposure.model import Answer, Evidence, Excerpt, NotChecked, Place, Position, Region, Tag
from officer_exposure.report.masking import Disguise, masked
from tests.core.findings import make_finding

SECRET = "Zebediah Quux"
LETTERS = st.text(alphabet="QWZ", min_size=6, max_size=12)
"""Words that no sentence and no id of ours holds."""

FACTS = st.one_of(
    st.builds(Tag, st.just("EXIF:Artist"), LETTERS),
    st.builds(Region, st.just((0, 0, 9, 9)), st.just("face"), LETTERS),
    st.builds(Excerpt, LETTERS, st.just(0), st.just(3), st.just("name")),
)


def evidence_of(*facts: Evidence) -> tuple[Evidence, ...]:
    hidden = masked(Audit(findings=[make_finding(evidence=facts)]))
    return hidden.findings[0].evidence


def test_positions_keep_one_decimal() -> None:
    hidden = evidence_of(Position(48.13713, -0.04, "exif"), Place(-33.8688, 151.2093, 50.0, 1, 0.5))
    assert hidden == (Position(48.1, 0.0, "exif"), Place(-33.9, 151.2, 50.0, 1, 0.5))
    assert str(hidden[0]).count("-") == 0


def test_values_become_ids_and_the_same_value_the_same_id() -> None:
    hidden = evidence_of(
        Tag("EXIF:Artist", SECRET), Region((1, 2, 3, 4), "face", SECRET), Excerpt("other", 1, 3, "name")
    )
    assert hidden == (
        Tag("EXIF:Artist", "text 1"),
        Region((1, 2, 3, 4), "face", "text 1"),
        Excerpt("text 2", 0, 6, "name"),
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("EXIF:BodySerialNumber", "EXIF:BodySerialNumber"),
        ("XMP-dc:creator", "XMP-dc:creator"),
        ("MakerNote:OwnerName", "MakerNote:OwnerName"),
        ("PDF:Author", "PDF:Author"),
        ("Track:CutActivity", "Track:CutActivity"),
        ("PDF:Zebediah", "PDF:OtherField"),
        ("Matroska:ZEBEDIAH", "Matroska:OtherField"),
        ("XMP-zebediah:creator", "XMP:creator"),
        ("XMP-zebediah:zebediahSerialNumber", "XMP:SerialNumber"),
        ("Zebediah:Author", "File:Author"),
        ("Zebediah", "File:OtherField"),
    ],
)
def test_a_field_that_the_file_named_itself_loses_its_name(name: str, shown: str) -> None:
    assert evidence_of(Tag(name, "x")) == (Tag(shown, "text 1"),)


def test_what_is_not_private_stays() -> None:
    facts = (Answer("FB01", "exposed"), Region((1, 2, 3, 4), "preview"))
    assert evidence_of(*facts) == facts


def test_names_become_ids_that_say_what_sort_of_thing_it_is() -> None:
    names = ["a.jpg", "b.mp4", "c.pdf", "d.jpg", "e.unknown", "a.jpg"]
    hidden = masked(Audit(findings=[make_finding(artifact=name, source=SECRET) for name in names]))
    assert [one.artifact for one in hidden.findings] == [
        "photo 1",
        "video 1",
        "document 1",
        "photo 2",
        "file 1",
        "photo 1",
    ]
    assert {one.source for one in hidden.findings} == {"source 1"}


def test_a_name_is_the_same_id_among_the_findings_and_among_what_was_not_checked() -> None:
    missed = [NotChecked("photos", name, "*", "A reason.") for name in ("one.jpg", "two.jpg", "")]
    hidden = masked(Audit(findings=[make_finding()], not_checked=[*missed, NotChecked("", "", "x.y", "A reason.")]))
    assert hidden.findings[0].artifact == "photo 1"
    assert [one.artifact for one in hidden.not_checked] == ["photo 1", "photo 2", "", ""]
    assert [one.source for one in hidden.not_checked] == ["source 1", "source 1", "source 1", ""]


def test_one_disguise_and_another_of_the_same_audit_agree() -> None:
    audit = Audit(findings=[make_finding(artifact=f"{number}.jpg") for number in range(9)])
    backwards = [Disguise(audit, masked=True).finding(one) for one in reversed(audit.findings)]
    assert backwards == list(reversed(masked(audit).findings))


def test_things_can_still_be_counted() -> None:
    findings = [make_finding(artifact=f"{number}.jpg", thing=SECRET + str(number % 3)) for number in range(9)]
    before, after = (gather(some) for some in (findings, masked(Audit(findings=findings)).findings))
    assert [(one.id, one.count, one.things) for one in before] == [(one.id, one.count, one.things) for one in after]
    assert SECRET not in str(after)


def test_unmasked_lets_everything_through() -> None:
    audit = Audit(findings=[make_finding(thing=SECRET)], not_checked=[NotChecked("a", "b", "*", "c")])
    disguise = Disguise(audit, masked=False)
    assert disguise.finding(audit.findings[0]) is audit.findings[0]
    assert (disguise.artifact("a", "b"), disguise.source("a"), disguise.text("t")) == ("b", "a", "t")


@given(name=LETTERS, source=LETTERS, thing=LETTERS, facts=st.lists(FACTS, min_size=1, max_size=4))
def test_no_value_of_any_kind_of_evidence_survives(name: str, source: str, thing: str, facts: list[Evidence]) -> None:
    finding = make_finding(artifact=f"{name}/{name}.jpg", source=source, thing=thing, evidence=tuple(facts))
    missed = NotChecked(source, name, "*", "A reason.")
    hidden = masked(Audit(findings=[finding], not_checked=[missed]))
    text = json.dumps(msgspec.to_builtins([hidden.findings, hidden.not_checked]))
    assert not set(text) & set("QWZ")
