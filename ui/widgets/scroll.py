"""A column that scrolls up and down and is exactly as tall as its wrapped text needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QScrollArea, QWidget

from ui.theme import GRID

_DEPTH = 6
"""How many layouts lie within each other: each tells the one around it by an event."""


class ScrollColumn(QScrollArea):
    """Qt sizes a scrolled widget by its narrowest wrapping, which is far too tall; this one asks for the real width."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setMinimumWidth(1)
        self.setWidget(content)
        self._content = content
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again whenever something inside has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._fit()

    def settle(self) -> None:
        """Find the shape now: what has just come into view shall not move before the officer's eyes."""
        for _ in range(_DEPTH):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def reveal(self, part: QWidget) -> None:
        """Scroll as little as brings a part into view; its beginning, where it is taller than the view."""
        self.settle()
        top = part.mapTo(self._content, QPoint()).y() - GRID
        bottom = top + part.height() + 2 * GRID - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(min(top, max(bottom, bar.value())))

    def _fit(self) -> None:
        layout: QLayout | None = self._content.layout()
        if layout is not None:
            width = self.viewport().width()
            self._content.setMinimumHeight(max(layout.heightForWidth(width), 1))


def reveal(part: QWidget) -> None:
    """Bring into view what has just come up. Outside a column that scrolls nothing is to be done."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, ScrollColumn):
        around = around.parentWidget()
    if around is not None and part.isVisible():
        around.reveal(part)


def unfold(button: QAbstractButton, part: QWidget) -> None:
    """Let a button show a part and hide it. In a small window the part would otherwise come up out of view."""

    def follow(wanted: bool) -> None:
        part.setVisible(wanted)
        if wanted:
            reveal(part)

    button.toggled.connect(follow)
