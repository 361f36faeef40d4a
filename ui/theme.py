"""Colours, type and space: paper and ink, one deep blue-green for action, four level colours that differ in shape too.

The palette in force is read back from the application, so that nothing here is a global and a change of theme
reaches every widget that paints itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from officer_exposure.model import Level
from ui.stylesheet import stylesheet

GRID = 8
"""Every distance is a multiple of this, in logical pixels."""

MARGIN = 5 * GRID
"""White space left and right of a page."""

COLUMN = 640
"""Width of the column a page stands in, in logical pixels: about seventy characters of body text."""

SMALL = 720
"""Logical pixels across a page below which room is short: a laptop at twice the size, or half a screen."""

_SMALLEST_BODY = 10.5


class Choice(StrEnum):
    """Which theme the officer asked for. Held in memory only."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """One theme: colour names, and the `name` that its drawn marks carry.

    Text colours stand on `paper` and on `surface` with a contrast of 4.5 or more.
    """

    name: str
    paper: str
    surface: str
    ink: str
    muted: str
    hairline: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    tint: str
    levels: Mapping[Level, str]


@dataclass(frozen=True)
class Sizes:
    """The three sizes of type, in points; `low_title` is that of titles where there is little room."""

    title: float
    low_title: float
    body: float
    small: float


LIGHT = Tokens(
    name="light",
    paper="#f8f6f1",
    surface="#ffffff",
    ink="#1a2124",
    muted="#565f66",
    hairline="#dedad1",
    edge="#8a8f8f",
    accent="#0b5a60",
    accent_strong="#07454a",
    on_accent="#ffffff",
    tint="#e2eeed",
    levels={Level.URGENT: "#b3261e", Level.HIGH: "#8a5000", Level.MODERATE: "#2f5d8a", Level.LOW: "#5b656b"},
)

DARK = Tokens(
    name="dark",
    paper="#14191b",
    surface="#1c2326",
    ink="#e9ebe7",
    muted="#a6b0b4",
    hairline="#333d41",
    edge="#7b878c",
    accent="#66c4c0",
    accent_strong="#8ad9d5",
    on_accent="#06282a",
    tint="#1f3638",
    levels={Level.URGENT: "#ff8f85", Level.HIGH: "#efb45f", Level.MODERATE: "#8fbbea", Level.LOW: "#aab4b9"},
)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def tokens() -> Tokens:
    """The theme now in force."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def wanted(choice: Choice) -> Tokens:
    """The theme that `choice` asks for. A system that does not say counts as light."""
    if choice is Choice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice is Choice.DARK else LIGHT


def apply(application: QApplication, theme: Tokens) -> None:
    """Give the whole application one theme: palette first, then the style sheet made from the same colours."""
    application.setPalette(_palette(theme))
    application.setStyleSheet(stylesheet(theme, sizes()))


def sizes() -> Sizes:
    """The sizes in use: the system's own body text, but never below what a tired reader needs."""
    body = max(QGuiApplication.font().pointSizeF(), _SMALLEST_BODY)
    return Sizes(title=body * 1.75, low_title=body * 1.35, body=body, small=max(body - 1.5, 9.0))


def body_font(*, strong: bool = False) -> QFont:
    """The font of body text, for widgets that paint themselves."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(sizes().body)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def small_font() -> QFont:
    """The font of side remarks, for widgets that paint themselves."""
    font = body_font()
    font.setPointSizeF(sizes().small)
    return font


def _palette(theme: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in {
        QPalette.ColorRole.Window: theme.paper,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.paper,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Mid: theme.edge,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
    }.items():
        palette.setColor(role, QColor(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette
