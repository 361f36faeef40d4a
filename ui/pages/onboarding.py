"""Onboarding: short parts with stories, and a record that says which ones are finished and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content.onboarding import Module, load_onboarding
from officer_exposure.content.version import content_version
from officer_exposure.errors import ReportError
from officer_exposure.report.attestation import attest, encode
from officer_exposure.report.private_file import write_private
from ui.free_path import free_path
from ui.pages.page import Page
from ui.saved_words import saved_lines
from ui.session import Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.confidence_card import ConfidenceCard
from ui.widgets.module_view import ModuleView
from ui.widgets.record_view import RecordView
from ui.widgets.text import label, selectable


class OnboardingPage(Page):
    """The list of parts, one part, or the record. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._module: Module | None = None
        self.lead.show()
        self.result = Card(part="note")
        self._build_list()
        self.part, self.record = ModuleView(), RecordView()
        self.part.acknowledged.connect(self._name_actions)
        self.record.mentor_wanted.connect(self._preview)
        for box in (self.record.pdf, self.record.json):
            box.toggled.connect(self._name_actions)
        for widget in (self.result, self._list, self.part, self.record):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("&Back"))
        self.back.clicked.connect(self._go_back)
        self.missing = self.remark()
        self.main = self.main_action("")
        self.main.clicked.connect(self._go_on)
        self.start_over()

    def _build_list(self) -> None:
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        week = load_onboarding()
        self.before = ConfidenceCard(self.tr("Before you begin"), week.questions)
        self.after = ConfidenceCard(self.tr("And now?"), week.questions)
        self.before.said.connect(lambda question, value: self._session.store.onboarding.say("before", question, value))
        self.after.said.connect(lambda question, value: self._session.store.onboarding.say("after", question, value))
        column.addWidget(self.before)
        column.addWidget(self.after)
        column.addSpacing(GRID)
        self.modules: dict[str, QPushButton] = {}
        for module in week.modules.values():
            button = QPushButton()
            button.setProperty("part", "choice")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, module=module: self._open(module))
            self.modules[module.id] = button
            column.addWidget(button)

    def start_over(self) -> None:
        """Show the list, with what is finished."""
        self._module = None
        week, store = load_onboarding(), self._session.store.onboarding
        done = self._done()
        self.title.setText(self.tr("Onboarding"))
        self.lead.setText(week.intro)
        for module in week.modules.values():
            minutes = self.tr("about {} minutes").format(QLocale().toString(module.minutes))
            state = self.tr("finished") if module.id in done else minutes
            self.modules[module.id].setText(f"{module.title}  ·  {state}")
        said, everything = store.said("before"), len(done) == len(week.modules)
        self.before.show_said(said)
        self.before.setVisible(bool(said) or not everything)  # who is through is not asked how it was before
        self.after.show_said(store.said("after"))
        self.after.setVisible(everything)
        self._show(self._list)

    def _done(self) -> set[str]:
        """The parts that are finished."""
        return {one.module for one in self._session.store.onboarding.done()}

    def _open(self, module: Module) -> None:
        self._module = module
        self.title.setText(module.title)
        self.lead.setText(self.tr("Take your time with the stories. Nobody sees what you choose."))
        self.part.tell(module, done=module.id in self._done())
        self._show(self.part)

    def _go_on(self) -> None:
        if self._module is not None:
            self._finish(self._module)
        elif self._in_view is self.record:
            self._save()
        else:
            self.title.setText(self.tr("Record of completion"))
            self.lead.setText(self.tr("It is written to your own disk. You decide who gets it."))
            self._preview()
            self._show(self.record)

    def _finish(self, module: Module) -> None:
        """Keep what the box says: ticked is finished, not ticked is not."""
        store = self._session.store.onboarding
        if self.part.box.isChecked():
            store.finish(module.id, content_version(), self._session.today)
        else:
            store.take_back(module.id)
        self.start_over()

    def _go_back(self) -> None:
        if self._in_view is self._list:
            self.go.emit("documents")
        else:
            self.start_over()

    def _preview(self) -> None:
        self.record.tell(
            attest(
                (one.module for one in self._session.store.onboarding.done()),
                content=content_version(),
                made=self._session.today,
                mentor=self.record.mentor.isChecked(),
            )
        )

    def _save(self) -> None:
        try:
            paths = list(self._write())
        except ReportError as error:
            self._say(label(error.message, "strong"), label(error.hint))
        else:
            self.record.picker.look_again()
            self._say(*saved_lines(paths), *(selectable(str(path)) for path in paths))

    def _write(self) -> Iterator[Path]:
        from officer_exposure.report.completion import render_completion_pdf

        done = [one.module for one in self._session.store.onboarding.done()]
        record = attest(
            done, content=content_version(), made=self._session.today, mentor=self.record.mentor.isChecked()
        )
        folder = self.record.picker.current()
        if self.record.pdf.isChecked():
            yield _written(folder, ".pdf", render_completion_pdf(record))
        if self.record.json.isChecked():
            yield _written(folder, ".json", encode(record))

    def _say(self, *lines: QWidget) -> None:
        self.result.replace(*lines)
        self.result.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def _show(self, part: QWidget) -> None:
        self.result.hide()
        for one in (self._list, self.part, self.record):
            one.setVisible(one is part)
        self._in_view = part
        self.scrolling.verticalScrollBar().setValue(0)
        self._name_actions()

    def _progress(self) -> str:
        """How many parts are finished, beside what it leads to."""
        done, numbers = len(self._done()), QLocale()
        if not done:
            return self.tr("Finish a part first.")
        whole = len(load_onboarding().modules)
        return self.tr("{} of {} parts finished").format(numbers.toString(done), numbers.toString(whole))

    def _name_actions(self) -> None:
        self.missing.setText("")
        if self._module is not None:
            ticked, done = self.part.box.isChecked(), self._module.id in self._done()
            self.main.setText(self.tr("&Leave it open") if done and not ticked else self.tr("&Finish this part"))
            self.main.setEnabled(ticked or done)
            self.missing.setText("" if ticked or done else self.tr("Tick the sentence at the end first."))
        elif self._in_view is self.record:
            self.main.setText(self.tr("&Save the record"))
            self.main.setEnabled(self.record.pdf.isChecked() or self.record.json.isChecked())
        else:
            self.main.setText(self.tr("&Record of completion"))
            self.main.setEnabled(bool(self._done()))
            self.missing.setText(self._progress())


def _written(folder: Path, suffix: str, data: bytes) -> Path:
    path = free_path(folder, suffix, "record-of-completion")
    write_private(path, data)
    return path
