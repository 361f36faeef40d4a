"""Findings that lie in a picture: the place framed, the text that was read, and a closer look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from officer_exposure.model import Confidence
from tests.ui.albums import PLATE, SIGN, Shot, look_at
from tests.ui.driving import PATIENCE, click, words
from tests.ui.reviewing import Reviewer
from ui.window import Window


def _light(image: QImage) -> float:
    """The share of very light pixels."""
    points = [image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return sum(QColor(one).lightness() > 225 for one in points) / len(points)


def test_a_place_is_framed_its_text_is_told_and_it_can_be_looked_at(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "album").mkdir()
    window.session.add_places([tmp_path / "album"])
    look_at(window.session.store, tmp_path / "album", [Shot("street.jpg", sees={Confidence.MEDIUM: [SIGN, PLATE]})])
    window.session.findings_changed.emit()
    reviewer = Reviewer(qtbot, window)
    panel = reviewer.evidence
    framed = "Picture, the telling parts framed"
    qtbot.waitUntil(lambda: panel.picture.accessibleName() == framed, timeout=PATIENCE)
    said = words(panel)
    for text in ("Framed in the picture", "The word POLICE", "A license plate", "ABC 1234"):
        assert text in said
    whole = _light(panel.picture.grab().toImage())
    click(panel.closer)
    assert panel.closer.text() == "Look at the next place"
    qtbot.waitUntil(lambda: _light(panel.picture.grab().toImage()) > whole + 0.05, timeout=PATIENCE)
    click(panel.closer)
    assert panel.closer.text() == "Show the whole picture"
    click(panel.closer)
    qtbot.waitUntil(lambda: abs(_light(panel.picture.grab().toImage()) - whole) < 0.01, timeout=PATIENCE)


def test_where_nothing_is_framed_there_is_nothing_to_look_at(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    assert not reviewer.evidence.closer.isVisible()
