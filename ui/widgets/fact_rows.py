"""A group of fields that can be given several times: rows to fill in, to add and to remove."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.facts.values import MOST_ENTRIES
from ui.asked import ID, Asked, Entry, Group
from ui.facts_form import new_id
from ui.theme import GRID
from ui.widgets.fact_field import FactField


class FactRow(QWidget):
    """One entry. Emits `touched` and `left` like its fields, and `removed`."""

    touched = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, group: Group, number: int) -> None:
        super().__init__()
        self._id = new_id()
        self.fields: dict[str, FactField] = {}
        name = f"{group.name} {number}"
        self.remove = _quiet(self.tr("Remove"), self.tr("Remove {}").format(name))
        self.remove.setParent(self)  # before the fields, so that Tab never leads from what was typed to its removal
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        if len(group.fields) > 1:
            self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._build_fields(group, number)
        self._build_buttons(group, number)
        self._show_aside(False)

    def _build_fields(self, group: Group, number: int) -> None:
        row = column = 0
        for asked in group.fields:
            field = FactField(asked, self._said(group, asked, number), captioned=group.captioned)
            field.touched.connect(self.touched)
            field.left.connect(self.left)
            self.fields[asked.key] = field
            if column and not asked.half:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, 1 if asked.half else 2)
            row, column = (row, 1) if asked.half and not column else (row + 1, 0)
        self._free = row, column

    def _said(self, group: Group, asked: Asked, number: int) -> str:
        """What a screen reader calls a field: "Phone number 2", or "Car 2: License plate"."""
        if not group.add:
            return asked.caption
        one = f"{group.name} {number}"
        return one if len(group.fields) == 1 else f"{one}: {asked.caption}"

    def _build_buttons(self, group: Group, number: int) -> None:
        name = f"{group.name} {number}"
        self.more = _quiet(self.tr("More details"), self.tr("More about {}").format(name))
        self.more.clicked.connect(lambda: self._show_aside(True))
        self.remove.clicked.connect(self.removed)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.more)
        row, column = self._free
        if len(group.fields) == 1:
            row, column = 0, 2
        else:
            buttons.addStretch(1)
        buttons.addWidget(self.remove)
        self._grid.addLayout(buttons, row, column, 1, 1 if column else 2, Qt.AlignmentFlag.AlignTop)
        self.remove.hide()

    def _show_aside(self, wanted: bool) -> None:
        aside = [field for field in self.fields.values() if field.asked.aside]
        shown = wanted or any(not field.is_blank() for field in aside)
        for field in aside:
            field.setVisible(shown)
        self.more.setVisible(bool(aside) and not shown)
        if wanted and aside:
            aside[0].editor.setFocus()

    def entry(self) -> Entry:
        """What was entered."""
        return {ID: self._id, **{key: field.value() for key, field in self.fields.items()}}

    def show_entry(self, entry: Entry) -> None:
        """Put an entry into the fields."""
        self._id = entry.get(ID, self._id)
        for key, field in self.fields.items():
            field.show_value(entry.get(key, ""))
        self._show_aside(False)

    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return all(field.is_blank() for field in self.fields.values())

    def start(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).editor.setFocus()


class FactRows(QWidget):
    """All entries of a group, once `show_entries` was called; where there are none, one empty row.

    Emits `touched` and `left` like its rows.
    """

    touched = Signal()
    left = Signal()

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self._made = 0
        self.rows: list[FactRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * GRID if len(group.fields) > 1 else GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._column)
        self.add = _quiet(group.add, group.add)
        self.add.clicked.connect(self._add_on_demand)
        column.addWidget(self.add)
        self.touched.connect(self._offer)
        self.left.connect(self._offer)

    def entries(self) -> list[Entry]:
        """What was entered, row by row."""
        return [row.entry() for row in self.rows]

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these entries and no others."""
        for row in tuple(self.rows):
            self._take_out(row)
        self._made = 0
        for entry in entries or [{}]:
            self._append().show_entry(entry)
        self._offer()

    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return all(row.is_blank() for row in self.rows)

    def _append(self) -> FactRow:
        self._made += 1
        row = FactRow(self._group, self._made)
        row.touched.connect(self.touched)
        row.left.connect(self.left)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _offer(self) -> None:
        """Nothing is to be added or removed while there is one empty row."""
        begun = bool(self._group.add) and (len(self.rows) > 1 or not self.is_blank())
        self.add.setVisible(begun and len(self.rows) < MOST_ENTRIES)
        for row in self.rows:
            row.remove.setVisible(begun)

    def _add_on_demand(self) -> None:
        """Another row; where an empty one is still there, that one."""
        empty = next((row for row in self.rows if row.is_blank()), None)
        (empty or self._append()).start()
        self._offer()

    def _remove(self, row: FactRow) -> None:
        self._take_out(row)
        if not self.rows:
            self._append()
        self.rows[-1].start()
        self.left.emit()

    def _take_out(self, row: FactRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def _quiet(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("part", "quiet")
    button.setAccessibleName(name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
