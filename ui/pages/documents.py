"""Documents: save a report where the officer says, masked unless asked otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.store.records import Shown
from ui.pages.page import Page
from ui.review import Review
from ui.saved_words import saved_lines
from ui.saver import Files, Saver
from ui.session import Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.door import Door
from ui.widgets.password_for_pdf import PasswordForPdf
from ui.widgets.picker import folder_to_save_in
from ui.widgets.reader_card import For, ReaderCard
from ui.widgets.text import label, selectable


class DocumentsPage(Page):
    """Which files, what is in them, where they go. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._saver: Saver | None = None
        self._keeps_focus = False
        self.lead.show()
        self.result = Card(part="note")
        self.result.hide()
        self.body.addWidget(self.result)
        self._build_doors()
        self.readers = ReaderCard()
        self.readers.changed.connect(self._show_state)
        self.body.addWidget(self.readers)
        self._build_kinds()
        self._build_masking()
        self._build_place()
        self._build_others()
        self.body.addStretch(1)
        self.briefing = self.side_action(self.tr("&Family briefing"))
        self.briefing.clicked.connect(lambda: self.go.emit("briefing"))
        self.onboarding = self.side_action(self.tr("Onboa&rding"))
        self.onboarding.clicked.connect(lambda: self.go.emit("onboarding"))
        self.save = self.main_action("")
        self.save.clicked.connect(self._go_on)
        session.findings_changed.connect(self._note_change)
        self._show_state()

    def _build_others(self) -> None:
        """What is written to somebody else, or read."""
        card = Card(label(self.tr("To send by hand, and to read"), "strong"))
        row = QVBoxLayout()
        row.setSpacing(GRID)
        for key, words in (
            ("requests", self.tr("Ask a club, a school or a relative")),
            ("letters", self.tr("Laws and letters")),
            ("policy", self.tr("What agencies often ask")),
        ):
            button = QPushButton(words)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=key: self.go.emit(key))
            row.addWidget(button)
        card.add_row(row)
        self.body.addWidget(card)

    def _build_doors(self) -> None:
        """What can be made without a look at anything."""
        self._doors = QWidget()
        row = QHBoxLayout(self._doors)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for key, title, text, time in (
            (
                "briefing",
                self.tr("Family briefing"),
                self.tr("Sheets and a presentation for a partner, children, relatives and the school."),
                self.tr("About 20 minutes together"),
            ),
            (
                "onboarding",
                self.tr("Onboarding"),
                self.tr("Short parts with stories, and a record that says which ones are finished."),
                self.tr("A few minutes each"),
            ),
        ):
            door = Door(title, text, time)
            door.opened.connect(lambda key=key: self.go.emit(key))
            row.addWidget(door, 1)
        self.body.addWidget(self._doors)

    def _build_kinds(self) -> None:
        self.html = QCheckBox(self.tr("A report to read and prin&t (HTML)"))
        self.pdf = QCheckBox(self.tr("The same report o&n paper (PDF)"))
        self.json = QCheckBox(self.tr("A &data file for other programs (JSON)"))
        self.html.setChecked(True)
        self.lock = PasswordForPdf()
        for box in (self.html, self.pdf, self.json):
            box.toggled.connect(self._show_state)
        self.lock.changed.connect(self._show_state)
        self.left_out = label("", "small")
        heading = label(self.tr("What to save"), "strong")
        self._kinds = Card(heading, self.html, self.pdf, self.lock, self.json, self.left_out)
        self.body.addWidget(self._kinds)

    def _build_masking(self) -> None:
        self.exact = QCheckBox(self.tr("Show &exact places, names and pictures"))
        self.warning = Card(
            label(
                self.tr(
                    "Whoever gets this file can find your home and your family. "
                    "Keep it where only you can open it, and delete it when you are done."
                )
            ),
            part="note",
        )
        self.warning.hide()
        self.exact.toggled.connect(self.warning.setVisible)
        self._masking = Card(
            label(self.tr("What is in it"), "strong"),
            label(self.tr("Normally exact values are hidden and pictures are blurred, so that the file can be shown.")),
            self.exact,
            self.warning,
        )
        self.body.addWidget(self._masking)

    def _build_place(self) -> None:
        self.picker = folder_to_save_in()
        hint = label(self.tr("It is saved in the folder that is open here, or in the one you mark."), "small")
        self._place = Card(label(self.tr("Where to save it"), "strong"), self.picker, hint)
        self.body.addWidget(self._place)

    def _note_change(self) -> None:
        if self.isVisible():
            self._show_state()

    def shown(self) -> None:
        """Say what there is to save now."""
        self._show_state()
        super().shown()

    def _show_left_out(self) -> None:
        """A report is about what is open. It says so, and how much is not in it."""
        aside = sum(self._session.store.findings.overview(Shown.SET_ASIDE).values())
        words = self.tr("The report holds everything that is still to do.")
        if aside:
            one = self.tr("1 thing that you set aside is left out.")
            many = self.tr("{} things that you set aside are left out.").format(QLocale().toString(aside))
            words = f"{words} {one if aside == 1 else many}"
        self.left_out.setText(words)

    def _show_state(self) -> None:
        ready = Review(self._session.store).reach is not None
        self._show_left_out()
        self.title.setText(self.tr("Save a report") if ready else self.tr("There is nothing to save yet"))
        self.lead.setText(
            self.tr("The report is for you. It is written to your own disk and sent nowhere.")
            if ready
            else self.tr("Look at your photos or answer the questions first.")
        )
        found = self.readers.chosen().holds_findings
        for card in (self.readers, self._kinds, self._place):
            card.setVisible(ready)
        self._masking.setVisible(ready and found)
        self.json.setVisible(self.readers.chosen() is For.ME)  # it leaves nothing out
        self.left_out.setVisible(found)
        self._doors.setVisible(not ready)
        self.save.setText(self.tr("&Save the report") if ready else self.tr("C&hoose what to look at"))
        self.lock.setVisible(self.pdf.isChecked() and found)
        chosen = any(box.isChecked() for box in (self.html, self.pdf, self.json) if box.isVisibleTo(self))
        sound = self.lock.is_sound or not self.lock.isVisibleTo(self)
        self.save.setEnabled(not ready or (chosen and sound and self._saver is None))

    def _go_on(self) -> None:
        session = self._session
        if Review(session.store).reach is None:
            self.go.emit("sources")
            return
        found = self.readers.chosen().holds_findings
        files = Files(
            folder=self.picker.current(),
            html=self.html.isChecked(),
            json=self.json.isChecked() and self.readers.chosen() is For.ME,
            pdf=self.pdf.isChecked(),
            password=self.lock.password() if self.pdf.isChecked() and found else "",
            masked=not self.exact.isChecked(),
            reader=self.readers.chosen(),
        )
        self._saver = Saver(session.store, files, session.today, session.locate)
        self._saver.saved.connect(self._show_saved)
        self._saver.failed.connect(self._show_failed)
        self._saver.finished.connect(self._over)
        self._keeps_focus = self.save.hasFocus()
        self._say(label(self.tr("Writing the report"), "strong"))
        self._show_state()
        self._saver.start()

    def _show_saved(self, paths: list[Path]) -> None:
        self.picker.look_again()
        shown = (selectable(str(path)) for path in paths)
        self._say(*saved_lines(paths), *shown, *map(self._opener, paths[:1]))

    def _opener(self, path: Path) -> QWidget:
        button = QPushButton(self.tr("&Open it"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._open(path))
        return button

    def _open(self, path: Path) -> None:
        """Hand the file to the officer's own program for it; nothing is sent."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.result.add(label(self.tr("It did not open. Look for it in your files, and double-click it there.")))

    def _show_failed(self, message: str, hint: str) -> None:
        self._say(label(message, "strong"), label(hint))

    def _say(self, *lines: QWidget) -> None:
        self.result.replace(*lines)
        self.result.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def _over(self) -> None:
        assert self._saver is not None
        self._saver.wait()
        self._saver = None
        self.exact.setChecked(False)
        self.lock.clear()
        self._show_state()
        if self.isVisible() and self._keeps_focus:
            self.save.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a report that is being written be finished."""
        if self._saver is not None:
            self._saver.wait()
        super().closeEvent(event)
