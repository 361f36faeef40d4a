"""Two things that tell more together than each alone: a uniform and a child, a uniform at home, a child and a school.

What it sees:
    What other checks found, whom you have named on the page People, and what you saw yourself: in one picture, in
    pictures of one folder, and in pictures of one day. In one folder or on one day it weighs less. The table of all
    combinations is officer_exposure/content/combinations.yaml.

Why it matters:
    A stranger puts two and two together. A uniform tells little, and neither does a house number. Both in one picture
    tell where an officer lives.

What it misses:
    Whatever the other checks miss. Pictures in different folders that hold no date. Combinations across the places that
    you chose to look at: each is taken by itself. A position counts as home only if you entered where home is as a
    position; a typed address is only looked for as text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.content.combinations import Combination, Combinations, Told, load_combinations
from officer_exposure.model import Area, ArtifactKind, Audience, Confidence, Ease, Finding, Severity, Tag
from officer_exposure.vision.signs import Half, Place, halves_of

_DAY = len("2026-11-21")


class CombinationsCheck:
    """Puts two and two together."""

    info = CheckInfo(
        id="photo.combinations",
        title="Telling combinations",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME, Area.FAMILY, Area.UNIFORM, Area.ROUTINE, Area.LINKAGE),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each picture, folder and day that holds both halves; the closest alone is told."""
        table = load_combinations()
        halves = halves_of(seen, table)
        days = {(one.source, one.artifact): one.observed.taken[:_DAY] for one in seen.pictures}
        for one in table.combinations:
            yield from _Search(self.info, one, table, halves, seen.audiences).findings(days)


class _Search:
    """The search for one combination."""

    def __init__(
        self,
        info: CheckInfo,
        combination: Combination,
        table: Combinations,
        halves: Mapping[str, Mapping[Place, Half]],
        audiences: Mapping[str, Audience],
    ) -> None:
        self._info, self._combination, self._audiences = info, combination, audiences
        self._one, self._other = halves[combination.one], halves[combination.other]
        self._label = table.signs[combination.other].label

    def findings(self, days: Mapping[Place, str]) -> Iterator[Finding]:
        """In pictures; then in folders and on days where no closer one was told."""
        in_pictures = sorted(self._one.keys() & self._other.keys())
        for place in in_pictures:
            yield self._told(self._combination.picture, place, place, f"picture {'/'.join(place)}")
        told = set(in_pictures)
        for told_as, bundle in (
            (self._combination.album, _folder),
            (self._combination.day, lambda place: _on_day(place, days)),
        ):
            if told_as is not None:
                yield from self._apart(told_as, bundle, told)

    def _apart(self, told_as: Told, bundle: Callable[[Place], str], told: set[Place]) -> Iterator[Finding]:
        """One finding for each bundle with both halves, in the first picture that shows the first one.

        `told`: pictures whose bundles have been told of already; those of this turn are added.
        """
        done = {bundle(place) for place in told}
        others: defaultdict[str, list[Place]] = defaultdict(list)
        for place in sorted(self._other):
            others[bundle(place)].append(place)
        for place in sorted(self._one):
            name = bundle(place)
            if not name or name in done or name not in others:
                continue
            done.add(name)
            told.add(place)
            yield self._told(told_as, place, others[name][0], name)

    def _told(self, told: Told, place: Place, other: Place, thing: str) -> Finding:
        one, half = self._one[place], self._other[other]
        apart = other != place
        evidence = (Tag(self._label, other[1]),) if apart else half.evidence
        sureness = min(one.confidence, half.confidence)
        return Finding(
            check=self._info.id,
            areas=self._combination.areas,
            severity=told.severity,
            audience=self._audiences.get(place[0], Audience.UNKNOWN),
            ease=self._combination.ease,
            confidence=min(sureness, Confidence.MEDIUM) if apart else sureness,
            summary=told.summary,
            source=place[0],
            artifact=place[1],
            evidence=(*one.evidence, *evidence),
            remediation=self._info.remediation,
            thing=f"{self._combination.id} {thing}"[:300],
        )


def _folder(place: Place) -> str:
    source, artifact = place
    return f"album {source}/{artifact.rpartition('/')[0]}"


def _on_day(place: Place, days: Mapping[Place, str]) -> str:
    """Nothing where it is not known."""
    day = days.get(place, "")
    return f"day {place[0]} {day}" if len(day) == _DAY else ""


CHECK: CorrelationCheck = CombinationsCheck()
