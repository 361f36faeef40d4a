"""Scan: what is being read, how far, what was found so far; Cancel is immediate and keeps what was found."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from officer_exposure.events import Progress
from officer_exposure.model import Level, Stage
from ui.pages.page import Page
from ui.runner import Batch, Look, Reach
from ui.session import ScanState, Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.compared_card import ComparedCard
from ui.widgets.level_mark import LevelMark
from ui.widgets.text import label

_ENOUGH_TO_TELL = 20
"""Files to go by before the time left is worth saying: the first ones wait for the helpers to start."""


class ScanPage(Page):
    """Progress in plain words. Emits `go` with the key of the next page, `missed_wanted` for what was not looked at."""

    go = Signal(str)
    missed_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._locale = QLocale()
        self._build_progress()
        self._build_missed()
        self._build_counts()
        self.trouble = Card(part="note")
        self._trouble_words = label("")
        self.trouble.add(self._trouble_words)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.cancel = self.side_action(self.tr("Ca&ncel"))
        self.cancel.clicked.connect(session.cancel)
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        session.scan_changed.connect(self._show_state)
        session.advanced.connect(self._show_batch)
        self._show_state()

    def _build_progress(self) -> None:
        self.bar_of_files = QProgressBar()
        self.bar_of_files.setTextVisible(False)
        self.bar_of_files.setAccessibleName(self.tr("Files read"))
        self.stage = label("", "strong")
        self.files = label("")
        self.rate = label("", "small")
        self.progress = Card(self.stage, self.bar_of_files, self.files, self.rate)
        self.body.addWidget(self.progress)

    def _build_missed(self) -> None:
        """Stands above the counts: next to them it would read like a footnote to good news."""
        self.missed = label("", "strong")
        self.see_missed = QPushButton(self.tr("See which, and wh&y"))
        self.see_missed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.see_missed.clicked.connect(self.missed_wanted)
        words = label(self.tr("What was not read can hold something, too. The rest was looked at."))
        self.partly = Card(self.missed, words, self.see_missed, part="note")
        self.partly.hide()
        self.body.addWidget(self.partly)

    def _build_counts(self) -> None:
        self._words = {
            Level.URGENT: self.tr("Urgent"),
            Level.HIGH: self.tr("High"),
            Level.MODERATE: self.tr("Moderate"),
            Level.LOW: self.tr("Low"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(3, 1)
        self.counts: dict[Level, QLabel] = {}
        for row, (level, text) in enumerate(self._words.items()):
            self.counts[level] = label("0", "strong")
            self.counts[level].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(LevelMark(level), row, 0)
            grid.addWidget(label(text), row, 1)
            grid.addWidget(self.counts[level], row, 2)
        self.found_title = label("", "strong")
        self.found = Card(self.found_title)
        self.found.add_row(grid)
        self.missed_so_far = label("", "small")
        self.missed_so_far.hide()
        self.found.add(self.missed_so_far)
        self.aside = label(self.tr("What you had set aside before is counted here, too."), "small")
        self.aside.hide()
        self.found.add(self.aside)
        self.body.addWidget(self.found)
        self.compared = ComparedCard()
        self.compared.hide()
        self.body.addWidget(self.compared)

    def _show_state(self) -> None:
        state = self._session.state
        titles = {
            ScanState.IDLE: (self.tr("Nothing is being read"), self.tr("Start it from “What to look at”.")),
            ScanState.RUNNING: (self.tr("Looking"), self.tr("You can leave this page. The work goes on.")),
            ScanState.STOPPING: (self.tr("Stopping"), self.tr("What was found so far is kept.")),
            ScanState.DONE: (self.tr("Done looking"), self.tr("Everything you chose was gone through.")),
            ScanState.CANCELLED: (
                self.tr("Stopped"),
                self.tr("What was found is kept. The rest was not looked at. Start again, and it goes on from there."),
            ),
            ScanState.FAILED: (self.tr("This did not work"), self.tr("Nothing was changed on your computer.")),
        }
        title, lead = titles[state]
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.show()
        running = state in {ScanState.RUNNING, ScanState.STOPPING}
        self.partly.hide()
        self.progress.setVisible(state not in {ScanState.IDLE, ScanState.FAILED})
        self.found.setVisible(state not in {ScanState.IDLE, ScanState.FAILED})
        self.trouble.setVisible(state is ScanState.FAILED)
        self._trouble_words.setText(self._session.trouble)
        self.compared.show_summary(self._session.look.summary if self._session.look else None)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(state is ScanState.RUNNING)
        self.next.setVisible(not running)
        finished = state in {ScanState.DONE, ScanState.CANCELLED}
        self._lead_to("review" if finished else "sources")
        self.rate.setVisible(running)
        if state is ScanState.RUNNING:
            self._begin()
        elif finished:
            self._end()

    def _empty_bar(self) -> None:
        """How much there is to do is not known yet: a bar that moves would look like progress."""
        self.bar_of_files.setRange(0, 1)
        self.bar_of_files.setValue(0)

    def _end(self) -> None:
        stopped = self._session.state is ScanState.CANCELLED
        self.stage.setText(self.tr("Stopped before the end") if stopped else self.tr("All files were gone through"))
        self.missed_so_far.hide()
        self.found_title.setText(self.tr("Things found in your files"))
        look = self._session.look
        if look is None:
            return
        if stopped:
            read = self._locale.toString(look.examined)
            self.files.setText(self.tr("{} files were read before you stopped").format(read))
        else:
            self._say_reach(look)
        self._say_set_aside()

    def _say_reach(self, look: Look) -> None:
        """Four zeros must not look like good news where little or nothing could be read."""
        known = look.reach in {Reach.FOUND, Reach.NOTHING_FOUND}
        self.found.setVisible(known)
        if look.lost or not known:
            self.stage.setText(self.tr("Not all of it could be looked at"))
        if look.reach is Reach.NOTHING_THERE:
            self.progress.hide()
            self.title.setText(self.tr("There was nothing to look at"))
            self.lead.setText(self.tr("What you chose holds no files. Choose another folder, or a file."))
            self._lead_to("sources")
        elif look.reach is Reach.NOTHING_READ:
            self.lead.setText(self.tr("None of these files could be read. That does not mean that they are fine."))
        elif look.has_gaps:
            self._say_missed(look)
            if look.lost:
                self.lead.setText(self.tr("Something that you chose could not be opened, or went away meanwhile."))
        elif look.left_out:
            many = self.tr("Everything you chose was gone through. {} checks did not run. The review says why.")
            one = self.tr("Everything you chose was gone through. 1 check did not run. The review says why.")
            self.lead.setText(one if look.left_out == 1 else many.format(self._locale.toString(look.left_out)))

    def _say_missed(self, look: Look) -> None:
        many = self.tr("{} files could not be looked at in full")
        one = self.tr("1 file could not be looked at in full")
        number = self._locale.toString(look.missed)
        some = one if look.missed == 1 else many.format(number)
        self.missed.setText(some if look.missed else self.tr("Not everything could be looked at"))
        self.partly.show()

    def _say_set_aside(self) -> None:
        """The review shows fewer things than were found where the officer has decided about some of them."""
        from officer_exposure.store.records import Shown

        aside = sum(self._session.store.findings.overview(Shown.SET_ASIDE).values())
        self.aside.setVisible(bool(aside))

    def _lead_to(self, key: str) -> None:
        self._leads_to = key
        self.next.setText(self.tr("&See what was found") if key == "review" else self.tr("C&hoose what to look at"))

    def _go_on(self) -> None:
        self.go.emit(self._leads_to)

    def _begin(self) -> None:
        self.stage.setText(self.tr("Getting ready"))
        self.found_title.setText(self.tr("Things found so far"))
        self._empty_bar()
        self.files.setText(self.tr("Starting the helpers that read the files"))
        self.rate.setText("")
        for count in self.counts.values():
            count.setText("0")
        self.missed_so_far.hide()
        self.aside.hide()

    def _show_batch(self, batch: Batch) -> None:
        for level, count in batch.things.items():
            self.counts[level].setText(self._locale.toString(count))
        if batch.not_checked:
            many = self.tr("{} files could not be looked at in full. They are listed with the results.")
            one = self.tr("1 file could not be looked at in full. It is listed with the results.")
            number = self._locale.toString(batch.not_checked)
            self.missed_so_far.setText(one if batch.not_checked == 1 else many.format(number))
            self.missed_so_far.setVisible(self._session.is_running)
        if batch.progress and self._session.state is not ScanState.STOPPING:
            self._show_progress(batch.progress[max(batch.progress)])

    def _show_progress(self, progress: Progress) -> None:
        stages = {
            Stage.METADATA: self.tr("Step 1 of 2: reading what is hidden in the files"),
            Stage.PIXELS: self.tr("Step 2 of 2: looking at the pictures themselves"),
        }
        self.stage.setText(stages[progress.stage])
        done = self._locale.toString(progress.done)
        if progress.total is None:
            self._empty_bar()
            self.files.setText(self.tr("{} files read, still counting").format(done))
        else:
            self.bar_of_files.setRange(0, max(progress.total, 1))
            self.bar_of_files.setValue(progress.done)
            self.files.setText(self.tr("{} of {} files").format(done, self._locale.toString(progress.total)))
        self.rate.setText(self._rate_words(progress))

    def _rate_words(self, progress: Progress) -> str:
        if not progress.files_per_second:
            return ""
        rate = self._pace_words(progress.files_per_second)
        if progress.seconds_left is None or progress.done < _ENOUGH_TO_TELL or not self._session.is_running:
            return rate
        words = self.tr("{}, {} left for this step")  # the second takes many times as long as the first
        return words.format(rate, self._time_words(progress.seconds_left))

    def _pace_words(self, files_per_second: float) -> str:
        """Never "0 files": the work goes on, and a slow computer should not look like one that hangs."""
        if files_per_second < 0.5:
            return self.tr("Less than 1 file a second")
        if files_per_second < 1.5:
            return self.tr("About 1 file a second")
        return self.tr("{} files a second").format(self._locale.toString(round(files_per_second)))

    def _time_words(self, seconds: float) -> str:
        if seconds < 10:
            return self.tr("a few seconds")
        if seconds < 90:
            return self.tr("about {} seconds").format(10 * round(seconds / 10))
        return self.tr("about {} minutes").format(round(seconds / 60))
