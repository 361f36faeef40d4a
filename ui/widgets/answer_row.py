"""The four answers to a guided question, side by side, with what they mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.answers import Given
from ui.theme import GRID
from ui.widgets.text import label

ANSWER_KEYS = {Given.EXPOSED: "1", Given.SAFE: "2", Given.UNSURE: "3", Given.SKIPPED: "4"}
"""The key for each answer. They count only where nothing is being typed."""

LEAVE_OUT_KEY = "0"

UNDO_KEYS = ("Backspace", "Ctrl+Z")


class AnswerRow(QWidget):
    """Emits `given` with a Given that was pressed, and `keyed` with one whose key was. One at most is marked.

    `undone`: the last one is to be taken back. `left_out`: nothing of the section applies.
    """

    given = Signal(object)
    keyed = Signal(object)
    undone = Signal()
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shortcuts: list[QShortcut] = []
        self.meaning = label(self.tr("What did you see? Exposed: others can see it. As advised: they cannot."), "small")
        words = {
            Given.EXPOSED: self.tr("&Exposed"),
            Given.SAFE: self.tr("A&s advised"),
            Given.UNSURE: self.tr("N&ot sure"),
            Given.SKIPPED: self.tr("S&kip"),
        }
        meanings = {Given.EXPOSED: self.tr("Others can see it."), Given.SAFE: self.tr("They cannot see it.")}
        self.buttons: dict[Given, QPushButton] = {}
        row = QGridLayout()
        row.setSpacing(GRID)
        for number, (given, text) in enumerate(words.items()):
            button = QPushButton(text)
            button.setProperty("part", "answer")
            button.setCheckable(True)
            key = self.tr("Key {}: answers, and goes on to the next question.").format(ANSWER_KEYS[given])
            button.setToolTip(f"{meanings.get(given, '')} {key}".strip())
            button.setAccessibleDescription(meanings.get(given, ""))
            button.clicked.connect(lambda _=False, given=given: self.given.emit(given))
            self.buttons[given] = button
            row.addWidget(button, 0, number)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setAccessibleDescription(self.tr("Takes the last answer back."))
        self.undo.setToolTip(self.tr("Takes the last answer back (Backspace)"))
        self.undo.clicked.connect(self.undone)
        self.undo.setEnabled(False)
        row.addWidget(self.undo, 0, len(words))
        row.setColumnStretch(len(words), 0)
        self.keys = label(
            self.tr(
                "Keys: 1 exposed, 2 as advised, 3 not sure, 4 skip, 0 none of it applies. Backspace takes it back."
            ),
            "small",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.meaning)
        column.addLayout(row)
        column.addWidget(self.keys)

    def listen_in(self, page: QWidget) -> None:
        """Answer by key while this page is in view."""
        for given, key in ANSWER_KEYS.items():
            self._on(key, page).activated.connect(lambda given=given: self.keyed.emit(given))
        self._on(LEAVE_OUT_KEY, page).activated.connect(self.left_out)
        for key in UNDO_KEYS:
            self._on(key, page).activated.connect(self.undo.click)

    def listen(self, *, wanted: bool) -> None:
        """Whether keys answer: not while something else on the page takes them."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(wanted)

    def _on(self, key: str, page: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), page)
        self._shortcuts.append(shortcut)
        return shortcut

    def explain(self, *, is_tall: bool) -> None:
        """Say what the answers mean, and which keys there are; a low window has room for the answers alone."""
        self.meaning.setVisible(is_tall)
        self.keys.setVisible(is_tall)

    def mark(self, given: Given | None) -> None:
        """Show what was answered."""
        for answer, button in self.buttons.items():
            button.setChecked(answer is given)

    def word(self, given: Given) -> str:
        """An answer as its button says it."""
        return self.buttons[given].text().replace("&", "")
