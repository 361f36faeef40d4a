"""What a person does on the review page, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.model import Level
from officer_exposure.store.records import Shown, Verdict
from tests.ui.driving import PATIENCE, click, go_to, scan, words
from ui.models.gatherings import ROW, Entry
from ui.pages.review import ReviewPage
from ui.widgets.decision_bar import KEYS, Scope
from ui.widgets.decision_form import AcceptForm, DecisionForm, LaterForm
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.fixed_form import FixedForm
from ui.window import Window

FORMS = {Verdict.LATER: LaterForm, Verdict.ACCEPTED: AcceptForm, Verdict.FIXED: FixedForm}


class Reviewer:
    """Somebody in front of the review page."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window
        self.page = go_to(window, "review", ReviewPage)
        window.activateWindow()
        self.wait()

    @classmethod
    def after_scan(cls, qtbot: QtBot, window: Window, place: Path) -> Reviewer:
        """Look at a folder, then at what was found."""
        scan(qtbot, window, place)
        return cls(qtbot, window)

    def wait(self) -> None:
        """Until everything that was decided is kept and shown."""
        self.qtbot.waitUntil(lambda: not self.page.triage.busy, timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: not self.page.is_reading(), timeout=PATIENCE)
        self.qtbot.wait(20)

    def entries(self) -> list[Entry]:
        """The gatherings in the list."""
        model = self.page.list.model()
        rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, Entry)]

    def open(self, text: str) -> None:
        """Choose the row that says `text`."""
        model = self.page.list.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        self.page.list.setCurrentIndex(next(row for row in rows if text in str(row.data())))

    def current(self) -> QModelIndex | QPersistentModelIndex:
        """The row that is chosen."""
        return self.page.list.currentIndex()

    @property
    def evidence(self) -> EvidencePanel:
        """The evidence in view."""
        (panel,) = (one for one in self.page.findChildren(EvidencePanel) if one.isVisible())
        return panel

    def show(self, what: str) -> None:
        """Choose under "What to show"."""
        self.page.filters.shown.setCurrentText(what)
        self.qtbot.wait(20)

    def search(self, text: str) -> None:
        """Press Ctrl+F and type."""
        QTest.keyClick(self.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert self.page.filters.search.hasFocus()
        with self.qtbot.waitSignal(self.page.filters.changed):
            QTest.keyClicks(self.page.filters.search, text)
        self.qtbot.wait(20)

    def scope(self, scope: Scope) -> None:
        """For which findings to decide."""
        scopes = self.page.detail.decisions.bar.scopes
        scopes.setCurrentIndex(scopes.findData(scope.value))

    def press(self, verdict: Verdict) -> None:
        """The key of a verdict, with the list in focus."""
        self.page.list.setFocus()
        QTest.keyClicks(self.page.list, KEYS[verdict].lower())
        if verdict in FORMS:
            self.qtbot.waitUntil(lambda: self.form is not None and self.form.first.isVisible())

    def decide(self, verdict: Verdict) -> None:
        """Decide by key, fill in what the decision needs, and wait until it is kept."""
        self.press(verdict)
        form = self.form
        if verdict in FORMS:
            assert isinstance(form, FORMS[verdict])
        match form:
            case LaterForm():
                click(form.choices[1])
            case AcceptForm():
                QTest.keyClicks(form.reason, "My agency knows")
                click(form.accept)
            case FixedForm():
                click(form.word)
        self.wait()

    @property
    def form(self) -> DecisionForm | None:
        """The form that is open."""
        return self.page.detail.decisions.form

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.page.list.setFocus()
        QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.wait()

    def said(self) -> str:
        """What the page says of the latest decision."""
        return self.page.detail.decisions.said.text()

    def listed(self) -> dict[Level, int]:
        """Things by level, added up over the list."""
        counts = dict.fromkeys(Level, 0)
        for entry in self.entries():
            counts[entry.gathering.level] += entry.gathering.things
        return counts

    def check_counts(self) -> None:
        """The heading, the rail and the store say what the list says."""
        listed, wanted = self.listed(), self.page.filters.wanted
        store = self.window.session.store
        heading = words(_counts_of(self.page)).splitlines() if any(listed.values()) else []
        assert heading == [f"{n} {level.name.lower()}" for level, n in sorted(listed.items(), reverse=True) if n]
        if self.page.filters.is_narrow() or wanted.standing is not None:
            return
        assert listed == store.findings.overview(wanted.shown)
        if wanted.shown is Shown.OPEN:
            things = sum(listed.values())
            rail = self.window.rail.button("review").accessibleName()
            assert (
                rail == f"Review, {'Nothing open' if not things else '1 thing' if things == 1 else f'{things} things'}"
            )


def _counts_of(page: ReviewPage) -> QWidget:
    return page.counts
