"""What each onlooker can work out: a stranger sees public items alone, a friend more, and only the officer all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from officer_exposure.check import CheckInfo, Seen
from officer_exposure.model import Audience, Confidence, Finding, Place, Position, Tag
from officer_exposure.places.cells import Apart, cell
from officer_exposure.places.guess import Candidate, Guess, guess
from officer_exposure.places.merged import Merged, merged_of
from officer_exposure.places.merging import File
from officer_exposure.places.moments import LAST_TIME
from officer_exposure.places.whereabouts import Stay, Track

_CARRYING = 5
_SAME_M = 300.0
_MOST_FILES = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LIKELY, _PERHAPS = 0.8, 0.5
_SURE_OF_HOME = 0.6
"""From here on a guess at home is good enough to ask when it is empty."""


@dataclass(frozen=True)
class Onlooker:
    """What somebody sees: events, each once, with the files that tell it (`files`, in the order of
    `Candidate.members`), and their guess. `audience`: of what was needed beyond what more open audiences see already.
    """

    audience: Audience
    stays: Sequence[Stay]
    tracks: Sequence[Track]
    files: Sequence[tuple[File, ...]]
    guess: Guess

    def carrying(self, place: Candidate) -> list[int]:
        """The five items that carry a place, each of another file where there are enough."""
        first = {self.files[one]: one for one in reversed(place.members)}
        of_files = [one for one in place.members if first[self.files[one]] == one]
        return [*of_files, *(one for one in place.members if first[self.files[one]] != one)][:_CARRYING]

    def when(self, item: int) -> tuple[float, int]:
        """For sorting: when an item begins; what has no time comes last."""
        start = self.start(item)
        return (math.inf, item) if start is None else (start, item)

    def start(self, item: int) -> float | None:
        """When an item begins, as in `Stay`; None where that is not known or cannot be."""
        stays = len(self.stays)
        start = self.stays[item].start if item < stays else self.tracks[item - stays].start
        return start if start is not None and abs(start) < LAST_TIME else None


def onlookers_of(seen: Seen) -> tuple[Onlooker, ...]:
    """Each that sees anything more than the one before, the most open audience first. Ask through `Seen.once`."""
    return tuple(map(_onlooker, seen.once(merged_of)))


def _onlooker(merged: Merged) -> Onlooker:
    stays, tracks = [event.what for event in merged.stays], [event.what for event in merged.tracks]
    files = [*(one.files for one in merged.stays), *(one.files for one in merged.tracks)]
    return Onlooker(merged.audience, stays, tracks, files, guess(stays, tracks))


def homes_of(seen: Seen) -> tuple[tuple[float, float] | None, ...]:
    """Where the officer said they live, or else where each onlooker would say so; None where they are not sure enough.

    In the order of `onlookers_of`. Ask through `Seen.once`.
    """
    if seen.homes:
        return ((seen.homes[0].latitude, seen.homes[0].longitude),) * len(seen.once(merged_of))
    firsts = (next(iter(one.guess.home), None) for one in seen.once(onlookers_of))
    return tuple(
        None if one is None or one.confidence < _SURE_OF_HOME else (one.latitude, one.longitude) for one in firsts
    )


def distinct_places(
    seen: Seen, places_of: Callable[[Guess], tuple[Candidate, ...]]
) -> Iterator[tuple[Onlooker, tuple[Candidate, ...]]]:
    """The places of each onlooker whose first one no more open audience guessed already."""
    told = Apart(_SAME_M)
    for onlooker in seen.once(onlookers_of):
        places = places_of(onlooker.guess)
        if places and told.takes(spot_of(places[0])):
            yield onlooker, places


def place_finding(info: CheckInfo, onlooker: Onlooker, places: Sequence[Candidate], summary: str, word: str) -> Finding:
    """A finding about the likeliest of some places: all of them, the likeliest first, and what carries the first.

    `word` names a file in the evidence: "Place:HomeSeenIn". The finding belongs to the file that was there first: that
    stays so when more is posted, and decisions hang on it.
    """
    source, artifact = onlooker.files[min(places[0].members, key=onlooker.when)][0]
    spots = [
        Place(one.latitude, one.longitude, float(round(one.radius_m)), rank, round(one.share, 3))
        for rank, one in enumerate(places, 1)
    ]
    told = [Tag(word, words) for one in onlooker.carrying(places[0]) for words in _told(onlooker, one)]
    return Finding(
        check=info.id,
        areas=info.areas,
        severity=info.severity,
        audience=onlooker.audience,
        ease=info.ease,
        confidence=sureness(places[0].confidence),
        summary=summary,
        source=source,
        artifact=artifact,
        evidence=(*spots, *list(dict.fromkeys(told))[:_MOST_FILES]),
        remediation=info.remediation,
        thing=f"{info.id} {cell(spot_of(places[0]))}",
    )


def spot_of(place: Candidate) -> Position:
    """Where a place is."""
    return Position(place.latitude, place.longitude, "post")


def sureness(sure: float) -> Confidence:
    """A calibrated probability as a word."""
    if sure >= _LIKELY:
        return Confidence.HIGH
    return Confidence.MEDIUM if sure >= _PERHAPS else Confidence.LOW


def _told(onlooker: Onlooker, item: int) -> list[str]:
    """The names of the files of an item, and the time where one is known. All copies of it must go."""
    start = onlooker.start(item)
    when = "" if start is None else f", {_EPOCH + timedelta(seconds=round(start)):%Y-%m-%d %H:%M}"
    return [name + when for _, name in onlooker.files[item]]
