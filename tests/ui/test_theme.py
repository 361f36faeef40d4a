"""Every text can be read in both themes, and every level can be told without its colour."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from officer_exposure.model import Level
from ui.appearance import Appearance
from ui.theme import DARK, LIGHT, Choice, Tokens, contrast, tokens
from ui.widgets.level_mark import draw_level

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_the_published_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_text_can_be_read(theme: Tokens) -> None:
    words = [theme.ink, theme.muted, theme.accent, *theme.levels.values()]
    for word, ground in product(words, [theme.paper, theme.surface, theme.tint]):
        assert contrast(word, ground) >= 4.5, (word, ground)
    for ground in (theme.accent, theme.accent_strong):
        assert contrast(theme.on_accent, ground) >= 4.5
    assert contrast(theme.muted, theme.hairline) >= 4.5, "the words on a main action that is off"


@THEMES
def test_the_edges_of_controls_can_be_seen(theme: Tokens) -> None:
    for edge, ground in product([theme.edge, theme.accent], [theme.paper, theme.surface]):
        assert contrast(edge, ground) >= 3, (edge, ground)


def test_levels_differ_in_shape(qapp: QApplication) -> None:
    shapes = set()
    for level in Level:
        image = QImage(32, 32, QImage.Format.Format_Alpha8)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        draw_level(painter, QRectF(0, 0, 32, 32), level)
        painter.end()
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(Level)


def test_a_choice_shows_at_once_and_the_system_can_be_followed_again(appearance: Appearance) -> None:
    appearance.choose(Choice.DARK)
    assert tokens() is DARK
    assert QGuiApplication.palette().window().color().name() == DARK.paper
    appearance.choose(Choice.LIGHT)
    assert tokens() is LIGHT
    appearance.choose(Choice.SYSTEM)
    assert tokens() is LIGHT, "this platform does not say, and that counts as light"
