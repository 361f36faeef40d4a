"""The row of decisions with what follows from it: what a decision still needs, and what was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.exposure.gathering import Gathering, thing_of
from officer_exposure.model import Answer
from officer_exposure.store.records import Decision, KeptFinding, Ruling, Standing, Verdict
from ui.models.findings import NO_LONGER_SEEN, FindingPages
from ui.said import date_words, verdict_word
from ui.theme import GRID
from ui.triage import Triage, Which
from ui.widgets.decision_bar import DecisionBar, Scope
from ui.widgets.decision_form import AcceptForm, DecisionForm, LaterForm
from ui.widgets.fixed_form import FixedForm
from ui.widgets.text import label

if TYPE_CHECKING:
    from officer_exposure.looking_again import LookedAgain


class Decisions(QWidget):
    """Decides about the finding that is shown, or about all like it.

    Emits `asks` with a DecisionForm that is to be shown, or with None where it is to go; `passed` when the officer is
    done with a finding that stays on the list.
    """

    asks = Signal(object)
    passed = Signal()

    def __init__(self, triage: Triage, today: date) -> None:
        super().__init__()
        self._triage, self._today = triage, today
        self._gathering: Gathering | None = None
        self._pages: FindingPages | None = None
        self._kept: KeptFinding | None = None
        self._form: DecisionForm | None = None
        self.bar = DecisionBar()
        self.bar.chosen.connect(self._choose)
        self.said = label("", "muted")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        triage.busy_changed.connect(self.bar.wait)
        triage.decided.connect(self._tell_decided)
        triage.undone.connect(self._tell_undone)
        triage.looked.connect(self._tell_looked)
        triage.failed.connect(lambda message, hint: self.say(f"{message} {hint}"))

    @property
    def form(self) -> DecisionForm | None:
        """The form that is open."""
        return self._form

    def offer(self, gathering: Gathering, pages: FindingPages, kept: KeptFinding | None) -> None:
        """Decide about this finding from now on. A form that was opened for another one closes."""
        same = (
            self._kept is not None and kept is not None and kept.finding.fingerprint == self._kept.finding.fingerprint
        )
        if not same:
            self._close()
        self._gathering, self._pages, self._kept = gathering, pages, kept
        decidable = kept is not None and kept.standing not in NO_LONGER_SEEN
        self.bar.setVisible(decidable)
        if kept is not None and decidable:
            self.bar.offer(gathering, kept)

    def withdraw(self) -> None:
        """There is nothing to decide about."""
        self._close()
        self._kept = None
        self.bar.hide()

    def say(self, words: str) -> None:
        """What was kept, or why it was not; nothing where `words` is empty."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _choose(self, verdict: Verdict) -> None:
        if self._kept is None or self._triage.busy:
            return
        match verdict:
            case Verdict.LATER:
                self._open(LaterForm(self._today))
            case Verdict.ACCEPTED:
                self._open(AcceptForm(self._today))
            case Verdict.FIXED:
                self._open(self._fixed_form(self._kept))
            case _:
                self._decide(Ruling(verdict))

    def _fixed_form(self, kept: KeptFinding) -> FixedForm:
        is_file = not isinstance(kept.finding.evidence[0], Answer)
        form = FixedForm(file=is_file and self.bar.scope is Scope.THIS)
        form.again.connect(lambda: self._look_again(kept))
        form.shown.connect(self._decide_with_screenshot)
        return form

    def _open(self, form: DecisionForm) -> None:
        self._close()
        self.say("")
        self._form = form
        form.ruled.connect(self._decide)
        form.closed.connect(self._close)
        self.asks.emit(form)

    def _close(self) -> None:
        self._form = None
        self.asks.emit(None)

    def _decide(self, ruling: Ruling) -> None:
        self._start(lambda which: self._triage.decide(which, ruling))

    def _decide_with_screenshot(self, path: Path) -> None:
        self._start(lambda which: self._triage.decide_with_screenshot(which, path))

    def _start(self, decide: Callable[[Which], None]) -> None:
        which = self._which()
        if which is None or self._triage.busy:
            return
        self.say("" if self.bar.scope is Scope.THIS else self.tr("Keeping your decision"))
        decide(which)

    def _look_again(self, kept: KeptFinding) -> None:
        if not self._triage.busy:
            self.say(self.tr("Looking at this file again"))
            self._triage.look_again(kept)

    def _which(self) -> Which | None:
        """For which findings a decision is, as things are at this moment."""
        kept, pages = self._kept, self._pages
        if kept is None or pages is None:
            return None
        match self.bar.scope:
            case Scope.THIS:
                return lambda: (kept.finding.fingerprint,)
            case Scope.THING:
                return lambda: pages.fingerprints_of(thing_of(kept.finding))
            case Scope.ALL:
                return pages.fingerprints

    def _tell_decided(self, decision: Decision | None) -> None:
        self._close()
        if decision is None:
            self.say(self.tr("There was nothing to keep."))
            return
        self.say(self._kept_words(decision))
        if decision.verdict is Verdict.CONFIRMED and decision.findings == 1:
            self.passed.emit()

    def _kept_words(self, decision: Decision) -> str:
        word = verdict_word(decision.verdict)
        match decision.verdict:
            case Verdict.CONFIRMED:
                return self.tr("Confirmed today. It is on your list.")
            case Verdict.LATER | Verdict.ACCEPTED if decision.until is not None:
                day = date_words(decision.until)
                return self.tr("“{}” is kept. Until {} it is under “Set aside”.").format(word, day)
        return self.tr("“{}” is kept. It is under “Set aside” now.").format(word)

    def _tell_undone(self, decision: Decision | None) -> None:
        if decision is not None:
            self.say(self.tr("“{}” is taken back.").format(verdict_word(decision.verdict)))

    def _tell_looked(self, looked: LookedAgain | None) -> None:
        self._close()
        if looked is None:
            self.say(self.tr("This file is not where it was, so it could not be looked at. It stays on your list."))
        elif not looked.judged:
            self.say(self.tr("This file could not be looked at in full this time. So it stays on your list."))
        elif looked.kept.standing is Standing.GONE:
            self.say(self.tr("It is no longer found in this file. That is kept as “Fixed”."))
        else:
            self.say(self.tr("It is still there. So it stays on your list."))
