"""Looks at made-up files, for tests of what is kept of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from officer_exposure.check import CheckInfo
from officer_exposure.events import Coverage
from officer_exposure.examining import Examined
from officer_exposure.model import ArtifactKind, Audience, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.store.judging import Reach
from officer_exposure.store.records import RunKind, RunSummary
from officer_exposure.store.store import Store
from tests.core.findings import make_finding

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)
SOURCE = "photos"


def check_info(id: str, stage: Stage = Stage.METADATA, *, opens: bool = True) -> CheckInfo:
    """The identity card of a check that never existed."""
    return CheckInfo(
        id=id,
        title=f"Title of {id}",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(),
        severity=Severity.CAREER,
        ease=Ease.TOOL,
        remediation="file.share_without_place",
        stage=stage,
        opens=opens,
    )


CHECKS = {
    Stage.METADATA: (check_info("photo.gps"), check_info("photo.name", opens=False)),
    Stage.PIXELS: (check_info("photo.people", Stage.PIXELS),),
}


def known_finding(number: int = 1, **changes: object) -> Finding:
    """A finding that can be known again by its number."""
    return make_finding(**{"fingerprint": f"{number:032x}", "artifact": f"{number:04}.jpg", **changes})


class Look:
    """One look, step by step."""

    def __init__(
        self,
        store: Store,
        kind: RunKind = RunKind.FILES,
        sources: Collection[str] = (SOURCE,),
        checks: Mapping[Stage, Sequence[CheckInfo]] | None = None,
        today: date = TODAY,
    ) -> None:
        self.store = store
        self.checks = CHECKS if checks is None else checks
        signatures = dict.fromkeys(self.checks, b"the same")
        self.run = store.runs.begin(kind, sources, self.checks, signatures, today)
        self.recall = store.runs.recall(self.run)

    def visits(self, *artifacts: str, stage: Stage = Stage.METADATA, source: str = SOURCE, **changes: object) -> Look:
        """Judge artifacts, all unchanged and all checks clean unless `changes` (of Examined) say something else."""
        clean = Examined(ArtifactKind.PHOTO, "c" * len(self.checks.get(stage, ())), stamp=b"unchanged")
        for artifact in artifacts:
            self.recall.keep(stage, source, Audience.LINK, artifact, msgspec.structs.replace(clean, **changes))
        return self

    def records(self, *found: Finding, missed: Sequence[NotChecked] = ()) -> Look:
        """Write down what was found and missed."""
        self.store.runs.record(self.run, found, missed)
        return self

    def ends(
        self, *walked: str, cancelled: bool = False, today: date = TODAY, opened: Collection[str] = ()
    ) -> RunSummary:
        """Finish it. `opened`: the folders that were opened in `SOURCE`."""
        reach = Reach(folders={SOURCE: opened})
        return self.store.runs.finish(self.run, Coverage(), cancelled, walked, today, reach)
