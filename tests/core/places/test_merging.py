"""One event in several files counts once, and all its files are told."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.model import Audience
from officer_exposure.places.merging import merged_stays, merged_tracks
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts, pack

HOME = (48.137, 11.575)
NOON = 1_714_564_800.0
AUDIENCES = {"site": Audience.PUBLIC, "phone": Audience.PRIVATE}


def _file(name: str, *parts: Stay | Track, source: str = "phone") -> Located:
    stays = tuple(part for part in parts if isinstance(part, Stay))
    tracks = tuple(part for part in parts if isinstance(part, Track))
    return Located(source, name, Whereabouts(stays, tracks))


def _photo(seconds: float = 0, north: float = 0, **more: object) -> Stay:
    time = NOON + seconds
    return Stay(HOME[0] + north / 111_195, HOME[1], time, time, **more)  # type: ignore[arg-type] # any field of a stay


def _run(start: float = NOON, *, points: int = 10, seconds: int = 600, cut: bool = False, sport: str = "") -> Track:
    line = ((HOME[0] + number / 1e4, HOME[1], number * seconds / (points - 1)) for number in range(points))
    return Track(pack(line), start, 120, sport, cut)


def test_a_photo_its_copy_and_the_file_beside_it_are_one_event() -> None:
    files = [
        _file("a.jpg", _photo(origin="exif")),
        _file("a.jpg.json", _photo(1, 20, accuracy=5, origin="sidecar")),
        _file("a.jpg", _photo(2), source="site"),
    ]
    for order in permutations(files):
        (event,) = merged_stays(order, AUDIENCES)
        assert event.files == (("phone", "a.jpg"), ("phone", "a.jpg.json"), ("site", "a.jpg"))
        assert (event.audience, event.what.accuracy) == (Audience.PUBLIC, 5)


@pytest.mark.parametrize("other", [_photo(6), _photo(0, 40), _photo(-3600)])
def test_another_time_or_place_is_another_event(other: Stay) -> None:
    assert len(merged_stays([_file("a", _photo()), _file("b", other)], AUDIENCES)) == 2


def test_a_rough_reading_of_the_same_moment_is_the_same_where_both_are_rough() -> None:
    one, other = _photo(accuracy=500), _photo(north=300, accuracy=400)
    assert len(merged_stays([_file("a", one, other)], {})) == 1
    assert len(merged_stays([_file("a", one, _photo(north=300, accuracy=10))], {})) == 2


def test_of_two_tellings_the_one_that_says_home_counts() -> None:
    home = Stay(*HOME, NOON, NOON + 60, said="home")
    (event,) = merged_stays([_file("a", Stay(*HOME, NOON, NOON + 9_000)), _file("b", home)], {})
    assert (event.what, event.audience) == (home, Audience.UNKNOWN)


def test_without_a_time_the_same_place_is_one() -> None:
    files = [_file("a", Stay(*HOME)), _file("b", Stay(HOME[0] + 1e-5, HOME[1])), _file("c", Stay(*HOME, said="home"))]
    assert [len(event.files) for event in merged_stays(files, {})] in ([2, 1], [1, 2])
    assert len(merged_stays([_file("a", Stay(*HOME), _photo())], {})) == 2


def test_a_run_in_two_formats_is_one_and_the_fuller_file_stands_for_it() -> None:
    watch, phone = _run(points=600), _run(NOON + 40, points=20, seconds=560)
    (event,) = merged_tracks([_file("a.gpx", phone), _file("a.fit", watch, source="site")], AUDIENCES)
    assert (event.what, event.audience) == (watch, Audience.PUBLIC)
    assert event.files == (("phone", "a.gpx"), ("site", "a.fit"))


def test_a_cut_copy_belongs_to_the_whole_run() -> None:
    cut = _run(points=900, seconds=200, cut=True)
    (event,) = merged_tracks([_file("a", cut), _file("b", _run())], {})
    assert not event.what.cut


@pytest.mark.parametrize(
    "other", [_run(NOON + 86_400), _run(seconds=3_600), Track(pack(iter([(47.0, 11.0, 0)])), NOON)]
)
def test_other_runs_are_others(other: Track) -> None:
    assert len(merged_tracks([_file("a", _run(), other)], {})) == 2


def test_without_a_time_only_the_same_points_are_the_same_track() -> None:
    one, other = Track(pack(iter([(*HOME, -1), (48.2, 11.6, -1)]))), Track(pack(iter([(*HOME, -1), (48.3, 11.6, -1)])))
    assert [len(event.files) for event in merged_tracks([_file("a", one), _file("b", one, other)], {})] == [2, 1]


_STAYS = st.lists(
    st.builds(
        Stay, st.floats(48, 48.001), st.floats(11, 11.001), st.floats(0, 60), accuracy=st.sampled_from([0, 50, 500])
    ),
    max_size=30,
)


def test_very_many_events_of_one_moment_do_not_hold_up_everything() -> None:
    crowd = [Stay(48 + number / 1_000, 11.0, NOON, NOON) for number in range(3_000)]
    assert len(merged_stays([_file("a", *crowd)], {})) == 3_000


@given(_STAYS, st.lists(st.builds(_run, st.floats(0, 1_000), points=st.integers(2, 4)), max_size=6))
def test_nothing_is_lost_and_copies_add_nothing(stays: list[Stay], tracks: list[Track]) -> None:
    parts: list[Stay | Track] = [*stays, *tracks]
    once = [_file(f"{number}", part) for number, part in enumerate(parts)]
    twice = [*once, *(Located("site", one.artifact, one.whereabouts) for one in once)]
    for merged in (merged_stays, merged_tracks):
        events = merged(once, {})
        assert [event.what for event in merged(twice, {})] == [event.what for event in events]
        told = {file for event in events for file in event.files}
        assert len(told) == (len(stays) if merged is merged_stays else len(tracks))
