from __future__ import annotations

from checks.photo.family_face import CHECK
from officer_exposure.check import Seen
from officer_exposure.model import Audience, Confidence, Finding, Region, Severity
from officer_exposure.vision.people import FaceLabel, Who
from tests.core.store.seen_people import BOX, face, picture


def label(who: Who, artifact: str = "a.jpg", *, said: bool = True) -> FaceLabel:
    return FaceLabel("photos", artifact, BOX, 1, who, said=said)


def found(*labels: FaceLabel, pictures: tuple[str, ...] = ("a.jpg", "b.jpg")) -> list[Finding]:
    seen = [picture(name, face()) for name in pictures]
    return list(CHECK.correlate(Seen(pictures=seen, labels=labels, audiences={"photos": Audience.PUBLIC})))


def test_a_childs_face_weighs_more_than_that_of_others() -> None:
    child, family = found(label(Who.CHILD), label(Who.FAMILY, "b.jpg"))
    assert (child.severity, family.severity) == (Severity.FINDS_FAMILY, Severity.CAREER)
    assert child.evidence == (Region(BOX, "Your child"),)
    assert {child.audience, family.audience} == {Audience.PUBLIC}


def test_both_in_one_picture_are_two_things() -> None:
    assert len({one.thing for one in found(label(Who.CHILD), label(Who.FAMILY), label(Who.CHILD))}) == 2


def test_a_face_that_only_looks_alike_is_less_sure() -> None:
    (one,) = found(label(Who.CHILD, said=False))
    assert one.confidence is Confidence.MEDIUM


def test_others_are_silent() -> None:
    assert found(label(Who.ME), label(Who.COLLEAGUE), label(Who.NOBODY), label(Who.IGNORED)) == []


def test_a_picture_that_could_not_be_looked_at_yields_nothing() -> None:
    assert found(label(Who.CHILD), pictures=()) == []
