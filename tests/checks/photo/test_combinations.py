from __future__ import annotations

import pytest

from checks.photo.combinations import CHECK
from officer_exposure.check import Seen
from officer_exposure.content.combinations import load_combinations
from officer_exposure.events import Pictured
from officer_exposure.model import Confidence, Excerpt, Finding, Position, Region, Severity, Tag
from officer_exposure.vision.people import FaceLabel, Who
from tests.core.findings import make_finding
from tests.core.store.seen_people import BOX, face, picture

HOME = Position(48.1, 11.5, "post")
NEAR = Position(48.1005, 11.5005, "exif")
FAR = Position(48.2, 11.5, "exif")
REGION = Region((1, 2, 30, 40), "Uniform")


def said(check: str, artifact: str, *evidence: Region | Position | Excerpt, **changes: object) -> Finding:
    return make_finding(check=check, artifact=artifact, evidence=evidence or (REGION,), **changes)


def child(artifact: str) -> FaceLabel:
    return FaceLabel("photos", artifact, BOX, 1, Who.CHILD, said=True)


def found(*findings: Finding, labels: tuple[FaceLabel, ...] = (), pictures: tuple[Pictured, ...] = ()) -> list[Finding]:
    known = {one.artifact for one in pictures}
    named = ({one.artifact for one in findings} | {one.artifact for one in labels}) - known
    seen = (*pictures, *(picture(name, face()) for name in sorted(named)))
    return list(CHECK.correlate(Seen(findings, seen, labels, homes=(HOME,))))


def kinds(findings: list[Finding]) -> list[str]:
    return [" ".join(one.thing.split()[:2]) for one in findings]


def test_both_halves_in_one_picture() -> None:
    (one,) = found(said("photo.uniform", "a.jpg"), labels=(child("a.jpg"),))
    assert one.evidence == (REGION, Region(BOX, "A child"))
    assert (one.severity, one.confidence) == (Severity.FINDS_FAMILY, Confidence.HIGH)
    assert kinds([one]) == ["uniform_and_child picture"]


def test_in_one_folder_it_weighs_less_and_names_the_other_picture() -> None:
    (one,) = found(said("photo.uniform", "trip/a.jpg"), labels=(child("trip/b.jpg"), child("trip/c.jpg")))
    assert one.evidence == (REGION, Tag("A child", "trip/b.jpg"))
    assert (one.severity, one.confidence) == (Severity.CAREER, Confidence.MEDIUM)
    assert kinds([one]) == ["uniform_and_child album"]


def test_on_one_day_in_two_folders() -> None:
    pictures = (
        picture("x/a.jpg", face(), taken="2026-05-01T10:00:00"),
        picture("y/b.jpg", face(), taken="2026-05-01T19:00:00"),
        picture("z/c.jpg", face(), taken="2026-05-02T00:00:00"),
    )
    seen = said("photo.uniform", "x/a.jpg")
    assert kinds(found(seen, labels=(child("y/b.jpg"),), pictures=pictures)) == ["uniform_and_child day"]
    assert found(seen, labels=(child("z/c.jpg"),), pictures=pictures) == []


def test_the_closest_alone_is_told() -> None:
    """What one picture shows is not told again of its folder."""
    same = found(
        said("photo.uniform", "a.jpg"), said("photo.uniform", "b.jpg"), labels=(child("a.jpg"), child("c.jpg"))
    )
    assert kinds(same) == ["uniform_and_child picture"]


@pytest.mark.parametrize(
    "home",
    [
        said("photo.house_number", "a.jpg"),
        said("photo.gps", "a.jpg", FAR, NEAR),
        said("photo.known_text", "a.jpg", Excerpt("12 Elm", 0, 6, "home"), thing="home 12elm"),
        said("seen.house", "a.jpg"),
    ],
)
def test_a_uniform_at_home(home: Finding) -> None:
    (one,) = found(said("photo.uniform", "a.jpg"), home)
    assert one.severity is Severity.LEADS_TO_DOOR
    assert kinds([one]) == ["uniform_at_home picture"]


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("photo.possible_child", "photo.school_or_team", "child_with_school"),
        ("photo.plate", "photo.house_number", "plate_at_house"),
        ("photo.police_vehicle", "photo.street_sign", "police_vehicle_at_home"),
    ],
)
def test_other_combinations(one: str, other: str, name: str) -> None:
    assert kinds(found(said(one, "a.jpg"), said(other, "a.jpg"))) == [f"{name} picture"]


def test_a_face_with_a_name_tape() -> None:
    assert kinds(found(said("photo.name_tape", "a.jpg"))) == ["face_with_name picture"]
    assert found(said("photo.name_tape", "a.jpg"), pictures=(picture("a.jpg"),)) == []


def test_a_guess_makes_a_guess_unless_the_officers_own_face_is_there() -> None:
    guess = said("photo.uniform", "a.jpg", confidence=Confidence.LOW)
    me = FaceLabel("photos", "a.jpg", BOX, 2, Who.ME, said=True)
    assert [one.confidence for one in found(guess, labels=(child("a.jpg"),))] == [Confidence.LOW]
    assert [one.confidence for one in found(guess, labels=(child("a.jpg"), me))] == [Confidence.MEDIUM]


def test_halves_alone_or_apart_say_nothing() -> None:
    assert found(said("photo.uniform", "a.jpg")) == []
    assert found(said("photo.uniform", "x/a.jpg"), labels=(child("y/b.jpg"),)) == []
    assert found(said("photo.uniform", "a.jpg"), said("photo.gps", "a.jpg", FAR)) == []
    other = said("photo.uniform", "a.jpg", source="elsewhere")
    assert found(other, labels=(child("a.jpg"),)) == []


def test_a_picture_that_could_not_be_looked_at_yields_nothing() -> None:
    assert list(CHECK.correlate(Seen(labels=(child("a.jpg"),), findings=(said("photo.uniform", "a.jpg"),)))) == []


def test_no_sentence_of_the_table_holds_a_number() -> None:
    told = [told for one in load_combinations().combinations for told in (one.picture, one.album, one.day) if told]
    assert told
    assert not [one.summary for one in told if any(letter.isdigit() for letter in one.summary)]
