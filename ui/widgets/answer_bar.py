"""What a picture can show, one key and one button for each: one press is one answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.shows import NOTHING, Shows
from ui.picture_words import KEYS, NOTHING_KEY, shows_word
from ui.theme import GRID
from ui.widgets.text import label


class AnswerBar(QWidget):
    """A letter, or a click, is the answer. Where several are true, Shift adds one and Enter goes on.

    Emits `answered` with the Shows.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = NOTHING
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._narrow: bool | None = None
        self._across = 0
        self.buttons = {bit: self._button(shows_word(bit), KEYS[bit], bit) for bit in KEYS}
        self.nothing = self._button(self.tr("Nothing"), NOTHING_KEY, NOTHING)
        self.several = QPushButton(self.tr("Several"))
        self.several.setProperty("part", "choose")
        self.several.setCheckable(True)
        self.several.setToolTip(self.tr("Choose all that is true, then press Enter. Or hold Shift with a letter."))
        self.several.toggled.connect(self._choose_several)
        self.hint = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.hint)
        self.set_narrow(False)
        self._say()

    def set_narrow(self, narrow: bool) -> None:
        """Without the hint, and in two rows where one has no room, where there is little."""
        if narrow == self._narrow:
            return
        self._narrow, self._across = narrow, 0
        self.hint.setVisible(not narrow)
        self._lay_out()

    def _lay_out(self) -> None:
        every = [*self.buttons.values(), self.nothing, self.several]
        needed = sum(one.sizeHint().width() + GRID for one in every) - GRID
        across = 3 if self._narrow and needed > self.width() else len(every) + (not self._narrow)
        if across == self._across:
            return
        self._across = across
        for place, button in enumerate(every):
            last = not self._narrow and button is self.several
            self._grid.addWidget(button, place // across, place % across + last)
        self._grid.setColumnStretch(len(every) - 1, 0 if self._narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self._lay_out()

    def _button(self, text: str, key: str, bit: Shows) -> QPushButton:
        button = QPushButton(self.tr("{}  {}").format(key, text))
        button.setProperty("part", "choose")
        button.setAccessibleName(self.tr("{} (key {})").format(text, key))
        button.setToolTip(button.accessibleName())
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._click(bit))
        return button

    def listen_in(self, place: QWidget) -> None:
        """Let the letters work while the focus is in there, where no letter means anything else."""
        for bit, key in {**KEYS, NOTHING: NOTHING_KEY}.items():
            for keys, more in ((key, False), (f"Shift+{key}", True)):
                shortcut = QShortcut(QKeySequence(keys), place)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda bit=bit, more=more: self.press(bit, more=more))

    def begin(self) -> None:
        """Another picture: nothing is chosen."""
        self._chosen = NOTHING
        if self.several.isChecked():
            self.several.setChecked(False)
        self._say()

    def press(self, bit: Shows, *, more: bool) -> None:
        """Answer; with `more`, or while several are being chosen, only add this or take it out again."""
        if not self.isEnabled():
            return
        if not bit or not (more or self.several.isChecked()):
            self.answered.emit(bit)
            return
        self.several.setChecked(True)
        self._chosen ^= bit
        self._say()

    def confirm(self) -> bool:
        """Answer with what was chosen; say whether anything was."""
        if not self.several.isChecked() or not self._chosen:
            return False
        self.answered.emit(self._chosen)
        return True

    def _click(self, bit: Shows) -> None:
        shift = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.press(bit, more=shift)
        self._say()

    def _choose_several(self, wanted: bool) -> None:
        for button in self.buttons.values():
            button.setCheckable(wanted)
        if not wanted:
            self._chosen = NOTHING
        self._say()

    def _say(self) -> None:
        for bit, button in self.buttons.items():
            if button.isCheckable():
                button.setChecked(bool(bit & self._chosen))
        self.hint.setText(
            self.tr("Choose all that is true, then press Enter.")
            if self.several.isChecked()
            else self.tr("Shift and a letter: several are true. Space: skip. Backspace: undo. Z: look closer. G: all.")
        )
