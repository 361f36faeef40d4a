"""One quiet row: for which findings, and what the officer says of them. The likely first, the rest under More."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.model import Answer
from officer_exposure.store.records import KeptFinding, Verdict
from ui.said import verdict_word
from ui.theme import GRID

KEYS = {
    Verdict.FIXED: "F",
    Verdict.LATER: "L",
    Verdict.NOT_ME: "N",
    Verdict.CONFIRMED: "C",
    Verdict.FALSE_ALARM: "W",
    Verdict.ACCEPTED: "A",
    Verdict.NOT_APPLICABLE: "D",
}
"""The key for each verdict. They count only where nothing is being typed."""

_AT_HAND = (Verdict.FIXED, Verdict.LATER, Verdict.NOT_ME, Verdict.CONFIRMED)


class Scope(StrEnum):
    """For which findings a decision is."""

    THIS = "this"
    THING = "thing"
    ALL = "all"


class DecisionBar(QWidget):
    """Emits `chosen` with a Verdict; `scope` says for which findings."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""
        self._pressed: QWidget | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(GRID)
        self.scopes = QComboBox()
        self.scopes.setAccessibleName(self.tr("Decide for"))
        self.scopes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._parts.addWidget(self.scopes, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts.addLayout(self._row, 1)
        self.buttons = {verdict: self._button(verdict) for verdict in _AT_HAND}
        self._build_more()
        self._row.addStretch(1)

    def _button(self, verdict: Verdict) -> QPushButton:
        button = QPushButton(verdict_word(verdict))
        button.setProperty("part", "choose")
        button.setToolTip(self._with_key(verdict))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(verdict))
        self._row.addWidget(button)
        return button

    def _build_more(self) -> None:
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.actions_more: dict[Verdict, QAction] = {}
        for verdict in (one for one in Verdict if one not in _AT_HAND):
            action = self.menu.addAction(f"{verdict_word(verdict)}\t{KEYS[verdict]}")
            action.setToolTip(self._with_key(verdict))
            action.triggered.connect(lambda _, verdict=verdict: self.chosen.emit(verdict))
            self.actions_more[verdict] = action
        self.more = QPushButton(self.tr("More"))
        self.more.setProperty("part", "choose")
        self.more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.more.setMenu(self.menu)
        self._row.addWidget(self.more)

    def _with_key(self, verdict: Verdict) -> str:
        return self.tr("{} (key {})").format(verdict_word(verdict), KEYS[verdict])

    def listen_in(self, places: Iterable[QWidget]) -> None:
        """Let the single keys work while the focus is in one of these, where no letter means anything else."""
        for place in places:
            for verdict, key in KEYS.items():
                shortcut = QShortcut(QKeySequence(key), place)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda verdict=verdict: self._press(verdict))

    def _press(self, verdict: Verdict) -> None:
        if self.isVisible() and self.isEnabled():
            self.chosen.emit(verdict)

    def wait(self, busy: bool) -> None:
        """Take no decision for a while. What had the keyboard has it again afterwards."""
        if busy:
            self._pressed = next((one for one in (*self.buttons.values(), self.more) if one.hasFocus()), None)
        self.setEnabled(not busy)
        if self._pressed is not None and not busy:
            self._pressed.setFocus()

    @property
    def scope(self) -> Scope:
        """For which findings the next decision is."""
        return Scope(self.scopes.currentData())

    def offer(self, gathering: Gathering, kept: KeptFinding) -> None:
        """Offer decisions on one finding of a gathering. Another gathering starts with this one finding alone."""
        chosen = self.scope if self._offered == gathering.id else Scope.THIS
        self._offered = gathering.id
        scopes = dict(self._scopes(gathering, kept))
        self.scopes.clear()
        for scope, words in scopes.items():
            self.scopes.addItem(words, scope.value)
        self.scopes.setCurrentIndex(max(0, self.scopes.findData(chosen.value)))
        self.scopes.setVisible(len(scopes) > 1)
        aside = kept.decision is not None and not kept.is_open
        words = self.tr("Put back") if aside else verdict_word(Verdict.CONFIRMED)
        self.buttons[Verdict.CONFIRMED].setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """For which findings stands above what is said of them, where both do not fit beside each other."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The buttons alone: what they are for can stand above them."""
        hint = super().minimumSizeHint()
        return QSize(self._row.minimumSize().width(), hint.height())

    def _fit(self) -> None:
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self._row.sizeHint().width() + self.scopes.sizeHint().width() + GRID
        self._parts.setDirection(beside if needed <= self.width() or self.scopes.isHidden() else below)

    def _scopes(self, gathering: Gathering, kept: KeptFinding) -> Iterable[tuple[Scope, str]]:
        is_answer = isinstance(kept.finding.evidence[0], Answer)
        yield Scope.THIS, self.tr("This answer") if is_answer else self.tr("This file")
        if 1 < gathering.things < gathering.count:
            yield Scope.THING, self.tr("All that show the same")
        if gathering.count > 1:
            yield Scope.ALL, self.tr("All {} like this").format(QLocale().toString(gathering.count))
