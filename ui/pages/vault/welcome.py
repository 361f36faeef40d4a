"""The first start: make a vault, or just look and keep nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from ui.pages.page import Page
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.door import Door
from ui.widgets.text import label

_BESIDE = 640


class WelcomePage(Page):
    """Two ways to begin, what follows from each, and one for who has no time to choose.

    Emits `go`: passphrase, look, happening, restore or demo.
    """

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Welcome"))
        self.lead.setText(self.tr("Find out, in private, what your photos and accounts tell a stranger about you."))
        self.lead.show()
        self.now = QPushButton(self.tr("It is happe&ning now"))
        self.now.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.now.clicked.connect(lambda: self.go.emit("happening"))
        self.heading.addWidget(self.now)
        self.wiped = Card(
            label(self.tr("Your vault is gone from this computer."), "strong"),
            label(self.tr("Reports and backups that you have saved are still where you saved them.")),
            part="note",
        )
        self.wiped.hide()
        self.body.addWidget(self.wiped)
        self._build_doors()
        self.body.addWidget(
            Card(
                label(self.tr("Why a vault?"), "strong"),
                label(
                    self.tr(
                        "What is found here could lead a stranger to your door. In the vault it is encrypted. "
                        "Whoever else uses this computer cannot read it without your passphrase."
                    )
                ),
                part="note",
            )
        )
        self.body.addStretch(1)
        self.look = self.side_action(self.tr("&Just look"))
        self.restore = self.side_action(self.tr("&Restore a backup"))
        self.demo = self.side_action(self.tr("Try the &demo"))
        self.demo.clicked.connect(lambda: self.go.emit("demo"))
        self.make = self.main_action(self.tr("&Make my vault"))
        self.look.clicked.connect(lambda: self.go.emit("look"))
        self.restore.clicked.connect(lambda: self.go.emit("restore"))
        self.make.clicked.connect(lambda: self.go.emit("passphrase"))

    def say_wiped(self) -> None:
        """Until another page comes into view: without a word, nobody would know whether it was done."""
        self.wiped.show()

    def left(self) -> None:
        """It was said once."""
        self.wiped.hide()
        super().left()

    def _build_doors(self) -> None:
        make = Door(
            self.tr("Make your vault (recommended)"),
            self.tr(
                "Everything found is kept in one encrypted place on this computer. "
                "You can stop at any time, come back, and see what has changed."
            ),
            self.tr("Three short steps. Have a pen and paper ready."),
        )
        look = Door(
            self.tr("Just look, keep nothing"),
            self.tr("Everything is forgotten when you close the window. Nothing of it can go into a vault later."),
            self.tr("You can make a vault another time."),
        )
        make.opened.connect(lambda: self.go.emit("passphrase"))
        look.opened.connect(lambda: self.go.emit("look"))
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._doors.setSpacing(2 * GRID)
        self._doors.addWidget(make, 1)
        self._doors.addWidget(look, 1)
        self.body.addLayout(self._doors)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two doors side by side, or one below the other where the window is small."""
        beside = event.size().width() >= _BESIDE
        self._doors.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
