"""The plan: the ways a stranger has, the few things that close them, and what is left when some are ticked."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from officer_exposure.exposure.plan import Goal, Plan, Step
from officer_exposure.places.guesses import HOME_CHECK
from ui import plan_words
from ui.pages.page import Page
from ui.plan_reading import AT_ONCE, AttackAgain, Known, Left, PlanReader, left_after
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.map.canvas import is_imperial
from ui.widgets.text import label
from ui.widgets.tick import Tick
from ui.widgets.way_card import WayCard, alike

_FEW = 6
"""Ways of one kind that are shown at once: nobody reads forty."""

_WIDE = 720
"""Logical pixels of the page from which on the result finds room at its foot."""


class PlanPage(Page):
    """Emits `go` with the key of a page, and `opened` with the id of a gathering to be shown in the review.

    Ticks are thoughts: nothing is decided by them, and they are forgotten with the sitting.
    """

    go = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._known: Known | None = None
        self._reader: PlanReader | None = None
        self._again: AttackAgain | None = None
        self._stale, self._took = True, False
        self._steps: tuple[Step, ...] = ()
        self._whole: set[str] = set()
        self.done: frozenset[str] = frozenset()
        self.ticks: dict[str, Tick] = {}
        self.ways: list[WayCard] = []
        self._build()
        self.short = self.remark()
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        session.findings_changed.connect(self._note_change)
        self._say_heading(None)

    def _build(self) -> None:
        self.left_over = label("", "strong")
        self.places = label("")
        self._result = Card(self.left_over, self.places, part="note")
        self._todo = QVBoxLayout()
        self._todo.setSpacing(2 * GRID)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(2 * GRID)
        self._more = Card(part="note")
        self.body.addWidget(self._result)
        self.body.addLayout(self._todo)
        self.body.addLayout(self._lists)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        for part in (self._result, self._more):
            part.hide()

    def _note_change(self) -> None:
        """A page that is not in view must not slow the window down."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def shown(self) -> None:
        """Show what is new since the last visit."""
        if self._stale:
            self.refresh()
        super().shown()

    def refresh(self) -> None:
        """Read the store again, beside the window; while that is done, once more afterwards."""
        if self._reader is not None or self._session.keeping is Keeping.CLOSED:
            return
        self._stale = self._took = False
        self._reader = PlanReader(self._session.store)
        self._reader.read.connect(self._take)
        self._reader.attacked.connect(self._take_attack)
        self._reader.finished.connect(self._reader_over)
        self._reader.start()

    def is_reading(self) -> bool:
        """Whether the store is still being read, or an attack is still running."""
        return self._reader is not None or self._again is not None

    def _reader_over(self) -> None:
        if self._reader is not None:
            self._reader.wait()
            self._reader = None
            if self._stale and self.isVisible():
                self.refresh()
            elif not self._took:
                self._stale = True
                self.lead.setText(self.tr("This could not be read just now. Go to another page and come back."))

    def _take(self, known: Known) -> None:
        """Show what was read. Ticks on what is no longer there are forgotten."""
        self._took = True
        self._known = known
        self.done &= {one.id for one in known.exposure.gatherings}
        plan = known.exposure.plan()
        self._say_heading(plan)
        self._show_steps(plan)
        self._show_left(left_after(known, self.done))

    def _take_attack(self, known: Known) -> None:
        """The same, with what the positions tell."""
        self._known = known
        self._say_fewest()
        self._run_again()

    def _run_again(self) -> None:
        """At once; where there are very many positions, the attack on them a moment later."""
        known = self._known
        if known is None:
            return
        large = known.attack is not None and len(known.attack.files) > AT_ONCE
        self._show_left(left_after(known, self.done, attacked=not large))
        if large and self._again is None:
            self._again = AttackAgain(known, self.done)
            self._again.over.connect(self._take_again)
            self._again.finished.connect(self._again_over)
            self._again.start()

    def _take_again(self, left: Left) -> None:
        if self._again is not None and self._again.done == self.done:
            self._show_left(left)

    def _again_over(self) -> None:
        if self._again is not None:
            self._again.wait()
            done, self._again = self._again.done, None
            if done != self.done:
                self._run_again()

    def _say_heading(self, plan: Plan | None) -> None:
        if self._known is None or plan is None:
            self.title.setText(self.tr("Ways to your door"))
            self.lead.setText(self.tr("One moment."))
        else:
            self.title.setText(plan_words.title(self._known, plan))
            self.lead.setText(plan_words.lead(self._known, plan) or self._nothing_yet())
        self.lead.show()
        begin = plan is not None and bool(plan.steps)
        self.next.setText(self.tr("Begin with the &first step") if begin else self.tr("Choose what to &look at"))

    def _nothing_yet(self) -> str:
        return self.tr("Nothing was looked at yet. Choose photos, or answer questions. Then the ways are listed here.")

    def _show_steps(self, plan: Plan) -> None:
        self._steps = plan.steps
        self.ticks = {}
        clear(self._todo)
        if plan.steps:
            self._todo.addWidget(label(self.tr("What to do, in this order"), "strong"))
        numbers = count(1)
        for heading, steps in plan_words.parts(plan.steps):
            rows = [self._row(step, next(numbers)) for step in steps]
            self._todo.addWidget(Card(label(heading, "strong"), *rows))
        self.first = next(iter(self.ticks.values())).box if self.ticks else self.next

    def _row(self, step: Step, number: int) -> Tick:
        one = step.gathering
        note = [step.note] if step.note else []
        if one.check_first:
            note.append(self.tr("This is a guess and may be wrong. Look at it first."))
        tick = Tick(f"{plan_words.number(number)}.  {step.title}", one.summary, plan_words.about(step), " ".join(note))
        tick.box.setChecked(one.id in self.done)
        tick.ticked.connect(lambda on: self._tick(one.id, on=on))
        see = QPushButton(self.tr("See it"))
        see.setProperty("part", "quiet")
        see.setAccessibleName(self.tr("See it: {}").format(one.summary))
        see.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        see.clicked.connect(lambda: self.opened.emit(one.id))
        tick.words.addWidget(see)
        self.ticks[one.id] = tick
        return tick

    def _say_fewest(self) -> None:
        """How many items have to go for the places to be closed."""
        attack = self._known.attack if self._known is not None else None
        for step in self._steps:
            if attack is not None and attack.fewest and step.gathering.check == HOME_CHECK:
                tick = self.ticks[step.gathering.id]
                tick.say_more(plan_words.fewest(len(attack.fewest)))

    def _tick(self, gathering: str, *, on: bool) -> None:
        """Run everything again as if this were done."""
        self.done = self.done | {gathering} if on else self.done - {gathering}
        self._run_again()

    def _show_left(self, left: Left) -> None:
        assert self._known is not None
        any_way = any(goal.total for goal in left.plan.goals)
        self._result.setVisible(any_way or left.residual is not None)
        self.left_over.setText(plan_words.what_is_left(left.plan) if self.done else self.tr("Nothing is ticked yet."))
        attack = self._known.attack
        if left.residual is None:
            self.places.setText(self.tr("The places are looked at again. One moment."))
        elif attack is not None:
            said = plan_words.places(
                left.residual, entered=attack.entered, imperial=is_imperial(), ticked=bool(self.done)
            )
            self.places.setText(said)
        self.places.setVisible(attack is not None)
        self._say_short(left.plan)
        clear(self._lists)
        self.ways = []
        for goal in left.plan.goals:
            self._show_goal(goal)
        self._show_more(left.plan)

    def _say_short(self, plan: Plan) -> None:
        """The result stays in view where the page is scrolled."""
        self.short.setText(plan_words.in_short(plan))
        self.short.setVisible(bool(self.done) and self.width() >= _WIDE)

    def _show_goal(self, goal: Goal) -> None:
        if not goal.total:
            return
        words = self.tr("Ways to {}: {} of {} open").format(
            goal.words, plan_words.number(goal.open), plan_words.ways(goal, goal.total)
        )
        self._lists.addWidget(label(words, "strong"))
        kinds = alike(goal.ways)
        few = kinds if goal.id in self._whole else kinds[:_FEW]
        assert self._known is not None
        summaries = {one.id: one.summary for one in self._known.exposure.gatherings}
        for ways in few:
            card = WayCard(ways, summaries)
            card.opened.connect(self.opened)
            self.ways.append(card)
            self._lists.addWidget(card)
        if len(kinds) > len(few):
            self._lists.addWidget(self._all_of(goal))
        if goal.lasting:
            self._lists.addWidget(self._lasting(goal))

    def _all_of(self, goal: Goal) -> QPushButton:
        button = QPushButton(self.tr("Show all {}").format(plan_words.ways(goal, goal.open)))
        button.setAccessibleName(self.tr("Show all ways to {}").format(goal.words))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._unfold(goal.id))
        return button

    def _unfold(self, goal: str) -> None:
        self._whole.add(goal)
        self._run_again()

    def _lasting(self, goal: Goal) -> QLabel:
        words = self.tr("{} of these cannot be closed by anybody.").format(plan_words.number(goal.lasting))
        return label(words, "muted")

    def _show_more(self, plan: Plan) -> None:
        assert self._known is not None
        lines = [label(words) for words in plan_words.more(plan, self._known)]
        by_id = {one.id: one for one in self._known.exposure.gatherings}
        halves = [
            label(self.tr("Half of a way: {} With {} it would lead on.").format(by_id[one].summary, missing), "muted")
            for one, missing in plan.halves[:_FEW]
        ]
        self._more.replace(label(self.tr("There can be more"), "strong"), *lines, *halves)
        self._more.setVisible(self._known.looked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window has no room for the result at its foot."""
        super().resizeEvent(event)
        self.short.setVisible(bool(self.done) and event.size().width() >= _WIDE)

    def _go_on(self) -> None:
        ahead = [step.gathering.id for step in self._steps if step.gathering.id not in self.done]
        if ahead:
            self.opened.emit(ahead[0])
        else:
            self.go.emit("sources")

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what works beside this page."""
        if self._reader is not None:
            self._reader.stop()
        for thread in (self._reader, self._again):
            if thread is not None:
                thread.wait()
        super().closeEvent(event)
