"""Where a stranger would say somebody lives, works and sleeps now and then, and which items tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.places.cells import meters_between
from officer_exposure.places.features import features
from officer_exposure.places.moments import Moments, moments
from officer_exposure.places.ranking import SAID, Ranking, confidence, home_shares, load_rankings, logits, shares
from officer_exposure.places.scorers import between, count_days, telling
from officer_exposure.places.whereabouts import Stay, Track

if TYPE_CHECKING:
    from officer_exposure.places.clusters import Numbers

TOP = 3
"""How many places a stranger would look at."""

LEAST_ITEMS = 3
LEAST_TIMES = 2
LEAST_CONFIDENCE = 0.15
"""Below these nothing is said: it would be a throw of the dice."""

_LEAST_RADIUS_M = 30.0
_SLEPT_NIGHTS = 8
_SLEPT_SHARE = 0.1
SECOND_CONFIDENCE = 0.77
"""A second home is a place with moments after midnight on 8 nights, and on a tenth as many as at home. Of 154 such
places of people with labelled stops 118 were called a home (.77, interval .69 to .83; docs/accuracy.md)."""

_APART_M = 300.0


class Candidate(msgspec.Struct, frozen=True):
    """A place that could be it. Degrees and meters.

    `share`: of what speaks for any place. `confidence`: how likely it is right (calibrated). `members`: the items that
    carry it, the most telling first: indices of the stays, and after the last stay of the tracks.
    """

    latitude: float
    longitude: float
    radius_m: float
    share: float
    confidence: float
    members: tuple[int, ...]


class Guess(msgspec.Struct, frozen=True):
    """What a stranger would say, likeliest first; nothing where there is too little to say it."""

    home: tuple[Candidate, ...] = ()
    work: tuple[Candidate, ...] = ()
    second_home: tuple[Candidate, ...] = ()


def guess(stays: Sequence[Stay], tracks: Sequence[Track] = ()) -> Guess:
    """The first three places for each. Tracks count with where they begin and end."""
    return guess_from(moments(stays, tracks))


def guess_from(seen: Moments) -> Guess:
    """The same from what was clustered already."""
    import numpy as np

    if len(np.unique(seen.item)) < LEAST_ITEMS:
        return Guess()
    rankings, table = load_rankings(), features(seen)
    said_work = seen.said_work > 0
    home = home_shares(seen, table)
    homes = _candidates(seen, home, rankings.home, seen.said_home)
    if not homes:
        return Guess()
    first = int(np.argmax(home))
    slept = [one for one in _slept_at(seen, first) if not said_work[one]]
    speaks = logits(table, rankings.work) + SAID * said_work
    work = shares(_without(speaks, [first, *slept]))
    return Guess(homes, _candidates(seen, work, rankings.work, seen.said_work), _second_homes(seen, slept))


def _without(speaks: Numbers, left_out: Sequence[int]) -> Numbers:
    """Nothing speaks for some places; where no other is left, they stay."""
    import numpy as np

    found = speaks.copy()
    found[list(left_out)] = -np.inf
    return found if np.isfinite(found).any() else speaks


def _candidates(seen: Moments, share: Numbers, ranking: Ranking, said: Numbers) -> tuple[Candidate, ...]:
    """The likeliest places; none where even the first is seen too seldom or is too unlikely."""
    import numpy as np

    order = [int(one) for one in np.argsort(-share, kind="stable")[:TOP] if share[one] > 0]
    sure = [confidence(float(share[one]), len(seen.place), ranking) for one in order]
    times = len(np.unique(seen.item[seen.place == order[0]]))
    enough = said[order[0]] > 0 or (times >= LEAST_TIMES and sure[0] >= LEAST_CONFIDENCE)
    if not enough:
        return ()
    by_day = ranking is load_rankings().work
    return tuple(
        _place(seen, one, float(share[one]), certain, by_day=by_day) for one, certain in zip(order, sure, strict=True)
    )


def _place(seen: Moments, place: int, share: float, sure: float, *, by_day: bool = False) -> Candidate:
    return Candidate(
        latitude=float(seen.latitude[place]),
        longitude=(float(seen.longitude[place]) + 180) % 360 - 180,
        radius_m=max(_LEAST_RADIUS_M, float(seen.reach[place])),
        share=share,
        confidence=sure,
        members=telling(seen, place, by_day=by_day),
    )


def _slept_at(seen: Moments, home: int) -> list[int]:
    """Other places where nights are spent, the commonest first."""
    import numpy as np

    nights = _nights(seen)
    least = max(_SLEPT_NIGHTS, _SLEPT_SHARE * nights[home])
    order = [int(one) for one in np.argsort(-nights, kind="stable") if nights[one] >= least]
    return [one for one in order if one != home and _meters(seen, one, home) > _APART_M]


def _nights(seen: Moments) -> Numbers:
    return count_days(seen, between(seen, 0, 5))


def _second_homes(seen: Moments, slept: Sequence[int]) -> tuple[Candidate, ...]:
    nights = _nights(seen)
    share = nights / max(float(nights.sum()), 1.0)
    return tuple(_place(seen, one, float(share[one]), SECOND_CONFIDENCE) for one in slept[:TOP])


def _meters(seen: Moments, one: int, other: int) -> float:
    return meters_between(
        (float(seen.latitude[one]), float(seen.longitude[one])),
        (float(seen.latitude[other]), float(seen.longitude[other])),
    )
