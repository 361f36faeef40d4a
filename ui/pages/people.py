"""People: who comes up again and again in the pictures, and who they are to the officer."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.parsing.pixels.face_crops import FACE_TASK, FaceWish, encode_wish
from officer_exposure.store.repository.people import Change
from officer_exposure.vision.people import KnownFace, Person, Who
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card, clear
from ui.widgets.consent_card import ConsentCard, WithdrawCard
from ui.widgets.face import FaceButton
from ui.widgets.person_row import FACES, PersonRow
from ui.widgets.split_panel import AT_MOST, SplitPanel
from ui.widgets.text import label

_EDGE = 128

_AT_ONCE = 8
"""People on one page: more are a button away."""

_DONE = frozenset({Who.NOBODY, Who.IGNORED})


class PeoplePage(Page):
    """Asks for consent, shows people, and takes the officer's word. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._drawer: Thumbnails | None = None
        self._drawings: dict[int, Drawing] = {}
        self._wanted: dict[int, list[FaceButton]] = {}
        self._changes: list[Change] = []
        self._shown = _AT_ONCE
        self._all = False
        self.rows: list[PersonRow] = []
        self.splitting: SplitPanel | None = None
        self.title.setText(self.tr("People in your pictures"))
        self._build()
        session.findings_changed.connect(self._refresh)
        session.scan_changed.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        self.consent = ConsentCard()
        self.said = label("", "strong")
        self.said.hide()
        self.empty = Card(part="note")
        self._empty_words = label("")
        self.empty.add(self._empty_words)
        self.people = QVBoxLayout()
        self.people.setSpacing(2 * GRID)
        self.more = self._plain_button("")
        self.more.clicked.connect(self._show_more)
        self.others = self._plain_button("")
        self.others.clicked.connect(self._show_others)
        self.withdraw = WithdrawCard()
        self.withdraw.withdrawn.connect(self._withdraw)
        self.body.addWidget(self.said)
        self.body.addWidget(self.consent)
        self.body.addWidget(self.empty)
        self.body.addLayout(self.people)
        self.body.addWidget(self.more)
        self.body.addWidget(self.others)
        self.body.addWidget(self.withdraw)
        self.body.addStretch(1)
        self.undo = self.side_action(self.tr("Undo"))
        self.undo.clicked.connect(self._undo)
        self.undo_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self.undo_key.activated.connect(self._undo)
        self.not_now = self.side_action(self.tr("N&ot now"))
        self.not_now.clicked.connect(lambda: self.go.emit("review"))
        self.merge = self.side_action(self.tr("Put together"))
        self.merge.clicked.connect(self._merge)
        self.main = self.main_action("")
        self.main.clicked.connect(self._go_on)

    @staticmethod
    def _plain_button(text: str) -> QPushButton:
        button = QPushButton(text)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _refresh(self, keep: int | None = None) -> None:
        """Show what the store knows now. `keep`: the row, by its place, that the keyboard is to stand on."""
        if self._session.keeping is Keeping.CLOSED:
            return
        allowed = self._session.store.faces.allowed is not None
        everybody = self._session.store.people.persons() if allowed else ()
        persons = self._listed(everybody)
        self._empty_words.setText(self._why_empty(seen_once=bool(everybody)))
        self._show_state(allowed=allowed, persons=persons)
        shown = persons[: self._shown]
        if keep is not None or (self.splitting is None and shown != [row.person for row in self.rows]):
            keep = self._place_of_keyboard() if keep is None else keep
            height = self.scrolling.verticalScrollBar().value()
            self._show_rows(shown)
            if keep is not None and self.rows:
                self.rows[min(keep, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self._scroll_back(height))

    def _scroll_back(self, height: int) -> None:
        """Rows that were made anew must not move what is being looked at."""
        self.scrolling.verticalScrollBar().setValue(height)
        place = self._place_of_keyboard()
        if place is not None:
            self.scrolling.ensureWidgetVisible(self.rows[place])

    def _place_of_keyboard(self) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)

    def _listed(self, persons: tuple[Person, ...]) -> list[Person]:
        """Those who come up again, and those with a name; the rest on demand."""
        here = [one for one in persons if self._all or (one.who not in _DONE and (one.pictures > 1 or one.who))]
        rest = len(persons) - len(here)
        self.others.setVisible(bool(persons) and (self._all or rest > 0))
        many = self.tr("Show {} others, seen once or set aside")
        hide = self.tr("Show only those who come up again")
        self.others.setText(hide if self._all else many.format(QLocale().toString(rest)))
        self.more.setVisible(len(here) > self._shown)
        self.more.setText(self.tr("Show {} more people").format(QLocale().toString(len(here) - self._shown)))
        return here

    def _show_state(self, *, allowed: bool, persons: list[Person]) -> None:
        self.consent.setVisible(not allowed)
        self.not_now.setVisible(not allowed)
        self.empty.setVisible(allowed and not persons)
        self.withdraw.setVisible(allowed)
        self.merge.setVisible(allowed and len(persons) > 1)
        self.undo.setVisible(allowed)
        self.undo.setEnabled(bool(self._changes))
        if not allowed:
            self.more.hide()
            self.others.hide()
            self.lead.setText(self.tr("Nothing is made of faces unless you say yes."))
            self.main.setText(self.tr("&Yes, find people"))
        else:
            self.lead.setText(self.tr("Say who they are. It is then known in every picture, and it can be undone."))
            self.main.setText(self.tr("&See what was found") if persons else self.tr("&Look at my pictures now"))
            self.withdraw.show_count(self._session.store.faces.count_prints())
        self.lead.show()

    def _why_empty(self, *, seen_once: bool) -> str:
        """Why nobody is listed. `seen_once`: somebody was seen, but in one picture only, or was set aside."""
        if self._session.is_running:
            return self.tr("Your pictures are being looked at. People appear when that is done.")
        if seen_once:
            return self.tr("Nobody comes up in more than one picture. Show the others to name them.")
        return self.tr("Nobody was found yet. A look at your pictures reads the faces.")

    def _show_rows(self, persons: list[Person]) -> None:
        clear(self.people)
        self._wanted.clear()
        self.splitting = None
        members = {one.id: one.names[0] for one in self._session.store.facts.load().household if one.names}
        self.rows = []
        for place, person in enumerate(persons):
            row = PersonRow(person, self._session.store.people.faces(person.id, FACES), members)
            row.named.connect(lambda who, member, row=row: self._name(row, who, member))
            row.split_wanted.connect(lambda row=row: self._split(row))
            row.marked.connect(self._follow_marks)
            row.step.connect(lambda step, place=place: self._step(place + step))
            self.people.addWidget(row)
            row.show()
            self.rows.append(row)
            self._draw(row.faces)
        self.first = self.rows[0] if self.rows else self.main
        self._follow_marks()

    def _draw(self, faces: list[FaceButton]) -> None:
        for button in faces:
            face = button.face
            if face.id in self._drawings:
                button.show_drawing(self._drawings[face.id])
                continue
            self._wanted.setdefault(face.id, []).append(button)
            self._ask(face)

    def _ask(self, face: KnownFace) -> None:
        path = self._session.locate(face.source, face.artifact)
        if path is None:
            return
        if self._drawer is None:
            self._drawer = Thumbnails(_EDGE, FACE_TASK, every=True)
            self._drawer.drawn.connect(self._drawn)
        self._drawer.ask(face.id, encode_wish(FaceWish(path, face.box)))

    def _drawn(self, number: int, drawing: Drawing) -> None:
        self._drawings[number] = drawing
        for button in self._wanted.pop(number, []):
            button.show_drawing(drawing)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.scrolling.ensureWidgetVisible(self.rows[place])

    def _name(self, row: PersonRow, who: Who, member: str) -> None:
        place = self.rows.index(row)
        self._changed(self._session.store.people.name(row.person.id, who, member), place)

    def _marked(self) -> list[PersonRow]:
        return [row for row in self.rows if row.mark.isChecked()]

    def _follow_marks(self) -> None:
        self.merge.setEnabled(len(self._marked()) > 1)

    def _merge(self) -> None:
        marked = self._marked()
        try:
            change = self._session.store.people.merge([row.person.id for row in marked])
        except ValueError:
            self._say(self.tr("They have different names. Give them the same name first."))
            return
        self._changed(change, self.rows.index(marked[0]))

    def _split(self, row: PersonRow) -> None:
        place = self.rows.index(row)
        panel = SplitPanel(self._session.store.people.faces(row.person.id, AT_MOST))
        panel.done.connect(lambda faces: self._end_split(row.person.id, faces, place))
        self.splitting = panel
        self.people.insertWidget(place + 1, panel)
        panel.show()
        self._draw(panel.faces)
        panel.faces[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, panel, lambda: self.scrolling.ensureWidgetVisible(panel))

    def _end_split(self, person: int, faces: list[int], place: int) -> None:
        self.splitting = None
        if faces:
            self._changed(self._session.store.people.split(person, faces), place)
        else:
            self._refresh(place)

    def _undo(self) -> None:
        if self._changes:
            self._session.store.people.undo(self._changes.pop())
            self._say(self.tr("Undone."))
            self._refresh(0)
            self._session.use_people()

    def _changed(self, change: Change, place: int) -> None:
        self._changes.append(change)
        self.said.hide()
        self.splitting = None
        self._refresh(place)
        self._session.use_people()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._refresh(self._shown - _AT_ONCE)

    def _show_others(self) -> None:
        self._all = not self._all
        self._refresh(0)

    def _withdraw(self) -> None:
        dropped = self._session.store.faces.withdraw()
        self._changes.clear()
        self._drawings.clear()
        self.splitting = None
        many, one = self.tr("{} prints were dropped. None is left."), self.tr("1 print was dropped. None is left.")
        self._say(one if dropped == 1 else many.format(QLocale().toString(dropped)))
        self._refresh()
        self._session.use_people()

    def _go_on(self) -> None:
        """The main action: agree, then look, then see what was found."""
        if self._session.store.faces.allowed is None:
            self._session.store.faces.allow(self._session.today)
            self.said.hide()
            self._refresh()
        elif self.rows:
            self.go.emit("review")
        elif self._session.places and not self._session.is_running:
            self._session.start()
            self.go.emit("scan")
        else:
            self.go.emit("scan" if self._session.is_running else "sources")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing stays behind: no worker, and no face in memory."""
        if self._drawer is not None:
            self._drawer.drawn.disconnect(self._drawn)
            self._drawer.stop()
            self._drawer = None
        self._drawings.clear()
        super().closeEvent(event)
