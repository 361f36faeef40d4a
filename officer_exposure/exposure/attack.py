"""What a stranger still makes of the positions once some of what was found is gone: every attack is run again.

Places of one home are one thing to close, not one for each photo: whether it is closed, the attacks themselves say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from officer_exposure.content.paths import load_paths
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.model import Place, Position
from officer_exposure.places.guesses import HOME_CHECK
from officer_exposure.places.what_if import Residual, fewest_removals, residual
from officer_exposure.places.whereabouts import Located, Stay, Track

_PLACE = "position"

File = tuple[str, str]
"""Source and artifact."""


class Attack(msgspec.Struct, frozen=True):
    """The positions that others can see, and the home to look for.

    `files`: of each stay, then of each track. `entered`: the officer said where home is; else it is where a stranger
    would say it is. `fewest`: what must go for home not to be found, the most telling first, by its place in `files`.
    """

    stays: tuple[Stay, ...]
    tracks: tuple[Track, ...]
    files: tuple[File, ...]
    home: Position
    entered: bool
    fewest: tuple[int, ...]

    def without(self, done: Iterable[Gathering]) -> Residual:
        """Run it again without what these gatherings hold."""
        gathered = list(done)
        gone = _files_of(gathered)
        removed = {number for number, file in enumerate(self.files) if file in gone}
        if any(one.check == HOME_CHECK for one in gathered):
            removed.update(self.fewest)
        return residual(self.stays, removed, self.home, self.tracks)


def attack_of(
    located: Iterable[Located],
    hidden: Collection[str],
    homes: Sequence[Position],
    found: Iterable[Gathering],
    is_wanted: Callable[[], bool] = lambda: True,
) -> Attack | None:
    """The attack on what was found; None where no home is known and none is guessed, or nothing has a position.

    `hidden`: the sources that nobody but the officer can see. `homes`: where the officer said they live.
    `is_wanted`: as in `fewest_removals`.
    """
    shown = [one for one in located if one.source not in hidden]
    stays = tuple(stay for one in shown for stay in one.whereabouts.stays)
    tracks = tuple(track for one in shown for track in one.whereabouts.tracks)
    home = homes[0] if homes else _guessed(found)
    if home is None or not (stays or tracks):
        return None
    files = [(one.source, one.artifact) for one in shown for _ in one.whereabouts.stays]
    files += [(one.source, one.artifact) for one in shown for _ in one.whereabouts.tracks]
    return Attack(stays, tracks, tuple(files), home, bool(homes), fewest_removals(stays, home, tracks, is_wanted))


def _guessed(found: Iterable[Gathering]) -> Position | None:
    places = (
        fact
        for gathering in found
        if gathering.check == HOME_CHECK
        for one in gathering.examples
        for fact in one.evidence
        if isinstance(fact, Place) and fact.rank == 1
    )
    first = next(places, None)
    return None if first is None else Position(first.latitude, first.longitude, "")


def _files_of(gatherings: Iterable[Gathering]) -> set[File]:
    """The files that lose their position: those in which a check found one."""
    checks = load_paths().checks
    return {
        (one.source, one.artifact)
        for gathering in gatherings
        if gathering.check != HOME_CHECK and gathering.check in checks and _PLACE in checks[gathering.check].gives
        for one in gathering.findings
    }
