"""All stays and tracks of one audience together, each event once, and which file each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from officer_exposure.model import Audience
from officer_exposure.places.merging import merged_stays, merged_tracks
from officer_exposure.places.onlookers import OPENNESS
from officer_exposure.places.whereabouts import Located, Stay, Track


@dataclass(frozen=True)
class Recorded:
    """What one audience can put together. `files`: (source, artifact) of each track, in the same order.

    `stay_files`: the same for the stays. `audience`: of what it sees beyond what more open ones see.
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


def recorded(located: Sequence[Located], audiences: Mapping[str, Audience]) -> Iterator[Recorded]:
    """Stays and tracks, by who can see them, the most open audience first: each sees all that those before see, too.

    One event often lies in two files, or in two exports. It counts once, and the first file stands for it.
    """
    seen: list[Located] = []
    for openness in OPENNESS:
        more = [one for one in located if one.whereabouts and audiences.get(one.source, Audience.UNKNOWN) in openness]
        if more:
            seen += more
            theirs = {audiences.get(one.source, Audience.UNKNOWN) for one in more}
            yield _recorded(Audience.UNKNOWN if Audience.UNKNOWN in theirs else min(theirs), seen, audiences)


def _recorded(audience: Audience, seen: list[Located], audiences: Mapping[str, Audience]) -> Recorded:
    tracks, stays = merged_tracks(seen, audiences), merged_stays(seen, audiences)
    return Recorded(
        audience,
        tuple(event.what for event in tracks),
        tuple(event.files[0] for event in tracks),
        tuple(event.what for event in stays),
        tuple(event.files[0] for event in stays),
    )
