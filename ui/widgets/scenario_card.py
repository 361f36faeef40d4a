"""A story with choices: each choice is answered with a word on it, and the good one may be found at leisure."""

from __future__ import annotations

from PySide6.QtCore import Signal

from officer_exposure.content.scenarios import Choice, Scenario
from ui.widgets.card import Card
from ui.widgets.long_choice import LongChoice
from ui.widgets.text import label


class ScenarioCard(Card):
    """Emits `answered` with every choice. Which one was pressed is kept nowhere."""

    answered = Signal()

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(label(scenario.title, "strong"), label(scenario.story), label(scenario.question, "strong"))
        self.choices: list[LongChoice] = []
        for choice in scenario.mixed():
            button = LongChoice(choice.text)
            button.clicked.connect(lambda _=False, choice=choice: self._answer(choice))
            self.choices.append(button)
            self.add(button)
        self.feedback = label("")
        self.feedback.hide()
        self.add(self.feedback)

    def _answer(self, choice: Choice) -> None:
        self.feedback.setText(choice.feedback)
        self.feedback.show()
        self.feedback.setAccessibleName(choice.feedback)
        self.answered.emit()
