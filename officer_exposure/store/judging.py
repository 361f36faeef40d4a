"""What a look says of a finding it did not see again: gone is only what the same check looked for again, and missed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from officer_exposure.examining import LETTERS
from officer_exposure.model import OutcomeKind, Stage
from officer_exposure.store.records import Standing

EVERY_CHECK = "*"
"""Stands in the place of a check where nothing could look."""

_JUDGED = frozenset(LETTERS[kind] for kind in (OutcomeKind.FINDINGS, OutcomeKind.CLEAN, OutcomeKind.NOT_APPLICABLE))

_NOT_CHECKED = LETTERS[OutcomeKind.NOT_CHECKED]


class RunCheck(msgspec.Struct, frozen=True):
    """A check that takes part in a run. `opens`: damage inside a file hides things from it.

    `needs_facts`: it looks for what the officer entered, and for nothing else.
    """

    id: str
    opens: bool
    needs_facts: bool = False


class Visit(msgspec.Struct, frozen=True):
    """How one artifact came out of one stage: a letter for each check, and whether all parts of it could be read."""

    outcomes: str
    whole: bool


class Expected(msgspec.Struct, frozen=True):
    """A finding that was known before and was not seen again. `thing` as in `missed`."""

    check: str
    source: str
    artifact: str
    thing: int


class Letter(msgspec.Struct, frozen=True):
    """Where the letter of a check stands: in which stage, at which place. The rest as in the check."""

    stage: int
    place: int
    opens: bool
    needs_facts: bool = False


class Reach(msgspec.Struct, frozen=True):
    """What decides, beside its checks and sources, how far a look could see.

    `elsewhere`: source -> what lies in it and was left to another source, by its name there, with that source's id.
    `folders`: source -> the folders in it that were opened.
    `facts`: what its checks compared with, as `compile_facts` gave it.
    """

    elsewhere: Mapping[str, Mapping[str, str]] = {}
    folders: Mapping[str, Collection[str]] = {}
    facts: bytes = b""

    def at(self, source: str, artifact: str) -> tuple[str, str]:
        """The source and the name under which an artifact was looked at."""
        left_out = self.elsewhere.get(source, {})
        place = next((place for place in reversed(_above(artifact)) if place in left_out), "")
        if not place:
            return source, artifact
        below = artifact[len(place) + 1 :]
        if not below or below.startswith("/"):  # a file by itself, or a file in an archive that is looked at by itself
            below = artifact[place.rfind("/") + 1 :]
        return left_out[place], below


EVERYTHING = Reach()
"""Nothing was left to another source, and nothing was compared with facts."""


class Look(msgspec.Struct, frozen=True):
    """One look as a whole.

    `letters` by check id. `walked`: the sources of which every entry was met. `missed`: (source, artifact) -> the
    checks that could not judge it, each with the thing it concerns (None: all of it). `folders`: source -> the folders
    that were opened. `familiar`: source -> the folders with a file in or below them that is as it was met before:
    without one it may be another disk. A look that knows nothing proves nothing.
    """

    letters: Mapping[str, Letter] = {}
    walked: Collection[str] = ()
    missed: Mapping[tuple[str, str], Collection[tuple[str, int | None]]] = {}
    folders: Mapping[str, Collection[str]] = {}
    familiar: Mapping[str, Collection[str]] = {}


def letters_of(checks: Mapping[Stage, Sequence[RunCheck]]) -> dict[str, Letter]:
    """Where the letter of each check of a run stands."""
    return {
        check.id: Letter(stage.value, place, check.opens, check.needs_facts)
        for stage, here in checks.items()
        for place, check in enumerate(here)
    }


def standing_of_unseen(expected: Expected, visits: Mapping[int, Visit], look: Look) -> Standing:
    """GONE, ABSENT, or UNSEEN where neither is proved. `visits`: how its artifact came out, by stage."""
    if not visits:
        return Standing.ABSENT if _is_absent(expected, look) else Standing.UNSEEN
    letter = look.letters.get(expected.check)
    visit = visits.get(letter.stage) if letter else None
    missed = look.missed.get((expected.source, expected.artifact), ())
    open_things = {about for check, about in missed if check == expected.check}
    if letter is None or visit is None or not _judged(visit, letter, open_things):
        return Standing.UNSEEN
    return Standing.UNSEEN if open_things & {None, expected.thing} else Standing.GONE


def standing_of_seen(before: Standing, *, called_fixed: bool) -> Standing:
    """What a finding becomes that a later look sees again."""
    if called_fixed or before in {Standing.GONE, Standing.ABSENT}:
        return Standing.CAME_BACK
    return Standing.STILL


def _judged(visit: Visit, letter: Letter, open_things: Collection[int | None]) -> bool:
    """Whether the check judged, if perhaps not these things. That it found nothing then counts for all others."""
    outcome = visit.outcomes[letter.place : letter.place + 1]
    judged_in_part = outcome == _NOT_CHECKED and bool(open_things)
    return (outcome in _JUDGED or judged_in_part) and (visit.whole or not letter.opens)


def _is_absent(expected: Expected, look: Look) -> bool:
    """Whether its file is no longer there, and no closed folder, and nothing that went wrong with it, can hide it."""
    if expected.source not in look.walked or not _is_the_same_disk(expected, look):
        return False
    places = [(expected.source, place) for place in _above(expected.artifact)]
    everywhere = look.missed.get((expected.source, ""), ())
    return look.missed.keys().isdisjoint(places) and all(check != EVERY_CHECK for check, _ in everywhere)


def _is_the_same_disk(expected: Expected, look: Look) -> bool:
    """Whether something known was met where the file was: in the nearest folder above it that is still there.

    A folder that is there and holds nothing known may wait for its disk to be plugged in.
    """
    folders = look.folders.get(expected.source, ())
    nearest = next((folder for folder in reversed(folders_above(expected.artifact)) if folder in folders), "")
    return nearest in look.familiar.get(expected.source, ())


def folders_above(artifact: str) -> list[str]:
    """Every folder an artifact lies in, beginning with the source itself, which has no name."""
    return ["", *_above(artifact)[:-1]]


def _above(artifact: str) -> list[str]:
    """The artifact itself and every folder above it; an archive stands there as itself and as a folder ("a.zip!")."""
    parts = artifact.split("/")
    above = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return [name for place in above for name in ((place[:-1], place) if place.endswith("!") else (place,))]
