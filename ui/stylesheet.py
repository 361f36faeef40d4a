"""The style sheet, made from a theme. Three sizes, two weights, hairlines instead of shadows, one visible focus ring.

Widgets say what they are by the dynamic property `part`; nothing else in `ui` holds a colour or a font size.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Sizes, Tokens

_MARKS = Path(__file__).parent / "marks"

_SHEET = Template("""
* { font-size: ${body}pt; }
QWidget { color: $ink; }
QMainWindow, QWidget[part="page"], QWidget[part="paper"] { background: $paper; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $surface; color: $ink; border: 1px solid $hairline; padding: 4px; }

QLabel { background: transparent; }
QLabel:focus { background: $tint; text-decoration: underline; }
QLabel[part="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[part="low title"] { font-size: ${low_title}pt; font-weight: 600; }
QLabel[part="strong"] { font-weight: 600; }
QLabel[part="slide line"] { font-size: ${title}pt; }
QLabel[part="small"] { font-size: ${small}pt; color: $muted; }
QLabel[part="muted"] { color: $muted; }
QLabel[part="code"] { font-size: ${title}pt; font-family: monospace; }
QLabel[part="figure"] { font-size: ${title}pt; font-weight: 600; }

QFrame[part="card"] { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
QFrame[part="door"] { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
QFrame[part="door"]:hover { background: $tint; border: 1px solid $accent; }
QFrame[part="note"] { background: $tint; border: none; border-radius: 8px; }
QFrame[part="rail"] { background: $paper; border: none; border-right: 1px solid $hairline; }
QFrame[part="bar"] { background: $paper; border: none; border-top: 1px solid $hairline; }
QFrame[part="foot"] { background: $paper; border: none; border-top: 1px solid $hairline; }
QFrame[part="line"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="drop"] { background: $surface; border: 1px dashed $edge; border-radius: 8px; }
QFrame[part="drop"][hovered="true"] { background: $tint; border: 1px solid $accent; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: 6px; padding: 8px 16px; min-height: 20px; }
QPushButton:hover { background: $tint; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 15px; }
QPushButton:disabled { color: $muted; border-color: $hairline; background: transparent; }
QPushButton:checked { background: $tint; border: 2px solid $accent; padding: 7px 15px; }
QPushButton[part="main"] { background: $accent; color: $on_accent; border: 2px solid $accent; font-weight: 600;
    padding: 8px 24px; }
QPushButton[part="main"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[part="main"]:focus { border: 2px solid $ink; padding: 8px 24px; }
QPushButton[part="main"]:disabled { background: $hairline; color: $muted; border-color: $hairline; }
QPushButton[part="quiet"] { background: transparent; border: 2px solid transparent; color: $accent; padding: 6px 0; }
QPushButton[part="quiet"]:hover { background: $tint; }
QPushButton[part="quiet"]:focus { border: 2px solid $accent; }
QPushButton[part="foot"] { background: transparent; border: 2px solid transparent; color: $accent; padding: 0 4px;
    font-size: ${small}pt; }
QPushButton[part="foot"]:hover { background: $tint; }
QPushButton[part="foot"]:focus { border: 2px solid $accent; padding: 0 4px; }
QPushButton[part="choose"] { background: transparent; border: 1px solid $edge; padding: 5px 10px; }
QPushButton[part="choose"]:disabled { border-color: $hairline; }
QPushButton[part="choose"]:hover { background: $tint; }
QPushButton[part="choose"]:checked { background: $tint; border: 2px solid $accent; padding: 4px 9px; }
QPushButton[part="choose"]:focus { border: 2px solid $accent; padding: 4px 9px; }
QPushButton[part="choose"]::menu-indicator { image: url("$arrow"); width: 12px; height: 12px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: right center; }
QPushButton[part="answer"] { padding: 8px; }
QPushButton[part="answer"]:focus { padding: 7px; }
QPushButton[part="answer"]:checked { padding: 7px; font-weight: 600; }
QPushButton[part="choice"] { text-align: left; padding: 12px 16px; }
QPushButton[part="choice"]:focus { padding: 11px 15px; }
QPushButton[part="choice"]:checked { padding: 11px 15px; font-weight: 600; }

QLineEdit, QComboBox, QPlainTextEdit, QDateTimeEdit { background: $surface; border: 1px solid $edge;
    border-radius: 6px; padding: 7px 8px;
    min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QDateTimeEdit:focus { border: 2px solid $accent;
    padding: 6px 7px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $hairline; color: $ink;
    selection-background-color: $tint; selection-color: $ink; outline: none; }

QDateTimeEdit QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QDateTimeEdit::drop-down { border: none; width: 28px; }
QDateTimeEdit::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QMenu { background: $surface; color: $ink; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $tint; }

QListView { background: $surface; border: 1px solid $hairline; border-radius: 8px; outline: none; padding: 4px; }
QListView:focus { border: 2px solid $accent; padding: 3px; }
QComboBox QListView, QComboBox QListView:focus { border: 1px solid $edge; border-radius: 0; padding: 0; }
QListView::item { padding: 6px 8px; border-radius: 4px; color: $ink; }
QListView::item:hover { background: $paper; }
QListView::item:selected { background: $tint; color: $ink; }

QCheckBox, QRadioButton { spacing: 10px; padding: 6px 4px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 2px solid $edge;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx:0.5, cy:0.5, radius:0.5,
    fx:0.5, fy:0.5, stop:0 $accent, stop:0.55 $accent, stop:0.65 $surface, stop:1 $surface); }

QProgressBar { background: $hairline; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
""")


def stylesheet(theme: Tokens, sizes: Sizes) -> str:
    """The style sheet of `theme`."""
    return _SHEET.substitute(
        paper=theme.paper,
        surface=theme.surface,
        ink=theme.ink,
        muted=theme.muted,
        hairline=theme.hairline,
        edge=theme.edge,
        accent=theme.accent,
        accent_strong=theme.accent_strong,
        on_accent=theme.on_accent,
        tint=theme.tint,
        tick=_mark("tick", theme),
        arrow=_mark("arrow", theme),
        body=f"{sizes.body:g}",
        small=f"{sizes.small:g}",
        title=f"{sizes.title:g}",
        low_title=f"{sizes.low_title:g}",
    )


def _mark(name: str, theme: Tokens) -> str:
    return (_MARKS / f"{name}-{theme.name}.svg").as_posix()
