"""Days on which answers grow old, and a year of simulated time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from officer_exposure.content import load_content
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.due import GREW_OLD, coming, due, reopen_due, why_again

_FIRST = date(2026, 1, 1)
_ITEMS = load_content().items
_EVENTS = load_content().life_events


@pytest.fixture
def store() -> Iterator[Store]:
    kept = memory_store()
    yield kept
    kept.close()


def _answer(store: Store, items: list[str], today: date) -> None:
    for name in items:
        store.answers.give(_ITEMS[name].section, "main", name, "safe", today)


def test_no_life_event_is_called_like_growing_old() -> None:
    assert GREW_OLD not in _EVENTS
    assert GREW_OLD not in load_content().history.life_events.renamed


def test_every_item_has_a_day_and_a_reason() -> None:
    for item in _ITEMS.values():
        assert 30 <= load_content().recheck_days(item) <= 730
        assert why_again(item, GREW_OLD).endswith(".")


def test_an_item_may_have_days_of_its_own() -> None:
    content = load_content()
    assert content.recheck_days(_ITEMS["CR06"]) == 90
    assert content.recheck_days(_ITEMS["CR01"]) == content.group(_ITEMS["CR01"]).recheck_days == 180


def test_it_is_due_on_its_day_and_not_before(store: Store) -> None:
    _answer(store, ["FB01"], _FIRST)
    (one,) = coming(store.answers.given())
    assert one.item.id == "FB01"
    assert one.on == _FIRST + timedelta(days=180)
    assert one.why == load_content().groups["social"].why
    assert due(store.answers.given(), one.on - timedelta(days=1)) == ()
    assert due(store.answers.given(), one.on) == (one,)


def test_the_earliest_comes_first_and_what_waits_already_is_not_among_them(store: Store) -> None:
    _answer(store, ["SM01", "PS01", "FB01"], _FIRST)
    assert [one.item.id for one in coming(store.answers.given())] == ["PS01", "FB01", "SM01"]
    store.answers.reopen(["FB01"], "new_home", _FIRST)
    assert [one.item.id for one in coming(store.answers.given())] == ["PS01", "SM01"]


def test_reopening_says_how_many_and_what_was_exposed_still_counts(store: Store) -> None:
    _answer(store, ["SM01"], _FIRST)
    store.answers.give("people_search", "main", "PS01", "exposed", _FIRST)
    later = _FIRST + timedelta(days=100)
    assert reopen_due(store.answers, _FIRST) == 0
    assert reopen_due(store.answers, later) == 1
    assert reopen_due(store.answers, later) == 0, "once"
    assert store.answers.reopened() == {"PS01": GREW_OLD}
    sheets = {sheet.section: dict(sheet.answers) for sheet in store.answers.sheets()}
    assert sheets["people_search"] == {"PS01": "exposed"}


def test_the_reason_of_a_life_event_is_its_own() -> None:
    assert why_again(_ITEMS["FB01"], "new_home") == _EVENTS["new_home"].why
    assert why_again(_ITEMS["FB01"], "something_unheard_of") == ""


def test_a_year_of_simulated_time(store: Store) -> None:
    """Every day: what grew old is asked again on its day and no other; a life event asks exactly its own items."""
    happens = {40: "new_home", 150: "new_device", 155: "new_partner", 300: "threat"}
    answered = dict.fromkeys(_ITEMS, _FIRST)
    _answer(store, list(_ITEMS), _FIRST)
    asked_on_their_day = 0
    for day in range(1, 366):
        today = _FIRST + timedelta(days=day)
        old = {name for name, given in answered.items() if today == given + _days(name)}
        reopen_due(store.answers, today)
        assert store.answers.reopened() == dict.fromkeys(old, GREW_OLD)
        asked_on_their_day += len(old)
        event = happens.get(day)
        if event:
            store.answers.reopen(_EVENTS[event].items, event, today)
            asked = dict.fromkeys(_EVENTS[event].items, event) | dict.fromkeys(old, GREW_OLD)
            assert store.answers.reopened() == asked
        again = list(store.answers.reopened())
        _answer(store, again, today)
        answered |= dict.fromkeys(again, today)
        assert store.answers.reopened() == {}
    assert asked_on_their_day > len(_ITEMS)


def _days(name: str) -> timedelta:
    return timedelta(days=load_content().recheck_days(_ITEMS[name]))
