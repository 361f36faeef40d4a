"""The shape of the content files. A field that is not named here is refused, so a typing mistake cannot hide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from officer_exposure.content.history import History
from officer_exposure.model import Area, Audience, Ease, Severity

LevelName = Literal["low", "moderate", "high", "urgent"]
Shape = Literal["ring", "circle", "triangle", "filled diamond"]
Mark = Literal["sourced", "partly", "general"]
"""How far a source carries a statement: wholly, in its core, or not at all (then a person must check it)."""


UNDATED = "undated"
"""The date of a source that carries none."""

NO_SOURCE = "general"
"""The key of the reference of an item that no source stands behind: its mark is "general"."""


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all content."""


class Words(_Strict, frozen=True):
    """The words on screen for every member of the enums of the model, by the member's lower-case name."""

    severity: dict[str, str]
    likelihood: dict[str, str]
    ease: dict[str, str]
    confidence: dict[str, str]
    audience: dict[str, str]
    area: dict[str, str]
    level: dict[str, str]


class Scoring(_Strict, frozen=True):
    """scoring.yaml: the lookup tables. Rows and columns count from 1; `visibility` gives a row of `likelihood`."""

    visibility: dict[Audience, int]
    likelihood: tuple[tuple[int, ...], ...]
    level: tuple[tuple[LevelName, ...], ...]
    guess_at_most: LevelName
    words: Words
    shapes: dict[LevelName, Shape]


class Reference(_Strict, frozen=True):
    """Where advice comes from. `date` is the date of the source, ISO, as exact as it is known, or `UNDATED`."""

    key: str
    title: str
    date: str


class Remediation(_Strict, frozen=True):
    """What to do. `deletes` means that a step removes something: the legal-hold question then stands before it."""

    id: str
    title: str
    steps: tuple[str, ...]
    minutes: int
    deletes: bool = False


class LegalHold(_Strict, frozen=True):
    """The question that stands before every step that deletes, and what to do when the answer is yes."""

    question: str
    if_yes: str


class Group(_Strict, frozen=True):
    """Sections that belong together. An answer is asked for again after `recheck_days`, because of `why`."""

    id: str
    title: str
    recheck_days: int
    why: str


class Section(_Strict, frozen=True):
    """Guided items about one account, device or kind of record. `group` is the id of a Group.

    `none_label` is the officer's way to say that the section does not apply. `close_url`: where its account is closed,
    if that is known; the legal-hold question stands before it.
    """

    id: str
    title: str
    group: str
    intro: str
    none_label: str
    close_url: str = ""


class Item(_Strict, frozen=True):
    """One guided question: something only a person can look up. Its id never changes its meaning.

    `exposes` is what a stranger learns when the answer is "exposed"; it becomes the summary of the finding.
    `audience` is who sees it then. `minutes` are for looking and answering: what it takes to put right what was seen
    stands in the remediation. `caution` is said before the link is opened. `as_of` is the date of the menu path,
    ISO, as exact as it is known, or `UNDATED`. `recheck_days`: when to ask again, where the days of its group do not
    fit.
    """

    id: str
    section: str
    question: str
    exposes: str
    why: str
    where: str
    url: str
    safe: str
    do: str
    dont: str
    areas: tuple[Area, ...]
    severity: Severity
    ease: Ease
    audience: Audience
    minutes: int
    remediation: str
    source: Reference
    as_of: str
    mark: Mark
    caution: str = ""
    recheck_days: int | None = None


class LifeEvent(_Strict, frozen=True):
    """Something in life that makes earlier answers and decisions old.

    `title` is what the officer says, in the first person and without a period. `why` says in one sentence what it
    changes, `first` what to do before anything else. It asks again the questions `items`, and reopens what was put
    off or accepted in its `areas`. `sections`: all of their questions are among `items` once the content is loaded.
    """

    id: str
    title: str
    why: str
    first: str
    areas: tuple[Area, ...]
    items: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


