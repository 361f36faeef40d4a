"""Requests and letters: blanks stay blank until asked for, nothing is sent, and what became of a request is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.content.broker_items import item_id
from officer_exposure.content.brokers import load_brokers
from officer_exposure.content.laws import load_laws
from officer_exposure.content.letters import load_requests
from officer_exposure.content.loading import use_pack
from officer_exposure.content.pack import read_pack
from officer_exposure.content.policy import load_policy
from officer_exposure.facts.record import Facts, KnownPlace, PlaceKind, Subject
from tests.ui.driving import click, words
from ui.answers import Given
from ui.pages.letters import LettersPage
from ui.pages.people_search import PeopleSearchPage
from ui.pages.requests import RequestsPage
from ui.window import Window

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml"

FACTS = Facts(
    subject=Subject(names=("Alex Example",), agency="Example Valley Police"),
    places=(KnownPlace("one", PlaceKind.HOME, address="1 Sample Street"),),
)


@pytest.fixture
def known(window: Window) -> Window:
    """Somebody who told their name and address."""
    window.session.store.facts.save(FACTS)
    return window


def press(inside: QWidget, text: str) -> None:
    """Press the button that says this."""
    button = next(one for one in inside.findChildren(QPushButton) if one.text().replace("&", "") == text)
    button.click()


def test_a_request_is_filled_on_demand_and_copied(known: Window) -> None:
    known.show_page("requests")
    page = known.page("requests")
    assert isinstance(page, RequestsPage)
    assert load_content().legal_hold.question in words(page), "it asks a club to take something down"
    assert "Alex Example" not in page.text.toPlainText()
    page.fill.click()
    assert "Alex Example" in page.text.toPlainText()
    click(page.copy)
    assert "Alex Example" in QGuiApplication.clipboard().text()
    page.wording.setCurrentIndex(page.wording.findData("academy"))
    assert page.hold.isHidden(), "nothing is up yet"


def test_what_became_of_a_request_is_kept(qtbot: QtBot, window: Window) -> None:
    window.show_page("requests")
    page = window.page("requests")
    assert isinstance(page, RequestsPage)
    page.who.setText("The soccer club")
    click(page.keep)
    qtbot.wait(30)
    assert "A sports club or team, The soccer club" in words(page)
    press(page, "Sent")
    press(page, "It is gone")
    (asked,) = window.session.store.asked_people.all()
    assert [one.state for one in asked.states] == ["draft", "sent", "removed"]
    qtbot.wait(30)
    assert "It is gone, today." in words(page)
    press(page, "Take it off the list")
    assert window.session.store.asked_people.all() == ()


def test_a_request_without_an_answer_comes_up_again(qtbot: QtBot, window: Window) -> None:
    store, today = window.session.store.asked_people, window.session.today
    number = store.add("school", "", "", today)
    store.say(number, "sent", today - timedelta(days=load_requests().follow_up_days))
    window.show_page("requests")
    qtbot.wait(30)
    assert "It is time to ask again." in words(window.page("requests"))


def test_a_letter_goes_with_a_law_of_the_state(qtbot: QtBot, known: Window, tmp_path: Path) -> None:
    known.show_page("letters")
    page = known.page("letters")
    assert isinstance(page, LettersPage)
    page.place.setCurrentIndex(page.place.findData("US-NJ"))
    qtbot.wait(30)
    law = load_laws().laws["nj_daniels_law"]
    said = words(page)
    assert law.cite in said
    assert f"As of {law.as_of}. Look at today's text before you rely on it." in said
    button = next(
        one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Letter to a website")
    )
    button.click()
    qtbot.wait(30)
    assert load_laws().words.new_data in words(page)
    assert law.cite in page.text.text()
    assert "Alex Example" not in page.text.text()
    assert "your own disk" in page.lead.text()
    page.fill.click()
    assert "will hold what you told about yourself" in page.lead.text(), "warned before it is saved"
    assert "Alex Example" in page.text.text()
    assert "1 Sample Street" not in page.text.text(), "a website gets no home address"
    page.picker.open(tmp_path)
    page.plain.click()
    click(page.save)
    assert "Alex Example" in (tmp_path / "letter.txt").read_text()
    click(page.back)
    assert not page.place.isHidden()
    assert known.session.store.settings.get("letters_place") == "US-NJ"


def test_a_state_without_a_source_says_so(qtbot: QtBot, window: Window) -> None:
    window.show_page("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    assert not any(law.title in words(page) for law in load_laws().laws.values()), "of no place before one is chosen"
    assert "Choose where you live." in words(page)
    page.place.setCurrentIndex(page.place.findData("US"))
    qtbot.wait(30)
    assert load_laws().words.no_entry in words(page)


def test_who_keeps_a_record_is_said_for_the_state(qtbot: QtBot, window: Window) -> None:
    window.show_page("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    page.place.setCurrentIndex(page.place.findData("US-TX"))
    qtbot.wait(30)
    assert "County property search: Appraisal district of the county" in words(page)


def test_what_agencies_ask_is_there_to_read_with_the_agency_s_own_words(window: Window) -> None:
    use_pack(read_pack(EXAMPLE))
    try:
        window.show_page("policy")
        page = window.page("policy")
        said = words(page)
        for rule in load_policy().rules.values():
            assert rule.text in said
        agency = load_content().agency
        assert agency is not None
        for own in agency.rules.values():
            assert f"{agency.name} says: {own}" in said
    finally:
        use_pack(None)
    press(page, "Go to the questions")
    assert window.page("walk").isVisible()


def test_the_sites_say_what_they_ask_for_and_how_they_stand(qtbot: QtBot, window: Window) -> None:
    window.show_page("people_search")
    page = window.page("people_search")
    assert isinstance(page, PeopleSearchPage)
    qtbot.wait(30)
    said = words(page)
    assert "Not looked at yet." in said
    assert "To take you out it asks for: " in said
    assert "This site is gone. Older lists still name it." in said
    page.sites["spokeo"].click()
    walk = window.page("walk")
    assert walk.isVisible()
    assert "Spokeo" in walk.title.text()
    press(walk, "Exposed")
    window.show_page("people_search")
    qtbot.wait(30)
    assert "It lists you. Looked at on" in words(page)
    window.session.answers.give(load_content().items[item_id(load_brokers().sites["spokeo"])], Given.SAFE)
    page.shown()
    assert "You did not find yourself there. Looked at on" in words(page), "what somebody saw, not what is"
