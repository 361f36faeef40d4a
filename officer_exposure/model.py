"""The nouns of an audit. This module imports nothing of ours; everything else imports it.

Plain data: frozen `msgspec.Struct`s, so that a worker's reply can be checked against a strict schema on arrival.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec


class Area(StrEnum):
    """What an exposure touches."""

    HOME = "home"
    FAMILY = "family"
    UNIFORM = "uniform"
    ROUTINE = "routine"
    LINKAGE = "linkage"
    ACCOUNT = "account"
    DUTY = "duty"


class Severity(IntEnum):
    """How bad it is if the wrong person uses it (catalogue: scoring.yaml)."""

    ANNOYANCE = 1
    CAREER = 2
    FINDS_FAMILY = 3
    LEADS_TO_DOOR = 4


class Ease(IntEnum):
    """How easy it is to use."""

    EXPERT = 1
    TOOL = 2
    FEW_CLICKS = 3
    ONE_LOOK = 4


class Confidence(IntEnum):
    """How sure the check is. Ordered; exported by its lower-case name."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Audience(StrEnum):
    """Who can see it. `UNKNOWN` counts as `LINK` and is worded "if you share this"."""

    PRIVATE = "private"
    FRIENDS = "friends"
    LINK = "link"
    UNKNOWN = "unknown"
    PUBLIC = "public"


class Level(IntEnum):
    """What a finding comes to. Ordered; each has a word and a shape, never only a colour."""

    LOW = 1
    MODERATE = 2
    HIGH = 3
    URGENT = 4


class ArtifactKind(StrEnum):
    """What sort of thing a source yields."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    SIDECAR = "sidecar"
    ACTIVITY = "activity"
    ANSWERS = "answers"
    OTHER = "other"


class Stage(IntEnum):
    """When a check runs: first all hidden data (fast), then everything that must decode pixels (slow)."""

    METADATA = 1
    PIXELS = 2


class OutcomeKind(StrEnum):
    """How one check ended on one artifact."""

    FINDINGS = "findings"
    CLEAN = "clean"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKED = "not_checked"
    ERROR = "error"


class _Fact(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """The base of all evidence: a fact with its place."""


class Position(_Fact, frozen=True, tag="position"):
    """WGS 84 degrees. `origin` (JSON: "from"): exif, xmp, quicktime, telemetry, sidecar, text, post or track."""

    latitude: float
    longitude: float
    origin: str = msgspec.field(name="from")


class Region(_Fact, frozen=True, tag="region"):
    """Part of a picture: (left, top, right, bottom) in pixels of the upright image."""

    box: tuple[int, int, int, int]
    label: str
    text: str | None = None


class Tag(_Fact, frozen=True, tag="tag"):
    """One metadata field, named as exiftool names it: "EXIF:Artist", "XMP-dc:creator", "IPTC:City"."""

    name: str
    value: str


class Excerpt(_Fact, frozen=True, tag="excerpt"):
    """Part of a text; `start` and `end` are code points into it. `fact` says what sort of thing it shows."""

    text: str
    start: int
    end: int
    fact: str


class Place(_Fact, frozen=True, tag="place"):
    """An inferred place."""

    latitude: float
    longitude: float
    radius_m: float
    rank: int
    share: float


class Answer(_Fact, frozen=True, tag="answer"):
    """The officer's answer to a guided item."""

    item: str
    answer: str


Evidence = Position | Region | Tag | Excerpt | Place | Answer


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a stranger could learn from one artifact.

    `summary` is a plain sentence that never holds a name, a path, a coordinate or any other value: values live in
    `evidence` alone, so that masking need only mask evidence. `thing` is what makes two findings of one check the
    same thing to fix (a place cell, a serial number); it never leaves the program. The auditor fills `fingerprint`.
    """

    check: str
    areas: tuple[Area, ...]
    severity: Severity
    audience: Audience
    ease: Ease
    confidence: Confidence
    summary: str
    source: str
    artifact: str
    evidence: tuple[Evidence, ...]
    remediation: str
    thing: str = ""
    fingerprint: str = ""


class NotChecked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was not looked at, and why.

    `check` is "*" where it concerns every check: the file as a whole, or a part of it that none of them could see.
    `about` is the `thing` it concerns where it is that one alone (a question that was not answered); like every thing
    it never leaves the program.
    """

    source: str
    artifact: str
    check: str
    reason: str
    about: str = ""
