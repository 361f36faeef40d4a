"""The demo by clicks from the first screen: it opens, is looked at, says what it is, and is gone afterwards."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from officer_exposure.store.records import Wanted
from tests.ui.driving import PATIENCE, click, gate_page, go_to
from ui.pages.sources import SourcesPage
from ui.pages.vault.demo import DemoPage
from ui.pages.vault.welcome import WelcomePage
from ui.window import Window


def test_the_demo_opens_from_the_first_screen_and_is_gone_with_the_sitting(qtbot: QtBot, first_start: Window) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).demo)
    page = gate_page(window, "demo", DemoPage)
    click(page.open)
    qtbot.waitUntil(lambda: window.session.demo is not None, timeout=PATIENCE)
    assert window.foot.demo.isVisible()
    (files,) = window.session.places
    assert sorted(path.name for path in files.iterdir()) == ["photos", "runs"]
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    found = {one.check for one in window.session.store.findings.all(Wanted())}
    assert found == {"guided.answers"}, "the answers are findings, and nothing is read before that is asked for"
    assert go_to(window, "sources", SourcesPage).go.isEnabled()
    window.session.just_look()
    assert not files.exists()
    assert not window.foot.demo.isVisible()


def test_a_quick_exit_leaves_nothing_of_it(qtbot: QtBot, first_start: Window, tmp_path: Path) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).demo)
    click(gate_page(window, "demo", DemoPage).open)
    qtbot.waitUntil(lambda: window.session.demo is not None, timeout=PATIENCE)
    (files,) = window.session.places
    window.quick_exit()
    assert not files.exists()
