"""The two audits the window runs: over the files that were chosen, and over the answers that were given.

What they need is imported in the runner's thread: it takes longer than a press of a button should.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from officer_exposure.artifact import AnswerSheet
from officer_exposure.model import Audience

if TYPE_CHECKING:
    from officer_exposure.audit import Auditor
    from officer_exposure.sources.locating import Locator


class FilesAudit:
    """Every check over the files in some places; afterwards it still knows where they are."""

    def __init__(self, places: Iterable[Path], audience: Audience) -> None:
        self._places = tuple((place, audience) for place in places)
        self._locator: Locator | None = None

    def prepare(self) -> Auditor:
        """Open the places. Raises SourceError for one that cannot be used."""
        from officer_exposure.audit import Auditor
        from officer_exposure.registry import load_checks
        from officer_exposure.sources.locating import Locator
        from officer_exposure.sources.opening import open_sources

        sources = open_sources(self._places)
        self._locator = Locator(sources)
        return Auditor(sources, load_checks())

    def locate(self, source: str, artifact: str) -> bytes | None:
        """The path of an artifact, or None where it is no file or is no longer there."""
        return self._locator(source, artifact) if self._locator else None


def answers_audit(sheets: Sequence[AnswerSheet]) -> Auditor:
    """The answers as findings, by the same checks and the same road as everything else; they never touch the disk."""
    from officer_exposure.audit import Auditor
    from officer_exposure.registry import load_checks
    from officer_exposure.sources.answers import GivenSheets

    return Auditor((GivenSheets(sheets, "answers"),), load_checks())
