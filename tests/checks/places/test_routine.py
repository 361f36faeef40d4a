"""places.routine"""

from __future__ import annotations

from benchmarks.histories import FOUR_ON_FOUR_OFF, History
from checks.places.routine import CHECK
from officer_exposure.check import Seen
from officer_exposure.correlating import correlate
from officer_exposure.events import Found
from officer_exposure.model import Area, Audience, Finding, Position
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts
from tests.checks.artifacts import assert_no_value_in_sentences
from tests.checks.places.made import values


def _files(history: History) -> list[Located]:
    return [Located("photos", f"{n:04}.jpg", Whereabouts((stay,))) for n, stay in enumerate(history.stays)]


def _said(history: History, *, home: bool = False) -> list[Finding]:
    homes = [Position(*history.home, "post")] if home else []
    seen = Seen(located=_files(history), homes=homes, audiences={"photos": Audience.PUBLIC})
    return list(CHECK.correlate(seen))


def test_finds_the_same_place_each_week() -> None:
    (found,) = _said(History(1).at_random(first_place=1).weekly(5, 1, 18.0))
    assert found.areas == (Area.ROUTINE,)
    assert found.audience is Audience.PUBLIC
    assert values(found.evidence)["Routine:When"].startswith("Tuesday, about 1")
    assert values(found.evidence)["Routine:Seen"].endswith("weeks")
    assert_no_value_in_sentences([found], "Tuesday", "18", "41", "jpg")


def test_an_entered_home_tells_when_it_is_empty() -> None:
    history = History(2).at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5)
    areas = [found.areas for found in _said(history, home=True)]
    assert (Area.ROUTINE, Area.HOME) in areas


def test_so_does_a_home_that_is_guessed() -> None:
    history = History(2).at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5)
    assert [one.thing for one in _said(history)] == [one.thing for one in _said(history, home=True)] or any(
        Area.HOME in one.areas for one in _said(history)
    )


def test_shifts_are_told_without_their_days() -> None:
    found = _said(History(4).at_random(1.0, first_place=4).nights().shifts(3, FOUR_ON_FOUR_OFF), home=True)
    assert "Every 8 days: 4 on, 4 off" in [values(one.evidence)["Routine:When"] for one in found]
    assert_no_value_in_sentences(found, "8", "four")


def test_is_silent_without_habits_and_with_too_little() -> None:
    assert _said(History(7).at_random()) == []
    assert _said(History(7, days=10).weekly(5, 1, 18.0)) == []
    assert _said(History(7)) == []


def test_a_broken_file_costs_itself_alone() -> None:
    history = History(1).at_random(first_place=1).weekly(5, 1, 18.0)
    broken = [
        Located("x", "a.gpx", Whereabouts((Stay(91.0, 400.0, -1e18, 1e18), Stay(0.0, 0.0)), (Track(b""),))),
        Located("x", "b.gpx", Whereabouts(tracks=(Track(b"", 5.0, cut=True),))),
    ]
    ((_, said),) = correlate([CHECK], Seen(located=[*_files(history), *broken]), b"secret")
    assert isinstance(said, list)
    assert [one for one in said if isinstance(one, Found)]
