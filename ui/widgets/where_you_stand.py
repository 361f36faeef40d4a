"""Where the officer stands: what is open by level, when it was last looked at, and what was not checked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel

from officer_exposure.model import Level, NotChecked
from officer_exposure.store.records import RunKind, RunSummary
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.level_counts import LevelCounts
from ui.widgets.text import label


class WhereYouStand(Card):
    """Counts of things that can be opened in the review, read from the store."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._numbers = QLocale()
        self.heading = label("", "strong")
        self.counts = LevelCounts()
        self._look, self._changed, self._due, self._missed = label(""), label(""), label(""), label("", "muted")
        for one in (self.heading, self.counts, self._due, self._look, self._changed, self._missed):
            self.add(one)

    def refresh(self) -> None:
        """Read the store again."""
        store = self._session.store
        counts = {level: store.findings.overview().get(level, 0) for level in sorted(Level, reverse=True)}
        things = sum(counts.values())
        self.heading.setText(self._things_words(things))
        self.counts.setVisible(bool(things))
        self.counts.show_counts({level: count for level, count in counts.items() if count})
        look = store.runs.latest(RunKind.FILES)
        self._look.setText(self._look_words(look.started if look else None))
        self._say(self._changed, self._changed_words(look) if look else "")
        self._say(self._due, self._due_words(self._session.woken))
        self._say(self._missed, self._missed_words(store.runs.not_checked()))

    def _things_words(self, things: int) -> str:
        if not things:
            return self.tr("Nothing is open at the moment. That does not mean that there is nothing.")
        many = self.tr("{} things are open").format(self._numbers.toString(things))
        return self.tr("1 thing is open") if things == 1 else many

    def _look_words(self, day: date | None) -> str:
        if day is None:
            return self.tr("Your files were not looked at yet.")
        shown = self._numbers.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        return self.tr("Your files were last looked at on {}.").format(shown)

    def _changed_words(self, look: RunSummary) -> str:
        """What the latest look brought, if there was one before it to compare with."""
        known = look.still + look.came_back + look.gone + look.absent + look.unseen
        counts = (
            (look.new, self.tr("{} new")),
            (look.came_back, self.tr("{} came back")),
            (look.gone, self.tr("{} no longer found")),
        )
        parts = [words.format(self._numbers.toString(count)) for count, words in counts if count]
        if not (known and parts):
            return ""
        return self.tr("Compared with the look before, file by file: {}.").format(", ".join(parts))

    def _due_words(self, woken: int) -> str:
        if not woken:
            return ""
        many = self.tr("{} things that you had put off are due again.").format(self._numbers.toString(woken))
        return self.tr("1 thing that you had put off is due again.") if woken == 1 else many

    def _missed_words(self, missed: list[NotChecked]) -> str:
        """The same words as in the list of the review, so that the two never differ."""
        if not missed:
            return ""
        from officer_exposure.report.gaps import extent

        return self.tr("Not looked at, or not in full: {}. The review says why.").format(extent(missed))

    @staticmethod
    def _say(line: QLabel, words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))
