"""What each onlooker can work out: a stranger sees public items alone, a friend more, and only the officer all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from officer_exposure.check import CheckInfo, Seen
from officer_exposure.model import Audience, Confidence, Finding, Place, Position, Tag
from officer_exposure.places.cells import cell, distance_m
from officer_exposure.places.guess import Candidate, Guess, guess
from officer_exposure.places.whereabouts import Located, Stay, Track

OPENNESS = (
    frozenset({Audience.PUBLIC}),
    frozenset({Audience.LINK, Audience.UNKNOWN}),
    frozenset({Audience.FRIENDS}),
    frozenset({Audience.PRIVATE}),
)
"""Who sees a source sees all that more people see, too."""

_CARRYING = 5
_SAME_M = 300.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LIKELY, _PERHAPS = 0.8, 0.5

File = tuple[str, str]
"""Source and artifact."""


@dataclass(frozen=True)
class Onlooker:
    """What somebody sees: items with the file of each (`files`, in the order of `Candidate.members`), and their guess.

    `audience`: of what was needed beyond what more open audiences see already.
    """

    audience: Audience
    stays: Sequence[Stay]
    tracks: Sequence[Track]
    files: Sequence[File]
    guess: Guess

    def carrying(self, place: Candidate) -> list[int]:
        """The five items that carry a place, each of another file where there are enough."""
        first = {self.files[one]: one for one in reversed(place.members)}
        of_files = [one for one in place.members if first[self.files[one]] == one]
        return [*of_files, *(one for one in place.members if first[self.files[one]] != one)][:_CARRYING]


def onlookers(located: Sequence[Located], audiences: Mapping[str, Audience]) -> Iterator[Onlooker]:
    """Each that sees anything more than the one before, the most open audience first."""
    seen: list[Located] = []
    for openness in OPENNESS:
        more = [one for one in located if audiences.get(one.source, Audience.UNKNOWN) in openness and one.whereabouts]
        if more:
            seen += more
            theirs = {audiences.get(one.source, Audience.UNKNOWN) for one in more}
            yield _onlooker(seen, Audience.UNKNOWN if Audience.UNKNOWN in theirs else min(theirs))


def _onlooker(seen: Sequence[Located], audience: Audience) -> Onlooker:
    stays = [(stay, (one.source, one.artifact)) for one in seen for stay in one.whereabouts.stays]
    tracks = [(track, (one.source, one.artifact)) for one in seen for track in one.whereabouts.tracks]
    return Onlooker(
        audience,
        [stay for stay, _ in stays],
        [track for track, _ in tracks],
        [file for _, file in (*stays, *tracks)],
        guess([stay for stay, _ in stays], [track for track, _ in tracks]),
    )


def distinct_places(
    seen: Seen, places_of: Callable[[Guess], tuple[Candidate, ...]]
) -> Iterator[tuple[Onlooker, tuple[Candidate, ...]]]:
    """The places of each onlooker whose first one no more open audience guessed already."""
    told: list[Position] = []
    for onlooker in onlookers(seen.located, seen.audiences):
        places = places_of(onlooker.guess)
        if places and all(distance_m(spot_of(places[0]), one) > _SAME_M for one in told):
            told.append(spot_of(places[0]))
            yield onlooker, places


def place_finding(info: CheckInfo, onlooker: Onlooker, places: Sequence[Candidate], summary: str, word: str) -> Finding:
    """A finding about the likeliest of some places: all of them, the likeliest first, and what carries the first.

    `word` names a file in the evidence: "Place:HomeSeenIn". The finding belongs to the most telling file.
    """
    source, artifact = onlooker.files[places[0].members[0]]
    spots = [
        Place(one.latitude, one.longitude, float(round(one.radius_m)), rank, round(one.share, 3))
        for rank, one in enumerate(places, 1)
    ]
    told = [Tag(word, _told(onlooker, one)) for one in onlooker.carrying(places[0])]
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
        evidence=(*spots, *dict.fromkeys(told)),
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


def _told(onlooker: Onlooker, item: int) -> str:
    """The name of a file, and the time where one is known."""
    name = onlooker.files[item][1]
    stays = len(onlooker.stays)
    start = onlooker.stays[item].start if item < stays else onlooker.tracks[item - stays].start
    if start is None:
        return name
    return f"{name}, {_EPOCH + timedelta(seconds=round(start)):%Y-%m-%d %H:%M}"
