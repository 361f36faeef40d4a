"""One file looked at again, by itself: the proof that something is fixed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.audit_options import AuditOptions
from officer_exposure.events import Found
from officer_exposure.examining import FileJob
from officer_exposure.file_names import shown_name
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience, Finding, NotChecked
from officer_exposure.registry import load_checks
from officer_exposure.store.records import KeptFinding, RunKind, Standing
from officer_exposure.store.store import Store


class LookedAgain(msgspec.Struct, frozen=True):
    """The finding as it is now. `judged`: the look could say something of it, be it good or bad."""

    kept: KeptFinding
    judged: bool


class _OneFile:
    """A single file of a source that holds more. `root` is the length of what stands before its name."""

    def __init__(self, id: str, audience: Audience, path: bytes, root: int) -> None:
        self.id = id
        self.audience = audience
        self._job = FileJob(id, audience, path, root)

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        """The one file."""
        yield self._job


def look_again(
    store: Store,
    finding: Finding,
    path: bytes,
    options: AuditOptions,
    today: date,
    cancel: threading.Event | None = None,
) -> LookedAgain:
    """Look at the file of a finding again, as it is now at `path`, and keep what comes of it.

    Only what is known of this one file can change. Raises VaultError where it cannot be kept, WorkerError where no
    helper process runs.
    """
    file = _OneFile(finding.source, finding.audience, path, _root_of(path, finding.artifact))
    one_worker = msgspec.structs.replace(options, workers=1)
    audit = KeptAudit(store, (file,), load_checks(), one_worker, RunKind.AGAIN, today=today)
    seen = any(
        isinstance(event, Found) and event.finding.fingerprint == finding.fingerprint for event in audit.run(cancel)
    )
    kept = store.findings.kept(finding.fingerprint)
    assert kept is not None, "what is looked at again was found before"
    return LookedAgain(kept, judged=seen or kept.standing is Standing.GONE)


def _root_of(path: bytes, artifact: str) -> int:
    """How many bytes of a path stand before the name it has in its source."""
    return next(start for start in range(len(path)) if shown_name(path[start:]) == artifact)
