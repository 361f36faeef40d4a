"""All stays and tracks of one audience together, each event once, and which file each comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from officer_exposure.check import Seen
from officer_exposure.model import Audience
from officer_exposure.places.merged import Merged, merged_of
from officer_exposure.places.whereabouts import Stay, Track


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


def recorded_of(seen: Seen) -> tuple[Recorded, ...]:
    """Stays and tracks, by who can see them, the most open audience first: each sees all that those before see, too.

    One event often lies in two files, or in two exports. It counts once, and the first file stands for it. Ask through
    `Seen.once`.
    """
    return tuple(map(_recorded, seen.once(merged_of)))


def _recorded(merged: Merged) -> Recorded:
    return Recorded(
        merged.audience,
        tuple(event.what for event in merged.tracks),
        tuple(event.files[0] for event in merged.tracks),
        tuple(event.what for event in merged.stays),
        tuple(event.files[0] for event in merged.stays),
    )
