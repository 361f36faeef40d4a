"""Where the officer is in the guided walk: the sitting that is under way, and what comes after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from officer_exposure.content.schema import Item
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk.choose import Choice
from officer_exposure.walk.parts import Part, parts, plan
from officer_exposure.walk.sittings import Sitting, sittings
from officer_exposure.walk.stages import Stage
from officer_exposure.walk.under_way import UnderWay
from ui.answers import Given
from ui.session import Session


@dataclass(frozen=True)
class Turn:
    """A sitting by its number in its stage, and how many the stage has as it looks today."""

    stage: Stage
    number: int
    total: int


class Walking:
    """Reads the store whenever it is asked, so that all pages agree."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def kept(self) -> UnderWay:
        """What is kept of it."""
        return UnderWay(self._session.store)

    @property
    def choice(self) -> Choice:
        """What applies to this officer."""
        return self._session.answers.opening.choice

    def waiting(self) -> tuple[Item, ...]:
        """Everything that applies and waits for an answer."""
        answers = self._session.answers
        return tuple(item for item in self.choice.items if answers.is_open(item))

    def parts(self) -> tuple[Part, ...]:
        """How it stands, stage by stage."""
        return parts(self.choice, self.waiting(), self._before())

    def plan(self) -> tuple[Sitting, ...]:
        """All that waits, in sittings."""
        return plan(self.choice, self.waiting(), self._before())

    def _before(self) -> list[GivenAnswer]:
        """The latest answers to what applies, old ones included."""
        answers = self._session.answers
        return [last for item in self.choice.items if (last := answers.last(item)) is not None]

    def current(self) -> tuple[Item, ...]:
        """The questions of the sitting that is under way; the next one begins where none of them waits."""
        items = self.kept.items
        if any(self._session.answers.is_open(item) for item in items):
            return items
        return self.begin()

    def begin(self) -> tuple[Item, ...]:
        """Begin the next sitting; without questions where nothing waits."""
        plan = self.plan()
        items = plan[0].items if plan else ()
        self.kept.begin(items)
        return items

    def begin_with(self, section: str) -> tuple[Item, ...]:
        """Begin a sitting about one section: what is open in it, or all of it where everything is answered."""
        of_section = [item for item in self.choice.items if item.section == section]
        open_ones = [item for item in of_section if self._session.answers.is_open(item)]
        items = sittings(open_ones, answered=True)[0].items if open_ones else tuple(of_section)
        self.kept.begin(items, chosen=True)
        return items

    def finish(self) -> None:
        """End the sitting. It counts where something in it was dealt with, for the first stage that it was about."""
        kept, answers = self.kept, self._session.answers
        dealt_with = [item for item in kept.items if not answers.is_open(item)]
        touched = next((part for part in self.parts() if not _apart(part.items, dealt_with)), None)
        if touched is not None:
            kept.finish(touched.stage, is_last=touched.is_done)
        else:
            kept.begin(())

    def today(self) -> tuple[GivenAnswer, ...]:
        """What was answered today."""
        answers = (self._session.answers.last(item) for item in self.choice.items)
        return tuple(one for one in answers if one and not one.reopened and one.given == self._session.today)

    def not_checked(self, section: str = "") -> int:
        """How many questions were answered with "not sure" or skipped, in one section or, with the agency's, in all."""
        choice = self.choice
        items = [item for item in choice.items if not section or item.section == section]
        return self.missing(items) + (0 if section else len(choice.left_out))

    def exposed(self, items: Iterable[Item]) -> int:
        """How many of these were answered with "exposed"."""
        return sum(self._session.answers.of(item) is Given.EXPOSED for item in items)

    def missing(self, items: Iterable[Item]) -> int:
        """How many of these were answered with "not sure" or skipped."""
        of = self._session.answers.of
        return sum(of(item) in {Given.UNSURE, Given.SKIPPED} for item in items)

    def next(self) -> Sitting | None:
        """The sitting that is under way, or else the one that comes next; None where nothing waits."""
        answers = self._session.answers
        rest = tuple(item for item in self.kept.items if answers.is_open(item))
        if rest:
            return Sitting(rest)
        plan = self.plan()
        return plan[0] if plan else None

    def turn(self) -> Turn | None:
        """Which sitting of which stage is under way or comes next.

        None where nothing waits, where it is of several, and where the officer chose what it is about: whoever locks
        accounts down on a bad day has not come for the part of this month.
        """
        if self.kept.is_chosen and any(map(self._session.answers.is_open, self.kept.items)):
            return None
        following = self.next()
        rest = set(following.items if following else ())
        part = next((one for one in self.parts() if rest and rest <= set(one.waiting)), None)
        if part is None:
            return None
        others = [item for item in part.waiting if item not in rest]
        done = self.kept.done_in(part.stage)
        return Turn(part.stage, done + 1, done + 1 + len(sittings(others, answered=True)))

    def just_done(self) -> Stage | None:
        """The stage that came to its end today, as long as nothing of a later one was answered today."""
        today = {one.item for one in self.today()}
        touched = [part for part in self.parts() if any(item.id in today for item in part.items)]
        return touched[-1].stage if touched and touched[-1].is_done else None


def _apart(some: Iterable[Item], others: Collection[Item]) -> bool:
    return not any(item in others for item in some)
