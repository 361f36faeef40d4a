"""One event told by several files is one event: a photo beside its edited copy, a run as GPX beside the same as FIT.

What tells two events from one is the clock: nobody begins two runs in one minute. Where no file knows the time, only
the same place or the same points are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from officer_exposure.model import Audience
from officer_exposure.places.stay_points import meters_between
from officer_exposure.places.whereabouts import Located, Stay, Track, first_and_last

STAY_SECONDS = 5.0
"""Stays at one place that begin within this many seconds of each other are one."""

TRACK_SECONDS = 90.0
"""The same for tracks: programs leave out the first points, and recorders wait for a position."""

_SAME_M = 30.0
_UNTIMED_M = 10.0
_BEGIN_M = 150.0
_ENDS_SECONDS = 300.0
_MOST_AT_ONCE = 200
"""Events of one moment that are compared: a file made to hold more must not hold up everything."""

_OPENNESS = {audience: number for number, audience in enumerate(Audience)}
"""`Audience` is written from few to many."""

File = tuple[str, str]
"""Source and artifact."""

_Told = TypeVar("_Told", Stay, Track)


@dataclass(frozen=True)
class Event(Generic[_Told]):
    """Something that happened once. `what`: as the file tells it that knows most. `files`: all that tell it, sorted.

    `audience`: the widest of theirs.
    """

    what: _Told
    files: tuple[File, ...]
    audience: Audience


def merged_stays(located: Iterable[Located], audiences: Mapping[str, Audience]) -> tuple[Event[Stay], ...]:
    """Every stay once, in the order of time; those without a time come first."""
    told = [(stay, (one.source, one.artifact)) for one in located for stay in one.whereabouts.stays]
    timed = sorted((one for one in told if one[0].start is not None), key=lambda one: (one[0].start or 0.0, one[1]))
    untimed = sorted((one for one in told if one[0].start is None), key=lambda one: (one[0].latitude, one[1]))
    groups = [*_grouped(untimed, _beside, _is_same_place), *_grouped(timed, _at_once, _is_same_stay)]
    return tuple(_event(group, _worth_of_stay, audiences) for group in groups)


def merged_tracks(located: Iterable[Located], audiences: Mapping[str, Audience]) -> tuple[Event[Track], ...]:
    """Every track once, in the order of time; those without a time come first."""
    told = [(track, (one.source, one.artifact)) for one in located for track in one.whereabouts.tracks]
    timed = sorted((one for one in told if one[0].start is not None), key=lambda one: (one[0].start or 0.0, one[1]))
    untimed = sorted((one for one in told if one[0].start is None), key=lambda one: (one[0].points[:8], one[1]))
    groups = [*_grouped(untimed, _begins_alike, _is_same_line), *_grouped(timed, _begin_together, _is_same_track)]
    return tuple(_event(group, _worth_of_track, audiences) for group in groups)


_Group = list[tuple[_Told, File]]


def _grouped(
    told: Iterable[tuple[_Told, File]], near: Callable[[_Told, _Told], bool], same: Callable[[_Told, _Told], bool]
) -> Iterator[_Group[_Told]]:
    """What is the same, together. `told` is sorted so that what is the same lies as `near` as it says."""
    open_: list[_Group[_Told]] = []
    for one in told:
        while open_ and (len(open_) > _MOST_AT_ONCE or not near(open_[0][0][0], one[0])):
            yield open_.pop(0)
        group = next((group for group in open_ if same(group[0][0], one[0])), None) if open_ else None
        if group is None:
            open_.append([one])
        else:
            group.append(one)
    yield from open_


def _event(
    group: _Group[_Told], worth: Callable[[_Told], tuple[float, ...]], audiences: Mapping[str, Audience]
) -> Event[_Told]:
    if len(group) == 1:
        what, file = group[0]
        return Event(what, (file,), audiences.get(file[0], Audience.UNKNOWN))
    files = sorted({file for _, file in group})
    widest = max((audiences.get(source, Audience.UNKNOWN) for source, _ in files), key=_OPENNESS.__getitem__)
    return Event(max((what for what, _ in group), key=worth), tuple(files), widest)


def _meters(one: Stay, other: Stay) -> float:
    return meters_between(one.latitude, one.longitude, other.latitude, other.longitude)


def _at_once(one: Stay, other: Stay) -> bool:
    return abs((one.start or 0.0) - (other.start or 0.0)) <= STAY_SECONDS


def _is_same_stay(one: Stay, other: Stay) -> bool:
    return _at_once(one, other) and _meters(one, other) <= max(_SAME_M, min(one.accuracy, other.accuracy))


def _beside(one: Stay, other: Stay) -> bool:
    return abs(one.latitude - other.latitude) < 2e-4


def _is_same_place(one: Stay, other: Stay) -> bool:
    return one.said == other.said and _meters(one, other) <= _UNTIMED_M


def _worth_of_stay(stay: Stay) -> tuple[float, ...]:
    """What the file says itself, then how long it was, how well it is measured, whether the zone is known."""
    lasted = (stay.end or 0.0) - (stay.start or 0.0)
    return bool(stay.said), lasted, -(stay.accuracy or _SAME_M), stay.utc_offset is not None


def _begin_together(one: Track, other: Track) -> bool:
    return abs((one.start or 0.0) - (other.start or 0.0)) <= TRACK_SECONDS


def _is_same_track(one: Track, other: Track) -> bool:
    """Begun together, and where both are whole also ended together."""
    ends, others = list(first_and_last(one)), list(first_and_last(other))
    if not (_begin_together(one, other) and ends and others):
        return False
    if meters_between(*ends[0][:2], *others[0][:2]) > _BEGIN_M:
        return False
    return one.cut or other.cut or min(ends[-1][2], others[-1][2]) < 0 or _end_together(one, other)


def _end_together(one: Track, other: Track) -> bool:
    (*_, last), (*_, others) = first_and_last(one), first_and_last(other)
    return abs((one.start or 0.0) + last[2] - (other.start or 0.0) - others[2]) <= _ENDS_SECONDS


def _begins_alike(one: Track, other: Track) -> bool:
    return one.points[:8] == other.points[:8]


def _is_same_line(one: Track, other: Track) -> bool:
    return one.points == other.points


def _worth_of_track(track: Track) -> tuple[float, ...]:
    return not track.cut, len(track.points), track.utc_offset is not None
