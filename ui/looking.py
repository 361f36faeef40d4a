"""The officer's look at their pictures: the list in its order, where they are in it, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from officer_exposure.picture_order import Chance, Scores, Stack, chance_of
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.records import KeptFinding, PictureAnswer, PictureName
from ui.picture_reading import PLACE, Learned, ListRead, ListReader, OrderLearner
from ui.scribe import Scribe

if TYPE_CHECKING:
    from officer_exposure.reviewing import PictureReview
    from ui.session import Session

_STAY = 12
"""Unseen pictures right ahead that keep their order: they may be in view or ready already."""

_TELL_MS = 1_000
"""After the last answer: what other pages show follows then, and the next picture never waits for them."""


class Kind(StrEnum):
    """Which pictures are shown."""

    UNSEEN = "unseen"
    ALL = "all"
    ANSWERED = "answered"
    TROUBLE = "trouble"


@dataclass
class Counts:
    """True counts, of pictures and not of stacks. `likely`: those the program thinks likely that are still unseen."""

    seen: int = 0
    total: int = 0
    likely: int = 0
    trouble: int = 0


class Looking(QObject):
    """Knows the order and the place in it; the page only shows what it says.

    Emits `loaded` when the list is another one, `moved` when another picture is the current one, `changed` with the
    place of a stack whose answer is another one, `failed` with a sentence and a hint.
    """

    loaded = Signal()
    moved = Signal()
    changed = Signal(int)
    failed = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._store = session, session.store
        self.kind = Kind.UNSEEN
        self.stacks: list[Stack] = []
        self.counts = Counts()
        self.at = 0
        self.is_loaded = False
        self.scores: Scores = {}
        self._every: dict[PictureName, Stack] = {}
        self._paths: dict[PictureName, bytes | None] = {}
        self._reader: ListReader | None = None
        self._learner: OrderLearner | None = None
        self._stale = True
        self._telling = False
        self._review: PictureReview | None = None
        self.scribe = Scribe(self._store, self._reviewing, lambda: session.today)
        self.scribe.undone.connect(self._take_back)
        self.scribe.failed.connect(self.failed)
        self._tell = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell.timeout.connect(self.tell)
        session.findings_changed.connect(self._note_change)
        session.scan_changed.connect(self._note_change)
        session.closing.connect(self._settle)

    @property
    def current(self) -> Stack | None:
        """What is looked at."""
        return self.stacks[self.at] if 0 <= self.at < len(self.stacks) else None

    def path_of(self, name: PictureName) -> bytes | None:
        """Where its file lies; None where it is not there now."""
        if name not in self._paths:
            self._paths[name] = self._session.locate(*name)
        return self._paths[name]

    def found_in(self, name: PictureName) -> tuple[KeptFinding, ...]:
        """What was found in it. May be called in any thread."""
        return self._store.reviewed.found_in(name)

    def chance(self, stack: Stack) -> Chance:
        """How likely it shows anything."""
        return chance_of(stack.lead, self.scores)

    def is_over(self) -> bool:
        """Whether there are pictures, and the officer has seen them all."""
        return self.is_loaded and bool(self.counts.total) and self.counts.seen == self.counts.total

    def _note_change(self) -> None:
        if not self._telling:
            self._stale = True
            if self.is_loaded and not self._session.is_running:
                self.load()

    def load(self) -> None:
        """Read the list, if it may have changed. It comes a moment later."""
        if not self._stale or self._reader is not None:
            return
        self._stale = False
        self.scribe.drain()
        self._reader = ListReader(self._store, self._session.locate)
        self._reader.read.connect(self._take)
        self._reader.failed.connect(self.failed)
        self._reader.finished.connect(self._read)
        self._reader.start()

    def _read(self) -> None:
        if self._reader is not None:
            self._reader.wait()
            self._reader = None
            if self._stale and not self._session.is_running:
                self.load()

    def _take(self, read: ListRead) -> None:
        current = self.current
        at = current.lead.name if current else PictureName(*read.at) if len(read.at) == 2 else None
        self.scores = read.scores
        self._every = {stack.lead.name: stack for stack in read.stacks}
        self.is_loaded = True
        self._paths.clear()
        self._count()
        self._choose(at)

    def _count(self) -> None:
        pictures = [one for stack in self._every.values() for one in stack.pictures]
        unseen = [one for one in pictures if not one.is_seen]
        likely = sum(chance_of(one, self.scores) is Chance.LIKELY for one in unseen)
        trouble = sum(bool(one.trouble) for one in pictures)
        self.counts = Counts(len(pictures) - len(unseen), len(pictures), likely, trouble)
        self._session.pictures_counted.emit(self.counts.seen, self.counts.total)

    def show(self, kind: Kind) -> None:
        """Show these pictures; stay with the current one, if it is among them."""
        current = self.current
        self.kind = kind
        self._choose(current.lead.name if current else None)

    def _choose(self, name: PictureName | None) -> None:
        wanted: dict[Kind, Callable[[Stack], bool]] = {
            Kind.UNSEEN: lambda stack: not stack.is_seen,
            Kind.ALL: lambda _: True,
            Kind.ANSWERED: lambda stack: any(one.is_seen and one.answer and one.answer.shows for one in stack.pictures),
            Kind.TROUBLE: lambda stack: bool(stack.lead.trouble),
        }
        self.stacks = [stack for stack in self._every.values() if wanted[self.kind](stack)]
        self.at = next((at for at, stack in enumerate(self.stacks) if name in stack.names), 0)
        self.loaded.emit()
        self.moved.emit()

    def go(self, at: int) -> None:
        """Look at another one."""
        at = max(0, min(at, len(self.stacks) - 1))
        if at != self.at:
            self.at = at
            self.moved.emit()

    def ahead(self, count: int) -> list[int]:
        """The places of those that come next: the unseen ones behind the current one, then the others."""
        return self._unseen_from(self.at + 1, count)

    def _unseen_from(self, start: int, count: int) -> list[int]:
        found: list[int] = []
        for place in range(len(self.stacks)):
            at = (start + place) % len(self.stacks)
            if len(found) == count:
                break
            if at != self.at and not self.stacks[at].is_seen:
                found.append(at)
        return found

    def go_on(self) -> None:
        """Look at the next one that is unseen; stay where there is none."""
        following = self.ahead(1)
        if following:
            self.go(following[0])
        else:
            self.moved.emit()

    def answer(self, shows: Shows) -> None:
        """Keep what the current picture shows, for its whole stack."""
        stack = self.current
        if stack is None:
            return
        self.scribe.answer(stack.names, shows)
        given = PictureAnswer(shows, NOTHING, holds=True)
        self._replace(self.at, dict.fromkeys(stack.names, given))
        self._tell.start()

    def undo(self) -> None:
        """Take the latest answer back, be it from an earlier sitting, and go where it was given."""
        self.scribe.undo()

    def _take_back(self, answers: dict[PictureName, PictureAnswer | None]) -> None:
        self._tell.start()
        name = next(iter(answers), None)
        if name is None:
            return
        if not any(name in stack.names for stack in self.stacks):
            self.kind = Kind.ALL
            self._choose(name)
        for at, stack in enumerate(self.stacks):
            if not answers.keys().isdisjoint(stack.names):
                self._replace(at, answers)
        self.at = next((at for at, stack in enumerate(self.stacks) if name in stack.names), self.at)
        self.moved.emit()

    def open_stack(self) -> None:
        """Look at the pictures of the current stack one by one."""
        stack = self.current
        if stack is None or len(stack.pictures) == 1:
            return
        single = [Stack((one,)) for one in stack.pictures]
        every = (single if one is stack else [one] for one in self._every.values())
        self._every = {one.lead.name: one for ones in every for one in ones}
        self.stacks[self.at : self.at + 1] = single
        self.loaded.emit()
        self.moved.emit()

    def _replace(self, at: int, answers: dict[PictureName, PictureAnswer | None]) -> None:
        before = self.stacks[at]
        pictures = [
            msgspec.structs.replace(one, answer=answers[one.name]) if one.name in answers else one
            for one in before.pictures
        ]
        for old, new in zip(before.pictures, pictures, strict=True):
            came = new.is_seen - old.is_seen
            self.counts.seen += came
            self.counts.likely -= came if chance_of(old, self.scores) is Chance.LIKELY else 0
        after = Stack(tuple(pictures))
        self._every[before.lead.name] = after
        self.stacks[at] = after
        self._session.pictures_counted.emit(self.counts.seen, self.counts.total)
        self.changed.emit(at)

    def learn(self) -> None:
        """Order what lies further ahead by what the answers teach. It comes a moment later."""
        if self._learner is not None or not self.is_loaded:
            return
        self._learner = OrderLearner(self._store, list(self._every.values()))
        self._learner.learned.connect(self._reorder)
        self._learner.finished.connect(self._learned)
        self._learner.start()

    def _learned(self) -> None:
        if self._learner is not None:
            self._learner.wait()
            self._learner = None

    def _reorder(self, learned: Learned) -> None:
        """What is seen, and the few that come next, stay where they are."""
        self.scores = learned.scores
        ahead = [at for at in self._unseen_from(self.at + 1, _STAY) if at > self.at]
        fixed = max([self.at, *ahead]) + 1
        last = len(learned.places)
        rest = sorted(self.stacks[fixed:], key=lambda one: (one.is_seen, learned.places.get(one.lead.name, last)))
        self.stacks[fixed:] = rest
        self._count()
        self.loaded.emit()

    def tell(self) -> None:
        """Let the other pages know what was answered, and keep where the officer is."""
        self._tell.stop()
        self.scribe.drain()
        self._telling = True
        self._session.findings_changed.emit()
        self._telling = False
        self.keep_place()

    def keep_place(self) -> None:
        """Remember the current picture."""
        if self.current is not None:
            at = msgspec.json.encode(self.current.lead.name).decode()
            self._store.settings.set(PLACE, at)

    def _reviewing(self) -> PictureReview:
        if self._review is None:
            from officer_exposure.reviewing import PictureReview

            self._review = PictureReview(self._store, self._session.audience)
        return self._review

    def _settle(self) -> None:
        """The store is about to be closed: nothing that was answered may be on its way still."""
        self._tell.stop()
        self.scribe.drain()

    def stop(self) -> None:
        """End what works beside the page."""
        self._tell.stop()
        self.scribe.stop()
        for thread in (self._reader, self._learner):
            if thread is not None:
                thread.wait()
