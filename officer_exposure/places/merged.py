"""What each audience sees of where somebody was, each event once: the most open audience first, and then who sees more.

Merging is dear, so the checks of one look share it (`Seen.once`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from officer_exposure.check import Seen
from officer_exposure.model import Audience
from officer_exposure.places.merging import Event, merged_stays, merged_tracks
from officer_exposure.places.whereabouts import Located, Stay, Track

OPENNESS = (
    frozenset({Audience.PUBLIC}),
    frozenset({Audience.LINK, Audience.UNKNOWN}),
    frozenset({Audience.FRIENDS}),
    frozenset({Audience.PRIVATE}),
)
"""Who sees a source sees all that more people see, too."""


@dataclass(frozen=True)
class Merged:
    """All events of one audience. `audience`: of what was needed beyond what more open audiences see already."""

    audience: Audience
    stays: tuple[Event[Stay], ...]
    tracks: tuple[Event[Track], ...]


def merged_of(seen: Seen) -> tuple[Merged, ...]:
    """One for each audience that sees anything more than the one before. Ask through `Seen.once`."""
    return tuple(_merged(seen))


def _merged(seen: Seen) -> Iterator[Merged]:
    theirs: list[Located] = []
    for openness in OPENNESS:
        more = [one for one in seen.located if one.whereabouts and _audience(seen, one) in openness]
        if more:
            theirs += more
            needed = {_audience(seen, one) for one in more}
            audience = Audience.UNKNOWN if Audience.UNKNOWN in needed else min(needed)
            yield Merged(audience, merged_stays(theirs, seen.audiences), merged_tracks(theirs, seen.audiences))


def _audience(seen: Seen, file: Located) -> Audience:
    return seen.audiences.get(file.source, Audience.UNKNOWN)
