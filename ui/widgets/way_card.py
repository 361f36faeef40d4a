"""Ways of a stranger that read alike: the sentence, what to know about it, and a button for each thing on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from officer_exposure.exposure.paths.wording import Way
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label


def alike(ways: Iterable[Way]) -> list[tuple[Way, ...]]:
    """Those with the same sentence together, in the order in which the first of each comes."""
    found: dict[tuple[str, bool, bool], list[Way]] = {}
    for way in ways:
        found.setdefault((way.sentence, way.guess, way.slow), []).append(way)
    return [tuple(some) for some in found.values()]


class WayCard(Card):
    """Emits `opened` with the id of the gathering that is to be looked at."""

    opened = Signal(str)

    def __init__(self, ways: Sequence[Way], summaries: Mapping[str, str]) -> None:
        """`ways` read alike; `summaries`: what was found, by the id of its gathering, which tells them apart."""
        first = ways[0]
        super().__init__(label(first.sentence))
        self.buttons: list[QPushButton] = []
        if len(ways) > 1:
            count = QLocale().toString(len(ways))
            self.add(label(self.tr("{} ways go like this, through different things:").format(count), "muted"))
        if first.guess:
            self.add(label(self.tr("Part of this is a guess and may be wrong. Look at it first."), "muted"))
        if first.slow:
            self.add(label(self.tr("This takes a search in public records or street pictures."), "muted"))
        if len(ways) > 1:
            for gathering in dict.fromkeys(one for way in ways for one, _ in way.places):
                self._add_row(gathering, summaries[gathering])
        else:
            for gathering, where in first.places:
                self.add(self._button(gathering, self.tr("See {}").format(where)))

    def _add_row(self, gathering: str, summary: str) -> None:
        button = self._button(gathering, self.tr("See it"))
        button.setAccessibleName(self.tr("See it: {}").format(summary))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(label(summary), 1)
        row.addWidget(button)
        self.add_row(row)

    def _button(self, gathering: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("part", "quiet")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.opened.emit(gathering))
        self.buttons.append(button)
        return button
