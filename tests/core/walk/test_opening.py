"""The opening answers in the store: what they leave out, and what a life event asks again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from officer_exposure.artifact import Artifact
from officer_exposure.content import load_content
from officer_exposure.content.opening import load_opening
from officer_exposure.sources.answers import GivenSheets
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.opening import KeptOpening


@pytest.fixture
def store() -> Iterator[Store]:
    kept = memory_store()
    yield kept
    kept.close()


def _without(store: Store) -> set[str]:
    return {sheet.section for sheet in store.answers.sheets() if sheet.no_account}


def test_in_the_beginning_everything_waits_and_nothing_is_left_out(store: Store) -> None:
    opening = KeptOpening(store)
    assert opening.waiting() == load_opening()
    assert opening.left_out() == frozenset()
    assert opening.choice.items == tuple(load_content().items.values())


def test_what_does_not_apply_is_left_out_as_if_the_officer_had_said_so_there(store: Store) -> None:
    KeptOpening(store).answer("children", {"no"})
    assert _without(store) == {"children"}
    (artifact,) = GivenSheets(store.answers.sheets(), "answers").artifacts()
    assert isinstance(artifact, Artifact)
    assert artifact.answers is not None
    assert artifact.answers.no_account, "the check then says that it does not apply"


def test_changing_ones_mind_asks_about_it_after_all(store: Store) -> None:
    opening = KeptOpening(store)
    opening.answer("phones", {"iphone"})
    assert _without(store) == {"android", "work_phone", "car", "take_home_car"}
    opening.answer("phones", {"android", "car"})
    assert _without(store) == {"iphone", "work_phone", "take_home_car"}
    assert opening.opened == {"phones": {"android", "car"}}


def test_what_was_left_out_by_hand_stays_out(store: Store) -> None:
    opening = KeptOpening(store)
    store.answers.leave_out("facebook", "main")
    opening.answer("people", {"facebook", "x"})
    assert "facebook" in _without(store)


def test_a_life_event_asks_again_and_the_answer_holds_meanwhile(store: Store) -> None:
    opening = KeptOpening(store)
    assert opening.ask_again("new_child") == (), "nothing was answered"
    opening.answer("children", {"no"})
    assert opening.ask_again("new_child") == ("children",)
    assert opening.ask_again("new_child") == (), "it waits already"
    assert "children" in {question.id for question in opening.waiting()}
    assert _without(store) == {"children"}
    opening.answer("children", {"yes"})
    assert "children" not in {question.id for question in opening.waiting()}
    assert _without(store) == set()


def test_every_question_that_leaves_something_out_is_asked_again_some_day() -> None:
    for question in load_opening():
        assert question.ask_again, question.id


def test_the_reminders_of_one_store_share_their_series(store: Store) -> None:
    series = KeptOpening(store).series()
    assert KeptOpening(store).series() == series
    other = memory_store()
    assert KeptOpening(other).series() != series
    other.close()
