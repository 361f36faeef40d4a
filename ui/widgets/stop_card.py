"""The stop sign of "About me": this program is not for covert identities."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.widgets.card import Card
from ui.widgets.text import label


class StopCard(Card):
    """Says what a covert role means here and what to do instead. Emits `delete` where something is to be removed."""

    delete = Signal()

    def __init__(self) -> None:
        self.title = label("", "strong")
        super().__init__(self.title, part="note")
        self.title.setText(self.tr("Please stop here"))
        for sentence in (
            self.tr("This program is not for covert identities."),
            self.tr("It puts names, homes and accounts into one place. For covert work they must stay apart."),
            self.tr("Please talk to your unit. It has people and ways for this."),
            self.tr("This choice was not saved. If you chose it by mistake, choose another role above."),
        ):
            self.add(label(sentence))
        self._kept = label(self.tr("What you entered here before is still kept. You can delete it now."))
        self.button = QPushButton(self.tr("Delete what I entered"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.delete)
        self.add(self._kept)
        self.add(self.button)

    def say_kept(self, kept: bool) -> None:
        """Whether there is something to remove."""
        self._kept.setVisible(kept)
        self.button.setVisible(kept)
