"""Labels in the three sizes, and the text column they stand in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str, part: str = "body") -> QLabel:
    """A wrapping label. `part`: title, strong, body, muted or small. The column it stands in limits its width."""
    made = QLabel(text)
    made.setProperty("part", part)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def selectable(text: str, part: str = "body") -> QLabel:
    """A label whose text can be marked and copied, by mouse or keyboard."""
    made = label(text, part)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(text)
    return made


def restyle(widget: QWidget) -> None:
    """Make a changed `part` or other dynamic property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
