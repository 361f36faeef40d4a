"""Asking other people: wording to copy and send by hand, and a list of what was asked and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy

from officer_exposure.content.letters import Request, load_requests
from officer_exposure.report.letters import request_text, values_from
from officer_exposure.store.repository.requests import Asked
from ui.clipboard import Clipboard
from ui.pages.page import Page
from ui.said import day_words
from ui.session import Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.hold_card import HoldCard
from ui.widgets.renewed import Renewed
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned

_PASTED_WITHIN_MS = 120_000
"""Time to find the message it goes into."""


class RequestsPage(Page):
    """The program sends nothing. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session, clipboard: Clipboard) -> None:
        super().__init__("")
        self._session, self._clipboard = session, clipboard
        self.title.setText(self.tr("Ask other people"))
        self.lead.setText(self.tr("You copy the wording, change it as you like, and send it yourself."))
        self.lead.show()
        self.hold = HoldCard()
        self.body.addWidget(self.hold)
        self._build_wording()
        self._asked = Renewed()
        self.body.addWidget(self._asked)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(lambda: self.go.emit("documents"))
        self.copy = self.side_action(self.tr("Cop&y the text"))
        self.copy.clicked.connect(self._copy)
        self.said = self.remark()
        self.keep = self.main_action(self.tr("&Keep it on my list"))
        self.keep.clicked.connect(self._keep)
        self._show_wording()

    def _build_wording(self) -> None:
        self.wording = QComboBox()
        self.wording.setAccessibleName(self.tr("Whom to ask"))
        for request in load_requests().requests.values():
            self.wording.addItem(request.title, request.id)
        self.to, self.tip = label("", "small"), label("", "muted")
        self.fill = QCheckBox(self.tr("Fill in what I told under About me"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(200)
        self.text.setAccessibleName(self.tr("The text, which you may change"))
        self.who = QLineEdit()
        unlearned(self.text, self.who)
        self.who.setPlaceholderText(self.tr("For your own list: who it is"))
        self.who.setAccessibleName(self.tr("For your own list: who it is"))
        self.wording.currentIndexChanged.connect(self._show_wording)
        self.fill.toggled.connect(self._show_wording)
        card = Card(label(self.tr("Whom to ask"), "strong"))
        for part in (self.wording, self.to, self.fill, self.text, self.tip, self.who):
            card.add(part)
        self.body.addWidget(card)

    def _request(self) -> Request:
        return load_requests().requests[self.wording.currentData()]

    def _show_wording(self) -> None:
        request = self._request()
        self.to.setText(self.tr("To: {}").format(request.to))
        self.tip.setText(request.tip)
        self.hold.setVisible(request.deletes)
        facts = self._session.store.facts.load() if self.fill.isChecked() else None
        values = values_from(facts, self._session.today) if facts else None
        self.text.setPlainText(request_text(request, values))
        self.said.setText("")

    def _copy(self) -> None:
        self._clipboard.copy(self.text.toPlainText(), _PASTED_WITHIN_MS)
        self.said.setText(self.tr("Copied, for two minutes."))

    def _keep(self) -> None:
        self._session.store.asked_people.add(self._request().id, self.who.text().strip(), "", self._session.today)
        self.who.clear()
        self.said.setText(self.tr("It is on your list."))
        self._refresh()

    def shown(self) -> None:
        """Read the list anew."""
        self._refresh()
        super().shown()

    def _refresh(self) -> None:
        asked = self._session.store.asked_people.all()
        heading = [label(self.tr("What you asked"), "strong")] if asked else []
        self._asked.replace(*heading, *(self._card(one) for one in reversed(asked)))

    def _card(self, one: Asked) -> Card:
        requests, latest = load_requests(), one.states[-1]
        request = requests.requests.get(one.wording)
        name = ", ".join(filter(None, (request.title if request else "", one.who)))
        state = requests.states[latest.state].title
        card = Card(label(name, "strong"), label(f"{state}, {day_words(latest.day, self._session.today)}."))
        if one.is_due(self._session.today, requests.follow_up_days):
            card.add(label(self.tr("No answer since then. It is time to ask again.")))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for state_id, kind in requests.states.items():
            if state_id not in {"draft", latest.state}:
                button = _narrow(kind.title)
                button.clicked.connect(lambda _=False, state_id=state_id: self._say(one, state_id))
                row.addWidget(button)
        row.addStretch(1)
        card.add_row(row)
        forget = _narrow(self.tr("Take it off the list"))
        forget.setProperty("part", "quiet")
        forget.clicked.connect(lambda: self._forget(one))
        card.add(forget)
        return card

    def _say(self, one: Asked, state: str) -> None:
        self._session.store.asked_people.say(one.id, load_requests().states[state].id, self._session.today)
        self._refresh()

    def _forget(self, one: Asked) -> None:
        self._session.store.asked_people.forget(one.id)
        self._refresh()


def _narrow(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
