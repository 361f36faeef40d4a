"""Who a document is for: the officer, the partner, a trainer, or nobody yet (a blank checklist)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy

from ui.widgets.card import Card
from ui.widgets.text import label


class For(StrEnum):
    """Whom the officer writes for. The first two get what was found, the others never do."""

    ME = "me"
    PARTNER = "partner"
    TRAINER = "trainer"
    CHECKLIST = "checklist"

    @property
    def holds_findings(self) -> bool:
        """Whether anything that was found can stand in it."""
        return self in {For.ME, For.PARTNER}


class ReaderCard(Card):
    """One of four. Emits `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(label(self.tr("Who is it for?"), "strong"))
        words = {
            For.ME: self.tr("Me"),
            For.PARTNER: self.tr("My partner: home, family and days, nothing about work alone"),
            For.TRAINER: self.tr("My trainer: what was gone through, nothing that was found"),
            For.CHECKLIST: self.tr("A blank checklist, about nobody"),
        }
        self.choices: dict[For, QRadioButton] = {}
        group = QButtonGroup(self)
        for reader, text in words.items():
            button = QRadioButton(text)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.toggled.connect(lambda on: self.changed.emit() if on else None)
            group.addButton(button)
            self.choices[reader] = button
            self.add(button)
        self.choices[For.ME].setChecked(True)

    def chosen(self) -> For:
        """Whom it is for."""
        return next(reader for reader, button in self.choices.items() if button.isChecked())
