"""A recorded track, or a history of places, in a file.

What it sees:
    Tracks in GPX, TCX, FIT and KML files, also packed with gzip, as tables or as GeoJSON. Location histories of Google,
    as they were downloaded until 2024 and as Android and iPhone export them since. Positions in other JSON files.
    Places that were saved on a map, and map files that were saved while they showed a few streets. It names the spots
    that tell most: what the file itself calls home, where you were longest, and where tracks begin and end. It also
    says how many days and points the file covers. Of a damaged file, it reads all that stands before the damage.

Why it matters:
    A run begins at the front door. A location history holds every night at home and every day at work. Anyone who gets
    the file opens it on a map in a few clicks.

What it misses:
    Of 81 recordings and lists of places at hand, all 65 that hold a position were read, the damaged ones up to the
    damage; the other 16 hold none. What a site shows of a track can be less than the file holds: you are told of all of
    it. Days on which nothing was recorded. Map files can load more places from the internet, and lists of saved places
    can hold a name alone: both are said, and the program does not look them up. Archives are not opened yet: unpack an
    export first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Evidence, Finding, Position, Severity, Tag
from officer_exposure.places.cells import cell, distance_m
from officer_exposure.places.whereabouts import Stay, Track, Whereabouts, first_and_last

_TRACK = "This recording shows where you began, where you went and where you stopped."
_HISTORY = "This file is a history of the places where you were."
_SPOT = "This file holds an exact place on the map."
_SAVED_SPOTS = "This file lists places that were saved on a map."
_SHOWN = "This map was saved while it showed a few streets. They can be where you live or go."
_ZONE, _SAVED, _VIEW = "zone", "saved", "view"
_HISTORY_DAYS = 7
_DAY = 86_400
_MOST_STAYS, _MOST_ENDS = 6, 6
_SAME_M = 30


class TrackCheck:
    """Finds recorded positions."""

    info = CheckInfo(
        id="activity.track",
        title="Recorded track or location history",
        kinds=frozenset({ArtifactKind.ACTIVITY}),
        areas=(Area.HOME, Area.ROUTINE),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.FEW_CLICKS,
        remediation="activity.keep_recording_private",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for the file as a whole."""
        told = artifact.metadata.whereabouts if artifact.metadata else Whereabouts()
        stays = tuple(stay for stay in told.stays if stay.said != _ZONE)  # they are a finding of their own
        where = Whereabouts(stays, told.tracks)
        spots = _apart([*_dwellings(where.stays), *_ends(where.tracks)])
        if spots:
            found = finding(self.info, artifact, _summary(where), [*spots, *_extent(where)], cell(spots[0]))
            yield msgspec.structs.replace(found, confidence=_confidence(where))


def _kinds(where: Whereabouts) -> set[str]:
    return {"" if stay.said not in (_SAVED, _VIEW) else stay.said for stay in where.stays} | {"" for _ in where.tracks}


def _confidence(where: Whereabouts) -> Confidence:
    """Nobody need have been where a map stood."""
    return Confidence.LOW if _kinds(where) == {_VIEW} else Confidence.HIGH


def _summary(where: Whereabouts) -> str:
    if "" not in _kinds(where):
        return _SHOWN if _kinds(where) == {_VIEW} else _SAVED_SPOTS
    days = _days(where)
    if days and days[-1] - days[0] >= _HISTORY_DAYS:
        return _HISTORY
    return _TRACK if where.tracks else _SPOT if len(where.stays) == 1 else _HISTORY


def _dwellings(stays: Sequence[Stay]) -> Iterator[Position]:
    """The cells where most time was spent, those first that the file itself names."""
    seconds: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Stay] = {}
    for stay in stays:
        there = cell(Position(stay.latitude, stay.longitude, stay.origin))
        lasted = (stay.end - stay.start) if stay.start is not None and stay.end is not None else 0.0
        seconds[there] += lasted + 1
        if there not in first or _rank(stay) < _rank(first[there]):
            first[there] = stay
    order = sorted(first, key=lambda there: (_rank(first[there]), -seconds[there]))
    for there in order[:_MOST_STAYS]:
        yield Position(first[there].latitude, first[there].longitude, first[there].origin or "track")


def _rank(stay: Stay) -> int:
    """What the file names comes first, and last where a map only stood."""
    return {"": 1, _SAVED: 2, _VIEW: 3}.get(stay.said, 0)


def _ends(tracks: Sequence[Track]) -> Iterator[Position]:
    for track in tracks[:_MOST_ENDS]:
        for latitude, longitude, _ in first_and_last(track):
            yield Position(latitude, longitude, "track")


def _apart(positions: Sequence[Position]) -> list[Position]:
    """Those that tell a spot of their own."""
    spots: list[Position] = []
    for position in positions:
        if all(distance_m(position, spot) > _SAME_M for spot in spots):
            spots.append(position)
    return spots


def _extent(where: Whereabouts) -> Iterator[Evidence]:
    """How much of somebody's days the file covers."""
    points = sum(len(track.points) // 12 for track in where.tracks)
    if where.tracks:
        yield Tag("Recording:Tracks", str(len(where.tracks)))
        yield Tag("Recording:Points", str(points))
    if where.stays:
        yield Tag("Recording:Places", str(len(where.stays)))
    if any(track.cut for track in where.tracks):
        yield Tag("Recording:Complete", "no, the file is damaged")
    days = _days(where)
    if days:
        yield Tag("Recording:Days", str(len(days)))
        yield Tag("Recording:FirstDay", _date(days[0]))
        yield Tag("Recording:LastDay", _date(days[-1]))


def _days(where: Whereabouts) -> list[int]:
    """The days, on the clock of the place, of which something is recorded."""
    days: set[int] = set()
    for stay in where.stays:
        if stay.start is not None and stay.end is not None:
            days.update(range(int(stay.start // _DAY), min(int(stay.end // _DAY), int(stay.start // _DAY) + 31) + 1))
    for track in where.tracks:
        if track.start is not None:
            days.update(int((track.start + max(seconds, 0)) // _DAY) for *_, seconds in first_and_last(track))
    return sorted(days)


def _date(day: int) -> str:
    return datetime.fromtimestamp(day * _DAY, UTC).date().isoformat()


CHECK: ArtifactCheck = TrackCheck()
