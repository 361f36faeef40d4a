"""A second place where you seem to spend nights.

What it sees:
    Photos, posts and visits after midnight: a place with some on eight nights or more, and on a tenth as many as at the
    place that looks like home, at least 300 m from there.

Why it matters:
    A partner's place, your parents' house or a cabin is where you are found when you are not at home. Whoever lives
    there did not choose to be found.

What it misses:
    Places that are slept at without a trace after midnight, which is most of what people post. Of the second homes of
    real people with all of their stops it named 70 of 100. Of 100 places it named, 23 were something else: a friend's
    place, a hotel, nights at work. If you work nights, your station can be taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity
from officer_exposure.places.onlookers import distinct_places, place_finding


class SecondHomeCheck:
    """Says where a stranger would look for you when you are not at home."""

    info = CheckInfo(
        id="places.second_home",
        title="A second place where you spend nights",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY, ArtifactKind.OTHER}),
        areas=(Area.HOME, Area.FAMILY),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="places.hide_home",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each place that is somebody's first guess."""
        for onlooker, places in distinct_places(seen, lambda guess: guess.second_home):
            summary = "You seem to spend nights at a second place. A stranger can work out where it is."
            yield place_finding(self.info, onlooker, places, summary, "Place:NightsSeenIn")


CHECK: CorrelationCheck = SecondHomeCheck()
