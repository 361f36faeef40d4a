"""Which files tell of a place, and where most of them tell of."""

from __future__ import annotations

import pytest

from officer_exposure.model import Audience
from officer_exposure.places.spots import SpotKind, carriers, groups, lines_of, of_members, spots_of
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts, pack

HOME = (39.78, -89.65)


def stay(north_m: float = 0.0, origin: str = "exif") -> Stay:
    return Stay(HOME[0] + north_m / 111_195, HOME[1], origin=origin)


def track(*, cut: bool = False) -> Whereabouts:
    line = ((HOME[0] + step / 100, HOME[1], step) for step in range(3))
    return Whereabouts((), (Track(pack(line), cut=cut),))


def test_nothing_is_no_trouble() -> None:
    spots = spots_of([])
    assert len(spots) == 0
    assert carriers(spots, HOME, 100, {}) == []
    assert groups(spots, 5) == []


def test_the_files_of_a_place_come_widest_seen_first_then_nearest() -> None:
    files = [
        Located("Phone", "near.jpg", Whereabouts((stay(10),))),
        Located("Phone", "nearer.jpg", Whereabouts((stay(5), stay(80)))),
        Located("Posts", "posts.json", Whereabouts((stay(90, "post"),))),
        Located("Phone", "far.jpg", Whereabouts((stay(500),))),
    ]
    found = carriers(spots_of(files), HOME, 100, {"Posts": Audience.PUBLIC, "Phone": Audience.FRIENDS})
    assert [one.file[1] for one in found] == ["posts.json", "nearer.jpg", "near.jpg"]
    assert found[0].kind is SpotKind.CHECK_IN
    assert [one.distance for one in found] == pytest.approx([90, 5, 10], rel=0.01)


def test_a_source_whose_audience_nobody_said_is_unknown() -> None:
    (only,) = carriers(spots_of([Located("X", "a", Whereabouts((stay(),)))]), HOME, 100, {})
    assert only.audience is Audience.UNKNOWN


@pytest.mark.parametrize(("cut", "ends"), [(False, 2), (True, 1)])
def test_a_track_tells_its_ends_unless_it_broke_off(cut: bool, ends: int) -> None:
    spots = spots_of([Located("X", "run.gpx", track(cut=cut))])
    assert len(spots) == ends
    assert set(spots.kinds.tolist()) == {SpotKind.TRACK}


def test_a_movement_is_a_line_and_a_long_one_is_thinned() -> None:
    long = Whereabouts((), (Track(pack((HOME[0], HOME[1] + n / 1e4, n) for n in range(5_000))),))
    dot = Whereabouts((), (Track(pack(iter([(*HOME, 0.0)]))),))
    short, thinned = lines_of([Located("X", "a", track()), Located("X", "b", long), Located("X", "c", dot)])
    assert len(short) == 3
    assert 100 <= len(thinned) <= 200
    assert thinned[0] == pytest.approx(HOME, abs=1e-6)


def test_spots_beside_each_other_are_one_place_in_the_list() -> None:
    files = [Located("X", f"{number}.jpg", Whereabouts((stay(number * 4),))) for number in range(30)]
    files.append(Located("X", "other.jpg", Whereabouts((stay(5_000),))))
    spots = spots_of(files)
    found = groups(spots, 10)
    assert [len(one.members) for one in found] == [30, 1]
    assert len(of_members(spots, found[0].members, {})) == 30


def test_places_on_the_other_side_of_the_date_line_are_near() -> None:
    spots = spots_of([Located("X", "a", Whereabouts((Stay(0.0, -179.9999),)))])
    assert len(carriers(spots, (0.0, 179.9999), 100, {})) == 1
