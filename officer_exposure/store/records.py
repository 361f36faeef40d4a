"""The nouns of what is kept: how a finding stands, what the officer decided, what one look came to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from officer_exposure.events import Coverage
from officer_exposure.model import Area, Finding, Level
from officer_exposure.shows import Shows


class Standing(StrEnum):
    """What the latest look says of a finding. Only `GONE` is proof: the same check looked again and no longer sees it.

    `NEW`: first seen by the latest look. `STILL`: seen before and again. `CAME_BACK`: it was gone or called fixed, and
    is there again. `UNSEEN`: the latest look did not judge it again, so nothing is known. `GONE`: judged again and no
    longer there. `ABSENT`: its file is no longer there.
    """

    NEW = "new"
    STILL = "still"
    CAME_BACK = "came_back"
    UNSEEN = "unseen"
    GONE = "gone"
    ABSENT = "absent"


class Verdict(StrEnum):
    """What the officer says about a finding."""

    CONFIRMED = "confirmed"
    NOT_ME = "not_me"
    FALSE_ALARM = "false_alarm"
    FIXED = "fixed"
    LATER = "later"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not_applicable"


class Shown(StrEnum):
    """Which findings are wanted: those that ask for something, those set aside by the officer, those no longer seen."""

    OPEN = "open"
    SET_ASIDE = "set_aside"
    GONE = "gone"
    ALL = "all"


class RunKind(StrEnum):
    """What a look was over. `AGAIN`: one file that the officer changed. It says nothing of the rest of its source.

    `SEEN`: the officer's own look at pictures, one for each day. It says nothing but what they answered. `PEOPLE`:
    what follows for combinations from what the officer said. No file is opened.
    """

    FILES = "files"
    ANSWERS = "answers"
    AGAIN = "again"
    SEEN = "seen"
    PEOPLE = "people"


class Ruling(msgspec.Struct, frozen=True):
    """What the officer decides. `until` is for LATER and ACCEPTED, `screenshot` (a picture file) is proof for FIXED."""

    verdict: Verdict
    until: date | None = None
    reason: str = ""
    screenshot: bytes = b""


class Decision(msgspec.Struct, frozen=True):
    """A ruling that is kept. It can cover many findings: `findings` says how many, `screenshots` how many pictures."""

    id: int
    verdict: Verdict
    made: date
    until: date | None
    reason: str
    screenshots: int
    findings: int


class GivenAnswer(msgspec.Struct, frozen=True):
    """What the officer answered to one item for one account, and when. `reopened` says why it is old; empty: it holds.

    `answer` as in an AnswerSheet.
    """

    section: str
    account: str
    item: str
    answer: str
    given: date
    reopened: str


class PictureName(NamedTuple):
    """A picture that was looked at."""

    source: str
    artifact: str


class PictureAnswer(msgspec.Struct, frozen=True):
    """What the officer said of a picture. `said`: the part that became findings by their word alone.

    `holds`: the file is still as it was when it was answered.
    """

    shows: Shows
    said: Shows
    holds: bool


class ListedPicture(msgspec.Struct, frozen=True):
    """A picture as a list needs it. `taken`, `look`, `uniform` and `vehicle` as in Observed.

    `found`: what open findings say it shows; None where there is none. `sure`: one of them is no guess. `trouble`: why
    the program could not look at what it shows. `met`: the latest whole look at its source met the file.
    """

    name: PictureName
    taken: str = ""
    look: bytes = b""
    uniform: float = 0.0
    vehicle: float = 0.0
    found: Shows | None = None
    sure: bool = False
    answer: PictureAnswer | None = None
    trouble: str = ""
    met: bool = True

    @property
    def is_seen(self) -> bool:
        """Whether the officer has looked at it, as it is now."""
        return self.answer is not None and self.answer.holds


CHANGED = "changed"
"""Stands for the finding itself: it tells more now than on the day of the decision. No life event has this id."""


class KeptFinding(msgspec.Struct, frozen=True):
    """A finding with its history. `is_open`: it asks for something today.

    `reopened` is the id of the life event that made the decision old, or CHANGED; empty where nothing did.
    """

    finding: Finding
    level: Level
    standing: Standing
    is_open: bool
    first_seen: date
    last_seen: date
    decision: Decision | None
    reopened: str = ""


class Wanted(msgspec.Struct, frozen=True):
    """A filter over what is kept. `words`: every word must begin a word of the finding. None means any."""

    shown: Shown = Shown.OPEN
    words: str = ""
    area: Area | None = None
    level: Level | None = None
    standing: Standing | None = None


class RunSummary(msgspec.Struct, frozen=True):
    """What a look came to, against what was known before. The counts are of findings."""

    run: int
    kind: RunKind
    started: date
    finished: date | None
    cancelled: bool
    coverage: Coverage
    new: int
    still: int
    came_back: int
    gone: int
    absent: int
    unseen: int
