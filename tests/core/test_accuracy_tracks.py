"""What is measured of tracks and routines counts what it says it counts."""

from __future__ import annotations

from benchmarks.accuracy.routine import _HABITS, _NO_HABITS, _of
from benchmarks.accuracy.zones import _close, attacked
from benchmarks.histories import History
from benchmarks.runner import Habits


def test_distances_are_from_the_true_middle_and_from_home() -> None:
    one = attacked(70_000, 12, 400.0, Habits(elsewhere=0.0), moved=0.5)
    assert one.far[0] < 25
    assert 175 < one.far_from_home[0] < 225
    assert len(one.far) == len(one.zones)


def test_who_got_no_answer_counts_as_missed() -> None:
    assert str(_close([(3.0, 90.0), (), (90.0, 3.0), (24.9,)])).startswith("2 of 4")


def test_the_habits_that_are_measured_are_there() -> None:
    for kind, live, when in _HABITS.values():
        history = live(History(40_600))
        assert any(one.kind is kind and one.when.startswith(when) for one in _of(history)), when


def test_those_without_habits_have_places_all_the_same() -> None:
    assert all(
        len({(round(s.latitude, 3), s.longitude > 0) for s in make(1).stays}) > 10 for make in _NO_HABITS.values()
    )
