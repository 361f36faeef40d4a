"""The agency pack among the settings: which one is in use, and a way to take one in or to leave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.content import load_content
from officer_exposure.content.schema import AgencyLayer
from officer_exposure.errors import ContentError
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.picker import Picker
from ui.widgets.scroll import reveal
from ui.widgets.text import breakable, label, shortened


class AgencyCard(Card):
    """The session is told of the choice; the pages are built anew with it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.heading, self.state, self.trouble = label("", "strong"), label(""), label("")
        super().__init__(self.heading, self.state, self.trouble)
        self.heading.setText(self.tr("Your agency's own lines"))
        self.choose = _narrow(self.tr("Choose an agency pack"))
        self.leave = _narrow(self.tr("Use no pack any more"))
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(200)
        self.take = _narrow("")
        for widget in (self.choose, self.leave, self.picker, self.take):
            self.add(widget)
        self.add(
            label(
                self.tr("A pack adds lines, questions and numbers to call. Your agency learns nothing from it."),
                "small",
            )
        )
        self.choose.clicked.connect(self._open)
        self.leave.clicked.connect(session.leave_pack)
        self.take.clicked.connect(lambda: self._take(self.picker.current()))
        self.picker.picked.connect(self._take)
        self.picker.changed.connect(self._name)
        self._show_state()

    def _show_state(self) -> None:
        agency = load_content().agency
        self.picker.hide()
        self.take.hide()
        if agency is not None:
            self.choose.setText(self.tr("Choose another pack"))
        self.leave.setVisible(agency is not None or bool(self._session.pack_trouble))
        self.state.setText(self._words(agency) if agency else self.tr("You use the program without an agency pack."))
        self._tell(self._session.pack_trouble)

    def _words(self, agency: AgencyLayer) -> str:
        said = self.tr("In use: {}, of {}. It adds to {} questions, asks {} of its own, and leaves out {}.")
        counts = (len(agency.lines), len(agency.items), len(agency.left_out))
        return said.format(agency.name, agency.issued, *counts)

    def _open(self) -> None:
        self.choose.hide()
        self.picker.show()
        self.take.show()
        self._name()
        reveal(self.take)

    def _name(self) -> None:
        current = self.picker.current()
        is_file = current.is_file()
        name = shortened(current.name).replace("&", "&&")
        self.take.setText(self.tr("Use “{}”").format(name) if is_file else self.tr("Choose a file above"))
        self.take.setEnabled(is_file)
        self._tell("")

    def _take(self, path: Path) -> None:
        if self._session.is_running:
            self._tell(self.tr("Wait until the scan is done."))
            return
        try:
            self._session.take_in_pack(path)
        except ContentError as error:
            self._tell(breakable(str(error)))

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))


def _narrow(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
