"""Home: at first what this does and two ways to begin, later where the officer stands and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.widgets.door import Door
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.widgets.what_next import WhatNext
    from ui.widgets.where_you_stand import WhereYouStand

_BESIDE = 640


class HomePage(Page):
    """Emits `go` with the key of the page to begin at, or to carry on at."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._stale = True
        self.standing: WhereYouStand | None = None
        self.what_next: WhatNext | None = None
        self.now = QPushButton(self.tr("It is happe&ning now"))
        self.now.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.now.clicked.connect(lambda: self.go.emit("happening"))
        self.heading.addWidget(self.now)
        self._standing = QVBoxLayout()
        self._standing.setSpacing(2 * GRID)
        self.body.addLayout(self._standing)
        self._build_doors()
        self.body.addSpacing(GRID)
        self._build_promises()
        self.body.addStretch(1)
        self.questions = self.side_action("")
        self.questions.clicked.connect(lambda: self.go.emit("walk"))
        self.photos = self.side_action(self.tr("&Look again"))
        self.photos.clicked.connect(lambda: self.go.emit("sources"))
        self.review = self.side_action(self.tr("Go on with the &review"))
        self.review.clicked.connect(lambda: self.go.emit("review"))
        self.next = self.main_action("")
        self.next.clicked.connect(lambda: self.go.emit(self._leads_to))
        self._begin()
        session.findings_changed.connect(self._note)

    def _build_doors(self) -> None:
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._doors.setContentsMargins(0, 0, 0, 0)
        self._doors.setSpacing(2 * GRID)
        calm = Door(
            self.tr("A calm check"),
            self.tr("Six short questions say what applies to you. Then you look at one thing at a time."),
            self.tr("The first part is a few sittings of about 15 minutes. Stop anywhere"),
        )
        now = Door(
            self.tr("It is happening now"),
            self.tr(
                "A threat, your address posted, or police at the door: what to do first, and a log of what you see."
            ),
            self.tr("Starts at once"),
        )
        calm.opened.connect(lambda: self.go.emit("walk"))
        now.opened.connect(lambda: self.go.emit("happening"))
        self._doors.addWidget(calm, 1)
        self._doors.addWidget(now, 1)
        self._entrance = QWidget()
        self._entrance.setLayout(self._doors)
        self.body.addWidget(self._entrance)

    def _build_promises(self) -> None:
        promises = (
            (self.tr("Nothing is sent anywhere"), self.tr("Everything is read on this computer.")),
            (self.tr("Your files are never changed"), self.tr("They are only read.")),
            self._promise_of_keeping(),
            (self.tr("It is about you only"), self.tr("It looks nobody up and logs in nowhere.")),
            (
                self.tr("It cannot see everything"),
                self.tr("It can miss what a picture shows. What was not looked at is always listed."),
            ),
        )
        self.body.addWidget(label(self.tr("What you can count on"), "strong"))
        for what, more in promises:
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(label(what))
            row.addWidget(label(more, "muted"))
            self.body.addLayout(row)

    def _promise_of_keeping(self) -> tuple[str, str]:
        if self._session.keeping is Keeping.VAULT:
            return (
                self.tr("What is found is kept in your vault only"),
                self.tr("It is encrypted there. Lock it whenever you leave the computer."),
            )
        return self.tr("Nothing is kept"), self.tr("When you close this window, the results are gone.")

    def shown(self) -> None:
        """Say where the officer stands now."""
        self._ask_about_old()
        if self._stale:
            self._refresh()
        super().shown()

    def _ask_about_old(self) -> None:
        """What grew old meanwhile is asked again. Without a vault nothing lasts long enough for that."""
        if self._session.keeping is not Keeping.VAULT:
            return
        before = self._session.answers.changes
        self._session.answers.ask_about_old()
        if self._session.answers.changes != before:
            self._session.answers_changed.emit()
            self._session.use_answers()

    def _note(self) -> None:
        """Show what is new at once, or when this page comes into view."""
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        from officer_exposure.store.records import RunKind

        self._stale = False
        store = self._session.store
        if store.runs.latest() is None:
            self._begin()
        else:
            looked = store.runs.latest(RunKind.FILES) is not None
            self._carry_on(sum(store.findings.overview().values()), looked=looked)

    def _begin(self) -> None:
        self.title.setText(self.tr("See what a stranger could learn about you"))
        self.lead.setText(
            self.tr("Your own photos and accounts can tell where you live and who your family is. Find out in private.")
        )
        self.lead.show()
        self.questions.setText(self.tr("Begin the calm chec&k"))
        self.photos.hide()
        self.review.hide()
        self._lead_to("sources", self.tr("&Look at my photos"))

    def _carry_on(self, things: int, *, looked: bool) -> None:
        """`things`: how many are open. `looked`: at files; before that nothing can be looked at again."""
        self.title.setText(self.tr("Where you stand"))
        self.lead.setText(self.tr("Carry on where you stopped. One thing at a time is enough."))
        self._show_standing()
        self._entrance.hide()
        self.questions.setText(self.tr("&Answer questions"))
        self.photos.setVisible(looked and bool(things))
        self.review.setVisible(not looked and bool(things))
        if not looked:
            demo = self._session.demo is not None
            self._lead_to("sources", self.tr("&Look at the demo files") if demo else self.tr("&Look at my photos"))
        elif things:
            self._lead_to("review", self.tr("Go on with the &review"))
        else:
            self._lead_to("sources", self.tr("&Look again"))

    def _show_standing(self) -> None:
        from ui.widgets.what_next import WhatNext
        from ui.widgets.where_you_stand import WhereYouStand

        if self.standing is None or self.what_next is None:
            self.standing, self.what_next = WhereYouStand(self._session), WhatNext(self._session)
            self.what_next.go.connect(self.go)
            for card in (self.standing, self.what_next):
                self._standing.addWidget(card)
                card.show()
        self.standing.refresh()
        self.what_next.refresh()

    def _lead_to(self, key: str, words: str) -> None:
        self._leads_to = key
        self.next.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two doors side by side, or one below the other where the window is small."""
        beside = event.size().width() >= _BESIDE
        self._doors.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
