"""The stages of the walk: what is in which follows from the data, and the first one is short for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.content import load_content
from officer_exposure.content.brokers import load_brokers
from officer_exposure.content.loading import shipped_content, use_pack
from officer_exposure.content.opening import load_opening
from officer_exposure.content.pack import read_pack
from officer_exposure.content.pack_shape import Pack, Wording
from officer_exposure.model import Area, Level, Severity
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk.choose import Opened, choose
from officer_exposure.walk.due import GREW_OLD
from officer_exposure.walk.parts import parts
from officer_exposure.walk.sittings import sittings
from officer_exposure.walk.stages import Stage, level_of_item, stages
from tests.core.walk.people import PEOPLE

_ITEMS = tuple(load_content().items.values())
_WALK = load_content().walk
_EXAMPLE = Path(__file__).parents[3] / "docs" / "agency-pack.example.yaml"
_MANY = PEOPLE["an officer with a family and ten platforms"]
_OPENED = st.fixed_dictionaries(
    {
        one.id: st.sets(st.sampled_from([option.id for option in one.options]), max_size=None if one.many else 1)
        for one in load_opening()
        if one.id != "now"
    }
)


@pytest.fixture
def no_pack() -> Iterator[None]:
    """Takes the pack away again."""
    yield
    use_pack(None)


def _pack(*wording: Wording) -> Pack:
    return msgspec.structs.replace(read_pack(_EXAMPLE), wording=wording, drop=(), items=())


def _in(stage: Stage, opened: Opened) -> set[str]:
    choice = choose(opened)
    placed = stages(choice.items, choice.first)
    return {name for name, its in placed.items() if its is stage}


@pytest.mark.parametrize("who", PEOPLE)
def test_the_first_part_is_a_few_sittings_for_everybody(who: str) -> None:
    first, month, later = parts(choose(PEOPLE[who]), choose(PEOPLE[who]).items, ())
    assert 3 <= len(first.sittings) <= 6
    assert len(month.sittings) <= 12
    assert {item.id for one in (first, month, later) for item in one.items} == {
        item.id for item in choose(PEOPLE[who]).items
    }


@given(_OPENED)
def test_whatever_is_answered_at_the_start_the_first_part_stays_short(opened: Opened) -> None:
    first, month, *_ = parts(choose(opened), choose(opened).items, ())
    assert len(first.sittings) <= 6
    assert first.minutes <= _WALK.first_stage_minutes
    assert month.minutes <= _WALK.month_stage_minutes


def test_what_leads_straight_to_the_door_comes_first() -> None:
    first = _in(Stage.FIRST, _MANY)
    assert {"ST02", "ST03", "X03", "SC01", "GA02", "CR06", "RC01", "DEV06", "AS02", "GA09"} <= first
    assert not first & {"SP01", "YT01", "GA05", "FB11"}
    for name in first:
        assert level_of_item(load_content().items[name]) >= Level.HIGH


def test_sites_are_placed_by_their_priority_and_by_what_one_request_covers() -> None:
    placed = stages(_ITEMS)
    for site in load_brokers().sites.values():
        if site.is_asked and not site.item and level_of_item(load_content().items[f"PS_{site.id}"]) >= Level.HIGH:
            stage = placed[f"PS_{site.id}"]
            assert stage is Stage.LATER if site.priority > 1 else stage in {Stage.FIRST, Stage.MONTH}
            assert site.priority > 1 or (stage is Stage.FIRST) == bool(site.covers), site.id


def test_an_answer_moves_nothing() -> None:
    """The stages are of all that is asked: what was answered neither makes room nor takes it."""
    choice = choose(_MANY)
    before = parts(choice, choice.items, ())
    done = before[0].items
    given_ = [GivenAnswer(item.section, "main", item.id, "safe", date(2026, 11, 26), "") for item in done]
    after = parts(choice, [item for item in choice.items if item not in done], given_)
    assert [one.items for one in after] == [one.items for one in before]
    assert after[0].is_done
    assert after[0].sittings == ()
    assert not after[1].is_done


def test_what_is_happening_raises_but_drives_nothing_out() -> None:
    calm, news = _in(Stage.FIRST, _MANY), _in(Stage.FIRST, {**_MANY, "now": {"news"}})
    assert calm < news
    raised = [load_content().items[name] for name in news - calm]
    assert sum(item.minutes for item in raised) <= _WALK.sitting_minutes


def test_what_a_life_event_asks_again_is_not_left_for_the_last() -> None:
    choice = choose(_MANY)
    before = stages(choice.items)
    later = [name for name, stage in before.items() if stage is Stage.LATER]
    again = stages(choice.items, again=later[:5])
    assert {again[name] for name in later[:5]} == {Stage.MONTH}
    assert {name: again[name] for name in later[5:]} == {name: before[name] for name in later[5:]}


def test_what_grew_old_stays_in_its_stage() -> None:
    choice = choose(_MANY)
    old = [GivenAnswer(i.section, "main", i.id, "safe", date(2026, 1, 1), GREW_OLD) for i in choice.items]
    fresh = parts(choice, choice.items, ())
    assert [one.items for one in parts(choice, choice.items, old)] == [one.items for one in fresh]


def test_a_pack_raises_a_question_by_a_stage(no_pack: None) -> None:
    opened = PEOPLE["a single officer with two platforms"]
    assert stages(choose(opened).items)["IG08"] is Stage.LATER
    use_pack(_pack(Wording("IG08", severity=Severity.FINDS_FAMILY)))
    assert stages(choose(opened).items)["IG08"] < Stage.LATER


def test_a_pack_that_raises_all_drives_nothing_out(no_pack: None) -> None:
    before = _in(Stage.FIRST, _MANY)
    every = shipped_content().items.values()
    use_pack(_pack(*(Wording(item.id, severity=item.severity) for item in every if Area.HOME not in item.areas)))
    assert before <= _in(Stage.FIRST, _MANY)


def test_the_walk_begins_with_the_first_part() -> None:
    choice = choose(_MANY)
    first, *_ = parts(choice, choice.items, ())
    assert len(first.sittings[0].items) == _WALK.first_items
    assert sorted(item.id for one in first.sittings for item in one.items) == sorted(item.id for item in first.items)
    assert sittings(first.items)[0] == first.sittings[0]


def test_no_words_of_a_stage_promise_anything() -> None:
    for words in _WALK.stages.values():
        said = " ".join((words.title, words.short, words.what, words.done)).lower()
        assert not any(word in said for word in ("safe", "nothing", "all clear", "secure", "protected"))
