"""The attack on positions, run again after what is thought away."""

from __future__ import annotations

import random

import msgspec

from officer_exposure.exposure.attack import Attack, attack_of
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.model import Audience, Finding, Place, Position
from officer_exposure.places.what_if import Within
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts, pack
from tests.core.paths.found import PLACE, answered, pictured

_HOME = Position(39.82, -89.65, "")
_DAY, _HOUR = 86_400.0, 3_600.0


def _taken(source: str, name: str, latitude: float, longitude: float, start: float) -> Located:
    return Located(source, name, Whereabouts((Stay(latitude, longitude, start, start, origin="exif"),)))


def _located(source: str = "photos") -> list[Located]:
    """Forty evenings at home, and as many noons at places all over the town."""
    dice = random.Random(3)
    near = [
        _taken(source, f"home{day}.jpg", _HOME.latitude + dice.gauss(0, 1e-4), _HOME.longitude, day * _DAY + 22 * _HOUR)
        for day in range(40)
    ]
    away = [
        _taken(
            source, f"away{day}.jpg", _HOME.latitude + dice.gauss(0, 0.05), _HOME.longitude + 0.1, (day + 0.5) * _DAY
        )
        for day in range(40)
    ]
    return [*near, *away]


def _with_place(*names: str) -> tuple[Gathering, ...]:
    return gather([pictured("photo.gps", PLACE, name=name) for name in names])


def _guessed() -> Finding:
    said = "Your photos, posts and activities together point to one place as your home."
    place = Place(_HOME.latitude, _HOME.longitude, 60.0, 1, 0.7)
    return msgspec.structs.replace(pictured("places.home", said), evidence=(place,))


def _attack(located: list[Located] | None = None) -> Attack:
    made = attack_of(_located() if located is None else located, (), [_HOME], ())
    assert made is not None
    return made


def test_with_nothing_gone_home_is_found_at_the_door() -> None:
    left = _attack().without(())
    assert (left.within, left.in_top, left.near_removed) == (Within.HUNDRED_METERS, True, 0)


def test_without_the_photos_of_home_it_is_not_found_at_the_door() -> None:
    names = [f"home{day}.jpg" for day in range(40)]
    left = _attack().without(_with_place(*names))
    assert left.within is not Within.HUNDRED_METERS
    assert not left.in_top
    assert (left.near_removed, left.near_before) == (40, 40)
    assert left.near_share == 1


def test_half_of_them_are_said_to_be_half() -> None:
    left = _attack().without(_with_place(*(f"home{day}.jpg" for day in range(20))))
    assert (left.near_removed, left.near_before) == (20, 40)
    assert left.in_top


def test_the_fewest_that_the_places_step_takes_away_are_enough_for_every_method() -> None:
    attack = _attack()
    left = attack.without(gather([_guessed()]))
    assert not left.found_by
    assert left.near_removed == len(attack.fewest) <= left.near_before


def test_what_holds_no_position_takes_none_away() -> None:
    left = _attack().without(gather([answered("PS01"), pictured("photo.plate", "A plate.", name="home1.jpg")]))
    assert left.near_removed == 0


def test_what_only_the_officer_sees_is_no_part_of_it() -> None:
    both = [*_located("private"), *_located("photos")]
    attack = attack_of(both, {"private"}, [_HOME], ())
    assert attack is not None
    assert {source for source, _ in attack.files} == {"photos"}
    assert attack_of(_located("private"), {"private"}, [_HOME], ()) is None


def test_where_no_home_is_known_it_is_where_a_stranger_would_look() -> None:
    assert attack_of(_located(), (), [], ()) is None
    guessed = attack_of(_located(), (), [], gather([_guessed()]))
    assert guessed is not None
    assert not guessed.entered
    assert (guessed.home.latitude, guessed.home.longitude) == (_HOME.latitude, _HOME.longitude)
    assert _attack().entered


def test_an_audience_is_not_needed_to_run_it() -> None:
    friends = gather([pictured("photo.gps", PLACE, Audience.FRIENDS, name="home0.jpg")])
    assert _attack().without(friends).near_removed == 1


def _run(day: int) -> Located:
    """A run from the door and back, recorded; it stops nowhere."""
    around = ((0.0, 0.0), (0.01, 0.005), (0.02, day * 1e-3), (0.0, 0.0))
    points = ((_HOME.latitude + north, _HOME.longitude + east, 600.0 * n) for n, (north, east) in enumerate(around))
    return Located("photos", f"run{day}.gpx", Whereabouts((), (Track(pack(points), day * _DAY + 7 * _HOUR, -360),)))


def test_runs_from_the_door_still_lead_there_when_the_photos_are_gone() -> None:
    runs = [_run(day) for day in range(20)]
    attack = _attack([*_located(), *runs])
    left = attack.without(_with_place(*(f"home{day}.jpg" for day in range(40))))
    assert left.in_top
    assert (left.near_removed, left.near_before) == (40, 60)
    tracks = gather([pictured("activity.track", "A recording.", name=one.artifact) for one in runs])
    both = attack.without([*_with_place(*(f"home{day}.jpg" for day in range(40))), *tracks])
    assert not both.in_top
    assert _attack(runs).without(()).in_top


def test_where_nobody_waits_any_more_it_ends_at_once_and_never_with_too_few() -> None:
    asked: list[bool] = []

    def is_wanted() -> bool:
        asked.append(True)
        return False

    attack = attack_of(_located(), (), [_HOME], (), is_wanted)
    assert attack is not None
    assert len(asked) == 1
    assert not attack.without(gather([_guessed()])).found_by
