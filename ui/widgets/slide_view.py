"""A presentation: one thought at a time in large letters, with the keys and buttons to go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.report.briefing.slides import Slide
from ui.theme import GRID
from ui.widgets.card import clear
from ui.widgets.text import label


class SlideView(QWidget):
    """Shows one slide. Arrow keys and space go on and back. Emits `moved`, and `ended` behind the last one."""

    moved = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._slides: Sequence[Slide] = ()
        self.number = 0
        self.part = label("", "small")
        self.heading = label("", "title")
        self.count = label("", "small")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.part)
        column.addWidget(self.heading)
        column.addLayout(self._lines)
        column.addStretch(1)
        column.addWidget(self.count)

    def begin(self, slides: Sequence[Slide]) -> None:
        """Show the first of these."""
        self._slides = slides
        self._show(0)
        self.setFocus()

    def go(self, step: int) -> None:
        """Go on or back; behind the last slide it is over."""
        if self.number + step >= len(self._slides):
            self.ended.emit()
        elif self.number + step >= 0:
            self._show(self.number + step)

    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.number + 1 >= len(self._slides)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right, down, page down and space go on; left, up and page up go back."""
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.go(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self.go(-1)
            case _:
                super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self.number = number
        slide = self._slides[number]
        self.part.setText("" if slide.part == slide.heading else slide.part)
        self.part.setVisible(bool(self.part.text()))
        self.heading.setText(slide.heading)
        clear(self._lines)
        for line in slide.lines:
            self._lines.addWidget(label(line, "slide line"))
        if slide.aside:
            self._lines.addWidget(label(slide.aside, "muted"))
        locale = QLocale()
        of = self.tr("{} of {}").format(locale.toString(number + 1), locale.toString(len(self._slides)))
        self.count.setText(of)
        self.setAccessibleName(". ".join((slide.heading, *slide.lines, of)))
        self.moved.emit()