class StageWords(_Strict, frozen=True):
    """What a stage of the walk is called: as a heading, within a sentence, what is in it, and what its end means."""

    title: str
    short: str
    what: str
    done: str


class Walk(_Strict, frozen=True):
    """walk.yaml: how the walk goes. Days, minutes, a number of items, the title of every reminder, words by stage."""

    stale_after_days: int
    sitting_minutes: int
    most_in_a_row: int
    first_items: int
    first_stage_minutes: int
    month_stage_minutes: int
    stages: dict[Literal["first", "month", "later"], StageWords]
    reminder_title: str


class AgencyLine(_Strict, frozen=True):
    """A line of the agency below ours."""

    kind: Literal["why", "do", "dont"]
    text: str


class AgencyLayer(msgspec.Struct, frozen=True):
    """What an agency pack laid over the content. All of it is shown as the agency's, with `name`.

    `contacts`: whom each is for, and its words. `lines` and `left_out` are by item, `rules` by rule of policy.yaml.
    `items` are questions of the agency, `hosts` those of their addresses; `raised` are ours that it made graver.
    """

    name: str
    issued: str
    contacts: tuple[tuple[str, str], ...]
    lines: Mapping[str, tuple[AgencyLine, ...]]
    rules: Mapping[str, str]
    left_out: Mapping[str, str]
    items: frozenset[str]
    raised: frozenset[str]
    hosts: Mapping[str, str]


AGENCY_REMEDIATIONS = "agency."
"""How the ids of the agency's remediations begin. They are gone with the pack, unlike ours."""

_AGENCY_IS_GONE = "answers.walk_through"


class Content(msgspec.Struct, frozen=True):
    """All content, cross-checked. The mappings are read-only and in the order of the files."""

    groups: Mapping[str, Group]
    sections: Mapping[str, Section]
    items: Mapping[str, Item]
    remediations: Mapping[str, Remediation]
    legal_hold: LegalHold
    scoring: Scoring
    life_events: Mapping[str, LifeEvent]
    history: History
    walk: Walk
    agency: AgencyLayer | None = None

    def from_agency(self, item: str) -> bool:
        """Whether a question is the agency's own, and is to be shown as such."""
        return self.agency is not None and item in self.agency.items

    def agency_lines(self, item: str) -> tuple[AgencyLine, ...]:
        """What the agency adds to a question, to be shown below our lines and as the agency's."""
        return self.agency.lines.get(item, ()) if self.agency else ()

    @property
    def asked(self) -> Mapping[str, Item]:
        """The items without those that the agency leaves out of the walk."""
        left_out = self.agency.left_out if self.agency else {}
        return {name: item for name, item in self.items.items() if name not in left_out}

    def left_out(self, item: str) -> str:
        """Why the agency leaves a question out of the walk; empty where it does not."""
        return self.agency.left_out.get(item, "") if self.agency else ""

    def contacts(self, kind: str) -> tuple[str, ...]:
        """Whom to ring, by what a step of the plan calls; empty where no pack says."""
        return tuple(words for its_kind, words in (self.agency.contacts if self.agency else ()) if its_kind == kind)

    def group(self, item: Item) -> Group:
        """The group that an item belongs to."""
        return self.groups[self.sections[item.section].group]

    def recheck_days(self, item: Item) -> int:
        """How many days an answer to the item counts as recent."""
        return self.group(item).recheck_days if item.recheck_days is None else item.recheck_days

    def remediation(self, known_as: str) -> Remediation:
        """A remediation by any name it ever had: one is never deleted, unless it was the agency's."""
        current = self.history.remediations.current(known_as) or known_as
        if current.startswith(AGENCY_REMEDIATIONS) and current not in self.remediations:
            current = _AGENCY_IS_GONE
        return self.remediations[current]

    def life_event(self, known_as: str) -> LifeEvent | None:
        """A life event by any name it ever had; None if it was deleted, or if this is no life event."""
        return self.life_events.get(self.history.life_events.current(known_as) or "")
