"""What every page shares: title, one lead sentence, a scrolling body, and one main action at the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import COLUMN, GRID, MARGIN, SMALL
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import label, resize_title

_ALL_ROOM = 100
"""How much more room beside the main action a remark gets than the gap before it, where room is short."""


class Page(QWidget):
    """One step of the walk. A page fills `body` and names its main action; the window shows and hides it.

    `first` is what the keyboard begins with when the page comes into view. `discreet`: others may be sitting beside the
    officer, so that nothing around the page says what was found. Emits `company_changed` where others begin to look on
    (`is_before_others`), or have gone.
    """

    company_changed = Signal()
    discreet = False

    def __init__(self, title: str, lead: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.title: QLabel = label(title, "title")
        self.lead: QLabel = label(lead, "muted")
        self.lead.setVisible(bool(lead))
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        self.bar = QFrame()
        self.bar.setProperty("part", "bar")
        self._actions = QHBoxLayout(self.bar)
        self._actions.setSpacing(GRID)
        self._actions.addStretch(1)
        self._above: QHBoxLayout | None = None
        self._sides = 0
        self._remarks: list[QLabel] = []
        self.first: QWidget = self
        self.bar.hide()
        self._scrolls = scrolls
        self._lay_out(scrolls)

    def _lay_out(self, scrolls: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        self.heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.heading.setSpacing(GRID)
        self.heading.addWidget(self.title, 1)
        inner.addLayout(self.heading)
        inner.addWidget(self.lead)
        inner.addSpacing(GRID)
        inner.addLayout(self.body, 1)
        content = QWidget()
        self._margins = row = QHBoxLayout(content)
        self._left = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        row.addSpacerItem(self._left)
        row.addWidget(sheet, 1)
        if scrolls:
            sheet.setMaximumWidth(COLUMN)
            row.addStretch(0)
            self.scrolling = ScrollColumn(content)
            column.addWidget(self.scrolling, 1)
        else:
            column.addWidget(content, 1)
        column.addWidget(self.bar)

    def centre(self, *, centred: bool) -> None:
        """Put the column in the middle of the page, or back at its left."""
        policy = QSizePolicy.Policy.Expanding if centred else QSizePolicy.Policy.Fixed
        self._left.changeSize(0, 0, policy, QSizePolicy.Policy.Minimum)
        self._margins.invalidate()

    def main_action(self, text: str) -> QPushButton:
        """The one main action of this page, at the right of the bar at its foot."""
        button = QPushButton(text)
        button.setProperty("part", "main")
        self._actions.addWidget(button)
        self.bar.show()
        return button

    def remark(self) -> QLabel:
        """A short line at the left of the main action: why it cannot be pressed yet."""
        made = label("", "small")
        made.setWordWrap(False)
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._actions.addWidget(made)
        self._remarks.append(made)
        return made

    def side_action(self, text: str) -> QPushButton:
        """Another action, at the left of the bar."""
        button = QPushButton(text)
        self._actions.insertWidget(self._sides, button)
        self._sides += 1
        self.bar.show()
        return button

    def keep_in_view(self, widget: QWidget) -> None:
        """Put a widget above the bar: it does not scroll away."""
        frame = QFrame()
        frame.setProperty("part", "bar")
        row = QHBoxLayout(frame)
        row.addWidget(widget)
        self._above = row
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """White space is the first thing a small window gives up."""
        small = event.size().width() < SMALL
        resize_title(self.title, small=small)
        beside = 2 * GRID if small else MARGIN
        self._margins.setContentsMargins(beside, (2 if small else 4) * GRID, beside, (1 if small else 3) * GRID)
        self._actions.setContentsMargins(beside, GRID, beside, GRID)
        for remark in self._remarks:
            remark.setWordWrap(small)
            self._actions.setStretchFactor(remark, _ALL_ROOM if small else 0)
        if self._above is not None:
            self._above.setContentsMargins(beside, GRID, beside, GRID // 2 if small else GRID)
        super().resizeEvent(event)

    def warn_of_loss(self) -> bool:
        """Say what would be lost if the window were closed now. Returns whether there is anything new to say."""
        return False

    def is_before_others(self) -> bool:
        """Whether the page is being shown to others just now: it is then alone in the window."""
        return False

    def instead(self) -> str:
        """The key of the page that is to come into view in the place of this one; empty where it is this one."""
        return ""

    def shown(self) -> None:
        """Called by the window when this page comes into view: a screen reader then says its title."""
        self.setAccessibleName(self.title.text())
        if self._scrolls:
            self.scrolling.settle()

    def left(self) -> None:
        """Called by the window when the officer goes elsewhere."""
