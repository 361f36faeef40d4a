"""All stays and tracks of one audience together, each event once, and which file each comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from officer_exposure.model import Audience
from officer_exposure.places.whereabouts import Located, Stay, Track

_SAME_TIME_S = 60.0
_FILE = tuple[str, str]


@dataclass(frozen=True)
class Recorded:
    """What one audience can put together. `files`: (source, artifact) of each track, in the same order.

    `stay_files`: the same for the stays.
    """

    audience: Audience
    tracks: tuple[Track, ...]
    files: tuple[tuple[str, str], ...]
    stays: tuple[Stay, ...] = ()
    stay_files: tuple[tuple[str, str], ...] = ()

    def files_of(self, numbers: Iterable[int]) -> list[tuple[str, str]]:
        """The files of some tracks, by their places in `tracks`: each once, sorted."""
        return sorted({self.files[number] for number in numbers})

    def files_of_all(self, numbers: Iterable[int]) -> list[tuple[str, str]]:
        """The files of some stays and tracks, by their places in both, stays first: each once, sorted."""
        both = self.stay_files + self.files
        return sorted({both[number] for number in numbers})


def recorded(located: Iterable[Located], audiences: Mapping[str, Audience]) -> list[Recorded]:
    """Stays and tracks by who can see them. Those of one audience are judged together: so would a stranger do.

    One event often lies in two files, or in two exports. It counts once for each audience, and the first file stands
    for it.
    """
    tracks: defaultdict[Audience, dict[object, tuple[Track, _FILE]]] = defaultdict(dict)
    stays: defaultdict[Audience, dict[object, tuple[Stay, _FILE]]] = defaultdict(dict)
    for one in sorted(located, key=lambda one: (one.source, one.artifact)):
        audience, file = audiences.get(one.source, Audience.UNKNOWN), (one.source, one.artifact)
        for track in one.whereabouts.tracks:
            tracks[audience].setdefault(_event(track), (track, file))
        for stay in one.whereabouts.stays:
            stays[audience].setdefault(_moment(stay), (stay, file))
    return [
        Recorded(
            audience,
            tuple(track for track, _ in tracks[audience].values()),
            tuple(file for _, file in tracks[audience].values()),
            tuple(stay for stay, _ in stays[audience].values()),
            tuple(file for _, file in stays[audience].values()),
        )
        for audience in sorted({*tracks, *stays})
    ]


def _event(track: Track) -> object:
    """Two tracks of one minute are one activity; without a time, only those with the same points are."""
    return track.points if track.start is None else (round(track.start / _SAME_TIME_S), track.points[:8])


def _moment(stay: Stay) -> object:
    """Two stays of one minute and one spot of some 10 m are one."""
    at = None if stay.start is None else round(stay.start / _SAME_TIME_S)
    return at, round(stay.latitude, 4), round(stay.longitude, 4)
