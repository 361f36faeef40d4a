"""What was asked of other people, and how far it has come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from officer_exposure.content.letters import load_requests
from officer_exposure.store.store import Store

TODAY = date(2026, 11, 26)


def test_a_request_goes_its_way_and_keeps_its_history(store: Store) -> None:
    aunt = store.asked_people.add("relative", "Aunt", "the picture at the lake", TODAY)
    club = store.asked_people.add("club", "The club", "the team list", TODAY)
    store.asked_people.say(aunt, "sent", TODAY)
    store.asked_people.say(aunt, "answered", TODAY + timedelta(days=2), "She will do it on Sunday.")
    store.asked_people.say(aunt, "removed", TODAY + timedelta(days=5))
    first, second = store.asked_people.all()
    assert [one.state for one in first.states] == ["draft", "sent", "answered", "removed"]
    assert first.states[2].note == "She will do it on Sunday."
    assert (first.who, first.what, first.state) == ("Aunt", "the picture at the lake", "removed")
    assert (second.id, second.state) == (club, "draft")
    assert {one.state for one in first.states} <= set(load_requests().states)


def test_no_answer_makes_it_due_and_an_answer_does_not(store: Store) -> None:
    number = store.asked_people.add("school", "The office", "", TODAY)
    days = load_requests().follow_up_days
    later = TODAY + timedelta(days=days)
    assert not store.asked_people.all()[0].is_due(later, days), "not sent yet"
    store.asked_people.say(number, "sent", TODAY)
    assert not store.asked_people.all()[0].is_due(later - timedelta(days=1), days)
    assert store.asked_people.all()[0].is_due(later, days)
    store.asked_people.say(number, "refused", later)
    assert not store.asked_people.all()[0].is_due(later + timedelta(days=99), days)


def test_a_mistake_can_be_forgotten(store: Store) -> None:
    number = store.asked_people.add("club", "The club", "", TODAY)
    store.asked_people.forget(number)
    assert store.asked_people.all() == ()
    with pytest.raises(ValueError, match="no state"):
        store.asked_people.say(number, "perhaps", TODAY)  # type: ignore[arg-type]  # it must be refused
