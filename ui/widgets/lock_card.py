"""Locking among the settings: after how long, by which key, and what else locks."""

from __future__ import annotations

import platform

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from ui.locking import IDLE_MINUTES
from ui.session import Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label


class LockCard(Card):
    """Sets the time at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            label(self.tr("Locking"), "strong"), label(self.tr("Lock the vault when nobody has used this window for:"))
        )
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self.minutes: dict[int, QRadioButton] = {}
        for minutes in IDLE_MINUTES:
            button = QRadioButton(self.tr("{} minutes").format(minutes))
            button.setChecked(minutes == session.idle_minutes)
            button.clicked.connect(lambda _=False, minutes=minutes: session.set_idle_minutes(minutes))
            group.addButton(button)
            row.addWidget(button)
            self.minutes[minutes] = button
        row.addStretch(1)
        self.add_row(row)
        self.add(label(self._what_else(), "small"))

    def _what_else(self) -> str:
        """What locks it besides time: on Linux alone we are told that the screen is locked."""
        if platform.system() == "Linux":
            return self.tr("It is also locked after sleep, and on most desktops with the screen.")
        return self.tr("It is also locked after sleep. It is not locked with the screen.")
