"""Counts what was looked at, with one number for each combination of outcomes that occurs and no object for a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from officer_exposure.check import ArtifactCheck
from officer_exposure.events import Coverage
from officer_exposure.examining import LETTERS
from officer_exposure.model import ArtifactKind, OutcomeKind, Stage

_KIND_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}

_Key = tuple[Stage, str, ArtifactKind, str]
"""Stage, source, kind of artifact, one letter for each check of the stage."""


class CoverageCounter:
    """What was looked at so far. `checks` holds the checks of each stage in the order of the outcome letters."""

    def __init__(self, checks: Mapping[Stage, Sequence[ArtifactCheck]]) -> None:
        self._checks = checks
        self._words: Counter[_Key] = Counter()
        self._other: defaultdict[str, Counter[OutcomeKind]] = defaultdict(Counter)
        self._kinds: Counter[ArtifactKind] = Counter()
        self.artifacts = 0

    def add(self, stage: Stage, source: str, kind: ArtifactKind, letters: str) -> None:
        """An artifact with its outcomes in one stage."""
        self._words[stage, source, kind, letters] += 1

    def examined(self, kind: ArtifactKind) -> None:
        """An artifact that could be opened."""
        self._kinds[kind] += 1

    def count(self, check: str, outcome: OutcomeKind) -> None:
        """An outcome of a check that has no artifact."""
        self._other[check][outcome] += 1

    def leave_out(self, checks: Sequence[ArtifactCheck]) -> list[tuple[str, str]]:
        """Count checks that do not run as not checked; return each source with each check that this concerns."""
        concerned = set()
        for (stage, source, kind, _), times in self._words.items():
            for check in checks if stage is Stage.METADATA else ():  # every artifact goes through that stage once
                applies = kind in check.info.kinds
                self._other[check.info.id][OutcomeKind.NOT_CHECKED if applies else OutcomeKind.NOT_APPLICABLE] += times
                if applies:
                    concerned.add((source, check.info.id))
        return sorted(concerned)

    def has_work(self, stage: Stage) -> bool:
        """Whether any artifact so far is of a kind that a check of the stage looks at."""
        return any(self._kinds[kind] for check in self._checks[stage] for kind in check.info.kinds)

    def coverage(self) -> Coverage:
        """Everything counted, by check."""
        outcomes: defaultdict[str, Counter[OutcomeKind]] = defaultdict(Counter)
        for check, counts in self._other.items():
            outcomes[check] += counts
        for (stage, _, _, letters), times in self._words.items():
            for one, letter in zip(self._checks[stage], letters, strict=True):
                outcomes[one.info.id][_KIND_OF_LETTER[letter]] += times
        return Coverage(
            artifacts=self.artifacts,
            examined=self._kinds.total(),
            kinds=dict(self._kinds),
            outcomes={check: dict(counts) for check, counts in sorted(outcomes.items())},
        )
