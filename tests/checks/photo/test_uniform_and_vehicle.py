from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from checks.photo.police_vehicle import CHECK as VEHICLE
from checks.photo.uniform import CHECK as UNIFORM
from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck
from officer_exposure.model import Confidence, OutcomeKind, Region
from officer_exposure.vision import sessions
from officer_exposure.vision.looking import Looking, Onlooker
from officer_exposure.vision.sight import Face, Line, Mark, MarkKind
from officer_exposure.vision.uniform.head import shipped_head
from tests.checks.artifacts import findings_of, make_artifact, outcome_of
from tests.checks.sights import face, line, picture
from tests.core.vision.drawn import lettered, look_at, saved
from tests.model_files import needs_models

BOTH = pytest.mark.parametrize(("check", "kind"), [(UNIFORM, MarkKind.UNIFORM), (VEHICLE, MarkKind.POLICE_VEHICLE)])


class Marked(Looking):
    """A look at a real file whose marks are given: what the model says of it is not what is tested here."""

    given: tuple[Mark, ...] = ()

    def marks(self) -> tuple[Mark, ...]:
        return self.given


def marked(*marks: Mark) -> Artifact:
    sight = Marked(b"", Metadata(), Onlooker())
    sight.given = marks
    return msgspec.structs.replace(make_artifact(), sight=sight)


def seen(path: Path) -> Artifact:
    return msgspec.structs.replace(make_artifact(), sight=look_at(path))


@BOTH
@pytest.mark.parametrize("confidence", [Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW])
def test_a_likeness_is_told_as_sure_as_it_is(check: ArtifactCheck, kind: MarkKind, confidence: Confidence) -> None:
    levels = shipped_head().levels(kind)
    edges = {Confidence.HIGH: levels.sure, Confidence.MEDIUM: levels.likely, Confidence.LOW: levels.possible}
    whole = Mark(kind, (0, 0, 90, 60), edges[confidence] + 1e-9, True)
    (found,) = findings_of(check, marked(whole))
    assert found.confidence is confidence
    assert "may be" in found.summary or "a little" in found.summary
    assert [one.box for one in found.evidence if isinstance(one, Region)] == [(0, 0, 90, 60)]


def test_the_torso_is_shown_rather_than_the_whole_picture() -> None:
    whole, torso = Mark(MarkKind.UNIFORM, (0, 0, 90, 60), 0.99999, True), (10, 20, 40, 60)
    (found,) = findings_of(UNIFORM, marked(whole, Mark(MarkKind.UNIFORM, torso, 0.9999, False)))
    assert [one.box for one in found.evidence if isinstance(one, Region)] == [torso]


@needs_models
@BOTH
def test_a_drawing_of_a_word_is_clean(check: ArtifactCheck, kind: MarkKind, tmp_path: Path) -> None:
    artifact = seen(saved(lettered("TULIPS"), tmp_path / f"{kind}.jpg"))
    assert findings_of(check, artifact) == []
    assert outcome_of(check, artifact) is OutcomeKind.CLEAN


@BOTH
def test_a_broken_picture_is_not_checked(check: ArtifactCheck, kind: MarkKind, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.jpg"
    path.write_bytes(saved(lettered("TULIPS"), path).read_bytes()[:700])
    assert outcome_of(check, seen(path)) is OutcomeKind.NOT_CHECKED
    assert outcome_of(check, make_artifact()) is OutcomeKind.NOT_CHECKED


@BOTH
def test_without_the_model_files_nothing_is_checked(
    check: ArtifactCheck, kind: MarkKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    artifact = seen(saved(lettered("TULIPS"), tmp_path / f"{kind}.jpg"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    sessions.network.cache_clear()
    try:
        assert outcome_of(check, artifact) is OutcomeKind.NOT_CHECKED
    finally:
        sessions.network.cache_clear()


def test_a_picture_is_as_sure_as_its_surest_part() -> None:
    levels = shipped_head().levels(MarkKind.UNIFORM)
    whole = Mark(MarkKind.UNIFORM, (0, 0, 90, 60), levels.sure + 1e-9, True)
    torso = Mark(MarkKind.UNIFORM, (10, 20, 40, 60), levels.possible + 1e-9, False)
    (found,) = findings_of(UNIFORM, marked(whole, torso))
    assert found.confidence is Confidence.HIGH
    assert [one.box for one in found.evidence if isinstance(one, Region)] == [torso.box]


def _perhaps_a_uniform(*lines: Line, probability: float = 0.2) -> Artifact:
    mark = Mark(MarkKind.UNIFORM, (0, 0, 1280, 960), probability, whole=True)
    return picture(*lines, people=(face(),), marked=(mark,))


def test_police_lettering_settles_whether_it_is_a_uniform() -> None:
    (found,) = findings_of(UNIFORM, _perhaps_a_uniform(line("POLICE")))
    assert found.confidence is Confidence.MEDIUM
    assert findings_of(UNIFORM, _perhaps_a_uniform(line("BAKERY"))) == []
    assert findings_of(UNIFORM, _perhaps_a_uniform(line("POLICE"), probability=0.01)) == []


def _half_a_vehicle(*lines: Line, people: tuple[Face, ...] = ()) -> Artifact:
    mark = Mark(MarkKind.POLICE_VEHICLE, (0, 0, 1280, 960), 0.6, whole=True)
    return picture(*lines, people=people, marked=(mark,))


def test_police_lettering_settles_what_the_model_is_unsure_of() -> None:
    (found,) = findings_of(VEHICLE, _half_a_vehicle(line("POLICE")))
    assert found.confidence is Confidence.MEDIUM
    assert findings_of(VEHICLE, _half_a_vehicle(line("BAKERY"))) == []
    assert findings_of(VEHICLE, picture(line("POLICE"))) == []


def test_lettering_beside_a_person_may_stand_on_a_vest() -> None:
    (found,) = findings_of(VEHICLE, _half_a_vehicle(line("POLICE"), people=(face(),)))
    assert found.confidence is Confidence.LOW
