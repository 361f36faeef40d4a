"""Labels in the three sizes, and the text column they stand in."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from officer_exposure.text.steering import harmless

_JOINTS = re.compile(r"[/\\._-]|\S{24}")

_LONGEST_NAME = 28


def label(text: str, part: str = "body") -> QLabel:
    """A wrapping label. `part`: title, strong, body, muted or small. The column it stands in limits its width."""
    made = QLabel(text)
    made.setProperty("part", part)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setMinimumWidth(1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def selectable(text: str, part: str = "body") -> QLabel:
    """A label whose text can be marked and copied, by mouse or keyboard."""
    made = label(text, part)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(text)
    return made


def breakable(name: str) -> str:
    """A file name or another long word that may be broken at its joints. To be shown only, never to be copied."""
    return _JOINTS.sub("\\g<0>\u200b", harmless(name))


def shortened(name: str) -> str:
    """A name short enough for a button: its beginning and its end."""
    shown = harmless(name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:16]}…{shown[-8:]}"


def resize_title(title: QLabel, *, small: bool) -> None:
    """Let a title take less room where there is little."""
    part = "low title" if small else "title"
    if title.property("part") != part:
        title.setProperty("part", part)
        restyle(title)


def restyle(widget: QWidget) -> None:
    """Make a changed `part` or other dynamic property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
