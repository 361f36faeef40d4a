"""The opening questions: one a card, then only what applies, and what is not shown can be shown after all."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.content.opening import load_opening
from tests.ui.driving import click, words
from ui.pages.opening import OpeningPage
from ui.pages.sections import SectionsPage
from ui.window import Window

ANSWERS = {
    "now": ["calm"],
    "people": ["facebook"],
    "places": [""],
    "phones": ["iphone"],
    "children": ["no"],
    "house": [],
}
"""By question the options that are pressed; none: the officer would rather not say."""


def answer_all(window: Window) -> SectionsPage:
    """Go through the opening by clicks."""
    window.show_page("walk")
    page = window.page("opening")
    assert isinstance(page, OpeningPage)
    assert page.isVisible()
    for question in load_opening():
        assert page.title.text() == question.question
        assert not page.next.isEnabled()
        for option in ANSWERS[question.id]:
            page.options[option].click()
        click(page.next if ANSWERS[question.id] else page.skip)
    sections = window.page("sections")
    assert isinstance(sections, SectionsPage)
    assert sections.isVisible()
    return sections


def test_what_does_not_apply_is_not_shown_and_says_why(qtbot: QtBot, new_window: Window) -> None:
    sections = answer_all(new_window)
    qtbot.wait(30)
    assert "facebook" in sections.sections
    assert not {"instagram", "venmo", "android", "children"} & set(sections.sections)
    assert "property_record" in sections.sections, "rather not say leaves nothing out"
    said = words(sections)
    assert said.count("not shown, because: You said that you do not use it.") == 1
    assert sections.shown_again["instagram"].text() == "Show Instagram"
    assert "Sitting 1 of" in sections.lead.text()
    click(sections.begin)
    assert new_window.page("walk").isVisible()


def test_what_is_not_shown_can_be_shown_after_all(new_window: Window) -> None:
    sections = answer_all(new_window)
    answers = new_window.session.answers
    sections.shown_again["venmo"].click()
    assert "venmo" in sections.sections
    assert not answers.is_left_out("venmo")
    assert "google_account" not in sections.sections
    answers.leave_out("facebook")
    sections.shown()
    assert "facebook" not in sections.sections
    sections.shown_again["facebook"].click()
    assert "facebook" in sections.sections


def test_none_of_these_and_an_option_exclude_each_other(new_window: Window) -> None:
    new_window.show_page("walk")
    page = new_window.page("opening")
    assert isinstance(page, OpeningPage)
    page.options["calm"].click()
    page.options["news"].click()
    assert [name for name, button in page.options.items() if button.isChecked()] == ["news"]
    click(page.next)
    page.options["facebook"].click()
    page.options["x"].click()
    page.options[""].click()
    assert [name for name, button in page.options.items() if button.isChecked()] == [""]
    page.options["x"].click()
    assert [name for name, button in page.options.items() if button.isChecked()] == ["x"]
    click(page.back)
    assert page.options["news"].isChecked(), "what was answered is shown again"


def test_it_is_happening_now_leads_to_the_plan_and_the_rest_is_asked_later(new_window: Window) -> None:
    new_window.show_page("walk")
    page = new_window.page("opening")
    assert isinstance(page, OpeningPage)
    page.options["threat"].click()
    click(page.next)
    assert new_window.page("happening").isVisible()
    assert new_window.session.answers.opening.choice.now
    new_window.show_page("walk")
    assert page.isVisible()
    assert page.title.text() == load_opening()[1].question


def test_the_first_questions_can_be_asked_again(new_window: Window) -> None:
    sections = answer_all(new_window)
    click(sections.again)
    page = new_window.page("opening")
    assert isinstance(page, OpeningPage)
    assert page.isVisible()
    assert page.options["calm"].isChecked(), "the answers hold until others are given"


def test_a_section_is_gone_through_from_the_list(new_window: Window) -> None:
    sections = answer_all(new_window)
    sections.sections["facebook"].click()
    walk = new_window.page("walk")
    assert walk.isVisible()
    assert walk.lead.text().endswith(": Facebook")
    assert walk.title.text() == load_content().items["FB01"].question
