"""The right half of the review: the row of decisions, what they still need, and one gathering in full."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.events import Audit
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.parsing.pixels.drawings import HELD_TASK, TASK
from officer_exposure.places.spots import Line, lines_of
from officer_exposure.report.cards import card_of
from officer_exposure.report.masking import Disguise
from officer_exposure.store.records import Shown, Wanted
from ui.models.findings import FindingPages
from ui.not_checked import NotCheckedWords
from ui.ring import Ring
from ui.theme import COLUMN, GRID
from ui.thumbnails import Thumbnails
from ui.triage import Triage
from ui.widgets.card import clear
from ui.widgets.decision_form import DecisionForm
from ui.widgets.decisions import Decisions
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.file_view import FileView
from ui.widgets.gathering_detail import GatheringDetail
from ui.widgets.not_checked_detail import NotCheckedDetail
from ui.widgets.picture import EDGE
from ui.widgets.screenshot import Screenshot
from ui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from ui.session import Session


class ReviewDetail(QWidget):
    """Shows a gathering, or what was not checked, and lets the officer decide.

    Emits `copy_wanted` with the path of a file, and whether parts of the picture itself are to go.
    """

    copy_wanted = Signal(object, bool)

    def __init__(self, session: Session, triage: Triage) -> None:
        super().__init__()
        self._session = session
        self._files, self._held = Thumbnails(EDGE, TASK), Thumbnails(EDGE, HELD_TASK)
        self._near = Ring(1)
        self._gathering: Gathering | None = None
        self._detail: GatheringDetail | None = None
        self._words: NotCheckedWords | None = None
        self._shown = Shown.OPEN
        self._before: QWidget = self
        self._after: Sequence[QWidget] = ()
        self.decisions = Decisions(triage, session.today)
        self.decisions.asks.connect(self._show_form)
        self.decisions.passed.connect(self._pass_on)
        self._build()
        self.decisions.bar.listen_in((self.scrolling, *self.decisions.bar.buttons.values(), self.decisions.bar.more))

    def _build(self) -> None:
        content = QWidget()
        self._form, self._place = QVBoxLayout(), QVBoxLayout()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.setSpacing(2 * GRID)
        inner.addLayout(self._form)
        inner.addLayout(self._place, 1)
        content.setMaximumWidth(COLUMN + GRID)
        self.scrolling = ScrollColumn(content)
        self.setMinimumWidth(384)  # the row of decisions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.decisions)
        column.addWidget(self.scrolling, 1)

    def show_gathering(self, gathering: Gathering, wanted: Wanted) -> None:
        """Show a gathering; where it is shown already, only what has changed about it."""
        pages = FindingPages(self._session.store, gathering.id, wanted, gathering.count)
        unnamed = msgspec.structs.replace(gathering, findings=())  # the names of all files are read page by page
        card = card_of(unnamed, Disguise(Audit(), masked=False))
        same = self._gathering is not None and self._gathering.id == gathering.id and self._shown is wanted.shown
        self._shown = wanted.shown
        if self._detail is not None and same:
            self._gathering = gathering
            before = self._detail.evidence.kept
            self._detail.take(gathering, card, pages)
            self._offer()
            after = self._detail.evidence.kept
            if before and after and before.finding.fingerprint != after.finding.fingerprint:
                self._show_name()
            return
        self._gathering, self._words = gathering, None
        view = FileView(self._near, self._lines_of)
        evidence = EvidencePanel(pages, self._session.today, self._files, self._session.locate, view)
        detail = GatheringDetail(gathering, card, evidence, over=wanted.shown is Shown.GONE)
        detail.steps_wanted.connect(lambda: self.scrolling.verticalScrollBar().setValue(detail.remedy.y()))
        detail.copy_wanted.connect(self._want_copy)
        evidence.turned.connect(self._offer)
        evidence.standing.screenshot_wanted.connect(self._show_screenshot)
        self.decisions.say("")
        self._replace(detail)
        self._detail = detail
        self._offer()

    def show_not_checked(self, words: NotCheckedWords | None) -> None:
        """Show what was not looked at; nothing yet, where it is still being read."""
        if words is not None and words is self._words:
            return
        self._gathering, self._detail, self._words = None, None, words
        self.decisions.withdraw()
        self._replace(NotCheckedDetail(words.gaps, words.idle, words.blind_spots) if words else QWidget())
        self._order_soon()

    def _lines_of(self, source: str, artifact: str) -> Sequence[Line]:
        """The recorded movements of one file."""
        located = self._session.store.located.of(source, artifact)
        return tuple(lines_of([located])) if located is not None else ()

    def _replace(self, detail: QWidget) -> None:
        clear(self._place)
        self._place.addWidget(detail)
        self.scrolling.verticalScrollBar().setValue(0)

    def _offer(self) -> None:
        """Let decisions be about the finding that is shown now."""
        if self._detail is not None and self._gathering is not None:
            evidence = self._detail.evidence
            self.decisions.offer(self._gathering, evidence.pages, evidence.kept)
            self._order_soon()

    def _want_copy(self) -> None:
        """Of the file that is shown, if it is still there."""
        kept = self._detail.evidence.kept if self._detail is not None else None
        path = self._session.locate(kept.finding.source, kept.finding.artifact) if kept is not None else None
        if kept is None or path is None:
            self.decisions.say(self.tr("This file is not there now, so no copy can be made of it."))
            return
        self.copy_wanted.emit(Path(os.fsdecode(path)), kept.finding.remediation.startswith("picture."))

    def _pass_on(self) -> None:
        """The officer is done with this finding, and it stays: go on with the next."""
        if self._detail is not None and self._detail.evidence.after.isEnabled():
            self._detail.evidence.after.click()
            self._show_name()

    def _show_name(self) -> None:
        """The next decision is about another file: its name must not be out of sight above."""
        content, bar = self.scrolling.widget(), self.scrolling.verticalScrollBar()
        if self._detail is not None and content is not None:
            bar.setValue(min(bar.value(), self._detail.evidence.mapTo(content, QPoint()).y()))

    def _show_form(self, form: DecisionForm | None) -> None:
        clear(self._form)
        if form is not None:
            self._form.addWidget(form)
            self.scrolling.verticalScrollBar().setValue(0)
            self._order_soon()
            form.begin()

    def _show_screenshot(self) -> None:
        kept = self._detail.evidence.kept if self._detail is not None else None
        if kept is None or kept.decision is None:
            return
        pictures = self._session.store.decisions.screenshots(kept.decision.id)
        if pictures:
            shown = Screenshot(pictures[0], self._held)
            shown.closed.connect(lambda: self._show_form(None))
            self._show_form(shown)

    def stand_between(self, before: QWidget, after: Sequence[QWidget]) -> None:
        """Where the Tab key comes from, and where it goes on to."""
        self._before, self._after = before, after
        self._order_soon()

    def _order_soon(self) -> None:
        """Once what is new has found its place."""
        QTimer.singleShot(0, self, self._order)

    def _order(self) -> None:
        """Let the Tab key go through all of this as the eye does."""
        bar, content = self.decisions.bar, self.scrolling.widget()
        assert content is not None
        inside = [
            one
            for one in content.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(content)
        ]
        inside.sort(key=lambda one: one.mapTo(content, QPoint()).toTuple()[::-1])
        before = self._before
        for one in (bar.scopes, *bar.buttons.values(), bar.more, *inside, *self._after):
            QWidget.setTabOrder(before, one)
            before = one

    def stop(self) -> None:
        """End the workers that draw pictures."""
        self._files.stop()
        self._held.stop()
        self._near.stop()
