"""One part of the onboarding: what to know, the stories, and the sentence that is acknowledged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.onboarding import Module
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.content.schema import AgencyLayer
from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.scenario_card import ScenarioCard
from ui.widgets.text import label


class ModuleView(QWidget):
    """Emits `acknowledged` when the box is ticked or not."""

    acknowledged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self.stories: list[ScenarioCard] = []
        self.box = QCheckBox()

    def tell(self, module: Module, *, done: bool) -> None:
        """Show a part."""
        clear(self._column)
        self._column.addWidget(Card(*map(label, module.text)))
        agency = load_content().agency
        if agency is not None and (lines := _agency_says(agency, module)):
            heading = label(self.tr("From your agency: {}").format(agency.name), "strong")
            self._column.addWidget(Card(heading, *map(label, lines), part="note"))
        self.stories = [ScenarioCard(load_scenarios()[one]) for one in module.scenarios]
        for story in self.stories:
            self._column.addWidget(story)
        self.box = QCheckBox()
        self.box.setAccessibleName(module.acknowledge)
        self.box.setChecked(done)
        self.box.toggled.connect(self.acknowledged)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.box)
        row.addWidget(label(module.acknowledge), 1)
        sentence = Card(label(self.tr("When this is true, tick it"), "strong"), part="note")
        sentence.add_row(row)
        self._column.addWidget(sentence)


def _agency_says(agency: AgencyLayer, module: Module) -> list[str]:
    """What an agency pack adds to a part: its rules and questions, or whom to ring."""
    items = load_content().items
    match module.id:
        case "policy":
            return [*agency.rules.values(), *(items[one].question for one in agency.items if one in items)]
        case "first_hour":
            return [words for _, words in agency.contacts]
        case _:
            return []
