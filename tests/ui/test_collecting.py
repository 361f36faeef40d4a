"""Garbage is looked for in the window's thread, and never during a scan."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.driving import PATIENCE, scan
from ui.collecting import Collector
from ui.window import Window


@pytest.fixture
def collector(window: Window) -> Iterator[Collector]:
    taken = Collector(window.session)
    yield taken
    taken.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_nothing_is_collected_during_a_scan(qtbot: QtBot, window: Window, photos: Path) -> None:
    seen: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if window.session.is_running:
            seen.append(f"{phase} {info['generation']}")

    gc.callbacks.append(note)
    try:
        scan(qtbot, window, photos)
    finally:
        gc.callbacks.remove(note)
    assert seen == []
    assert gc.get_freeze_count() > 0


def test_the_lock_collects_what_a_scan_left_frozen(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    collector = Collector(vault_window.session)
    scan(qtbot, vault_window, photos)
    page = weakref.ref(vault_window.page("review"))
    gc.freeze()
    vault_window.lock()
    qtbot.waitUntil(lambda: page() is None, timeout=PATIENCE)
    collector.stop()
