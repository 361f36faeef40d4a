"""places.starts_at_door"""

from __future__ import annotations

from benchmarks.runner import Habits
from checks.places.starts_at_door import CHECK
from officer_exposure.model import Area, Audience, Confidence, Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.whereabouts import Located, Track, Whereabouts
from tests.checks.artifacts import assert_no_value_in_sentences
from tests.checks.places.made import files, place_of, ran, said, values


def test_finds_the_door() -> None:
    tracks, home = ran(21, 10, None)
    found = said(CHECK, files(tracks), {"runs": Audience.FRIENDS})[0]
    place = place_of(found)
    assert distance_m(Position(place.latitude, place.longitude, "track"), home) < 30
    assert (found.audience, found.confidence) == (Audience.FRIENDS, Confidence.MEDIUM)
    assert found.areas == (Area.HOME, Area.ROUTINE)
    assert values(found.evidence)["Track:ActivitiesThere"] == "10 of 10"
    assert_no_value_in_sentences([found], "41", "93", "10", "gpx")


def test_three_of_many_are_a_guess() -> None:
    stray, _ = ran(22, 20, None, Habits(elsewhere=1.0))
    door, _ = ran(22, 3, None)
    later = [Track(one.points, 1_600_000_000.0 + 90_000 * number) for number, one in enumerate(door)]
    (found,) = said(CHECK, files([*stray, *later]))
    assert found.confidence is Confidence.LOW


def test_is_silent_for_two_activities_and_for_random_starts() -> None:
    assert said(CHECK, files(ran(21, 2, None)[0])) == []
    assert said(CHECK, files(ran(23, 12, None, Habits(elsewhere=1.0))[0])) == []


def test_is_silent_where_a_zone_hides_the_door() -> None:
    tracks, home = ran(1, 12, 400.0)
    for found in said(CHECK, files(tracks)):
        place = place_of(found)
        assert distance_m(Position(place.latitude, place.longitude, "track"), home) > 300


def test_a_broken_file_costs_itself_alone() -> None:
    tracks, _ = ran(21, 10, None)
    broken = Located("x", "broken.fit", Whereabouts(tracks=(Track(b""), Track(bytes(24)))))
    assert len(said(CHECK, [*files(tracks), broken])) == len(said(CHECK, files(tracks)))
