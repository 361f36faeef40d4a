"""What was seen, each with everything that was written down about it later: what it comes to, read from the log.

Nothing here is kept. The log stays as it was written; what it comes to is read from it anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from officer_exposure.happening.chain import Logged
from officer_exposure.happening.entry import Entry, EntryKind, ReportedTo, StillUp

_BEGINS = {EntryKind.FOUND, EntryKind.NOTE}
_SAYS_WHAT = {EntryKind.FOUND, EntryKind.NOTE, EntryKind.CORRECTED}


class Report(msgspec.Struct, frozen=True):
    """Whom it was reported to, under which number, and when (ISO 8601 with the offset), by the entry `number`."""

    to: str
    reference: str
    on: str
    number: int


class Case(msgspec.Struct, frozen=True):
    """An entry that says what was seen, and what was written down about it later, in that order."""

    first: Logged
    later: tuple[Logged, ...] = ()

    @property
    def number(self) -> int:
        """The number of its first entry."""
        return self.first.number

    @property
    def entries(self) -> tuple[Logged, ...]:
        """All of it."""
        return self.first, *self.later

    def said(self, field: str) -> str:
        """What stands in a field of text: what it was corrected to, or what was written down first."""
        return next((text for one in self._newest(_SAYS_WHAT) if (text := str(getattr(one.entry, field)))), "")

    @property
    def reports(self) -> tuple[Report, ...]:
        """Whom it was reported to, the earliest first. Nobody, and where nothing was said of it, is none."""
        found = []
        for one in self.entries:
            to, reference = one.entry.reported_to, one.entry.reference
            if one.entry.kind is EntryKind.REPORTED or to not in {"", ReportedTo.NOBODY}:
                found.append(Report(to, reference, one.entry.seen, one.number))
        return tuple(found)

    @property
    def is_said_unreported(self) -> bool:
        """Whether it was written down that nobody was told, and nothing else since."""
        return not self.reports and any(one.entry.reported_to == ReportedTo.NOBODY for one in self.entries)

    @property
    def response(self) -> str:
        """The latest answer that came."""
        return next((one.entry.response for one in reversed(self.entries) if one.entry.response), "")

    @property
    def still_up(self) -> StillUp:
        """Whether it was there at the latest look that says so."""
        looked = self._looked()
        return looked.entry.still_up if looked else StillUp.UNKNOWN

    @property
    def looked_on(self) -> str:
        """When it was last looked at, ISO 8601 with the offset: when it was seen, where no later look says more."""
        return (self._looked() or self.first).entry.seen

    def _looked(self) -> Logged | None:
        """The latest look: by when it was, not by when it was written down. A correction outweighs what it is about.

        One that says it is still there outweighs all that was written before: that it is gone must be beyond doubt.
        """
        corrections = [one for one in self.later if one.entry.kind is EntryKind.CORRECTED and _says_up(one)]
        corrected = {one.entry.about for one in corrections}
        still_up = max((one.number for one in corrections if one.entry.still_up is StillUp.YES), default=0)
        looks = [
            one for one in self.entries if _says_up(one) and one.number not in corrected and one.number >= still_up
        ]
        return max(looks, key=lambda one: (moment_of(one.entry), one.number), default=None)

    def _newest(self, kinds: set[EntryKind]) -> Iterator[Logged]:
        return (one for one in reversed(self.entries) if one.entry.kind in kinds)


class Which(StrEnum):
    """Which cases are wanted."""

    ALL = "all"
    NOT_GONE = "not_gone"
    GONE = "gone"
    UNREPORTED = "unreported"


def cases_in(log: Iterable[Logged]) -> tuple[Case, ...]:
    """The cases of a log, in the order in which they were begun. The steps of the plan are none."""
    of: dict[int, int] = {}
    parts: dict[int, list[Logged]] = {}
    for one in log:
        begun_by = of.get(one.entry.about, 0)
        if begun_by:
            of[one.number] = begun_by
            parts[begun_by].append(one)
        elif one.entry.kind in _BEGINS and not one.entry.about:
            of[one.number] = one.number
            parts[one.number] = [one]
    return tuple(Case(first, tuple(later)) for first, *later in parts.values())


def wanted(cases: Iterable[Case], words: str = "", which: Which = Which.ALL) -> tuple[Case, ...]:
    """The cases of one sort in which every one of these words stands somewhere, whichever way it is written."""
    looked_for = words.casefold().split()
    return tuple(case for case in cases if _is(case, which) and all(word in _text(case) for word in looked_for))


def moment_of(entry: Entry) -> float:
    """When it was seen, in seconds since 1970."""
    return datetime.fromisoformat(entry.seen).timestamp()


def _says_up(one: Logged) -> bool:
    return one.entry.still_up is not StillUp.UNKNOWN


def _is(case: Case, which: Which) -> bool:
    match which:
        case Which.ALL:
            return True
        case Which.NOT_GONE:
            return case.still_up is not StillUp.NO
        case Which.GONE:
            return case.still_up is StillUp.NO
        case Which.UNREPORTED:
            return not case.reports


def _text(case: Case) -> str:
    """Every text of every entry, to search in."""
    entries = (msgspec.structs.astuple(msgspec.structs.replace(one.entry, blind="")) for one in case.entries)
    return "\n".join(value for entry in entries for value in entry if type(value) is str).casefold()
