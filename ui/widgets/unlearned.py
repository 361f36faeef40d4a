"""Fields whose words a keyboard on the screen is asked not to learn: they must not come up in another program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

UNLEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""For keyboards on the screen and input methods: no dictionary of the user's own, and no guesses from it."""


def unlearned(*fields: QLineEdit | QPlainTextEdit) -> None:
    """Ask for that in these fields. What a keyboard does with it is its own business."""
    for field in fields:
        field.setInputMethodHints(field.inputMethodHints() | UNLEARNED)
