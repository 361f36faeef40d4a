"""One field of "About me": a caption, something to type or choose, and what is wrong with it, said beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.facts.values import LONGEST_TEXT
from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from ui.asked import BETWEEN, YES, Asked
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned


class FactField(QWidget):
    """Emits `touched` while it is typed into, and `left` once an answer is complete.

    `name` is what a screen reader says. The caption is shown where there is something to tell it from.
    """

    touched = Signal()
    left = Signal()

    def __init__(self, asked: Asked, name: str, *, captioned: bool) -> None:
        super().__init__()
        self.asked = asked
        self.editor: QLineEdit | QComboBox | QCheckBox = self._editor()
        self.editor.setAccessibleName(name)
        self.problem = label("", "small")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if captioned and not asked.tick:
            caption = label(asked.caption, "small")
            caption.setBuddy(self.editor)
            column.addWidget(caption)
        column.addWidget(self.editor)
        column.addWidget(self.problem)
        column.addStretch(1)

    def _editor(self) -> QLineEdit | QComboBox | QCheckBox:
        if self.asked.tick:
            box = QCheckBox(self.asked.caption)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.clicked.connect(self.left)
            return box
        if self.asked.choices:
            choice = _Choice()
            for value, words in self.asked.choices.items():
                choice.addItem(words, value)
            choice.activated.connect(self.left)
            return choice
        line = QLineEdit()
        unlearned(line)
        line.setMaxLength(LONGEST_TEXT)
        line.setPlaceholderText(self.tr("Example: {}").format(self.asked.example) if self.asked.example else "")
        line.textEdited.connect(self._touch)
        line.editingFinished.connect(self._leave)
        return line

    def value(self) -> str:
        """What is to be kept; empty where it cannot be read."""
        match self.editor:
            case QCheckBox():
                return YES if self.editor.isChecked() else ""
            case QComboBox():
                return str(self.editor.currentData())
        text = self.editor.text()
        return text if self.asked.read is None else self.asked.read(text) or ""

    def show_value(self, value: str) -> None:
        """Put a value into the field."""
        match self.editor:
            case QCheckBox():
                self.editor.setChecked(value == YES)
            case QComboBox():
                self.editor.setCurrentIndex(max(self.editor.findData(value), 0))
            case _:
                self.editor.setText(value)
        self._judge()

    def is_blank(self) -> bool:
        """Whether nothing was typed, ticked or chosen."""
        if isinstance(self.editor, QLineEdit):
            return not self.editor.text().strip()
        return isinstance(self.editor, QComboBox) or not self.value()

    def _touch(self) -> None:
        """What was wrong is not said while it is being put right."""
        self.problem.hide()
        self.touched.emit()

    def _leave(self) -> None:
        self._judge()
        self.left.emit()

    def _judge(self) -> None:
        """Say what is wrong, and show the value as it is kept."""
        said = self._said()
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.editor.setAccessibleDescription(said)
        if isinstance(self.editor, QLineEdit) and self.asked.read is not None and self.value():
            self.editor.setText(self.value())

    def _said(self) -> str:
        if self.is_blank():
            return ""
        if not self.value():
            return self.asked.problem
        if self.asked.form is not None and _cannot_be_found(self.value(), self.asked.form):
            return self.tr("This is kept, but it is too short to look for.")
        return ""


def _cannot_be_found(text: str, form: Form) -> bool:
    from officer_exposure.text.known.matching import too_short

    parts = filter(str.strip, text.split(BETWEEN))
    return any(too_short(KnownFact(FactKind.WORD, form, part)) for part in parts)


class _Choice(QComboBox):
    """A list to choose from that the wheel scrolls past: scrolling the page must not change an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()
