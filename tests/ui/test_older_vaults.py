"""A vault of every released version opens in the window of today, and every page has something true to say of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.store.vault import Vault
from tests.core.store.stored_vault import DATA
from tests.core.store.vaults import PASSPHRASE
from tests.ui.driving import PATIENCE, words
from ui.pages.plan import PlanPage
from ui.pages.where import WherePage
from ui.window import Window

_PAGES = (
    *(
        "home",
        "about",
        "sources",
        "review",
        "pictures",
        "people",
        "walk",
        "sections",
        "stop",
        "where",
        "plan",
        "changes",
    ),
    *("copies", "documents", "briefing", "onboarding", "happening", "evidence", "letters", "requests", "settings"),
)
_STORED = sorted(DATA.glob("vault-v*"))


@pytest.mark.parametrize("stored", _STORED, ids=lambda path: path.name)
def test_every_page_opens_over_it(qtbot: QtBot, window: Window, stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(stored, folder)
    session = window.session
    session.open_vault(Vault.unlock(folder, PASSPHRASE))
    before = sum(session.store.findings.standings().values())
    assert before
    for key in _PAGES:
        window.show_page(key)
        page = window.page(key)
        if isinstance(page, WherePage | PlanPage):
            _wait(qtbot, page)
        qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
        assert words(window)
        assert "could not be read" not in words(window)
    assert sum(session.store.findings.standings().values()) == before
    session.lock()


def _wait(qtbot: QtBot, page: WherePage | PlanPage) -> None:
    qtbot.waitUntil(lambda: not page.is_reading(), timeout=PATIENCE)
