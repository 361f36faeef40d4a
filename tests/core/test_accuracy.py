"""The command that measures: it counts what it says it counts, and says so where there is nothing to count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.figures import QUESTIONS, faces, plates, yes_or_no
from benchmarks.accuracy.grouping import grouping
from benchmarks.accuracy.labels import Labelled, LabelsError, read_labels
from benchmarks.accuracy.living import living
from benchmarks.accuracy.looking import Looked
from benchmarks.accuracy.page import PLACES, places_page
from benchmarks.accuracy.wilson import Share
from officer_exposure.examining import Examined
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Finding,
    Region,
    Severity,
)
from officer_exposure.vision.observed import Observed, SeenFace

_UNIFORM = QUESTIONS[0]


def _finding(check: str, confidence: Confidence = Confidence.HIGH, text: str | None = None) -> Finding:
    return Finding(
        check=check,
        areas=(Area.UNIFORM,),
        severity=Severity.CAREER,
        audience=Audience.UNKNOWN,
        ease=Ease.ONE_LOOK,
        confidence=confidence,
        summary="Something.",
        source="s",
        artifact="a",
        evidence=(Region((0, 0, 9, 9), "part", text),),
        remediation="r",
    )


def _looked(label: Labelled, *findings: Finding, faces: tuple[SeenFace, ...] = ()) -> Looked:
    said = Examined(ArtifactKind.PHOTO, "", findings, observed=Observed(100, 100, faces=faces))
    return Looked(label, said)


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"), [(81, 263, 0.255, 0.366), (0, 20, 0.0, 0.161), (10, 10, 0.722, 1.0)]
)
def test_the_interval_is_wilson_s(hits: int, cases: int, low: float, high: float) -> None:
    """The first line is the example of Newcombe, Statistics in Medicine 17, 1998."""
    assert Share(hits, cases).interval == pytest.approx((low, high), abs=0.0006)


def test_a_share_says_how_little_it_knows() -> None:
    assert str(Share(0, 0)) == "not measured"
    assert str(Share(57, 60)) == "57 of 60 (.95, .863 to .983)"
    assert str(Share(1, 3)).endswith("fewer than 30 cases)")


def test_labels_are_read_and_what_is_empty_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "labels.tsv").write_text("file\tuniform\tplate\tfaces\na.jpg\tyes\t\t3\n")
    (one,) = read_labels(tmp_path)
    assert one == Labelled(tmp_path / "a.jpg", uniform=True, faces=3)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("uniform\nyes\n", "column 'file'"),
        ("file\tcolour\na.jpg\tred\n", "colour"),
        ("file\nmissing.jpg\n", "line 2: there is no such file"),
        ("file\tuniform\na.jpg\tperhaps\n", "line 2"),
        ("file\tfaces\na.jpg\tmany\n", "line 2"),
    ],
)
def test_a_mistake_in_the_labels_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "labels.tsv").write_text(text)
    with pytest.raises(LabelsError, match=says):
        list(read_labels(tmp_path))


def test_hits_and_false_alarms_are_counted_by_group_and_by_how_sure() -> None:
    yes, no = Labelled(Path("a"), uniform=True), Labelled(Path("b"), "waiters", uniform=False)
    guess = _finding("photo.uniform", Confidence.LOW)
    sure = _finding("photo.uniform")
    looked = [_looked(yes, sure), _looked(yes, guess), _looked(yes), _looked(no, guess), _looked(no)]
    rows = dict(yes_or_no(_UNIFORM, looked))
    assert rows["uniforms found"].startswith("2 of 3")
    assert rows["uniforms found, called likely"].startswith("1 of 3")
    assert rows["false alarms, waiters"].startswith("1 of 2")
    assert rows["false alarms, called likely, waiters"].startswith("0 of 2")


def test_plates_are_compared_to_the_letter_and_by_look() -> None:
    label = Labelled(Path("a"), plate="AB0 123")
    read = _looked(label, _finding("photo.plate", text="ABO123"))
    rows = dict(plates([read, _looked(Labelled(Path("b"), plate="none"), _finding("photo.plate", text="X"))]))
    assert [value.partition(" (")[0] for value in rows.values()] == ["1 of 1", "0 of 1", "1 of 1", "1 of 1"]


def test_faces_missed_and_faces_too_many_are_counted_apart() -> None:
    face = SeenFace((0, 0, 9, 9), 0.9)
    one = _looked(Labelled(Path("a"), faces=3), faces=(face, face))
    other = _looked(Labelled(Path("b"), faces=1), faces=(face, face))
    rows = dict(faces([one, other]))
    assert rows["faces found"].startswith("3 of 4")
    assert rows["boxes beyond the number of faces"].startswith("1 of 4")


def test_pairs_are_compared_by_the_prints_of_the_largest_faces() -> None:
    def shown(person: str, *numbers: float) -> Looked:
        print_ = np.zeros(128, "<f2")
        print_[: len(numbers)] = numbers
        face = SeenFace((0, 0, 9, 9), 0.9, None, print_.tobytes())
        return _looked(Labelled(Path(person), person=person), faces=(face,))

    rows = dict(grouping([shown("a", 1.0), shown("a", 1.0), shown("b", 0.0, 1.0)]))
    assert rows["pairs of the same person put together"].startswith("1 of 1")
    assert rows["pairs of two persons put together"].startswith("0 of 2")


def test_places_are_measured_without_labelled_stops_too() -> None:
    tables = dict(living(None, people=6))
    made_up = dict(tables["Home, of made-up people"])
    assert made_up["check-ins: first place"].split(" ")[2] == "6"
    stops = dict(tables["Home, from all stops of real people (three layouts of their places)"])
    assert set(stops.values()) == {"not measured"}
    assert len(tables["How sure it says it is of a home, and how often it is right"]) == 10


def test_the_part_about_places_can_be_measured_by_itself() -> None:
    text = places_page([("Home", [("somebody", "1 of 2")])], "A note.", date(2026, 1, 2))
    assert text.startswith(PLACES)
    assert "| somebody | 1 of 2 |" in text


def test_pictures_can_be_measured_and_the_places_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page_now = tmp_path / "accuracy.md"
    page_now.write_text(f"# Old figures\n\n{PLACES}\n\nMeasured by hand.\n", "utf-8")
    (tmp_path / "labels.tsv").write_text("file\tstreet_sign\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["accuracy", str(tmp_path), "--write", str(page_now), "--pictures"])
    assert main() == 0
    text = page_now.read_text("utf-8")
    assert text.endswith(f"\n{PLACES}\n\nMeasured by hand.\n")
    assert "## Street signs" in text
    assert "Old figures" not in text
