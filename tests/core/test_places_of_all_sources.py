"""Home is put together from all folders that were ever looked at: to look at one alone makes nothing of it go."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from officer_exposure.audit_options import AuditOptions
from officer_exposure.check import Seen
from officer_exposure.events import Finished
from officer_exposure.keeping import KeptAudit
from officer_exposure.looking_again import look_again
from officer_exposure.model import Audience, Finding
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import Standing, Wanted
from officer_exposure.store.store import Store
from tests.core.parsing.activity.build_recordings import HOME, NOON, iso

_TODAY = date(2026, 3, 1)
_PLACES = ("places.home", "places.starts_at_door")


def _run(day: int) -> str:
    start = NOON + day * 86_400 + 7 * 3_600
    way = ((0.0, 0.0), (0.004, day * 5e-4), (0.02, day * 1e-3), (0.0, 0.0))
    points = "".join(
        f'<trkpt lat="{HOME[0] + north}" lon="{HOME[1] + east}"><time>{iso(start + 300 * at)}</time></trkpt>'
        for at, (north, east) in enumerate(way)
    )
    return f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The two earliest runs, which alone tell nothing, and ten later ones."""
    early, late = tmp_path / "early", tmp_path / "late"
    for folder, days in ((early, range(2)), (late, range(2, 12))):
        folder.mkdir()
        for day in days:
            (folder / f"run{day:02}.gpx").write_text(_run(day))
    return early, late


def _look(store: Store, folders: Sequence[Path]) -> None:
    store.places.save([(folder, Audience.PUBLIC) for folder in folders])
    sources = open_sources([(folder, Audience.PUBLIC) for folder in folders], store.places.source_id)
    for _ in KeptAudit(store, sources, load_checks(), AuditOptions(workers=1, vision=False), today=_TODAY).run():
        pass


def _standings(store: Store) -> dict[str, Standing]:
    found = store.audit(Wanted()).findings
    kept = [store.findings.kept(one.fingerprint) for one in found if one.check in _PLACES]
    return {one.finding.check: one.standing for one in kept if one is not None and one.is_open}


def test_a_look_at_one_folder_leaves_a_home_that_others_carry(store: Store, folders: tuple[Path, Path]) -> None:
    _look(store, folders)
    assert set(_standings(store)) == set(_PLACES)
    _look(store, folders[:1])
    assert set(_standings(store)) == set(_PLACES), "the other folder was not looked at"
    _look(store, folders[1:])
    assert set(_standings(store)) == set(_PLACES)
    assert {one.audience for one in store.audit(Wanted()).findings} == {Audience.PUBLIC}


def test_it_goes_once_every_file_is_gone(store: Store, folders: tuple[Path, Path]) -> None:
    _look(store, folders)
    for folder in folders:
        (folder / "kept.gpx").write_text("<gpx/>")
    _look(store, folders)
    for folder in folders:
        for path in folder.glob("run*"):
            path.unlink()
    _look(store, folders)
    assert _standings(store) == {}


def test_to_mend_one_file_and_look_at_it_again_leaves_a_home_that_others_carry(
    store: Store, folders: tuple[Path, Path]
) -> None:
    _look(store, folders)
    (home,) = [one for one in store.audit(Wanted()).findings if one.check == "places.home"]
    path = next(folder / home.artifact for folder in folders if (folder / home.artifact).exists())
    path.write_text("<gpx/>")
    options = AuditOptions(workers=1, vision=False)
    again = look_again(store, home, str(path).encode(), options, _TODAY)
    assert again.kept.standing is Standing.GONE, "this file no longer tells it"
    found = [one for one in store.audit(Wanted()).findings if one.check == "places.home"]
    assert [one.artifact != home.artifact for one in found] == [True], "the others still do"


def test_to_stop_while_places_are_put_together_makes_nothing_of_it_go(store: Store, folders: tuple[Path, Path]) -> None:
    _look(store, folders)
    cancel = threading.Event()
    stopping = {**load_checks(), "places.home": _Stopping(cancel)}
    sources = open_sources([(folder, Audience.PUBLIC) for folder in folders], store.places.source_id)
    audit = KeptAudit(store, sources, stopping, AuditOptions(workers=1, vision=False), today=_TODAY)
    *_, last = audit.run(cancel)
    assert isinstance(last, Finished)
    assert last.cancelled
    assert set(_standings(store)) == set(_PLACES)
    assert {one.check for one in store.runs.not_checked()} >= set(_PLACES)


class _Stopping:
    """The check of homes, in the middle of which somebody stops the look."""

    def __init__(self, cancel: threading.Event) -> None:
        self._cancel = cancel
        self.info = load_checks()["places.home"].info

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        assert seen.located
        self._cancel.set()
        yield from ()
