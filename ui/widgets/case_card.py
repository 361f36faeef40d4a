"""One case of the evidence log: what was seen, how it stands, and what was written down about it since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from officer_exposure.happening.cases import Case
from officer_exposure.happening.chain import Logged
from officer_exposure.happening.entry import Entry, EntryKind, StillUp
from ui.evidence_words import kept_words, moment_words, report_words, standing_words
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.picture import Picture
from ui.widgets.text import label, selectable

_LONGEST_TITLE = 60


class CaseCard(Card):
    """Emits `goes_on` where something is to be added, and `shows` with the SHA-256 of a picture to be looked at.

    `problems`: what is wrong with an entry, by its number.
    """

    goes_on = Signal()
    shows = Signal(str)

    def __init__(self, case: Case, problems: Mapping[int, str]) -> None:
        super().__init__()
        self.case = case
        self._picture: Picture | None = None
        self.add(label(f"{QLocale().toString(case.number)}.  {title_of(case)}", "strong"))
        self._add_entry(case.first, problems)
        for one in case.later:
            kind = kept_words()[one.entry.kind]
            self.add(label(f"{QLocale().toString(one.number)}.  {kind}", "strong"))
            self._add_entry(one, problems)
        if case.first.entry.kind is EntryKind.FOUND:
            self.add(label(standing_words(case), "muted"))
            self.add(label(report_words(case), "muted"))
        self.add_more = QPushButton(self.tr("Add what happened since"))
        self.add_more.setAccessibleName(self.tr("Add what happened since with {}").format(title_of(case)))
        self.add_more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add_more.clicked.connect(self.goes_on)
        self.add(self.add_more)

    def show_picture(self, picture: Picture) -> None:
        """Show one of its pictures, in the place of another."""
        if self._picture is not None:
            self._picture.hide()
            self._picture.deleteLater()
        self._picture = picture
        self._column.insertWidget(self._column.indexOf(self.add_more), picture)
        picture.show()

    def _add_entry(self, one: Logged, problems: Mapping[int, str]) -> None:
        self.add(label(moment_words(one.entry.seen, one.entry.zone), "small"))
        if one.number in problems:
            self.add(label(problems[one.number], "strong"))
        for text in (one.entry.url, one.entry.account, one.entry.message, one.entry.note):
            if text:
                self.add(selectable(text))
        for text in self._facts(one.entry):
            self.add(label(text))
        if one.entry.screenshot:
            self.add_row(self._picture_row(one.entry.screenshot))

    def _facts(self, entry: Entry) -> Iterator[str]:
        """What was chosen or typed about it. How a case stands is said once, not for its first entry too."""
        if entry.platform:
            yield self.tr("Site or app: {}").format(entry.platform)
        if entry.shows:
            yield self.tr("It shows: {}").format(entry.shows)
        if entry.response:
            yield self.tr("Answer: {}").format(entry.response)
        if entry.kind is EntryKind.FOUND:
            return
        if entry.reported_to:
            yield self.tr("Reported to: {}").format(entry.reported_to)
        if entry.reference:
            yield self.tr("Reference number: {}").format(entry.reference)
        if entry.still_up is not StillUp.UNKNOWN:
            yield self.tr("It is still there.") if entry.still_up is StillUp.YES else self.tr("It is gone.")

    def _picture_row(self, digest: str) -> QHBoxLayout:
        show = QPushButton(self.tr("Show the picture"))
        show.setProperty("part", "quiet")
        show.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        show.clicked.connect(lambda: self.shows.emit(digest))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(show)
        row.addWidget(label(self.tr("Kept as it was. SHA-256 {}").format(digest[:16] + "…"), "small"), 1)
        return row


def title_of(case: Case) -> str:
    """What a case is called: where it was seen, or who posted it, or its first words."""
    names = ("url", "platform", "account", "note", "message", "shows")
    words = next((text for name in names if (text := case.said(name))), "")
    first = words.removeprefix("https://").removeprefix("http://").splitlines()[:1]
    name = "".join(first)
    return name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE]}…"
