"""The place that all of your positions together point to as your home.

What it sees:
    Where and when your photos, posts, check-ins, visits and activities were. Eleven simple ways to tell a home vote,
    and what was learned from other people corrects them. The finding holds the three likeliest places and the five
    items that carry the first. For each audience it asks anew what that audience can see. If you entered your home as a
    position, it says how close a stranger comes. It does not need that.

Why it matters:
    One photo is a place. Many are a life: where days begin and end is home. Nobody needs your address for that.

What it misses:
    A home that nothing was ever posted from: half of such people get a wrong place that looks likely. On made-up people
    with about 18 check-ins each, the first place was right for 83 of 100, and one of three for 96. It was right for 61
    of 100 who work nights, for 64 of 100 who seldom post at home, and for 73 of 100 whose clock was wrong. With all
    stops of their days it was right for 125 of 125 real people. A hotel or a friend's place can be taken for a home. It
    says nothing below three items or where no place was seen twice. All figures stand in docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity
from officer_exposure.places.cells import distance_m
from officer_exposure.places.guess import Candidate
from officer_exposure.places.onlookers import distinct_places, place_finding, spot_of

_SAME_M = 300.0
_UNKNOWN = "Your photos, posts and activities together point to one place as your home."
_FIRST = (
    (100.0, "A stranger who puts your places together would look first within one hundred meters of your home."),
    (1000.0, "A stranger who puts your places together would look first within one kilometer of your home."),
)
_SECOND = "A stranger who puts your places together would look at your home, but not first."
_TOWN = "A stranger who puts your places together would look first within five kilometers of your home."
_WRONG = "A stranger who puts your places together would look first at a place far from your home."
_TOWN_M = 5000.0


class HomeCheck:
    """Says where a stranger would look for you first."""

    info = CheckInfo(
        id="places.home",
        title="Where a stranger would say you live",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY, ArtifactKind.OTHER}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.TOOL,
        remediation="places.hide_home",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each place that is somebody's first guess: by the most open audience that makes it."""
        for onlooker, places in distinct_places(seen, lambda guess: guess.home):
            severity, summary = _judged(places, seen)
            found = place_finding(self.info, onlooker, places, summary, "Place:HomeSeenIn")
            yield msgspec.structs.replace(found, severity=severity)


def _judged(places: tuple[Candidate, ...], seen: Seen) -> tuple[Severity, str]:
    """How bad it is, in a sentence, measured by the homes that were entered."""
    if not seen.homes:
        return Severity.LEADS_TO_DOOR, _UNKNOWN
    away = [min(distance_m(spot_of(place), home) for home in seen.homes) for place in places]
    for radius, words in _FIRST:
        if away[0] <= radius:
            return Severity.LEADS_TO_DOOR, words
    if min(away) <= _SAME_M:
        return Severity.LEADS_TO_DOOR, _SECOND
    return (Severity.CAREER, _TOWN) if away[0] <= _TOWN_M else (Severity.ANNOYANCE, _WRONG)


CHECK: CorrelationCheck = HomeCheck()
