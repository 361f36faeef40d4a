"""The two audits the window runs: over the files that were chosen, and over the answers that were given.

What they need is imported in the runner's thread: it takes longer than a press of a button should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_exposure.artifact import AnswerSheet
from officer_exposure.model import Audience

if TYPE_CHECKING:
    from officer_exposure.keeping import KeptAudit
    from officer_exposure.sources.locating import Locator
    from officer_exposure.store.store import Store


class FilesAudit:
    """Every check over the files in some places; afterwards it still knows where they are."""

    def __init__(self, places: Iterable[Path], audience: Audience, store: Callable[[], Store]) -> None:
        self._places = tuple((place, audience) for place in places)
        self._store = store
        self._locator: Locator | None = None

    def prepare(self) -> KeptAudit:
        """Open the places. Raises SourceError for one that cannot be used."""
        from officer_exposure.registry import load_checks
        from officer_exposure.sources.locating import Locator
        from officer_exposure.sources.opening import open_sources

        sources = open_sources(self._places)
        self._locator = Locator(sources)
        if find_spec("officer_exposure.store.store") is None:
            return _unkept(sources)
        from officer_exposure.keeping import KeptAudit

        return KeptAudit(self._store(), sources, load_checks(), today=date.today())

    def locate(self, source: str, artifact: str) -> bytes | None:
        """The path of an artifact, or None where it is no file or is no longer there."""
        return self._locator(source, artifact) if self._locator else None


def answers_audit(sheets: Sequence[AnswerSheet], store: Callable[[], Store]) -> KeptAudit:
    """The answers as findings, by the same checks and the same road as everything else."""
    from officer_exposure.registry import load_checks
    from officer_exposure.sources.answers import GivenSheets
    from officer_exposure.store.records import RunKind

    source = GivenSheets(sheets, "answers")
    if find_spec("officer_exposure.store.store") is None:
        return _unkept((source,))
    from officer_exposure.keeping import KeptAudit

    return KeptAudit(store(), (source,), load_checks(), kind=RunKind.ANSWERS, today=date.today())


def _unkept(sources: Any) -> Any:
    from officer_exposure.audit import Auditor
    from officer_exposure.registry import load_checks

    auditor = Auditor(sources, load_checks())
    auditor.summary = None
    return auditor
