"""Somebody who sees the window and nothing else: finds what to press by its label, and reads what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from tests.ui.waiting import came, pause
from ui.window import Window

_Kind = TypeVar("_Kind", bound=QWidget)

_PATIENCE_SECONDS = 15
_STEP_MS = 25


class Hand:
    """Presses, types and reads in one window. Knows no attribute of any page."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def press(self, label: str) -> None:
        """Press what says this, with the mouse, where it is on the screen."""
        button = self._one(QAbstractButton, label)
        assert button.isEnabled(), f"“{label}” cannot be pressed now"
        self._bring_into_view(button)
        before = button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=_inside(button, before))
        pause(_STEP_MS)

    def type_into(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        field = self._one(QLineEdit, name)
        self._bring_into_view(field)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        field.selectAll()
        QTest.keyClicks(field, text)

    def reads(self) -> str:
        """Every text on the screen."""
        labels = (one.text() for one in self._window.findChildren(QLabel) if one.isVisible())
        return "\n".join(labels).replace("\u200b", "")

    def can_press(self, label: str) -> bool:
        """Whether there is something to press that says this."""
        return any(one.isEnabled() for one in self._called(QAbstractButton, label))

    def waits_for(self, text: str) -> None:
        """Wait until this stands on the screen."""
        self.waits_until(lambda: text in self.reads() or self.can_press(text), text)

    def draw(self, path: Path, wait_ms: int = 100) -> None:
        """What is now on the screen, as a picture."""
        pause(wait_ms)
        assert self._window.grab().save(str(path))

    def waits_until(self, what: Callable[[], bool], text: str) -> None:
        """Wait until this holds; `text` says what was waited for."""
        assert came(what, _PATIENCE_SECONDS), f"“{text}” did not come. The screen says:\n{self.reads()}"

    def _called(self, kind: type[_Kind], label: str) -> list[_Kind]:
        return [one for one in self._window.findChildren(kind) if one.isVisible() and label in _names(one)]

    def _one(self, kind: type[_Kind], label: str) -> _Kind:
        found = self._called(kind, label)
        assert found, f"nothing here says “{label}”. The screen says:\n{self.reads()}"
        return found[0]

    def _bring_into_view(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        assert not widget.visibleRegion().isEmpty(), "it cannot be seen"


def _names(widget: QWidget) -> set[str]:
    """What a person or a screen reader calls it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return {plain, widget.accessibleName()} - {""}


def _inside(button: QAbstractButton, middle: QPoint) -> QPoint:
    """Where a person would press: on the words, not on the empty room beside them."""
    return QPoint(min(middle.x(), button.sizeHint().width() // 2), middle.y())
