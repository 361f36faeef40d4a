"""Onboarding by clicks: a part with its stories, what is acknowledged, and the record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from officer_exposure.content.onboarding import load_onboarding
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.content.version import content_version
from officer_exposure.report.attestation import verify
from tests.core.test_pdf import text_of
from tests.ui.driving import click, go_to, words
from ui.pages.documents import DocumentsPage
from ui.pages.onboarding import OnboardingPage
from ui.window import Window


@pytest.fixture
def page(window: Window) -> OnboardingPage:
    click(go_to(window, "documents", DocumentsPage).onboarding)
    page = window.page("onboarding")
    assert isinstance(page, OnboardingPage)
    assert page.isVisible()
    return page


def _finish(page: OnboardingPage, module: str) -> None:
    click(page.modules[module])
    click(page.part.box)
    click(page.main)


def test_a_story_answers_each_choice(page: OnboardingPage) -> None:
    click(page.modules["policy"])
    story = page.part.stories[0]
    assert not story.feedback.isVisible()
    said = set()
    for button in story.choices:
        click(button)
        assert story.feedback.isVisible()
        said.add(story.feedback.text())
    assert len(said) == len(story.choices)


def test_who_is_through_is_asked_how_it_is_now_and_not_how_it_was(page: OnboardingPage) -> None:
    assert page.before.isVisible()
    assert not page.after.isVisible()
    parts = load_onboarding().modules
    for number, module in enumerate(parts, 1):
        _finish(page, module)
        assert page.missing.text() == f"{number} of {len(parts)} parts finished"
    assert page.after.isVisible()
    assert not page.before.isVisible()
    assert page.after.y() < page.modules["policy"].y(), "in view, and not at the end of the list"


def test_the_good_answer_is_not_always_the_same_one() -> None:
    stories = load_scenarios()
    places = {one: [choice.good for choice in story.mixed()].index(True) for one, story in stories.items()}
    assert all(sorted(story.mixed(), key=repr) == sorted(story.choices, key=repr) for story in stories.values())
    assert max(Counter(places.values()).values()) <= len(stories) / 2
    several = [one.scenarios for one in load_onboarding().modules.values() if len(one.scenarios) > 1]
    assert all(len({places[one] for one in scenarios}) > 1 for scenarios in several)


def test_a_part_is_finished_only_when_its_sentence_is_ticked(window: Window, page: OnboardingPage) -> None:
    store = window.session.store.onboarding
    click(page.modules["policy"])
    assert not page.main.isEnabled()
    assert page.missing.text() == "Tick the sentence at the end first."
    click(page.back)
    assert store.done() == ()
    assert not page.main.isEnabled(), "there is no record of nothing"
    _finish(page, "policy")
    assert [(one.module, one.content) for one in store.done()] == [("policy", content_version())]
    assert "finished" in page.modules["policy"].text()
    click(page.modules["policy"])
    assert page.part.box.isChecked()
    click(page.part.box)
    assert page.main.text().replace("&", "") == "Leave it open"
    click(page.main)
    assert store.done() == (), "it can be taken back"


def test_the_record_is_shown_whole_before_it_is_saved(page: OnboardingPage, tmp_path: Path) -> None:
    _finish(page, "family")
    click(page.main)
    preview = words(page.record.preview)
    assert load_onboarding().modules["family"].acknowledge in preview
    assert "does not prove who made it" in preview
    page.record.mentor.click()
    page.record.json.click()
    page.record.picker.open(tmp_path)
    click(page.main)
    record = verify((tmp_path / "record-of-completion.json").read_bytes())
    assert (record.modules, record.mentor) == (("family",), True)
    assert "Mentor" in text_of((tmp_path / "record-of-completion.pdf").read_bytes())


def test_confidence_is_asked_before_and_when_all_is_finished_and_is_in_no_record(
    window: Window, page: OnboardingPage
) -> None:
    store = window.session.store.onboarding
    click(page.before.groups["C1"].button(2))
    assert store.said("before") == {"C1": 2}
    assert not page.after.isVisible()
    for module in load_onboarding().modules:
        _finish(page, module)
    assert page.after.isVisible()
    click(page.after.groups["C1"].button(5))
    assert store.said("after") == {"C1": 5}
    click(page.main)
    assert "5" not in words(page.record.preview).split()
