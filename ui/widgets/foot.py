"""The line at the foot: what has left this computer, which is nothing, or exactly what was opened and when."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ui.shortcuts import LOCK, QUICK_EXIT
from ui.theme import GRID


class Foot(QFrame):
    """Always in view, with the two ways to be gone. Emits `lock_wanted` and `exit_wanted`."""

    lock_wanted = Signal()
    exit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opened = ""
        self.setProperty("part", "foot")
        self.setFixedHeight(4 * GRID)
        self.words = QLabel(self.tr("Nothing has left this computer"))
        self.words.setProperty("part", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.demo = QLabel(self.tr("Demo: a made-up household"))
        self.demo.setProperty("part", "strong")
        self.demo.hide()
        row.addWidget(self.demo)
        row.addSpacing(GRID)
        row.addWidget(self.words)
        row.addStretch(1)
        self.lock = self._button(self.tr("Lock"), LOCK)
        self.lock.setAccessibleDescription(self.tr("Everything that was found is put away until you open your vault."))
        self.lock.clicked.connect(self.lock_wanted)
        self.exit = self._button(self.tr("Quick exit"), QUICK_EXIT)
        self.exit.setAccessibleDescription(self.tr("The window is gone at once, and the vault is locked."))
        self.exit.clicked.connect(self.exit_wanted)
        row.addWidget(self.lock)
        row.addSpacing(2 * GRID)
        row.addWidget(self.exit)

    def _button(self, text: str, key: str) -> QPushButton:
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{text} ({shown})")
        button.setProperty("part", "foot")
        return button

    def say_demo(self, demo: bool) -> None:
        """What is in view is made up, or it is the officer's own."""
        self.demo.setVisible(demo)

    def say_opened(self, host: str) -> None:
        """The officer's own browser was asked to open an address."""
        time = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        text = self.tr("This app has sent nothing. Your browser opened {} at {}.")
        self._opened = text.format(host, time)
        self.words.setText(self._opened)

    def put_away(self) -> None:
        """The vault is locked: which sites were looked at is nobody's business now, and that some were stays true."""
        if self._opened:
            self._opened = self._unnamed()
            self.words.setText(self._opened)

    def set_discreet(self, discreet: bool) -> None:
        """Others look on, or no longer: they need not read which sites were looked at."""
        if self._opened:
            self.words.setText(self._unnamed() if discreet else self._opened)

    def _unnamed(self) -> str:
        return self.tr("This app has sent nothing. Your browser opened what you asked it to.")
