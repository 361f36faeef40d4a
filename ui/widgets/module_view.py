"""One part of the onboarding: what to know, the stories, and the sentence that is acknowledged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from officer_exposure.content.onboarding import Module
from officer_exposure.content.scenarios import load_scenarios
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
