"""A card of "About me": what it asks for, why, and the fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ui.asked import Entries, Entry, Section
from ui.widgets.card import Card
from ui.widgets.fact_rows import FactRows
from ui.widgets.text import label


class FactSection(Card):
    """Emits `touched` and `left` like its fields."""

    touched = Signal()
    left = Signal()

    def __init__(self, section: Section) -> None:
        self.why: QLabel = label("", "small")
        super().__init__(label(section.title, "strong"), self.why)
        self.section = section
        self.why.setText(self.tr("Why we ask: {}").format(section.why))
        self.groups: dict[str, FactRows] = {}
        for group in section.groups:
            rows = FactRows(group)
            rows.touched.connect(self.touched)
            rows.left.connect(self.left)
            self.groups[group.key] = rows
            self.add(rows)

    def entries(self) -> dict[str, list[Entry]]:
        """What was entered, by group."""
        return {key: rows.entries() for key, rows in self.groups.items()}

    def show_entries(self, form: Entries) -> None:
        """Show the entries of these groups."""
        for key, rows in self.groups.items():
            rows.show_entries(form[key])

    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return all(rows.is_blank() for rows in self.groups.values())

    def start(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.groups.values())).rows[0].start()
