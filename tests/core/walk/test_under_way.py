"""The sitting that is under way is in the store, under the names of today."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from officer_exposure.content import load_content
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.opening import KeptOpening
from officer_exposure.walk.stages import Stage
from officer_exposure.walk.under_way import UnderWay

ITEMS = load_content().items


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    kept = memory_store()
    yield kept
    kept.close()


def test_a_sitting_is_gone_on_with_from_the_store(store: Store) -> None:
    UnderWay(store).begin([ITEMS["FB02"], ITEMS["FB01"]])
    assert [item.id for item in UnderWay(store).items] == ["FB02", "FB01"]
    assert UnderWay(store).done == 0
    UnderWay(store).finish(Stage.FIRST, is_last=False)
    assert UnderWay(store).items == ()
    assert UnderWay(store).done == 1
    assert UnderWay(store).done_in(Stage.FIRST) == 1
    assert UnderWay(store).done_in(Stage.MONTH) == 0


def test_a_stage_that_is_done_counts_anew(store: Store) -> None:
    UnderWay(store).finish(Stage.FIRST, is_last=False)
    UnderWay(store).finish(Stage.FIRST, is_last=True)
    assert UnderWay(store).done == 2
    assert UnderWay(store).done_in(Stage.FIRST) == 0


def test_what_is_gone_from_the_content_is_passed_over(store: Store) -> None:
    store.settings.set("walk_sitting", "FB01 ZZ99")
    assert UnderWay(store).items == (ITEMS["FB01"],)


def test_a_menu_that_looks_different_is_marked_until_it_is_taken_back(store: Store) -> None:
    kept = UnderWay(store)
    kept.mark_different(ITEMS["FB01"], is_different=True)
    kept.mark_different(ITEMS["IG01"], is_different=True)
    kept.mark_different(ITEMS["FB01"], is_different=False)
    assert UnderWay(store).different == {"IG01"}


def test_an_opening_question_that_is_passed_over_leaves_nothing_out(store: Store) -> None:
    opening = KeptOpening(store)
    opening.pass_over("people")
    assert "people" not in {question.id for question in opening.waiting()}
    assert opening.left_out() == frozenset()
    assert opening.asks_about("facebook") is None
    opening.begin_again()
    assert "people" in {question.id for question in opening.waiting()}


def test_a_section_is_brought_back_by_its_option(store: Store) -> None:
    opening = KeptOpening(store)
    opening.answer("people", {"facebook"})
    opening.answer("house", {"rent"})
    assert opening.asks_about("instagram") == ("people", frozenset({"facebook", "instagram"}))
    assert opening.asks_about("property_record") == ("house", frozenset({"own"}))
