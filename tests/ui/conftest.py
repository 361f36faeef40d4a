"""The real window over real little files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.photos import album
from ui.appearance import Appearance
from ui.session import Session
from ui.window import Window

_HERE = Path(__file__).parent
_OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What the screenless platform says of windows it cannot raise and of pop-ups whose keyboard it cannot grab."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every other warning of Qt fails a test."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(_OFFSCREEN)


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    """The theme as a fresh start has it."""
    qapp.setStyle("Fusion")
    return Appearance(qapp)


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Window]:
    """The window at 1280 by 720, shown, and closed at the end as the officer closes it. Nothing is kept."""
    session = Session(tmp_path / "vault")
    session.just_look()
    shown = Window(session, appearance)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of photos."""
    return album(tmp_path / "photos")
