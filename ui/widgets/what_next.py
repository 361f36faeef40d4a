"""What can come next once something was looked at: each page that has something to say now, and what it says."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.session import Session
from ui.stage_words import turn_words, words_of
from ui.walking import Walking
from ui.widgets.card import Card
from ui.widgets.text import label


class WhatNext(Card):
    """Emits `go` with the key of a page. A page that has nothing to say yet is left out."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.add(label(self.tr("What you can do next"), "strong"))
        self.buttons: dict[str, QPushButton] = {}
        self._rows: dict[str, QWidget] = {}
        self.said: dict[str, QLabel] = {}
        for key, name, words in (
            (
                "where",
                self.tr("Where you live"),
                self.tr("Where would a stranger look first? Say whether they are right."),
            ),
            ("plan", self.tr("Plan"), self.tr("The few steps that close the ways to your door, the easiest first.")),
            ("walk", self.tr("Walk-through"), self.tr("Questions about your accounts, which no file can answer.")),
            (
                "documents",
                self.tr("Documents"),
                self.tr("A report for you, sheets for your family, and a record for your trainer."),
            ),
        ):
            self.add(self._row(key, name, words))

    def _row(self, key: str, name: str, words: str) -> QWidget:
        button = QPushButton(name)
        button.setProperty("part", "quiet")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(words)
        button.clicked.connect(lambda: self.go.emit(key))
        self.buttons[key] = button
        row = self._rows[key] = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(button)
        self.said[key] = label(words, "muted")
        column.addWidget(self.said[key])
        return row

    def refresh(self) -> None:
        """Places are asked about only where some are known."""
        self._rows["where"].setVisible(bool(self._session.store.located.sources()))
        self.said["walk"].setText(self._walk_words())
        self.buttons["walk"].setAccessibleDescription(self._walk_words())

    def _walk_words(self) -> str:
        """Where the walk stands, by its stage: never one number for all of it."""
        walking = Walking(self._session)
        following, turn = walking.next(), walking.turn()
        if following is None:
            missing = QLocale().toString(walking.not_checked())
            return self.tr("No question waits. Still not checked: {}.").format(missing)
        minutes = QLocale().toString(following.minutes)
        if turn is None:
            return self.tr("Questions that no file can answer. The next sitting takes about {} minutes.").format(
                minutes
            )
        what = words_of(turn.stage).what if turn.number == 1 else ""
        words = self.tr("{} comes next, about {} minutes. {}")
        return words.format(turn_words(turn), minutes, what).strip()
