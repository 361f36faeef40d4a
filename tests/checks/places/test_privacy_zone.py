"""places.privacy_zone"""

from __future__ import annotations

from typing import cast

from checks.places.privacy_zone import CHECK
from officer_exposure.check import Seen
from officer_exposure.correlating import correlate
from officer_exposure.model import Area, Audience, Confidence, Finding, Position, Severity
from officer_exposure.places.cells import distance_m
from officer_exposure.places.whereabouts import Located, Track, Whereabouts
from tests.checks.artifacts import assert_no_value_in_sentences
from tests.checks.places.made import files, place_of, ran, said, values


def test_finds_the_circle_that_cuts_activities() -> None:
    tracks, home = ran(1, 10, 400.0)
    (found,) = said(CHECK, files(tracks), {"runs": Audience.PUBLIC})
    place = place_of(found)
    assert distance_m(Position(place.latitude, place.longitude, "track"), home) < 25
    assert abs(place.radius_m - 400) < 10
    assert (found.severity, found.audience, found.areas) == (Severity.LEADS_TO_DOOR, Audience.PUBLIC, (Area.HOME,))
    assert found.confidence is Confidence.HIGH
    assert (found.source, found.artifact) == ("runs", "001.gpx")
    assert values(found.evidence)["Track:ActivitiesCutThere"].endswith("of 10")
    assert_no_value_in_sentences([found], "400", "41", "93", "gpx")


def test_an_entered_home_tells_what_the_middle_is() -> None:
    tracks, home = ran(1, 10, 400.0)

    def told(*homes: Position) -> Finding:
        (found,) = CHECK.correlate(Seen(located=files(tracks), homes=homes))
        return found

    assert "that is your home" in told(home).summary
    beside = Position(home.latitude + 250 / 111_195, home.longitude, "post")
    assert "not at its middle" in told(beside).summary
    assert told(beside).severity < told(home).severity
    assert "not entered" in told(Position(home.latitude + 1, home.longitude, "post")).summary


def test_is_silent_where_nothing_is_hidden() -> None:
    assert said(CHECK, files(ran(11, 12, None)[0])) == []
    assert said(CHECK, []) == []


def test_is_silent_with_too_little() -> None:
    assert said(CHECK, files(ran(1, 1, 400.0)[0])) == []


def test_friends_see_what_strangers_see_and_more() -> None:
    tracks, _ = ran(1, 12, 400.0)
    few_are_public = [*files(tracks[:1], "a"), *files(tracks[1:], "b")]
    (found,) = said(CHECK, few_are_public, {"a": Audience.PUBLIC, "b": Audience.FRIENDS})
    assert found.audience is Audience.FRIENDS
    assert values(found.evidence)["Track:ActivitiesCutThere"].endswith("of 12")
    most_are_public = [*files(tracks[:11], "a"), *files(tracks[11:], "b")]
    (found,) = said(CHECK, most_are_public, {"a": Audience.PUBLIC, "b": Audience.FRIENDS})
    assert found.audience is Audience.PUBLIC


def test_the_same_activity_in_two_exports_counts_once() -> None:
    tracks, _ = ran(1, 10, 400.0)
    (once,) = said(CHECK, files(tracks, "a"))
    (twice,) = said(CHECK, [*files(tracks, "a"), *files(tracks, "b")])
    assert values(once.evidence) == values(twice.evidence)


def test_tracks_without_points_or_out_of_nowhere_cost_themselves_alone() -> None:
    tracks, _ = ran(1, 10, 400.0)
    broken = [Track(b""), Track(tracks[0].points[:12], cut=True), Track(bytes(12 * 40))]
    spoilt = [*files(tracks), Located("x", "broken.fit", Whereabouts(tracks=tuple(broken)))]
    assert len(said(CHECK, spoilt)) == 1


def test_a_bug_costs_this_check_alone_and_is_told() -> None:
    nonsense = cast("Located", "what no parser could have made")
    ((name, missed),) = correlate([CHECK], Seen(located=[nonsense]), b"secret")
    assert name == CHECK.info.id
    assert not isinstance(missed, list)
