"""How the officer knows that something is fixed: a new look at the file, a screenshot, or their word."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.store.records import Ruling, Verdict
from ui.widgets.decision_form import DecisionForm
from ui.widgets.picker import Picker
from ui.widgets.scroll import reveal

_LIST_HEIGHT = 128


class FixedForm(DecisionForm):
    """Emits `again` for a new look at the file, `shown` with the path of a screenshot, or `ruled` without proof.

    `file`: there is one file that can be looked at again.
    """

    again = Signal()
    shown = Signal(Path)

    def __init__(self, *, file: bool) -> None:
        super().__init__(self.tr("How do you know that it is fixed?"))
        self.look = QPushButton(self.tr("Look at this file again now"))
        self.look.clicked.connect(self.again)
        self.screenshot = QPushButton(self.tr("Add a screenshot"))
        self.screenshot.setCheckable(True)
        self.word = QPushButton(self.tr("I fixed it"))
        self.word.clicked.connect(lambda: self.ruled.emit(Ruling(Verdict.FIXED)))
        self.first = self.look if file else self.word
        if file:
            self.add_buttons(self.look, self.screenshot, closing=False)
            self.add_buttons(self.word)
        else:
            self.look.hide()
            self.add_buttons(self.word, self.screenshot)
        self._build_picker()

    def _build_picker(self) -> None:
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(_LIST_HEIGHT)
        self.picker.picked.connect(self.shown)
        self.use = QPushButton(self.tr("Use this picture"))
        self.use.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.use.clicked.connect(self._use)
        self.picker.changed.connect(self._know_choice)
        for part in (self.picker, self.use):
            part.hide()
            self.screenshot.toggled.connect(part.setVisible)
            self.add(part)
        self.screenshot.toggled.connect(self._begin_to_choose)
        self._know_choice()

    def _begin_to_choose(self, wanted: bool) -> None:
        if wanted:
            self.picker.path.setFocus()
            reveal(self)

    def _know_choice(self) -> None:
        self.use.setEnabled(self.picker.current().is_file())

    def _use(self) -> None:
        self.shown.emit(self.picker.current())
