"""However much a file tells, it fits into a reply, and what is left out is said."""

from __future__ import annotations

import msgspec
import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing import byte_view
from officer_exposure.parsing.activity.trail import MOST_POINTS, MOST_STAYS, Trail
from officer_exposure.places.whereabouts import unpack
from officer_exposure.workers.messages import Limits
from tests.core.parsing.activity.build_recordings import NOON, NOON_THERE, gpx, read_recording


def test_the_largest_file_fits_into_a_reply() -> None:
    trail, into = Trail(), Metadata()
    for number in range(MOST_POINTS + 60_000):
        trail.point(48 + number / 1e6, 11.5)
    for number in range(MOST_STAYS + 500):
        trail.stay(48.5, 11.5, NOON + number * 60, NOON + number * 60 + number, 12.5)
    trail.stay(48.9, 11.9, NOON, said="home")
    trail.settle(into)
    where = into.whereabouts
    assert len(msgspec.msgpack.encode(where)) < Limits().reply - 100_000
    assert into.problems == ["This file holds more places than can be kept. The rest of them is left out."]
    assert where.stays[-1].said == "home"
    assert min((stay.end or 0) - (stay.start or 0) for stay in where.stays[:-1]) >= 500
    (track,) = where.tracks
    points = list(unpack(track.points))
    assert len(points) <= MOST_POINTS
    assert [round(north * 1e6 - 48e6) for north, *_ in points[:3]] == [0, 1, 2]
    assert round(points[-1][0] * 1e6 - 48e6) == MOST_POINTS + 60_000 - 1


def test_places_of_a_map_take_no_room_from_where_somebody_was() -> None:
    trail, into = Trail(), Metadata()
    for number in range(MOST_STAYS):
        trail.stay(number / 1000 + 1, 11.5, said="view")
    trail.stay(48.1, 11.5, NOON)
    trail.stay(48.2, 11.5, said="home")
    trail.settle(into)
    assert [(one.latitude, one.said) for one in into.whereabouts.stays[-2:]] == [(48.1, ""), (48.2, "home")]


def test_a_clock_that_goes_back_begins_another_movement() -> None:
    trail, into = Trail(), Metadata()
    for time in (NOON, NOON + 60, NOON - 3_600, NOON - 3_540):
        trail.point(48.1, 11.5, time)
    trail.settle(into)
    assert [track.start for track in into.whereabouts.tracks] == [NOON_THERE, NOON_THERE - 3_600]


def test_times_nobody_can_believe_are_none() -> None:
    trail, into = Trail(), Metadata()
    trail.point(48.1, 11.5, 9e12)
    trail.stay(48.1, 11.5, -5.0, float("nan"))
    trail.settle(into)
    assert into.whereabouts.tracks[0].start is None
    assert into.whereabouts.stays[0].start is None


def test_what_could_be_read_in_time_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(byte_view, "_PATIENCE", 0.05)
    long = gpx([(48.1 + number / 1e6, 11.5, NOON + number) for number in range(60_000)])
    found = read_recording(long)
    assert found.problems == ["This file is so long that only its first part could be read in time."]
    (track,) = found.whereabouts.tracks
    assert 0 < len(track.points) // 12 < 60_000
    assert track.cut
