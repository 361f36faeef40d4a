"""Where to look: the menu path, what to know before the address is opened, and help where the menu looks different."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.content.schema import Item
from ui.item_words import leads_to_menu
from ui.widgets.card import Card
from ui.widgets.link import BrowserLink
from ui.widgets.text import label

_BETWEEN = re.compile(r"\s*(?:>|,|\band\b|\bor\b|;)\s*")


class WhereToLook(Card):
    """Emits `different` when the officer says that the menu looks different on theirs, or takes it back."""

    different = Signal(bool)

    def __init__(self) -> None:
        super().__init__(label(self.tr("Where to look"), "strong"))
        self.where, self.doubt, self.caution = label(""), label("", "small"), label("")
        self.link = BrowserLink()
        self.looks_different = QPushButton(self.tr("Looks &different on mine"))
        self.looks_different.setProperty("part", "quiet")
        self.looks_different.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.looks_different.setCheckable(True)
        self.looks_different.clicked.connect(self._say)
        self.help = label("", "muted")
        for part in (self.where, self.doubt, self.caution, self.link, self.looks_different, self.help):
            self.add(part)

    def tell(self, item: Item, doubt: str, *, is_different: bool) -> None:
        """Show the way to one setting. `doubt`: why the menu may look different, or nothing."""
        self.where.setText(item.where)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.caution.setText(item.caution)
        self.caution.setVisible(bool(item.caution))
        self.link.show_address(item.url)
        self.looks_different.setChecked(is_different)
        self.looks_different.setVisible(leads_to_menu(item) or is_different)
        self.help.setText(
            self.tr(
                "Menus move often, and differ between phone and computer. Search the settings for one of these: {}. "
                "If you cannot find it, choose Not sure: it is then listed as not checked."
            ).format(self._words(item.where))
        )
        self.help.setVisible(is_different)

    def _say(self, is_different: bool) -> None:
        self.help.setVisible(is_different)
        self.different.emit(is_different)

    def _words(self, where: str) -> str:
        """The names of the menu path, the last first: it is the most exact."""
        parts = [part for part in _BETWEEN.split(where) if part]
        return ", ".join(f"“{part}”" for part in reversed(parts[-3:]))
