"""It is happening now: one step after the other, whom to call, what to write down, and nothing to delete."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton

from officer_exposure.content.response import load_plan
from officer_exposure.happening.entry import Entry, EntryKind, entry_at
from officer_exposure.happening.plan import PlannedStep, plan_now
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.renewed import Renewed
from ui.widgets.step_card import StepCard
from ui.widgets.text import label

_LEADS_TO = {"evidence_log": "evidence", "people_search": "people_search", "laws": "letters"}
"""The page for what a step opens."""

_LOCK_DOWN = "account_security"

_TALL_ENOUGH = 480


class HappeningPage(Page):
    """The plan, a stretch of time at a time. A tick is written in the log with its time, and can be taken back.

    Emits `go` with the key of another page, `section_wanted` with the section of the walk that locks accounts down.
    """

    go = Signal(str)
    section_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        plan = load_plan()
        self.title.setText(self.tr("It is happening now"))
        self.lead.setText(plan.before)
        self.lead.show()
        self._build_blocks()
        self.memory = Card(
            label(self.tr("You are just looking: ticks and notes are gone when this window closes."), "strong"),
            label(
                self.tr(
                    "Go on all the same. Hand over the log before you close, or before you go to a vault: "
                    "a vault begins empty."
                )
            ),
            part="note",
        )
        self.body.addWidget(self.memory)
        self.intro = label("", "muted")
        self.body.addWidget(self.intro)
        self._steps = Renewed()
        self.body.addWidget(self._steps)
        self.lead_below = label(plan.before, "muted")
        self.body.addWidget(self.lead_below)
        self.body.addStretch(1)
        self.steps: dict[str, StepCard] = {}
        rule = label(self.tr("Save it first. Delete nothing, and answer nothing."), "strong")
        self.keep_in_view(rule)
        self.lock = self.side_action(self.tr("&Lock my accounts down"))
        self.lock.clicked.connect(lambda: self.section_wanted.emit(_LOCK_DOWN))
        self.write = self.main_action(self.tr("Write down what &you see"))
        self.write.clicked.connect(lambda: self.go.emit("evidence"))
        self._show(next(iter(plan.blocks)))

    def _build_blocks(self) -> None:
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self.blocks: dict[str, QPushButton] = {}
        for name, block in load_plan().blocks.items():
            button = QPushButton(block.title)
            button.setProperty("part", "answer")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self._show(name))
            self._group.addButton(button)
            self.blocks[name] = button
            place = len(self.blocks) - 1
            self._grid.addWidget(button, place // 2, place % 2)
        self.body.addLayout(self._grid)

    def _show(self, name: str) -> None:
        done = self._session.store.evidence.steps_done()
        block = next(one for one in plan_now(done) if one.id == name)
        self._block = name
        self.blocks[name].setChecked(True)
        self.first = self.blocks[name]
        self.intro.setText(block.intro)
        self.steps = {}
        for number, step in enumerate(block.steps, 1):
            card = StepCard(step, number)
            card.ticked.connect(lambda ticked, step=step: self._note(step, done=ticked))
            card.opens.connect(self._open)
            self.steps[step.id] = card
        self._steps.replace(*self.steps.values())
        self.scrolling.verticalScrollBar().setValue(0)

    def _note(self, step: PlannedStep, *, done: bool) -> None:
        """Write in the log that a step was done, or that it was not after all."""
        now = datetime.now().astimezone()
        if done:
            entry = Entry(kind=EntryKind.STEP, written="", seen="", zone="", step=step.id, note=step.do)
            self._session.store.evidence.add(entry_at(EntryKind.STEP, now, now, entry))
            return
        for number in self._session.store.evidence.entries_of_step(step.id):
            words = self.tr("This step was not done.")
            entry = Entry(kind=EntryKind.CORRECTED, written="", seen="", zone="", about=number, note=words)
            self._session.store.evidence.add(entry_at(EntryKind.CORRECTED, now, now, entry))

    def _open(self, what: str) -> None:
        if what == "lock_down":
            self.section_wanted.emit(_LOCK_DOWN)
        else:
            self.go.emit(_LEADS_TO[what])

    def shown(self) -> None:
        """Say what is done by now."""
        self.memory.setVisible(self._session.keeping is Keeping.MEMORY)
        self._show(self._block)
        super().shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has room for the steps alone; what is not the first thing to do comes after them."""
        tall = event.size().height() >= _TALL_ENOUGH
        self.intro.setVisible(tall)
        self.lead.setVisible(tall)
        self.lead_below.setVisible(not tall)
        steps = self.body.indexOf(self._steps)
        if (self.body.indexOf(self.memory) < steps) is not tall:
            self.body.removeWidget(self.memory)
            place = self.body.indexOf(self.intro) if tall else self.body.indexOf(self._steps) + 1
            self.body.insertWidget(place, self.memory)
        super().resizeEvent(event)
