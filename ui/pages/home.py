"""Home: what this does, what it does not, and two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from ui.pages.page import Page
from ui.session import Session
from ui.theme import GRID
from ui.widgets.door import Door
from ui.widgets.text import label

_BESIDE = 640


class HomePage(Page):
    """The calm welcome. Emits `go` with the key of the page to begin at."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self.title.setText(self.tr("See what a stranger could learn about you"))
        self.lead.setText(
            self.tr("Your own photos and accounts can tell where you live and who your family is. Find out in private.")
        )
        self.lead.show()
        self._build_doors()
        self.body.addSpacing(GRID)
        self._build_promises()
        self.body.addStretch(1)
        self.questions = self.side_action(self.tr("&Answer ten questions"))
        self.questions.clicked.connect(lambda: self.go.emit("walk"))
        self.photos = self.main_action(self.tr("&Look at my photos"))
        self.photos.clicked.connect(lambda: self.go.emit("sources"))

    def _build_doors(self) -> None:
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._doors.setSpacing(2 * GRID)
        photos = Door(
            self.tr("Start with your photos"),
            self.tr("Photos, videos and documents often hold a place or a name that you cannot see."),
            self.tr("About 2 minutes"),
        )
        accounts = Door(
            self.tr("Or start with your accounts"),
            self.tr("Some things only you can look up. You check a setting, then say what you saw."),
            self.tr("About 20 minutes, in parts if you like"),
        )
        photos.opened.connect(lambda: self.go.emit("sources"))
        accounts.opened.connect(lambda: self.go.emit("walk"))
        self._doors.addWidget(photos, 1)
        self._doors.addWidget(accounts, 1)
        self.body.addLayout(self._doors)

    def _build_promises(self) -> None:
        promises = (
            (self.tr("Nothing is sent anywhere"), self.tr("Everything is read on this computer.")),
            (self.tr("Your files are never changed"), self.tr("They are only read.")),
            (self.tr("Nothing is kept"), self.tr("When you close this window, the results are gone.")),
            (self.tr("It is about you only"), self.tr("It looks nobody up and logs in nowhere.")),
            (
                self.tr("It cannot see everything"),
                self.tr("It does not know what a picture shows. What was not looked at is always listed."),
            ),
        )
        self.body.addWidget(label(self.tr("What you can count on"), "strong"))
        for what, more in promises:
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(label(what))
            row.addWidget(label(more, "muted"))
            self.body.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two doors side by side, or one below the other where the window is small."""
        beside = event.size().width() >= _BESIDE
        self._doors.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
