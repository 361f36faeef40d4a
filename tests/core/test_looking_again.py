"""One file looked at again: it alone is judged, and what is known of the others stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from officer_exposure.audit_options import AuditOptions
from officer_exposure.events import Audit
from officer_exposure.keeping import KeptAudit
from officer_exposure.looking_again import LookedAgain, look_again
from officer_exposure.model import Audience, Finding
from officer_exposure.registry import load_checks
from officer_exposure.sources.locating import Locator
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import Standing
from officer_exposure.store.store import Store
from tests.core.small_photos import GEOTAGGED, PLAIN

TODAY = date(2026, 3, 1)
TOMORROW = date(2026, 3, 2)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "trip").mkdir(parents=True)
    for name in ("one.jpg", "trip/two.jpg", "trip/\u00fc.jpg"):
        (folder / name).write_bytes(GEOTAGGED)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe1\x40\x00Exif\0\0II*\0")
    return folder


class Looks:
    """One folder, one store."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.found = self.at_all()

    def at_all(self) -> list[Finding]:
        sources = open_sources([(self.folder, Audience.UNKNOWN)], self.store.places.source_id)
        audit = KeptAudit(self.store, sources, load_checks(), AuditOptions(workers=1), today=TODAY)
        self.locate = Locator(sources)
        return Audit.of(audit.run()).findings

    def again(self, finding: Finding) -> LookedAgain:
        path = self.locate(finding.source, finding.artifact)
        assert path is not None
        return look_again(self.store, finding, path, AuditOptions(), TOMORROW)

    def standings(self) -> dict[str, Standing]:
        kept = (self.store.findings.kept(one.fingerprint) for one in self.found)
        return {one.finding.artifact: one.standing for one in kept if one is not None}


@pytest.fixture
def looks(store: Store, photos: Path) -> Looks:
    return Looks(store, photos)


def place_in(looks: Looks, name: str) -> Finding:
    return next(one for one in looks.found if one.artifact == name)


@pytest.mark.parametrize("name", ["one.jpg", "trip/two.jpg", "trip/\u00fc.jpg"])
def test_what_is_no_longer_in_the_file_is_gone_and_nothing_else_changes(looks: Looks, photos: Path, name: str) -> None:
    before = looks.store.runs.not_checked(), looks.store.runs.coverage(), looks.store.runs.latest()
    (photos / name).write_bytes(PLAIN)
    looked = looks.again(place_in(looks, name))
    assert (looked.judged, looked.kept.standing) == (True, Standing.GONE)
    others = {artifact: standing for artifact, standing in looks.standings().items() if artifact != name}
    assert set(others.values()) == {Standing.NEW}
    assert (looks.store.runs.not_checked(), looks.store.runs.coverage(), looks.store.runs.latest()) == before


def test_what_is_still_in_the_file_is_still_there(looks: Looks, photos: Path) -> None:
    (photos / "one.jpg").write_bytes(GEOTAGGED + b"changed")
    looked = looks.again(place_in(looks, "one.jpg"))
    assert (looked.judged, looked.kept.standing) == (True, Standing.STILL)
    assert looked.kept.last_seen == TOMORROW


def test_a_file_that_did_not_change_is_still_there(looks: Looks) -> None:
    looked = looks.again(place_in(looks, "one.jpg"))
    assert (looked.judged, looked.kept.standing) == (True, Standing.STILL)


def test_a_file_that_cannot_be_read_any_more_is_never_called_fixed(looks: Looks, photos: Path) -> None:
    missed = looks.store.runs.not_checked()
    (photos / "one.jpg").write_bytes(b"\xff\xd8\xff\xe1\x40\x00Exif\0\0II*\0")
    looked = looks.again(place_in(looks, "one.jpg"))
    assert (looked.judged, looked.kept.standing, looked.kept.is_open) == (False, Standing.UNSEEN, True)
    assert looks.store.runs.not_checked() == missed


def test_the_next_look_at_everything_goes_on_from_there(looks: Looks, photos: Path) -> None:
    (photos / "one.jpg").write_bytes(PLAIN)
    looks.again(place_in(looks, "one.jpg"))
    (photos / "one.jpg").write_bytes(GEOTAGGED)
    looks.at_all()
    assert looks.standings() == {
        "one.jpg": Standing.CAME_BACK,
        "trip/two.jpg": Standing.STILL,
        "trip/\u00fc.jpg": Standing.STILL,
    }
