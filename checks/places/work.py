"""The place that all of your positions together point to as your place of work.

What it sees:
    Where and when your photos, posts, check-ins, visits and activities were. What people's days look like was learned
    from others: a place of work is where weekdays are spent. The finding holds the three likeliest places and the five
    items that carry the first. It speaks only where the guess is more likely right than wrong.

Why it matters:
    A station by itself is public. That you are there, and at which hours, tells that you are an officer and when your
    home is empty. It is also where somebody can begin to follow you.

What it misses:
    Most of it: of those who posted from work, it named it for 39 of 100, and for 87 of 100 real people with all of
    their stops. Of 100 places that it named, 23 were no work, 33 where it had all stops: a school, a gym or a friend's
    place that is visited on weekdays. Nights at work, work from home, work at a new place each day.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity
from officer_exposure.places.guess import Candidate, Guess
from officer_exposure.places.onlookers import distinct_places, place_finding

_LEAST = 0.5


class WorkCheck:
    """Says where a stranger would look for you at work."""

    info = CheckInfo(
        id="places.work",
        title="Where a stranger would say you work",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY, ArtifactKind.OTHER}),
        areas=(Area.ROUTINE, Area.UNIFORM),
        severity=Severity.CAREER,
        ease=Ease.TOOL,
        remediation="places.hide_routine",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each place that is somebody's first guess."""
        for onlooker, places in distinct_places(seen, _likely):
            summary = "Your photos, posts and activities together point to one place as your place of work."
            yield place_finding(self.info, onlooker, places, summary, "Place:WorkSeenIn")


def _likely(guess: Guess) -> tuple[Candidate, ...]:
    return guess.work if guess.work and guess.work[0].confidence >= _LEAST else ()


CHECK: CorrelationCheck = WorkCheck()
