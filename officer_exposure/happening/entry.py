"""One entry of the evidence log: what was seen, where and when. Written once; a mistake is corrected by a new entry."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from officer_exposure.errors import EvidenceError

LONGEST_TEXT = 20_000
"""Signs in one field: enough for any message, and not enough to fill a disk by mistake."""

_TOO_LONG_HINT = "Keep the whole text as a picture, and write down its beginning."


class EntryKind(StrEnum):
    """What an entry says.

    `FOUND`: something was seen. `REPORTED`, `ANSWERED` and `LOOKED_AGAIN`: what became of it, by the number of the
    entry it is about. `CORRECTED`: what an earlier entry should have said. `STEP`: a step of the plan was done.
    """

    FOUND = "found"
    REPORTED = "reported"
    ANSWERED = "answered"
    LOOKED_AGAIN = "looked_again"
    CORRECTED = "corrected"
    STEP = "step"
    NOTE = "note"


class StillUp(StrEnum):
    """Whether what was seen is still there."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Showing(StrEnum):
    """What it shows, in the words that stand in an entry."""

    THREAT = "a threat"
    ADDRESS = "my address"
    PHOTO = "a photo of me"
    FAMILY = "my family"
    IMPERSONATION = "someone who pretends to be me"
    OTHER = "something else"


class ReportedTo(StrEnum):
    """Whom it was reported to, in the words that stand in an entry. An empty text is no answer, and not `NOBODY`."""

    PLATFORM = "the site or app"
    POLICE = "the police"
    EMPLOYER = "my agency or employer"
    OTHER = "someone else"
    NOBODY = "nobody yet"


ABOUT_ANOTHER = {EntryKind.REPORTED, EntryKind.ANSWERED, EntryKind.LOOKED_AGAIN, EntryKind.CORRECTED}
"""Kinds that are always about an earlier entry."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry as it is kept.

    `written` is when it was written down and `seen` when the officer saw it, both ISO 8601 with the offset from UTC;
    `zone` is the name of the time zone as the computer has it. `about` is the number of an earlier entry, or 0.
    `case` groups entries. `message` is the exact text that was seen; `shows` says what it gives away, in own words or
    in those of `Showing`, with "; " between them. `reported_to` is in own words or in those of `ReportedTo`.
    `screenshot` is the SHA-256 of a picture, in hex, or empty. `step` is the id of a step of the plan. `blind` is given
    by chance when it is written down: without it, whoever gets another case could guess an entry until its hash fits.
    """

    kind: EntryKind
    written: str
    seen: str
    zone: str
    case: str = ""
    about: int = 0
    url: str = ""
    platform: str = ""
    account: str = ""
    shows: str = ""
    message: str = ""
    note: str = ""
    screenshot: str = ""
    reported_to: str = ""
    reference: str = ""
    response: str = ""
    still_up: StillUp = StillUp.UNKNOWN
    step: str = ""
    blind: str = ""


def blinded(entry: Entry) -> Entry:
    """The entry with something in it that nobody can guess: 128 bits by chance, in hex."""
    return msgspec.structs.replace(entry, blind=secrets.token_hex(16))


def entry_at(kind: EntryKind, seen: datetime, written: datetime, entry: Entry | None = None) -> Entry:
    """`entry` with its kind and both times. Raises EvidenceError where a time has no zone, or was not yet."""
    if seen.tzinfo is None or written.tzinfo is None:
        raise EvidenceError("A time in the log needs its time zone.", "Choose the time zone, then save it again.")
    if seen > written + timedelta(minutes=1):
        raise EvidenceError("The time when you saw it lies in the future.", "Check the date and the time.")
    made = Entry(kind=kind, written=_iso(written), seen=_iso(seen), zone=seen.tzname() or "")
    if entry is None:
        return made
    return msgspec.structs.replace(entry, kind=kind, written=made.written, seen=made.seen, zone=made.zone)


def shows_text(showing: Iterable[Showing]) -> str:
    """What it shows, as it is written down."""
    return "; ".join(showing)


def refuse_unusable(entry: Entry, latest: int) -> None:
    """Raise EvidenceError where an entry cannot be kept. `latest`: the number of the entry before it."""
    if any(len(value) > LONGEST_TEXT for value in msgspec.structs.astuple(entry) if isinstance(value, str)):
        raise EvidenceError("One of the texts is too long for the log.", _TOO_LONG_HINT)
    if not 0 <= entry.about <= latest:
        raise EvidenceError("The entry that this is about does not exist.", "Choose an entry of the log.")
    if entry.kind in ABOUT_ANOTHER and not entry.about:
        raise EvidenceError("It is not said which entry this is about.", "Choose the entry first.")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
