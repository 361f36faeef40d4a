"""What a check examines: one file or answer sheet, opened and parsed. Lives in a worker and never leaves it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from officer_exposure.model import ArtifactKind, Audience, Position, Tag
from officer_exposure.places.whereabouts import Whereabouts
from officer_exposure.shows import Shows
from officer_exposure.text.known.fact import Matcher
from officer_exposure.vision.sight import Sight


class PersonTag(msgspec.Struct, frozen=True):
    """A person's name written into a file; `box` in fractions (left, top, right, bottom) of the picture as stored."""

    field: str
    name: str
    box: tuple[float, float, float, float] | None = None


class Preview(msgspec.Struct, frozen=True):
    """A second picture inside the file: where its bytes stand, or the bytes themselves where they are re-assembled."""

    label: str
    offset: int = 0
    length: int = 0
    data: bytes = b""


class Clip(msgspec.Struct, frozen=True):
    """A film clip inside a photo (a motion photo)."""

    label: str
    offset: int
    length: int


class Metadata(msgspec.Struct):
    """What the parsers found in one file. Filled part by part, so that one broken part loses nothing else.

    `positions` holds real positions only (never 0,0, never out of range), one per place it is written.
    `whereabouts`: the same places and more with their times, as they are kept for what follows from many files.
    `telemetry` names timed tracks that may hold positions but are not decoded.
    `texts`: what can be read beside the fields, in a document itself or in parts that nobody knows; `texts_cut`: it is
    longer than what was kept; `scanned`: some pages are pictures, in which no text was read.
    `problems` are sentences about parts that could not be read: a check that found nothing then says NOT_CHECKED.
    """

    format: str = ""
    kind: ArtifactKind = ArtifactKind.OTHER
    width: int = 0
    height: int = 0
    orientation: int = 1
    positions: list[Position] = msgspec.field(default_factory=list)
    whereabouts: Whereabouts = Whereabouts()
    tags: list[Tag] = msgspec.field(default_factory=list)
    people: list[PersonTag] = msgspec.field(default_factory=list)
    previews: list[Preview] = msgspec.field(default_factory=list)
    clips: list[Clip] = msgspec.field(default_factory=list)
    telemetry: list[str] = msgspec.field(default_factory=list)
    texts: list[Tag] = msgspec.field(default_factory=list)
    texts_cut: bool = False
    scanned: bool = False
    problems: list[str] = msgspec.field(default_factory=list)


class AnswerSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The officer's answers for one account or one section. `answers`: item id -> exposed, safe, unsure, skipped."""

    section: str
    account: str
    answers: Mapping[str, str]
    no_account: bool = False


class Artifact(msgspec.Struct, frozen=True):
    """One thing a source yields, opened and parsed: what a check examines.

    `name` is the path relative to its source, with "/"; bytes that are not UTF-8 are shown as backslash escapes.
    `path` is the file as the system knows it, for checks that decode pixels through `parsing`. `known` finds the
    officer's own facts in a text; None where none were entered. `sight`: for the checks of the second stage, what a
    picture shows. `shows`: what the officer says a picture shows; None where nobody was asked.
    """

    source: str
    name: str
    kind: ArtifactKind
    audience: Audience
    path: bytes = b""
    metadata: Metadata | None = None
    answers: AnswerSheet | None = None
    known: Matcher | None = None
    sight: Sight | None = None
    shows: Shows | None = None
