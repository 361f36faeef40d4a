"""An agency pack by clicks: taken in, shown as the agency's, refused with line and field, left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.content.loading import use_pack
from tests.ui.driving import PASSPHRASE, click, go_to, unlock, words
from ui.pages.onboarding import OnboardingPage
from ui.pages.settings import SettingsPage
from ui.pages.walk import WalkPage
from ui.window import Window

_EXAMPLE = Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml"


@pytest.fixture(autouse=True)
def _no_pack_is_left() -> Iterator[None]:
    yield
    use_pack(None)


def point_at(window: Window, file: Path) -> SettingsPage:
    """Point at a file in the card of the agency pack."""
    page = go_to(window, "settings", SettingsPage)
    click(page.agency.choose)
    page.agency.picker.path.selectAll()
    QTest.keyClicks(page.agency.picker.path, str(file))
    QTest.keyClick(page.agency.picker.path, Qt.Key.Key_Return)
    return page


def take_in(qtbot: QtBot, window: Window, file: Path) -> SettingsPage:
    """Take a pack in, and wait for the pages that are built with it."""
    before = point_at(window, file)
    qtbot.waitUntil(lambda: window.page("settings") is not before)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def question(window: Window, item: str) -> WalkPage:
    """The walk at one question."""
    page = go_to(window, "walk", WalkPage)
    page.go_on_with((load_content().items[item],))
    return page


def test_a_pack_is_taken_in_and_its_lines_are_the_agency_s(qtbot: QtBot, vault_window: Window) -> None:
    page = take_in(qtbot, vault_window, _EXAMPLE)
    assert "Springfield Police Department" in page.agency.state.text()
    assert not page.agency.state.visibleRegion().isEmpty(), "what came of it is in view"
    walk = question(vault_window, "PL01")
    assert walk.agency.isVisible()
    assert walk.agency.heading.text() == "Springfield Police Department adds"
    assert "Do: The old and the new patch both count." in walk.agency.lines.text()
    assert "old and the new patch" not in walk.advice.do.text()
    own = next(name for name in load_content().items if load_content().from_agency(name))
    walk = question(vault_window, own)
    assert walk.agency.heading.text() == "Springfield Police Department wrote this question"
    walk = question(vault_window, "FB01")
    assert not walk.agency.isVisible()
    asked = {item.id for item in walk.walking.choice.items}
    assert asked == set(load_content().items) - {"GH02"}
    sections = vault_window.page("sections")
    vault_window.show_page("sections")
    qtbot.wait(50)
    assert "Your agency leaves this out: " in words(sections)


def test_it_is_there_after_locking_and_gone_when_it_is_left(qtbot: QtBot, vault_window: Window) -> None:
    take_in(qtbot, vault_window, _EXAMPLE)
    vault_window.session.lock()
    assert load_content().agency is None
    unlock(qtbot, vault_window, PASSPHRASE)
    assert load_content().agency is not None
    page = go_to(vault_window, "settings", SettingsPage)
    click(page.agency.leave)
    qtbot.waitUntil(lambda: vault_window.page("settings") is not page)
    assert load_content().agency is None
    walk = question(vault_window, "PL01")
    assert not walk.agency.isVisible()


def test_a_pack_with_a_mistake_is_refused_with_line_and_field(vault_window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(_EXAMPLE.read_text().replace("severity: 4 ", "severity: 1 "))
    page = point_at(vault_window, broken)
    assert "wording[1].severity" in page.agency.trouble.text().replace("\u200b", "")
    assert "line 38" in page.agency.trouble.text()
    assert page.agency.trouble.isVisible()
    assert load_content().agency is None


def test_the_onboarding_shows_the_agency_s_rules_questions_and_numbers(qtbot: QtBot, vault_window: Window) -> None:
    take_in(qtbot, vault_window, _EXAMPLE)
    vault_window.show_page("onboarding")
    page = vault_window.page("onboarding")
    assert isinstance(page, OnboardingPage)
    agency = load_content().agency
    assert agency is not None
    for module, lines in (
        ("policy", [*agency.rules.values(), *(load_content().items[one].question for one in agency.items)]),
        ("first_hour", [whom for _, whom in agency.contacts]),
        ("again", []),
    ):
        click(page.modules[module])
        qtbot.wait(20)  # what the part before showed is gone with the next turn of the event loop
        said = words(page.part)
        assert (f"From your agency: {agency.name}" in said) == bool(lines)
        assert [line for line in lines if line not in said] == []
        click(page.back)
