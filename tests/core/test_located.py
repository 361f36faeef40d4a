"""Where the officer was comes through an audit, is kept, and is what correlation checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_exposure.audit import Auditor
from officer_exposure.audit_options import AuditOptions
from officer_exposure.check import Check, CheckInfo, Seen
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Area, Audience, Ease, Finding, Severity
from officer_exposure.places.whereabouts import Located
from officer_exposure.relating import PeopleRun
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store
from tests.core.small_photos import GEOTAGGED, PLAIN
from tests.core.test_keeping import GPS, TODAY, Kept, fill


class _Watching:
    """A correlation check that notes what it is given."""

    info = CheckInfo(
        id="test.watching",
        title="Watches",
        kinds=frozenset(),
        areas=(Area.HOME,),
        severity=Severity.ANNOYANCE,
        ease=Ease.TOOL,
        remediation="file.share_without_place",
    )

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        self.seen.append(seen)
        yield from ()


@pytest.fixture
def watching() -> _Watching:
    return _Watching()


@pytest.fixture
def kept(store: Store, tmp_path: Path, watching: _Watching) -> Kept:
    fill(tmp_path / "photos", "home.jpg", data=GEOTAGGED)
    fill(tmp_path / "photos", "plain.jpg", data=PLAIN)
    return Kept(store, tmp_path / "photos", {**GPS, "test.watching": watching})


def _told(located: Iterator[Located] | list[Located]) -> list[tuple[str, float, str]]:
    return [
        (one.artifact, round(one.whereabouts.stays[0].latitude, 5), one.whereabouts.stays[0].origin) for one in located
    ]


HOME = ("home.jpg", 48.13713, "exif")


@pytest.mark.parametrize("vision", [True, False])
def test_an_audit_tells_it_and_shows_it_to_correlation_checks(kept: Kept, watching: _Watching, vision: bool) -> None:
    checks: dict[str, Check] = dict(kept.checks)
    audit = Auditor(open_sources([(kept.folder, Audience.UNKNOWN)]), checks, AuditOptions(workers=1, vision=vision))
    events = [event for event in audit.run() if isinstance(event, Located)]
    assert _told(events) == [HOME]
    assert _told(list(watching.seen[0].located)) == [HOME]


def test_a_store_keeps_it_and_an_unchanged_file_that_is_passed_over_keeps_it(kept: Kept, watching: _Watching) -> None:
    kept.again()
    kept.again()
    assert _told(kept.store.located.all()) == [HOME]
    assert [_told(list(seen.located)) for seen in watching.seen] == [[HOME], [HOME]]


def test_a_file_that_no_longer_tells_it_or_is_gone_loses_it(kept: Kept, watching: _Watching) -> None:
    fill(kept.folder, "second.jpg", data=GEOTAGGED)
    kept.again()
    fill(kept.folder, "second.jpg", data=PLAIN)
    kept.again()
    assert _told(kept.store.located.all()) == [HOME]
    (kept.folder / "home.jpg").unlink()
    kept.again()
    assert list(watching.seen[-1].located) == []
    assert list(kept.store.located.all()) == []


def test_a_file_that_can_no_longer_be_read_keeps_it(kept: Kept) -> None:
    kept.again()
    fill(kept.folder, "home.jpg", data=b"\xff\xd8\xff")
    kept.again()
    assert _told(kept.store.located.all()) == [HOME]


def test_another_source_is_left_alone_and_seen_all_the_same(kept: Kept, watching: _Watching, tmp_path: Path) -> None:
    kept.again()
    fill(tmp_path / "more", "work.jpg", data=GEOTAGGED)
    sources = open_sources([(tmp_path / "more", Audience.UNKNOWN)], kept.store.places.source_id)
    list(KeptAudit(kept.store, sources, kept.checks, AuditOptions(workers=1), RunKind.FILES, today=TODAY).run())
    assert sorted(_told(list(watching.seen[-1].located))) == [HOME, ("work.jpg", *HOME[1:])]
    assert sorted(_told(kept.store.located.all())) == [HOME, ("work.jpg", *HOME[1:])]


def test_what_follows_from_people_sees_all_of_it(kept: Kept, watching: _Watching) -> None:
    kept.again(vision=False)
    list(PeopleRun(kept.store, kept.checks, (), today=TODAY).run())
    assert _told(list(watching.seen[-1].located)) == [HOME]
