"""One person of the pictures: some of their faces, who they are, and what can be said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QPushButton

from officer_exposure.vision.people import KnownFace, Person, Who
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.face import FaceButton
from ui.widgets.text import label

FACES = 6
"""Faces of a person that are shown: enough to know them."""

_KEYS = {
    Qt.Key.Key_M: Who.ME,
    Qt.Key.Key_C: Who.CHILD,
    Qt.Key.Key_F: Who.FAMILY,
    Qt.Key.Key_L: Who.COLLEAGUE,
    Qt.Key.Key_N: Who.NOBODY,
    Qt.Key.Key_I: Who.IGNORED,
}


class PersonRow(Card):
    """Emits `named` with a Who and a member's id; `split_wanted`; `step` with -1 or 1 where the keyboard goes on."""

    named = Signal(object, str)
    split_wanted = Signal()
    marked = Signal()
    step = Signal(int)

    def __init__(self, person: Person, faces: Sequence[KnownFace], members: Mapping[str, str]) -> None:
        """`members`: the household, name by id."""
        super().__init__()
        self.person = person
        self._members = members
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = {
            Who.ME: self.tr("Me"),
            Who.CHILD: self.tr("My child"),
            Who.FAMILY: self.tr("Family"),
            Who.COLLEAGUE: self.tr("Colleague"),
            Who.NOBODY: self.tr("Nobody I know"),
        }
        self._build_heading()
        self._build_faces(faces)
        self._build_names()
        self._build_more()
        self.setAccessibleName(self._spoken())
        self.setAccessibleDescription(
            self.tr("M: me. C: my child. F: family. L: colleague. N: nobody. I: ignore. Space: choose. S: split.")
        )

    def _build_heading(self) -> None:
        locale = QLocale()
        many, one = self.tr("In {} pictures"), self.tr("In 1 picture")
        count = one if self.person.pictures == 1 else many.format(locale.toString(self.person.pictures))
        self.heading = label(f"{self._name()} · {count}", "strong")
        self.add(self.heading)
        if self.person.maybe_child and self.person.who is Who.UNKNOWN:
            self.add(label(self.tr("Possibly a child: please check.")))

    def _build_faces(self, faces: Sequence[KnownFace]) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.faces = [FaceButton(face, self.tr("Face {}").format(number)) for number, face in enumerate(faces, 1)]
        for face in self.faces:
            row.addWidget(face)
        row.addStretch(1)
        self.add_row(row)

    def _build_names(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        self.names: dict[Who, QPushButton] = {}
        letters = {who: chr(key) for key, who in _KEYS.items()}
        for place, (who, word) in enumerate(self._words.items()):
            button = QPushButton(f"{word} ({letters[who]})")
            button.setProperty("part", "choose")
            button.setCheckable(True)
            button.setChecked(who is self.person.who)
            button.clicked.connect(lambda _=False, who=who: self.named.emit(who, ""))
            self.names[who] = button
            grid.addWidget(button, place // 3, place % 3)
        self.add_row(grid)

    def _build_more(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.mark = QCheckBox(self.tr("Choose"))
        self.mark.setAccessibleName(self.tr("Choose {}, to put people together").format(self._name()))
        self.mark.toggled.connect(self.marked)
        self.split = QPushButton(self.tr("Split (S)"))
        self.split.setProperty("part", "choose")
        self.split.setEnabled(self.person.faces > 1)
        self.split.clicked.connect(self.split_wanted)
        self.ignore = QPushButton(self.tr("Do not ask (I)"))
        self.ignore.setProperty("part", "choose")
        self.ignore.clicked.connect(lambda: self.named.emit(Who.IGNORED, ""))
        self.member = QComboBox()
        self.member.setAccessibleName(self.tr("Which member of your household"))
        self.member.addItem(self.tr("Somebody, not named"), "")
        for id, name in self._members.items():
            self.member.addItem(name, id)
        self.member.setCurrentIndex(max(self.member.findData(self.person.member), 0))
        self.member.setVisible(bool(self._members) and self.person.who in {Who.CHILD, Who.FAMILY})
        self.member.activated.connect(lambda _: self.named.emit(self.person.who, self.member.currentData()))
        for widget in (self.mark, self.split, self.ignore, self.member):
            row.addWidget(widget)
        row.addStretch(1)
        self.add_row(row)

    def _name(self) -> str:
        if self.person.member in self._members:
            return self._members[self.person.member]
        if self.person.who is Who.IGNORED:
            return self.tr("Not asked about")
        return self._words.get(self.person.who, self.tr("Who is this?"))

    def _spoken(self) -> str:
        asked = self.person.maybe_child and self.person.who is Who.UNKNOWN
        words = self.heading.text()
        return self.tr("{}. Possibly a child: please check.").format(words) if asked else words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key says who it is."""
        key = Qt.Key(event.key())
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.named.emit(_KEYS[key], "")
        elif key == Qt.Key.Key_S and self.split.isEnabled():
            self.split_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self.mark.toggle()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._show_focus(event, focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And where it no longer is."""
        self._show_focus(event, focused=False)

    def _show_focus(self, event: QFocusEvent, *, focused: bool) -> None:
        self.setProperty("part", "note" if focused else "card")
        self.style().unpolish(self)
        self.style().polish(self)
        (super().focusInEvent if focused else super().focusOutEvent)(event)
