"""photo.gps"""

from __future__ import annotations

import pytest

from checks.photo.gps import CHECK
from officer_exposure.artifact import Metadata
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, ArtifactKind, Level, OutcomeKind, Position, Tag
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
    reasons_of,
)

_HOME = Position(39.7817, -89.6501, "exif")


def test_finds_a_position() -> None:
    (found,) = findings_of(CHECK, make_artifact(Metadata(positions=[_HOME])))
    assert found.evidence == (_HOME,)
    assert found.areas == (Area.HOME,)
    assert found.summary == "Hidden data says exactly where the photo was taken."
    assert level_of(found) is Level.HIGH
    assert_no_value_in_sentences([found], "39", "89")


@pytest.mark.parametrize(
    ("kind", "word"),
    [(ArtifactKind.PHOTO, "photo"), (ArtifactKind.VIDEO, "video"), (ArtifactKind.DOCUMENT, "place")],
)
def test_names_the_kind_of_file(kind: ArtifactKind, word: str) -> None:
    (found,) = findings_of(CHECK, make_artifact(Metadata(kind=kind, positions=[_HOME]), kind=kind))
    assert word in found.summary


@pytest.mark.parametrize(
    ("other", "several"),
    [
        (Position(39.7817, -89.6501, "xmp"), False),
        (Position(39.7830, -89.6501, "xmp"), False),  # 145 m
        (Position(39.7840, -89.6501, "xmp"), True),  # 256 m
        (Position(-39.7817, -89.6501, "quicktime"), True),  # the wrong half of the Earth
    ],
)
def test_compares_all_sources(other: Position, several: bool) -> None:
    (found,) = findings_of(CHECK, make_artifact(Metadata(positions=[_HOME, other])))
    assert ("more than one exact place" in found.summary) is several
    assert found.evidence == (_HOME, other)


def test_the_date_line_is_no_gap() -> None:
    fiji = [Position(-16.8, 179.9999, "exif"), Position(-16.8, -179.9999, "xmp")]
    (found,) = findings_of(CHECK, make_artifact(Metadata(positions=fiji)))
    assert "more than one" not in found.summary


def test_neighbors_share_a_thing_and_strangers_do_not() -> None:
    def thing(latitude: float, longitude: float) -> str:
        at = Metadata(positions=[Position(latitude, longitude, "exif")])
        return findings_of(CHECK, make_artifact(at))[0].thing

    assert thing(39.78171, -89.65011) == thing(39.78174, -89.65016)
    assert thing(39.7817, -89.6501) != thing(39.7847, -89.6501)
    assert thing(39.7817, -89.6501) != thing(-39.7817, -89.6501)
    assert thing(90.0, 10.0)  # the pole has no width


def test_a_long_track_is_thinned_and_keeps_its_start() -> None:
    track = [Position(39.0 + step / 1000, -89.0, "telemetry") for step in range(10_000)]
    (found,) = findings_of(CHECK, make_artifact(Metadata(positions=[_HOME, *track])))
    assert found.evidence[:2] == (_HOME, track[0])
    assert len(found.evidence) <= 9
    assert "more than one" in found.summary


def test_a_resting_track_is_one_spot() -> None:
    track = [Position(39.0 + step / 10_000_000, -89.0, "telemetry") for step in range(100)]
    (found,) = findings_of(CHECK, make_artifact(Metadata(positions=track)))
    assert found.evidence == (track[0],)


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(),
        Metadata(tags=[Tag("EXIF:GPSDateStamp", "2024:01:01")]),
        Metadata(tags=[Tag("IPTC:City", "Springfield")]),
        Metadata(width=100, height=100),
    ],
)
def test_stays_silent(metadata: Metadata) -> None:
    assert outcome_of(CHECK, make_artifact(metadata)) is OutcomeKind.CLEAN


def test_an_undecoded_track_is_named_and_not_called_clean() -> None:
    video = make_artifact(Metadata(telemetry=["camm"]), kind=ArtifactKind.VIDEO)
    assert outcome_of(CHECK, video) is OutcomeKind.NOT_CHECKED
    (reason,) = reasons_of(CHECK, video)
    assert "timed track in this file (camm)" in reason


def test_a_place_does_not_hide_an_undecoded_track_beside_it() -> None:
    video = make_artifact(Metadata(positions=[_HOME], telemetry=["camm"]), kind=ArtifactKind.VIDEO)
    assert len(findings_of(CHECK, video)) == 1
    assert len(reasons_of(CHECK, video)) == 1


def test_broken_file_is_an_outcome() -> None:
    assert_broken_file_is_not_clean(CHECK)


def test_a_position_counts_even_in_a_broken_file() -> None:
    broken = make_artifact(Metadata(positions=[_HOME], problems=["The XMP in this file could not be read."]))
    assert outcome_of(CHECK, broken) is OutcomeKind.FINDINGS
