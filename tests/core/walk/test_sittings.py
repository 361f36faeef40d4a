"""Sittings: short, in a good order, resumed anywhere, and nothing is lost or asked twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item, LifeEvent
from officer_exposure.model import Level
from officer_exposure.walk.choose import choose
from officer_exposure.walk.sittings import first_items, sittings
from officer_exposure.walk.stages import level_of_item

_ITEMS = tuple(load_content().items.values())
_WALK = load_content().walk
_SOME = st.lists(st.sampled_from(_ITEMS), unique=True).map(lambda some: [item for item in _ITEMS if item in some])


def test_five_come_first_and_fit_into_one_sitting() -> None:
    few = first_items(_ITEMS)
    assert len(few) == 5
    assert sum(item.minutes for item in few) <= _WALK.sitting_minutes
    assert all(level_of_item(item) >= Level.HIGH for item in few)
    assert any(level_of_item(item) is Level.URGENT for item in few)
    assert max([item.section for item in few].count(item.section) for item in few) <= 2


def test_the_first_sitting_depends_on_what_applies() -> None:
    quiet = choose({"people": (), "places": (), "phones": (), "children": {"no"}, "house": {"rent"}})
    (first, *_) = sittings(quiet.items)
    assert len(first.items) == 5
    assert not {"strava", "facebook"} & set(first.sections)


def test_what_is_happening_comes_before_everything() -> None:
    choice = choose({"now": {"news"}})
    (first, second, *_) = sittings(choice.items, first=choice.first)
    assert {item.id for item in (*first.items, *second.items)} <= choice.first


@given(_SOME, st.booleans())
def test_every_question_comes_once_and_no_sitting_is_long(items: list[Item], answered: bool) -> None:
    planned = sittings(items, answered=answered)
    assert sorted(item.id for one in planned for item in one.items) == sorted(item.id for item in items)
    for one in planned if answered else planned[1:]:
        assert one.items
        assert one.minutes <= _WALK.sitting_minutes or len(one.items) == 1
        assert one.minutes == sum(item.minutes for item in one.items)


@given(_SOME)
def test_items_of_a_section_keep_the_order_of_the_walk(items: list[Item]) -> None:
    asked = [item for one in sittings(items, answered=True) for item in one.items]
    for section in {item.section for item in items}:
        assert [item for item in asked if item.section == section] == [one for one in items if one.section == section]


def test_a_sitting_that_stops_within_a_section_says_so() -> None:
    planned = sittings(_ITEMS, answered=True)
    assert any(one.stops_within for one in planned)
    for one, after in pairwise(planned):
        if one.stops_within:
            assert one.stops_within == one.sections[-1] == after.sections[0]


def test_half_of_the_sittings_at_least_end_where_an_app_can_be_closed() -> None:
    short = [item for item in _ITEMS if load_content().group(item).id in {"social", "messages", "leisure", "money"}]
    planned = sittings(short, answered=True)
    assert sum(not one.stops_within for one in planned) >= len(planned) / 2


def test_no_section_fills_more_than_two_sittings_in_a_row() -> None:
    """For as long as there are others: at the very end only the longest is left."""
    row, before = 0, ""
    for one in sittings(_ITEMS, answered=True)[:20]:
        alone = len(one.sections) == 1
        row = row + 1 if alone and one.sections == (before,) else int(alone)
        before = one.sections[-1]
        assert row <= _WALK.most_in_a_row


def test_a_walk_that_is_left_anywhere_is_gone_on_with() -> None:
    """Answer a few, leave, come back: sooner or later everything was asked, each question once."""
    waiting, asked, begun = list(_ITEMS), list[str](), set[str]()
    pauses = 0
    while waiting:
        now = sittings(waiting, begun=begun, answered=bool(asked))[0].items
        done = now[: 1 + pauses % 3]
        asked += [item.id for item in done]
        begun |= {item.section for item in done}
        waiting = [item for item in waiting if item not in done]
        pauses += 1
    assert sorted(asked) == sorted(load_content().items)


def test_a_short_section_that_was_begun_is_finished_first() -> None:
    rest = [item for item in _ITEMS if item.id not in {"VN01", "VN02"}]
    assert sittings(rest, begun={"venmo"}, answered=True)[0].sections[0] == "venmo"


@pytest.mark.parametrize("event", load_content().life_events.values(), ids=lambda event: event.id)
def test_nobody_sits_down_for_one_short_question_after_an_event(event: LifeEvent) -> None:
    """Where something else waits that fits, it is filled up; what the event asks still comes first."""
    again = {item.id for item in _ITEMS if item.id in event.items or item.section in event.sections}
    first, *rest = sittings(_ITEMS, begun={item.section for item in _ITEMS}, first=again, answered=True)
    shortest = min(item.minutes for one in rest for item in one.items)
    assert first.items[0].id in again
    assert first.minutes >= 0.8 * _WALK.sitting_minutes or first.minutes + shortest > _WALK.sitting_minutes


def test_what_an_event_asks_is_filled_up_with_what_comes_next() -> None:
    of = load_content().items
    one, long, short = of["RC06"], of["OP01"], of["FB01"]
    assert one.minutes + long.minutes > _WALK.sitting_minutes, "or this tests nothing"
    (sitting, after) = sittings([long, one, short], first={one.id}, answered=True)
    assert (sitting.items, after.items) == ((one, short), (long,))


def test_nothing_waits() -> None:
    assert sittings([]) == ()
    assert first_items([]) == ()
