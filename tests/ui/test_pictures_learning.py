"""What is answered orders what lies ahead, and never what comes next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import shipped_head
from officer_exposure.vision.uniform.packing import pack
from tests.ui.albums import Shot
from tests.ui.driving import PATIENCE
from tests.ui.test_pictures_page import Onlooker
from ui.window import Window


def _like(kind: int, number: int) -> bytes:
    """Features of an ordinary picture, shifted the way of a kind, and a little different."""
    head = shipped_head()
    way = np.random.default_rng(kind).choice((-1.0, 1.0), FEATURES)
    noise = np.random.default_rng(100 + number).normal(size=FEATURES)
    rooted = head.mean + head.spread * (0.5 * way + 0.1 * noise)
    return pack(rooted.astype(np.float32))


def test_answers_order_what_lies_further_ahead(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    shots = [Shot(f"{n:03}-{'odd' if n % 2 else 'even'}.jpg", 0.05, features=_like(n % 2, n)) for n in range(40)]
    officer = Onlooker(qtbot, window, tmp_path / "album", shots)
    officer.begin()
    before = [stack.lead.name.artifact for stack in officer.page.looking.stacks]
    with qtbot.waitSignal(officer.page.looking.loaded, timeout=PATIENCE):
        for number in range(8):
            officer.key(Qt.Key.Key_N if number % 2 else Qt.Key.Key_U)
    after = [stack.lead.name.artifact for stack in officer.page.looking.stacks]
    assert officer.name == "008-even.jpg"
    assert after[:21] == before[:21], "what comes next stays"
    assert sorted(after) == sorted(before)
    ahead = ["even" in name for name in after[21:]]
    assert ahead == sorted(ahead, reverse=True), "what resembles a yes comes first"
