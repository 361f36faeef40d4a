"""Laws to ask about by state, and the letters that go with them, to print and sign by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QRadioButton, QSizePolicy, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.doubt import Doubt, doubt_of
from officer_exposure.content.laws import Law, load_laws
from officer_exposure.content.letters import Letter, load_letters
from officer_exposure.errors import ReportError
from officer_exposure.report.letters import FilledLetter, LetterFormat, fill, letter_text, values_from, write_letter
from ui.free_path import free_path
from ui.pages.page import Page
from ui.saved_words import saved_lines
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.picker import Picker
from ui.widgets.renewed import Renewed
from ui.widgets.text import label, selectable

_PLACE = "letters_place"
_NATION = "US"


class LettersPage(Page):
    """First the laws of a state, then one letter. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._letter: Letter | None = None
        self._law: Law | None = None
        self.lead.show()
        self.result = Card(part="note")
        self.place = QComboBox()
        self.place.setAccessibleName(self.tr("Where you live"))
        for code, name in load_laws().places.items():
            self.place.addItem(self.tr("Another state") if code == _NATION else name, code)
        self._laws = Renewed()
        self._build_letter()
        self._place_caption = label(self.tr("Where you live"), "strong")
        for part in (self.result, self._place_caption, self.place, self._laws, self.letter):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(self._go_back)
        self.save = self.main_action(self.tr("&Save the letter"))
        self.save.clicked.connect(self._save)
        self.place.setPlaceholderText(self.tr("Choose your state or country"))
        self.place.setCurrentIndex(self.place.findData(session.store.settings.get(_PLACE)))
        self.place.currentIndexChanged.connect(self._choose_place)
        self.start_over()

    def _build_letter(self) -> None:
        self.before = Renewed()
        self.text = selectable("")
        self.fill = QCheckBox(self.tr("Fill in what I told under About me"))
        self.fill.toggled.connect(self._show_letter)
        self.page, self.plain = QRadioButton(self.tr("A page for the printer")), QRadioButton(self.tr("Plain text"))
        self.page.setChecked(True)
        self.picker = Picker(files=False)
        self.picker.list.setFixedHeight(128)
        self.letter = Card()
        for part in (self.before, self.fill, self.text, self.page, self.plain, self.picker):
            self.letter.add(part)

    def start_over(self) -> None:
        """Show the laws."""
        self._letter = self._law = None
        self.title.setText(self.tr("Laws and letters"))
        self.lead.setText(load_laws().words.not_advice)
        self._show_laws()
        self._name_actions()

    def _choose_place(self) -> None:
        self._session.store.settings.set(_PLACE, self.place.currentData())
        self._show_laws()

    def _show_laws(self) -> None:
        place = self.place.currentData() or ""
        parts = [*self._laws_of(place), self._records_card(place)]
        others = Card(label(self.tr("Letters that fit any place"), "strong"))
        for letter in load_letters().letters.values():
            others.add(self._letter_button(letter, None))
        self._laws.replace(*parts, others)

    def _laws_of(self, place: str) -> list[QWidget]:
        """The laws to ask about in a place; before one is chosen, that this is what to do first."""
        if not place:
            return [Card(label(self.tr("Choose where you live. Its laws are then listed here.")), part="note")]
        laws = load_laws()
        cards: list[QWidget] = [self._law_card(law) for law in laws.asked_in(place)]
        if not laws.has_own(place) or place == _NATION:
            cards.insert(0, Card(label(laws.words.no_entry), part="note"))
        return cards

    def _records_card(self, place: str) -> Card:
        """Which office has which record: there the officer asks, or sends the letter to."""
        card = Card(label(self.tr("Who keeps which record"), "strong"))
        for record in load_laws().records.values():
            known = record.in_place(place)
            card.add(label(self.tr("{}: {}").format(record.record, known.office if known else record.office)))
        return card

    def _law_card(self, law: Law) -> Card:
        card = Card(label(law.title, "strong"), label(law.cite, "small"))
        card.add(label(self.tr("For: {}").format(law.who)))
        card.add(label(self.tr("Covers: {}").format(law.covers)))
        for number, step in enumerate(law.steps, 1):
            card.add(label(f"{number}.  {step}"))
        for text in (law.remedy, law.status):
            if text:
                card.add(label(text, "muted"))
        card.add(label(self._dated(law), "small"))
        for name in law.letters:
            card.add(self._letter_button(load_letters().letters[name], law))
        return card

    def _dated(self, law: Law) -> str:
        doubtful = doubt_of(law.mark, law.as_of, self._session.today, load_content().walk.stale_after_days)
        since = self.tr("no date") if law.as_of == "undated" else law.as_of
        words = self.tr("As of {}.").format(since)
        if law.check or doubtful is not Doubt.NONE:
            words = self.tr("{} Look at today's text before you rely on it.").format(words)
        return words

    def _letter_button(self, letter: Letter, law: Law | None) -> QPushButton:
        button = QPushButton(letter.title)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{letter.title}: {law.title}" if law else letter.title)
        button.clicked.connect(lambda: self._open(letter, law))
        return button

    def _open(self, letter: Letter, law: Law | None) -> None:
        self._letter, self._law = letter, law
        self.title.setText(letter.title)
        self.fill.setChecked(False)
        self._show_letter()
        self._name_actions()
        self.scrolling.verticalScrollBar().setValue(0)

    def _filled(self) -> FilledLetter:
        assert self._letter is not None
        facts = self._session.store.facts.load() if self.fill.isChecked() else None
        return fill(self._letter, self._law, values_from(facts, self._session.today) if facts else None)

    def _show_letter(self) -> None:
        if self._letter is None:
            return
        filled = self._filled()
        self.lead.setText(
            self.tr("The file will hold what you told about yourself. Print it, then delete it.")
            if self.fill.isChecked()
            else self.tr("It is written to your own disk. You print it, sign it and send it yourself.")
        )
        self.before.replace(*(label(words, "strong") for words in filled.before))
        self.text.setText(letter_text(filled))
        self.text.setAccessibleName(self.tr("The letter"))

    def _name_actions(self) -> None:
        open_letter = self._letter is not None
        self.result.hide()
        for part in (self._place_caption, self.place, self._laws):
            part.setVisible(not open_letter)
        self.letter.setVisible(open_letter)
        self.save.setVisible(open_letter)
        self.first = self.fill if open_letter else self.place

    def _go_back(self) -> None:
        if self._letter is None:
            self.go.emit("documents")
        else:
            self.start_over()

    def _save(self) -> None:
        form = LetterFormat.HTML if self.page.isChecked() else LetterFormat.TEXT
        path = free_path(self.picker.current(), f".{form}", "letter")
        try:
            write_letter(self._filled(), path, form)
        except ReportError as error:
            self.result.replace(label(error.message, "strong"), label(error.hint))
        else:
            self.picker.look_again()
            self.result.replace(*saved_lines([path]), selectable(str(path)))
        self.result.show()
        self.scrolling.verticalScrollBar().setValue(0)
