"""About me: what the officer tells about themselves and the household, all of it optional, kept as it is typed."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.errors import VaultError
from officer_exposure.facts.merging import merged
from officer_exposure.facts.record import Facts, Role
from ui.asked import Entry
from ui.facts_form import facts_in, form_of
from ui.pages.page import Page
from ui.questions import Questions
from ui.session import Keeping, Session
from ui.widgets.card import Card
from ui.widgets.fact_offers import FactOffers
from ui.widgets.fact_rows import FactRows
from ui.widgets.fact_section import FactSection
from ui.widgets.facts_file import FactsFile
from ui.widgets.question_card import QuestionCard
from ui.widgets.scroll import unfold
from ui.widgets.stop_card import StopCard
from ui.widgets.text import label

_PAUSE_MS = 800
"""After the last key: what stands there then is kept, should the vault be locked the next moment."""


class AboutPage(Page):
    """Begins with a few fields and offers the others. Emits `go` with the key of the next page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session, self._store = session, session.store
        self._kept = Facts()
        self._is_over = False
        self.title.setText(self.tr("About me"))
        self.lead.setText(self.tr("Everything here is optional. We look for it in your own files and answers only."))
        self.lead.show()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._keep)
        self._build_role()
        self._build_sections()
        self._build_file()
        self._build_delete()
        self.body.addStretch(1)
        self.status = self.remark()
        self.next = self.main_action(self.tr("Ne&xt: what to look at"))
        self.next.clicked.connect(lambda: self.go.emit("sources"))
        self._show(self._store.facts.load())
        self._say_where()

    def _build_role(self) -> None:
        questions = Questions(self)
        self.role = FactRows(questions.role())
        self.role.left.connect(self._note_role)
        reason = self.tr("Why we ask: Some advice depends on it. For covert work this is not the right program.")
        self.body.addWidget(Card(label(self.tr("Your role"), "strong"), label(reason, "small"), self.role))
        self.stop = StopCard()
        self.stop.delete.connect(self._delete)
        self.body.addWidget(self.stop)
        self._sections = questions.sections()

    def _build_sections(self) -> None:
        self.sections: dict[str, FactSection] = {}
        for section in self._sections:
            card = FactSection(section)
            card.touched.connect(self._soon.start)
            card.left.connect(self._keep)
            self.body.addWidget(card)
            self.sections[section.key] = card
        self.offers = FactOffers(section for section in self._sections if section.offer)
        self.offers.wanted.connect(self._open_section)
        self.body.addWidget(self.offers)

    def _build_file(self) -> None:
        self.load = _narrow(self.tr("Load from a facts file"))
        self.load.setCheckable(True)
        self.file = FactsFile()
        self.file.hide()
        unfold(self.load, self.file)
        self.file.read.connect(self._take)
        self.file.stopped.connect(self._stop_for_file)
        self.body.addWidget(self.load)
        self.body.addWidget(self.file)

    def _build_delete(self) -> None:
        self.delete = _narrow(self.tr("Delete everything on this page"))
        self.delete.clicked.connect(self._ask_to_delete)
        self.question = QuestionCard(
            self.tr("Delete everything you entered on this page?"),
            self.tr("What was found stays. Later looks can no longer search for these facts."),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        self.question.hide()
        self.question.confirmed.connect(self._delete)
        self.question.declined.connect(self._decline)
        self.body.addWidget(self.delete)
        self.body.addWidget(self.question)

    def _show(self, facts: Facts) -> None:
        """Put facts into the fields: they are what is kept."""
        self._kept = facts
        form = form_of(facts)
        self.role.show_entries(form["role"])
        for card in self.sections.values():
            card.show_entries(form)
        self._opened = {key for key, card in self.sections.items() if not card.section.offer or not card.is_blank()}
        self._arrange()

    def _arrange(self) -> None:
        """Show what was asked for and offer the rest. A covert role leaves nothing but the stop sign."""
        stopped = self._is_stopped()
        for key, card in self.sections.items():
            card.setVisible(key in self._opened and not stopped)
        offered = set(self.offers.buttons) - self._opened
        self.offers.offer(offered)
        self.offers.setVisible(bool(offered) and not stopped)
        for part in (self.lead, self.load, self.delete, self.bar):
            part.setVisible(not stopped)
        self.file.setVisible(self.load.isChecked() and not stopped)
        self.question.hide()
        self.stop.setVisible(stopped)
        self.stop.say_kept(self._kept != Facts())

    def _open_section(self, key: str) -> None:
        self._opened.add(key)
        self._arrange()
        card = self.sections[key]
        card.start()
        QTimer.singleShot(0, card, lambda: self.scrolling.ensureWidgetVisible(card))

    def _is_stopped(self) -> bool:
        return self.role.entries()[0]["role"] == Role.COVERT

    def _note_role(self) -> None:
        """A covert role is not kept, and neither is one that was passed over on the way to it."""
        if self._is_stopped():
            self._keep_facts(replace(self._kept, subject=replace(self._kept.subject, role=None)))
        self._arrange()
        self._keep()

    def _stop_for_file(self) -> None:
        """The file names a covert role: nothing of it is taken."""
        self.load.setChecked(False)
        self.role.show_entries([{"role": Role.COVERT}])
        self._arrange()
        self.scrolling.verticalScrollBar().setValue(0)

    def _entered(self) -> Facts:
        form: dict[str, list[Entry]] = {"role": self.role.entries()}
        for card in self.sections.values():
            form |= card.entries()
        return facts_in(form)

    def _keep(self) -> None:
        """Save what stands in the fields, if it is new. Nothing is saved beside a covert role."""
        self._soon.stop()
        if self._is_over or self._is_stopped():
            return
        self._keep_facts(self._entered())

    def _keep_facts(self, facts: Facts) -> None:
        if facts != self._kept and self._save(facts):
            self._kept = facts

    def _save(self, facts: Facts) -> bool:
        try:
            self._store.facts.save(facts)
        except VaultError as error:
            self.status.setText(error.message)
            return False
        self._say_where()
        return True

    def _say_where(self) -> None:
        vault = self._session.vault is not None
        self.status.setText(self.tr("Saved in your vault") if vault else self.tr("Kept until you close this window"))

    def _take(self, facts: Facts) -> None:
        """Add what a file says to what is kept."""
        self._keep()
        whole = merged(self._kept, facts)
        if self._save(whole):
            self.load.setChecked(False)
            self._show(whole)
            self.scrolling.verticalScrollBar().setValue(0)

    def _ask_to_delete(self) -> None:
        self.delete.hide()
        self.question.show()
        self.question.no.setFocus()
        QTimer.singleShot(0, self.question, lambda: self.scrolling.ensureWidgetVisible(self.question))

    def _decline(self) -> None:
        self.question.hide()
        self.delete.show()
        self.delete.setFocus()

    def _delete(self) -> None:
        stopped = self._is_stopped()
        self._soon.stop()
        if self._save(Facts()):
            self._show(Facts())
            self.status.setText(self.tr("Everything on this page was deleted"))
        if stopped:
            self.role.show_entries([{"role": Role.COVERT}])
            self._arrange()
        self.scrolling.verticalScrollBar().setValue(0)

    def shown(self) -> None:
        """Another page may have noted where home is."""
        kept = self._store.facts.load()
        if kept != self._kept and not self._is_stopped():
            self._show(kept)
        super().shown()

    def left(self) -> None:
        """Nothing that was typed is lost by going elsewhere."""
        self._keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed in the last moment, if the store is still there."""
        if self._session.keeping is not Keeping.CLOSED and self._session.store is self._store:
            self._keep()
        self._soon.stop()
        self._is_over = True
        super().closeEvent(event)


def _narrow(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
