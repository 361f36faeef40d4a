"""All tracks of one audience together, each event once, and which file each comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from officer_exposure.model import Audience
from officer_exposure.places.whereabouts import Located, Track

_SAME_TIME_S = 60.0
_FILE = tuple[str, str]


@dataclass(frozen=True)
class Recorded:
    """What one audience can put together. `files`: (source, artifact) of each track, in the same order."""

    audience: Audience
    tracks: tuple[Track, ...]
    files: tuple[tuple[str, str], ...]

    def files_of(self, numbers: Iterable[int]) -> list[tuple[str, str]]:
        """The files of some tracks, by their places in `tracks`: each once, sorted."""
        return sorted({self.files[number] for number in numbers})


def recorded(located: Iterable[Located], audiences: Mapping[str, Audience]) -> list[Recorded]:
    """The tracks by who can see them. Those of one audience are judged together: so would a stranger do.

    One activity often lies in two files, or in two exports. It counts once for each audience, and the first file stands
    for it.
    """
    by_audience: defaultdict[Audience, dict[object, tuple[Track, _FILE]]] = defaultdict(dict)
    for one in sorted(located, key=lambda one: (one.source, one.artifact)):
        kept = by_audience[audiences.get(one.source, Audience.UNKNOWN)]
        for track in one.whereabouts.tracks:
            kept.setdefault(_event(track), (track, (one.source, one.artifact)))
    return [
        Recorded(audience, tuple(track for track, _ in kept.values()), tuple(file for _, file in kept.values()))
        for audience, kept in sorted(by_audience.items())
        if kept
    ]


def _event(track: Track) -> object:
    """Two tracks of one minute are one activity; without a time, only those with the same points are."""
    return track.points if track.start is None else (round(track.start / _SAME_TIME_S), track.points[:8])
