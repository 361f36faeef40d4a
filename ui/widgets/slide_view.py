"""A presentation: one thought at a time in large letters, with the keys and buttons to go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from officer_exposure.report.briefing.slides import Slide
from ui.theme import GRID
from ui.widgets.card import clear
from ui.widgets.text import label

_LINE = 6 * GRID
"""Pixels that an arrow key scrolls: a line of a slide and a little."""

_KEPT = 8 * GRID
"""Pixels that stay in view where a whole window full is scrolled, so that the eye finds its line again."""


class SlideView(QWidget):
    """Shows one slide in a column that scrolls. Emits `moved`, and `ended` behind the last one.

    Right and left go on and back. Page down, space and down first show the rest of a slide that is too long for the
    window, then go on; page up and up in the same way back.
    """

    moved = Signal()
    ended = Signal()

    def __init__(self, scrolling: QScrollArea) -> None:
        super().__init__()
        self._bar = scrolling.verticalScrollBar()
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
        """The keys to go on and back; one that is held down goes to the end of a slide and no further."""
        match event.key():
            case Qt.Key.Key_Right:
                self.go(1)
            case Qt.Key.Key_Left:
                self.go(-1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._read_on(1, self._bar.pageStep() - _KEPT, held=event.isAutoRepeat())
            case Qt.Key.Key_PageUp:
                self._read_on(-1, self._bar.pageStep() - _KEPT, held=event.isAutoRepeat())
            case Qt.Key.Key_Down:
                self._read_on(1, _LINE, held=event.isAutoRepeat())
            case Qt.Key.Key_Up:
                self._read_on(-1, _LINE, held=event.isAutoRepeat())
            case _:
                super().keyPressEvent(event)

    def _read_on(self, step: int, pixels: int, *, held: bool) -> None:
        """Scroll as long as there is more of this slide; then go to the next."""
        before = self._bar.value()
        self._bar.setValue(before + step * max(pixels, _LINE))
        if self._bar.value() == before and not held:
            self.go(step)

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
