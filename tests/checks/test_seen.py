"""What the officer saw: findings by their word alone, and never a word about pictures they have not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_exposure.artifact import Artifact
from officer_exposure.audit import Auditor
from officer_exposure.check import ArtifactCheck, NotApplicableError
from officer_exposure.events import Audit
from officer_exposure.model import ArtifactKind, Audience, Finding, Tag
from officer_exposure.registry import load_checks
from officer_exposure.shows import NOTHING, OWN_WORDS, Shows
from officer_exposure.sources.opening import open_sources
from tests.ui.photos import album


def _check(id: str) -> ArtifactCheck:
    return load_checks()[id]  # type: ignore[return-value]  # they are artifact checks


def _picture(shows: Shows | None) -> Artifact:
    return Artifact("photos", "one.jpg", ArtifactKind.PHOTO, Audience.PUBLIC, shows=shows)


@pytest.mark.parametrize(("id", "shows"), OWN_WORDS.items())
def test_what_the_officer_saw_is_found(id: str, shows: Shows) -> None:
    (found,) = _check(id).examine(_picture(~NOTHING))
    assert isinstance(found, Finding)
    assert (found.check, found.source, found.artifact, found.audience) == (id, "photos", "one.jpg", Audience.PUBLIC)
    assert isinstance(found.evidence[0], Tag)
    assert _check(id).info.shows == shows


@pytest.mark.parametrize(("id", "shows"), OWN_WORDS.items())
def test_what_the_officer_did_not_see_is_not(id: str, shows: Shows) -> None:
    assert list(_check(id).examine(_picture(~shows))) == []
    assert list(_check(id).examine(_picture(NOTHING))) == []


@pytest.mark.parametrize("id", OWN_WORDS)
def test_a_picture_that_nobody_was_asked_about_is_not_judged(id: str) -> None:
    with pytest.raises(NotApplicableError):
        list(_check(id).examine(_picture(None)))


def test_no_look_at_files_calls_a_picture_clean_by_a_word_that_was_not_given(tmp_path: Path) -> None:
    sources = open_sources([(album(tmp_path / "photos"), Audience.PUBLIC)])
    audit = Audit.of(Auditor(sources, load_checks()).run())
    assert audit.coverage.outcomes.keys().isdisjoint(OWN_WORDS)
    assert {one.check for one in audit.findings}.isdisjoint(OWN_WORDS)
