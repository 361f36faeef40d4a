"""The walk in its stages: what each is about, how much of it waits, and what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.stage_words import part_words, words_of
from ui.theme import GRID
from ui.walking import Walking
from ui.widgets.card import Card
from ui.widgets.text import label


class StageCard(Card):
    """One entry for each stage that has questions. The minutes are for looking, and it says so."""

    def __init__(self, walking: Walking) -> None:
        super().__init__()
        self._walking = walking

    def refresh(self) -> None:
        """Count anew."""
        lines: list[QLabel] = []
        parts = self._walking.parts()
        for part in parts:
            words = words_of(part.stage)
            counts = self._walking.exposed(part.items), self._walking.missing(part.items)
            title = label(words.title, "strong")
            title.setContentsMargins(0, GRID if lines else 0, 0, 0)
            lines += [title, label(words.what, "muted"), label(part_words(part, *counts))]
        if any(not part.is_done for part in parts):
            note = self.tr("The minutes are for looking. What you put right has minutes of its own on your list.")
            lines.append(label(note, "small"))
        self.replace(*lines)
        self.setVisible(bool(parts))
