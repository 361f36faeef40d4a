from __future__ import annotations

import msgspec

from checks.photo.possible_child import CHECK
from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import CannotCheckError
from officer_exposure.model import ArtifactKind, Confidence, OutcomeKind, Region
from officer_exposure.vision.sight import Box, Face, Line, Mark
from tests.checks.artifacts import (
    BROKEN,
    findings_of,
    make_artifact,
    outcome_of,
    reasons_of,
)

_LANDMARKS = (40.0, 40.0, 60.0, 40.0, 50.0, 50.0, 42.0, 60.0, 58.0, 60.0)
_MISSING = "The model files are missing."


class Photo(msgspec.Struct, frozen=True):
    """A picture of which it is known what it shows."""

    shown: tuple[Face, ...]
    width: int = 2000
    height: int = 1500

    def lines(self) -> tuple[Line, ...]:
        return ()

    def unread(self) -> int:
        return 0

    def faces(self) -> tuple[Face, ...]:
        return self.shown

    def marks(self) -> tuple[Mark, ...]:
        return ()


class Undecodable(Photo, frozen=True):
    """A picture that cannot be looked at."""

    def faces(self) -> tuple[Face, ...]:
        raise CannotCheckError(_MISSING)


def photo(*children: float | None, sight: type[Photo] = Photo) -> Artifact:
    faces = tuple(Face(_box(place), 0.9, _LANDMARKS, child) for place, child in enumerate(children))
    return msgspec.structs.replace(make_artifact(Metadata(kind=ArtifactKind.PHOTO)), sight=sight(faces))


def _box(place: int) -> Box:
    return (200 * place, 20, 200 * place + 100, 140)


def test_faces_that_may_be_a_childs_are_one_question() -> None:
    (found,) = findings_of(CHECK, photo(0.01, 0.3, 0.9, None))
    assert found.evidence == (Region(_box(1), "Possibly a child"), Region(_box(2), "Possibly a child"))
    assert found.summary == "Possibly a child: please check."
    assert found.confidence is Confidence.MEDIUM


def test_a_face_that_is_hardly_a_childs_is_a_guess() -> None:
    (found,) = findings_of(CHECK, photo(0.26))
    assert found.confidence is Confidence.LOW


def test_adults_and_faces_too_small_to_say_are_no_question() -> None:
    assert findings_of(CHECK, photo(0.2, None, 0.0)) == []
    assert outcome_of(CHECK, photo(0.2)) is OutcomeKind.CLEAN


def test_a_picture_that_cannot_be_looked_at_is_not_clean() -> None:
    artifact = photo(sight=Undecodable)
    assert outcome_of(CHECK, artifact) is OutcomeKind.NOT_CHECKED
    assert reasons_of(CHECK, artifact) == [_MISSING]
    assert outcome_of(CHECK, make_artifact()) is OutcomeKind.NOT_CHECKED


def test_a_broken_file_is_not_clean() -> None:
    broken = msgspec.structs.replace(
        make_artifact(Metadata(kind=ArtifactKind.PHOTO, problems=[BROKEN])), sight=Photo(())
    )
    assert outcome_of(CHECK, broken) is OutcomeKind.NOT_CHECKED
