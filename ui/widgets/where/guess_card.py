"""One guess of a stranger in words: where, how sure, who can see it, and the question whether it is home."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy

from officer_exposure.exposure.levels import word
from officer_exposure.model import Confidence
from officer_exposure.places.guesses import Closeness, Guess, closeness
from officer_exposure.places.wording import distance_words
from ui.home_answers import Said
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label

_CONTEXT = "GuessCard"


class GuessCard(Card):
    """Emits `said` with a Said, and `wanted` where this guess is to be shown on the map."""

    said = Signal(object)
    wanted = Signal()

    def __init__(self, guess: Guess, where: str, *, imperial: bool) -> None:
        super().__init__()
        self.guess, self._imperial = guess, imperial
        number = guess.place.rank
        self.where = label(f"{number}. {where[:1].upper()}{where[1:]}", "strong")
        self.how_sure = label(sure_words(guess, imperial=imperial))
        self.who = label(self.tr("Who can see these files: {}").format(word(guess.finding.audience)), "muted")
        self.distance = label("", "strong")
        self.distance.hide()
        for one in (self.where, self.how_sure, self.who, self.distance):
            self.add(one)
        self._build_question()

    def _build_question(self) -> None:
        self.question = label(self.tr("Is this your home?"))
        self.add(self.question)
        self.buttons: dict[Said, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        words = {Said.YES: self.tr("Yes"), Said.NO: self.tr("No"), Said.UNSAID: self.tr("Rather not say")}
        for said, text in words.items():
            button = QPushButton(text)
            button.setProperty("part", "choose")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{self.question.text()} {text}")
            button.setAccessibleDescription(self.where.text())
            button.clicked.connect(lambda _=False, said=said: self.said.emit(said))
            group.addButton(button)
            self.buttons[said] = button
            row.addWidget(button)
        row.addStretch(1)
        self.add_row(row)
        self.show_on_map = QPushButton(self.tr("Show it on the map"))
        self.show_on_map.setProperty("part", "quiet")
        self.show_on_map.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_on_map.setAccessibleDescription(self.where.text())
        self.show_on_map.clicked.connect(self.wanted)
        self.add(self.show_on_map)

    def ask(self, wanted: bool) -> None:
        """Ask whether it is home, or leave the question out."""
        for part in (self.question, *self.buttons.values()):
            part.setVisible(wanted)

    def tell(self, said: Said | None, distance: float | None) -> None:
        """What was said of it, and how many meters from home it lies, where that is known."""
        for one, button in self.buttons.items():
            button.setChecked(one is said)
        self.distance.setVisible(distance is not None)
        if distance is not None:
            self.distance.setText(close_words(distance, imperial=self._imperial))


def sure_words(guess: Guess, *, imperial: bool) -> str:
    """How sure a stranger could be, and how narrow the place is."""
    sentences = {
        Confidence.HIGH: QCoreApplication.translate(
            _CONTEXT, "One can be quite sure of this: of ten such guesses, eight or more are right."
        ),
        Confidence.MEDIUM: QCoreApplication.translate(
            _CONTEXT, "This is likely: of ten such guesses, five to eight are right."
        ),
        Confidence.LOW: QCoreApplication.translate(
            _CONTEXT, "This may well be wrong: of ten such guesses, fewer than five are right."
        ),
    }
    next_one = QCoreApplication.translate(_CONTEXT, "This is the next place to look.")
    sure = next_one if guess.confidence is None else sentences[guess.confidence]
    within = QCoreApplication.translate(_CONTEXT, "It is exact to about {}.")
    return f"{sure} {within.format(distance_words(guess.place.radius_m, imperial=imperial))}"


def close_words(distance: float, *, imperial: bool) -> str:
    """How close a guess comes to home."""
    sentences = {
        Closeness.AT_THE_DOOR: QCoreApplication.translate(_CONTEXT, "Your home is {} from here: one can see its door."),
        Closeness.IN_THE_STREETS: QCoreApplication.translate(_CONTEXT, "Your home is {} from here: a short walk."),
        Closeness.IN_THE_AREA: QCoreApplication.translate(
            _CONTEXT, "Your home is {} from here: the same part of town."
        ),
        Closeness.ELSEWHERE: QCoreApplication.translate(_CONTEXT, "Your home is {} from here: somewhere else."),
    }
    return sentences[closeness(distance)].format(distance_words(distance, imperial=imperial))
