"""activity.track"""

from __future__ import annotations

import pytest

from checks.activity.track import CHECK
from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, ArtifactKind, Confidence, Level, OutcomeKind, Position, Tag
from officer_exposure.places.whereabouts import Stay, Track, Whereabouts, pack
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
)
from tests.core.parsing.activity.build_recordings import kml, read_recording

HOME, PARK = (48.137, 11.575), (48.147, 11.585)
NOON = 1_714_564_800.0
DAY = 86_400


def _recording(*parts: Stay | Track) -> Artifact:
    stays = tuple(part for part in parts if isinstance(part, Stay))
    tracks = tuple(part for part in parts if isinstance(part, Track))
    kind = ArtifactKind.ACTIVITY
    return make_artifact(Metadata(kind=kind, whereabouts=Whereabouts(stays, tracks)), name="one.gpx", kind=kind)


def _track(*, cut: bool = False) -> Track:
    return Track(pack(iter([(*HOME, 0), (48.14, 11.58, 60), (*PARK, 120)])), NOON, 120, "running", cut)


def _evenings(number: int) -> list[Stay]:
    home = [Stay(*HOME, NOON + day * DAY, NOON + day * DAY + 40_000, 120, origin="track") for day in range(number)]
    return [Stay(*PARK, NOON - 3_600, NOON - 3_000, 120, origin="track"), *home]


def test_finds_where_a_track_begins_and_ends_and_how_much_it_covers() -> None:
    (found,) = findings_of(CHECK, _recording(_track()))
    assert [one for one in found.evidence if isinstance(one, Position)] == [
        Position(*HOME, "track"),
        Position(*PARK, "track"),
    ]
    extent = {Tag("Recording:Points", "3"), Tag("Recording:FirstDay", "2024-05-01"), Tag("Recording:Days", "1")}
    assert extent <= set(found.evidence)
    assert found.summary == "This recording shows where you began, where you went and where you stopped."
    assert found.areas == (Area.HOME, Area.ROUTINE)
    assert level_of(found) is Level.HIGH
    assert_no_value_in_sentences([found], "48", "2024")


def test_a_history_shows_the_place_of_most_hours_first_unless_the_file_names_one() -> None:
    (found,) = findings_of(CHECK, _recording(*_evenings(20)))
    assert found.evidence[:2] == (Position(*HOME, "track"), Position(*PARK, "track"))
    assert found.summary == "This file is a history of the places where you were."
    assert Tag("Recording:Days", "20") in found.evidence
    named = Stay(48.2, 11.7, said="home", origin="track")
    (found,) = findings_of(CHECK, _recording(*_evenings(20), named))
    assert found.evidence[0] == Position(48.2, 11.7, "track")


def test_says_that_a_damaged_file_shows_only_a_part() -> None:
    (found,) = findings_of(CHECK, _recording(_track(cut=True)))
    assert Tag("Recording:Complete", "no, the file is damaged") in found.evidence


@pytest.mark.parametrize("parts", [[], [Stay(*HOME, said="zone")]], ids=["no places", "privacy zones"])
def test_stays_silent(parts: list[Stay]) -> None:
    assert outcome_of(CHECK, _recording(*parts)) is OutcomeKind.CLEAN


def test_a_long_history_is_told_in_a_few_places() -> None:
    stays = [Stay(48 + number / 500, 11.5, NOON + number * DAY, origin="post") for number in range(3_000)]
    (found,) = findings_of(CHECK, _recording(*stays))
    assert len(found.evidence) <= 16


def test_a_broken_file_is_not_clean() -> None:
    assert_broken_file_is_not_clean(CHECK, ArtifactKind.ACTIVITY)


def test_a_map_that_only_stood_somewhere_is_a_guess_and_comes_last() -> None:
    view = Stay(*PARK, accuracy=400, origin="track", said="view")
    (found,) = findings_of(CHECK, _recording(view))
    assert (found.confidence, found.evidence[0]) == (Confidence.LOW, Position(*PARK, "track"))
    assert found.summary == "This map was saved while it showed a few streets. They can be where you live or go."
    (both,) = findings_of(CHECK, _recording(view, Stay(*HOME, origin="track")))
    assert (both.confidence, both.evidence[0]) == (Confidence.HIGH, Position(*HOME, "track"))


def test_saved_places_are_told_as_such() -> None:
    (found,) = findings_of(CHECK, _recording(Stay(*HOME, origin="track", said="saved")))
    assert (found.confidence, found.summary) == (Confidence.HIGH, "This file lists places that were saved on a map.")


def test_a_map_that_loads_its_places_from_elsewhere_is_not_clean() -> None:
    link = "<NetworkLink><Link><href>https://maps.example/mine</href></Link></NetworkLink>"
    read = read_recording(kml(link))
    assert outcome_of(CHECK, make_artifact(read, name="a.kml", kind=read.kind)) is OutcomeKind.NOT_CHECKED
