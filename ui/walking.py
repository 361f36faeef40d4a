"""Where the officer is in the guided walk: the sitting that is under way, and what comes after it."""

from __future__ import annotations

from officer_exposure.content.schema import Item
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk.choose import Choice
from officer_exposure.walk.due import GREW_OLD
from officer_exposure.walk.sittings import Sitting, sittings
from officer_exposure.walk.under_way import UnderWay
from ui.answers import Given
from ui.session import Session


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

    def plan(self) -> tuple[Sitting, ...]:
        """All that waits, in sittings: what was asked again because something happened comes first."""
        answers, choice = self._session.answers, self.choice
        before = [last for item in choice.items if (last := answers.last(item)) is not None]
        again = {one.item for one in before if one.reopened and one.reopened != GREW_OLD}
        return sittings(
            self.waiting(),
            begun={one.section for one in before},
            first=choice.first | again,
            answered=bool(before),
        )

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
        self.kept.begin(items)
        return items

    def finish(self) -> None:
        """End the sitting. It counts where something in it was dealt with."""
        kept, answers = self.kept, self._session.answers
        if any(not answers.is_open(item) for item in kept.items):
            kept.finish()
        else:
            kept.begin(())

    def today(self) -> tuple[GivenAnswer, ...]:
        """What was answered today."""
        answers = (self._session.answers.last(item) for item in self.choice.items)
        return tuple(one for one in answers if one and not one.reopened and one.given == self._session.today)

    def not_checked(self, section: str = "") -> int:
        """How many questions were answered with "not sure" or skipped, in one section or, with the agency's, in all."""
        of, choice = self._session.answers.of, self.choice
        items = [item for item in choice.items if not section or item.section == section]
        return sum(of(item) in {Given.UNSURE, Given.SKIPPED} for item in items) + (
            0 if section else len(choice.left_out)
        )

    def next(self) -> Sitting | None:
        """The sitting that is under way, or else the one that comes next; None where nothing waits."""
        answers = self._session.answers
        rest = tuple(item for item in self.kept.items if answers.is_open(item))
        if rest:
            return Sitting(rest)
        plan = self.plan()
        return plan[0] if plan else None

    def numbers(self) -> tuple[int, int]:
        """Which sitting comes now, and how many there are as it looks today."""
        done, kept = self.kept.done, self.kept.items
        answers = self._session.answers
        under_way = any(answers.is_open(item) for item in kept)
        rest = [item for item in self.waiting() if not (under_way and item in kept)]
        ahead = len(sittings(rest, answered=True)) + under_way
        return done + 1, done + max(1, ahead)
