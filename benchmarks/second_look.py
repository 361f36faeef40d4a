"""What it costs to keep an audit in a vault, and what the second look saves.

    python benchmarks/second_look.py [--files N] [--rounds N] [--photos FOLDER]

Hidden data only, two workers. The rounds take turns, so that a busy moment of the machine hits each of them; the best
round counts. "Steady" leaves out starting up: from a tenth of the files to all of them, scaled to all.
"""

from __future__ import annotations

import argparse
import secrets
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.geotagged import make_photos
from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Event, Found, Progress
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.database import Database
from officer_exposure.store.store import Store

_OPTIONS = AuditOptions(2, vision=False)
_FORGETFUL, _FIRST, _SECOND = "without a vault", "first look with a vault", "second look, nothing changed"
_TODAY = date(2026, 3, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--photos", type=Path, help="use these instead of making some")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        photos = asked.photos or _made(Path(name), asked.files)
        files = sum(1 for path in photos.rglob("*") if path.is_file())
        best: dict[str, tuple[float, float]] = {}
        for number in range(asked.rounds):
            for what, seconds in _round(photos, Path(name) / f"{number}.db").items():
                best[what] = min(best.get(what, seconds), seconds)
    for what, (steady, whole) in best.items():
        print(f"{what:30} {files / steady:8,.0f} files/s steady  {whole:6.2f} s in all")
    print(f"a vault costs {best[_FIRST][0] / best[_FORGETFUL][0] - 1:.0%} of the steady time")
    print(f"the second look is {best[_FIRST][0] / best[_SECOND][0]:.1f} times as fast as the first")


def _made(folder: Path, files: int) -> Path:
    photos = folder / "photos"
    photos.mkdir()
    print(f"{files:,} photos: {make_photos(photos, files)}")
    return photos


def _round(photos: Path, vault: Path) -> dict[str, tuple[float, float]]:
    """Steady and whole seconds of each look."""
    checks, key = load_checks(), secrets.token_bytes(32)
    seconds = {_FORGETFUL: _timed(Auditor(open_sources([(photos, Audience.UNKNOWN)]), checks, _OPTIONS).run())}
    store = Store(Database.create(vault, key))
    for what in (_FIRST, _SECOND):
        sources = open_sources([(photos, Audience.UNKNOWN)], store.places.source_id)
        seconds[what] = _timed(KeptAudit(store, sources, checks, _OPTIONS, today=_TODAY).run())
    store.close()
    return seconds


def _timed(events: Iterable[Event]) -> tuple[float, float]:
    began, found = time.perf_counter(), 0
    marks: list[tuple[float, int]] = []
    for event in events:
        if isinstance(event, Progress) and event.stage is Stage.METADATA:
            marks.append((time.perf_counter(), event.done))
        found += isinstance(event, Found)
    assert found, "nothing was found: this measures nothing"
    total = marks[-1][1]
    first, done = next(mark for mark in marks if mark[1] > total / 10)
    return (marks[-1][0] - first) * total / max(1, total - done), time.perf_counter() - began


if __name__ == "__main__":
    main()
