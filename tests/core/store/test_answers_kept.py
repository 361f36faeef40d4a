"""Answers are kept for years: under the names of today, until something in life makes them old."""

from __future__ import annotations

from types import MappingProxyType

import msgspec
import pytest

from officer_exposure.artifact import AnswerSheet
from officer_exposure.content import load_content
from officer_exposure.content.history import Ids
from officer_exposure.store.repository import answers
from officer_exposure.store.store import Store
from tests.core.store.runs import TODAY, TOMORROW

SECTION = next(iter(load_content().sections))
OTHER_SECTION = list(load_content().sections)[1]
ITEMS = [item.id for item in load_content().items.values() if item.section == SECTION]
ELSEWHERE = next(item.id for item in load_content().items.values() if item.section == OTHER_SECTION)


def test_nothing_answered_is_no_sheet(store: Store) -> None:
    assert store.answers.sheets() == ()
    assert store.answers.reopened() == {}


def test_one_sheet_for_each_account_in_the_order_of_the_content(store: Store) -> None:
    store.answers.give(OTHER_SECTION, "main", ELSEWHERE, "safe", TODAY)
    store.answers.give(SECTION, "old", ITEMS[0], "skipped", TODAY)
    store.answers.give(SECTION, "main", ITEMS[1], "safe", TODAY)
    store.answers.give(SECTION, "main", ITEMS[0], "unsure", TODAY)
    store.answers.give(SECTION, "main", ITEMS[0], "exposed", TODAY)
    assert store.answers.sheets() == (
        AnswerSheet(SECTION, "main", {ITEMS[0]: "exposed", ITEMS[1]: "safe"}),
        AnswerSheet(SECTION, "old", {ITEMS[0]: "skipped"}),
        AnswerSheet(OTHER_SECTION, "main", {ELSEWHERE: "safe"}),
    )


def test_an_account_that_does_not_exist_is_left_out_and_taken_back(store: Store) -> None:
    store.answers.give(SECTION, "main", ITEMS[0], "safe", TODAY)
    store.answers.leave_out(SECTION, "main")
    store.answers.leave_out(OTHER_SECTION, "main")
    assert store.answers.sheets() == (
        AnswerSheet(SECTION, "main", {}, no_account=True),
        AnswerSheet(OTHER_SECTION, "main", {}, no_account=True),
    )
    store.answers.take_back(SECTION, "main")
    store.answers.take_back(OTHER_SECTION, "main")
    assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {ITEMS[0]: "safe"}),)
    store.answers.leave_out(SECTION, "main")
    store.answers.give(SECTION, "main", ITEMS[1], "safe", TODAY)
    assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {ITEMS[0]: "safe", ITEMS[1]: "safe"}),)


def test_an_answer_is_put_back_as_it_was(store: Store) -> None:
    store.answers.give(SECTION, "main", ITEMS[0], "safe", TODAY)
    store.answers.reopen([ITEMS[0]], "new_home", TODAY)
    (before,) = store.answers.given()
    store.answers.give(SECTION, "main", ITEMS[0], "exposed", TOMORROW)
    store.answers.put_back(SECTION, "main", ITEMS[0], before, TOMORROW)
    assert store.answers.given() == (before,)
    assert store.answers.reopened() == {ITEMS[0]: "new_home"}
    store.answers.give(SECTION, "main", ITEMS[1], "exposed", TOMORROW)
    store.answers.put_back(SECTION, "main", ITEMS[1], None, TOMORROW)
    assert store.answers.given() == (before,)


def test_an_old_answer_counts_no_longer_unless_it_was_exposed(store: Store) -> None:
    store.answers.give(SECTION, "main", ITEMS[0], "safe", TODAY)
    store.answers.give(SECTION, "main", ITEMS[1], "exposed", TODAY)
    store.answers.give(OTHER_SECTION, "main", ELSEWHERE, "safe", TODAY)
    assert store.answers.reopen(ITEMS[:2], "You moved.", TOMORROW) == 2
    assert store.answers.reopen(ITEMS[:2], "A child was born.", TOMORROW) == 0
    assert store.answers.reopened() == {ITEMS[0]: "You moved.", ITEMS[1]: "You moved."}
    assert store.answers.sheets() == (
        AnswerSheet(SECTION, "main", {ITEMS[1]: "exposed"}),
        AnswerSheet(OTHER_SECTION, "main", {ELSEWHERE: "safe"}),
    )
    store.answers.give(SECTION, "main", ITEMS[0], "safe", TOMORROW)
    assert store.answers.reopened() == {ITEMS[1]: "You moved."}
    assert store.answers.sheets()[0].answers == {ITEMS[0]: "safe", ITEMS[1]: "exposed"}


@pytest.fixture
def _renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content of a later version: the old ids were renamed, one was deleted."""
    content = load_content()
    history = msgspec.structs.replace(
        content.history,
        sections=Ids(renamed={"old_section": SECTION}),
        items=Ids(renamed={"OLD01": "OLD02", "OLD02": ITEMS[0]}, deleted={"OLD03": "It is gone."}),
    )
    later = msgspec.structs.replace(content, history=history, items=MappingProxyType(dict(content.items)))
    monkeypatch.setattr(answers, "load_content", lambda: later)


@pytest.mark.usefixtures("_renamed")
class TestRenamed:
    def test_an_answer_is_found_under_its_name_of_today(self, store: Store) -> None:
        store.answers.give("old_section", "main", "OLD01", "safe", TODAY)
        store.answers.give("old_section", "main", "OLD03", "safe", TODAY)
        assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {ITEMS[0]: "safe"}),)
        assert store.answers.reopen([ITEMS[0]], "You moved.", TOMORROW) == 1
        assert store.answers.reopened() == {ITEMS[0]: "You moved."}

    def test_a_new_answer_takes_the_place_of_the_old(self, store: Store) -> None:
        store.answers.give("old_section", "main", "OLD01", "exposed", TOMORROW)
        store.answers.give(SECTION, "main", ITEMS[0], "safe", TODAY)
        assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {ITEMS[0]: "safe"}),)

    def test_an_account_left_out_under_an_old_name_can_be_taken_back(self, store: Store) -> None:
        store.answers.leave_out("old_section", "main")
        assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {}, no_account=True),)
        store.answers.take_back(SECTION, "main")
        assert store.answers.sheets() == ()
        store.answers.leave_out("old_section", "main")
        store.answers.give(SECTION, "main", ITEMS[0], "safe", TODAY)
        assert store.answers.sheets() == (AnswerSheet(SECTION, "main", {ITEMS[0]: "safe"}),)
