"""activity.labelled_place and activity.zone_list"""

from __future__ import annotations

import pytest

from checks.activity import labelled_place, zone_list
from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck
from officer_exposure.model import Area, ArtifactKind, OutcomeKind, Position, Severity, Tag
from officer_exposure.places.whereabouts import Stay, Whereabouts
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
)

HOME = (48.137, 11.575)
SPOT = Position(*HOME, "track")
LABELS, ZONES = labelled_place.CHECK, zone_list.CHECK


def _file(*stays: Stay, tags: tuple[tuple[str, str], ...] = ()) -> Artifact:
    kind = ArtifactKind.ACTIVITY
    named = [Tag(name, value) for name, value in tags]
    return make_artifact(Metadata(kind=kind, whereabouts=Whereabouts(stays), tags=named), name="t.json", kind=kind)


@pytest.mark.parametrize(
    ("said", "area", "severity"),
    [("home", Area.HOME, Severity.LEADS_TO_DOOR), ("work", Area.UNIFORM, Severity.CAREER)],
)
def test_finds_what_the_file_itself_names(said: str, area: Area, severity: Severity) -> None:
    (found,) = findings_of(LABELS, _file(Stay(1.0, 2.0), Stay(*HOME, said=said, origin="track")))
    assert found.evidence == (Tag("Recording:CalledByTheFile", said), SPOT)
    assert (found.areas[0], found.severity) == (area, severity)
    assert_no_value_in_sentences([found], "48", "11.5")


def test_home_and_work_are_two_findings() -> None:
    stays = Stay(*HOME, said="home"), Stay(48.2, 11.6, said="work"), Stay(*HOME, said="home")
    assert [len(one.evidence) for one in findings_of(LABELS, _file(*stays))] == [2, 2]


def test_finds_a_list_of_privacy_zones() -> None:
    address = Tag("PrivacyZone:Address", "12 Made Up Street")
    run = ("GPX:name", "Run")
    (found,) = findings_of(ZONES, _file(Stay(*HOME, said="zone"), tags=((address.name, address.value), run)))
    assert found.evidence == (SPOT, address)
    assert found.summary == "This file lists the places that you hide on the map."
    (found,) = findings_of(ZONES, _file(tags=((address.name, address.value),)))
    assert found.evidence == (address,)


@pytest.mark.parametrize("check", [LABELS, ZONES])
def test_stays_silent_where_nothing_is_named(check: ArtifactCheck) -> None:
    assert outcome_of(check, _file(Stay(*HOME), tags=(("GPX:name", "Home run"),))) is OutcomeKind.CLEAN


@pytest.mark.parametrize("check", [LABELS, ZONES])
def test_a_broken_file_is_not_clean(check: ArtifactCheck) -> None:
    assert_broken_file_is_not_clean(check, ArtifactKind.ACTIVITY)
