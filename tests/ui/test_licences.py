"""Settings name everything that the program is built on, when asked."""

from __future__ import annotations

from officer_exposure.content.built_on import load_built_on
from tests.ui.driving import click, go_to, words
from ui.pages.settings import SettingsPage
from ui.window import Window


def test_every_part_is_shown_with_its_licence(window: Window) -> None:
    page = go_to(window, "settings", SettingsPage)
    assert "shiboken6" not in words(page), "they are many: who does not ask is not shown them"
    page.scrolling.ensureWidgetVisible(page.licences.open)
    click(page.licences.open)
    said = words(page.licences).splitlines()
    whole = load_built_on()
    assert {part.name for part in (*whole.libraries, *whole.models, *whole.data)} <= set(said)
    assert any("LGPL-3.0-only; within it: Qt (LGPL-3.0)" in line for line in said)
    click(page.licences.open)
    assert not page.licences.parts or not page.licences.parts.isVisible()
