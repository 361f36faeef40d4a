"""The real window over real little files."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_exposure.store.vault import Vault
from tests.core.store.vaults import CHEAP
from tests.ui.driving import PASSPHRASE, pass_over_opening
from tests.ui.photos import album
from tests.ui.reviewing import Reviewer
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


@pytest.fixture(autouse=True)
def _garbage_can_wait() -> Iterator[None]:
    """No look for garbage while widgets come and go, as in the real window (`ui.collecting`).

    Qt holds a lock while it takes an object apart. A look for garbage that begins just then takes apart another one,
    and waits for that lock for ever: no time limit of a test ends that.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    """The theme as a fresh start has it."""
    qapp.setStyle("Fusion")
    return Appearance(qapp)


def _shown(qtbot: QtBot, session: Session, appearance: Appearance) -> Iterator[Window]:
    """The window at 1280 by 720, shown, and closed at the end as the officer closes it."""
    window = Window(session, appearance)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Window]:
    """The window of somebody who is just looking: nothing is kept."""
    session = Session(tmp_path / "vault")
    session.just_look()
    pass_over_opening(session)
    yield from _shown(qtbot, session, appearance)


@pytest.fixture
def new_window(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Window]:
    """The window of somebody who is just looking and was asked nothing yet."""
    session = Session(tmp_path / "vault")
    session.just_look()
    yield from _shown(qtbot, session, appearance)


@pytest.fixture
def first_start(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Window]:
    """The window as it is the first time: there is no vault yet, and nothing was chosen."""
    yield from _shown(qtbot, Session(tmp_path / "vault"), appearance)


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """A folder with a vault in it, locked."""
    folder = tmp_path / "vault"
    Vault.create(folder, PASSPHRASE, CHEAP)[0].lock()
    return folder


@pytest.fixture
def locked_window(qtbot: QtBot, appearance: Appearance, vault_folder: Path) -> Iterator[Window]:
    """The window over a vault that is not open yet."""
    yield from _shown(qtbot, Session(vault_folder), appearance)


@pytest.fixture
def vault_window(qtbot: QtBot, appearance: Appearance, vault_folder: Path) -> Iterator[Window]:
    """The window over an open vault."""
    session = Session(vault_folder)
    session.open_vault(Vault.unlock(vault_folder, PASSPHRASE))
    pass_over_opening(session)
    yield from _shown(qtbot, session, appearance)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of photos."""
    return album(tmp_path / "photos")


@pytest.fixture
def reviewer(qtbot: QtBot, window: Window, photos: Path) -> Reviewer:
    """Somebody who has just looked at some photos."""
    return Reviewer.after_scan(qtbot, window, photos)
