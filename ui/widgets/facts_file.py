"""Loads a facts file into "About me", with our own picker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.errors import FactsError
from officer_exposure.facts.reading import CovertRoleError, read_facts
from ui.widgets.card import Card
from ui.widgets.picker import Picker
from ui.widgets.text import label, shortened


class FactsFile(Card):
    """Emits `read` with the facts of the chosen file, or `stopped` where it names a covert role."""

    read = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        self.title = label("", "strong")
        super().__init__(self.title)
        self.title.setText(self.tr("Load a facts file"))
        self.add(
            label(self.tr("What stands in the file joins what is entered here. The file stays as it is."), "small")
        )
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(200)
        self.picker.picked.connect(self._load)
        self.picker.changed.connect(self._name_load)
        self.trouble = label("")
        self.trouble.hide()
        self.load = QPushButton()
        self.load.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.load.clicked.connect(lambda: self._load(self.picker.current()))
        for widget in (self.picker, self.trouble, self.load):
            self.add(widget)
        self._name_load()

    def _name_load(self) -> None:
        current = self.picker.current()
        is_file = current.is_file()
        name = shortened(current.name).replace("&", "&&")
        self.load.setText(self.tr("Load “{}”").format(name) if is_file else self.tr("Choose a file above"))
        self.load.setEnabled(is_file)
        self.trouble.hide()

    def _load(self, path: Path) -> None:
        try:
            facts = read_facts(path)
        except CovertRoleError:
            self.stopped.emit()
        except FactsError as error:
            self.trouble.setText(f"{error.message} {error.hint}")
            self.trouble.show()
        else:
            self.read.emit(facts)
