"""What the page "Where you live" says where places are missing, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.errors import VaultError
from officer_exposure.places.whereabouts import Located
from officer_exposure.store.repository.located import LocatedFiles
from tests.ui.driving import go_to, scan, words
from tests.ui.test_where import settle
from ui.pages.plan import PlanPage
from ui.pages.where import WherePage
from ui.window import Window


def test_places_that_an_older_version_found_are_not_called_none(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    store = window.session.store
    store.located.forget([(one.source, one.artifact) for one in store.located.all()])
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert "Scan your files again" in words(page)
    assert "No place was found" not in words(page)


def test_what_could_not_be_read_leaves_nobody_waiting(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LocatedFiles, "all", _unreachable)
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert page.lead.text().startswith("This could not be read just now.")
    monkeypatch.undo()
    go_to(window, "plan", PlanPage)
    go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert "Nothing was looked at yet" in words(page)


def _unreachable(_: LocatedFiles) -> Iterator[Located]:
    raise VaultError("The vault file cannot be reached.", "Check its disk.")
