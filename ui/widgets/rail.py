"""The left rail: the steps of the walk, each with its state as a shape and a word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import draw_icon
from ui.theme import GRID, body_font, small_font, tokens

WIDE = 216
NARROW = 56

_ROW, _LOW_ROW = 6 * GRID, 5 * GRID
_BETWEEN = 4

_NOT_BY_KEY = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class State(StrEnum):
    """How far a step is. Drawn as nothing, a ring, a half-filled ring or a filled disc."""

    NONE = "none"
    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


class RailButton(QAbstractButton):
    """One step: icon, name, and its state in a word below. Narrow, it shows the icon alone and keeps its name."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._state, self._word = State.NONE, ""
        self._narrow = self._low = self._discreet = False
        self._ring = False
        self.icons_ready = False
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self._name()

    def say(self, state: State, word: str) -> None:
        """Show how far this step is."""
        self._state, self._word = state, word
        self._name()
        self.update()

    def set_discreet(self, discreet: bool) -> None:
        """Keep to itself how far the step is, or say it again."""
        self._discreet = discreet
        self._name()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, or icon and words."""
        self._narrow = narrow
        self.setToolTip(self._plain() if narrow else "")
        self.updateGeometry()

    def set_low(self, low: bool) -> None:
        """Take less height, with the same words, where not all steps find room."""
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Fixed rows, so that the rail stands still."""
        height = _LOW_ROW if self._low or self._narrow else _ROW
        return QSize(NARROW - 9 if self._narrow else WIDE - 17, height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who came by keyboard; a click shows where it went by itself."""
        self._ring = event.reason() not in _NOT_BY_KEY
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        self._paint_ground(painter)
        colour = QColor(theme.accent if self.isChecked() else theme.ink)
        icon = QRect(0, 0, 20, 20)
        icon.moveCenter(self.rect().center())
        if not self._narrow:
            icon.moveLeft(12)
        if self.icons_ready:
            draw_icon(painter, icon, self._icon, colour)
        if not self._narrow:
            self._paint_words(painter, colour)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = tokens()
        ground = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.accent), 2) if self._ring and self.hasFocus() else Qt.PenStyle.NoPen)
        lit = self.isChecked() or self.underMouse()
        painter.setBrush(QColor(theme.tint) if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, 6, 6)

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        theme = tokens()
        left = 44
        width = self.width() - left - GRID
        painter.setPen(colour)
        painter.setFont(body_font(strong=self.isChecked()))
        centred = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        if not self._said():
            painter.drawText(QRect(left, 0, width, self.height()), centred, self.text())
            return
        top = (self.height() - _LOW_ROW) // 2
        painter.drawText(QRect(left, top, width, 22), centred, self.text())
        self._paint_state(painter, QRect(left, top + 26, 8, 8))
        painter.setFont(small_font())
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRect(left + 14, top + 20, width - 14, 20), Qt.AlignmentFlag.AlignVCenter, self._said())

    def _paint_state(self, painter: QPainter, box: QRect) -> None:
        colour = QColor(tokens().muted if self._state is State.OPEN else tokens().accent)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if self._state is State.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self._state is State.BEGUN:
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, -180 * 16)

    def _plain(self) -> str:
        return self.text().replace("&", "")

    def _said(self) -> str:
        return "" if self._discreet else self._word

    def _name(self) -> None:
        self.setAccessibleName(f"{self._plain()}, {self._said()}" if self._said() else self._plain())


class Rail(QFrame):
    """All steps, one below the other; those after the space stand at the foot. Emits `chosen` with the step's key.

    Where they do not all find room the rows become lower, and where that is not enough they scroll.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "rail")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._steps = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._lay_out()
        self._filling = self._steps
        self.set_narrow(False)

    def _lay_out(self) -> None:
        sheet = QWidget()
        self._whole = QVBoxLayout(sheet)
        self._whole.addLayout(self._steps)
        self._whole.addStretch(1)
        for column in (self._steps, self._foot):
            column.setSpacing(_BETWEEN)
        self.scrolling = QScrollArea()
        self.scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolling.setWidgetResizable(True)
        self.scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolling.setWidget(sheet)
        self.scrolling.verticalScrollBar().rangeChanged.connect(self._line_up)
        self._line_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scrolling, 1)
        column.addLayout(self._foot)

    def _line_up(self) -> None:
        """The steps and what stands at the foot lie below each other, with a scroll bar beside the steps or without."""
        bar = self.scrolling.verticalScrollBar()
        scrolls = bar.maximum() > 0
        self._whole.setContentsMargins(GRID, 2 * GRID, 0 if scrolls else GRID, 0)
        self._foot.setContentsMargins(GRID, _BETWEEN, bar.sizeHint().width() if scrolls else GRID, GRID)

    def add(self, key: str, text: str, icon: str) -> RailButton:
        """Add a step at the end."""
        button = RailButton(text, icon)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._group.addButton(button)
        self._filling.addWidget(button)
        self._fit()
        return button

    def add_space(self) -> None:
        """Put what follows at the foot, where it stays in view."""
        self._filling = self._foot

    def button(self, key: str) -> RailButton:
        """The button of a step."""
        return self._buttons[key]

    def select(self, key: str) -> None:
        """Mark a step as the one shown."""
        self._buttons[key].setChecked(True)
        if self._steps.indexOf(self._buttons[key]) >= 0:
            self.scrolling.ensureWidgetVisible(self._buttons[key], 0, GRID)

    def set_discreet(self, discreet: bool) -> None:
        """Names alone, for a screen that others look at; or with how far each step is."""
        for button in self._buttons.values():
            button.set_discreet(discreet)

    def show_icons(self) -> None:
        """Draw the icons from now on: their font is loaded only once the window is up."""
        for button in self._buttons.values():
            button.icons_ready = True
            button.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone where the window is small."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower rows where there is too little room for all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.height() - 4 * GRID
        low = len(self._buttons) * (_ROW + _BETWEEN) > room
        for button in self._buttons.values():
            button.set_low(low)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
