from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from officer_exposure.artifact import AnswerSheet, Artifact
from officer_exposure.audit_options import AuditOptions
from officer_exposure.check import Check
from officer_exposure.errors import VaultError
from officer_exposure.events import Audit, Finished, Found, Missed
from officer_exposure.examining import FileJob
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience, NotChecked, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.answers import GivenSheets
from officer_exposure.sources.interface import Source
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import RunKind, RunSummary, Standing
from officer_exposure.store.store import Store
from officer_exposure.workers.messages import Limits
from tests.core.small_photos import GEOTAGGED, PLAIN
from tests.core.unruly_check import CHECK

UNRULY: Mapping[str, Check] = {"test.unruly": CHECK}
GPS: Mapping[str, Check] = {"photo.gps": load_checks()["photo.gps"]}
TODAY = date(2026, 3, 1)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder


def fill(folder: Path, *names: str, data: bytes = PLAIN) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Kept:
    """Runs kept audits over one folder, one after the other, as a person would month after month."""

    def __init__(self, store: Store, folder: Path, checks: Mapping[str, Check] = UNRULY) -> None:
        self.store = store
        self.folder = folder
        self.checks = checks

    def sources(self, audience: Audience = Audience.UNKNOWN) -> tuple[Source, ...]:
        return open_sources([(self.folder, audience)], self.store.places.source_id)

    def again(self, audience: Audience = Audience.UNKNOWN, **options: object) -> Audit:
        kept = self.kept(self.sources(audience), **options)
        self.said = Audit.of(kept.run())
        assert kept.summary is not None
        self.summary = kept.summary
        return self.said

    def kept(self, sources: tuple[Source, ...], **options: object) -> KeptAudit:
        settled = msgspec.structs.replace(AuditOptions(workers=1), **options)
        return KeptAudit(self.store, sources, self.checks, settled, today=TODAY)

    def standing(self) -> dict[Standing, int]:
        return {standing: count for standing, count in self.store.findings.standings().items() if count}


def counts(summary: RunSummary) -> tuple[int, int, int, int, int, int]:
    return summary.new, summary.still, summary.came_back, summary.gone, summary.absent, summary.unseen


def test_an_unchanged_file_is_passed_over_and_what_was_said_of_it_stands(store: Store, photos: Path) -> None:
    fill(photos, "clock.jpg", "part find.jpg", "find.jpg")
    kept = Kept(store, photos)
    first, again = kept.again(), kept.again()
    assert len(first.findings) == 3
    assert again.findings == first.findings  # with the very time of the first look
    assert again.not_checked == first.not_checked
    assert again.coverage == first.coverage
    assert counts(kept.summary) == (0, 3, 0, 0, 0, 0)


def test_a_file_that_changed_is_looked_at_again(store: Store, photos: Path) -> None:
    fill(photos, "clock.jpg", "clock too.jpg")
    kept = Kept(store, photos)
    first = kept.again()
    fill(photos, "clock.jpg", data=PLAIN + b"more")
    again = kept.again()
    same = [before == after for before, after in zip(first.findings, again.findings, strict=True)]
    assert same == [True, False]  # "clock too.jpg" sorts first


@pytest.mark.parametrize("name", ["clock abort.jpg", "clock bug.jpg", "clock memory.jpg"])
def test_what_went_wrong_is_never_recalled(store: Store, photos: Path, name: str) -> None:
    fill(photos, name)
    kept = Kept(store, photos)
    assert kept.again().not_checked == kept.again().not_checked != []
    assert _stamp(kept, name) == b""


def test_a_file_that_takes_too_long_is_never_recalled(store: Store, photos: Path) -> None:
    fill(photos, "hang.jpg")
    kept = Kept(store, photos)
    assert [one.reason for one in kept.again(limits=Limits(seconds=0.5)).not_checked] == [
        "Looking at this file took too long."
    ]
    assert _stamp(kept, "hang.jpg") == b""


def test_an_unreadable_file_is_never_recalled(store: Store, photos: Path) -> None:
    fill(photos, "clock.jpg", data=b"not a picture")
    kept = Kept(store, photos)
    first, again = kept.again(), kept.again()
    assert first.findings != again.findings
    assert _stamp(kept, "clock.jpg") == b""


def _stamp(kept: Kept, artifact: str) -> bytes:
    (source,) = kept.sources()
    stages = {Stage.METADATA: [CHECK.info], Stage.PIXELS: []}
    run = kept.store.runs.begin(RunKind.FILES, [source.id], stages, _signatures(kept), TODAY)
    return kept.store.runs.recall(run).stamp(Stage.METADATA, source.id, source.audience, artifact)


def _signatures(kept: Kept) -> dict[Stage, bytes]:
    from officer_exposure.audit import staged
    from officer_exposure.signature import signature

    return {stage: signature(checks) for stage, checks in staged(kept.checks, AuditOptions()).items()}


def test_another_audience_is_another_judgment(store: Store, photos: Path) -> None:
    fill(photos, "clock.jpg")
    kept = Kept(store, photos)
    first, again = kept.again(Audience.PRIVATE), kept.again(Audience.PUBLIC)
    assert [one.audience for one in first.findings + again.findings] == [Audience.PRIVATE, Audience.PUBLIC]
    assert counts(kept.summary) == (0, 1, 0, 0, 0, 0)


def test_removing_the_place_from_a_photo_is_seen_and_putting_it_back_too(store: Store, photos: Path) -> None:
    fill(photos, "home.jpg", "park.jpg", data=GEOTAGGED)
    kept = Kept(store, photos, GPS)
    kept.again()
    assert counts(kept.summary) == (2, 0, 0, 0, 0, 0)
    fill(photos, "home.jpg", data=PLAIN)
    kept.again()
    assert counts(kept.summary) == (0, 1, 0, 1, 0, 0)
    kept.again()  # nothing has changed: it stays gone
    assert kept.standing() == {Standing.STILL: 1, Standing.GONE: 1}
    fill(photos, "home.jpg", data=GEOTAGGED)
    kept.again()
    assert counts(kept.summary) == (0, 1, 1, 0, 0, 0)


def test_a_deleted_file_is_absent_but_not_one_in_a_folder_that_cannot_be_opened(store: Store, photos: Path) -> None:
    fill(photos, "find.jpg", "sub/find.jpg", "stays find.jpg")
    kept = Kept(store, photos)
    kept.again()
    (photos / "find.jpg").unlink()
    (photos / "sub").rename(photos / "elsewhere")
    (photos / "sub").symlink_to(photos / "elsewhere")
    kept.again()
    assert (kept.summary.absent, kept.summary.unseen, kept.summary.still) == (1, 1, 1)


def test_a_source_that_is_suddenly_empty_proves_nothing(store: Store, photos: Path) -> None:
    fill(photos, "find.jpg")
    kept = Kept(store, photos)
    kept.again()
    (photos / "find.jpg").unlink()
    kept.again()
    assert counts(kept.summary) == (0, 0, 0, 0, 0, 1)


def test_a_file_that_became_unreadable_leaves_its_findings_open(store: Store, photos: Path) -> None:
    fill(photos, "home.jpg", data=GEOTAGGED)
    kept = Kept(store, photos, GPS)
    kept.again()
    fill(photos, "home.jpg", data=b"not a picture")
    kept.again()
    assert counts(kept.summary) == (0, 0, 0, 0, 0, 1)


def test_everything_said_is_kept_already(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(30)), "cannot.jpg")
    heard = 0
    kept = Kept(store, photos)
    for event in kept.kept(kept.sources()).run():
        if isinstance(event, Found):
            assert store.findings.kept(event.finding.fingerprint) is not None
            heard += 1
    assert heard == 30
    assert [one.artifact for one in store.runs.not_checked()] == ["cannot.jpg"]


def test_nothing_that_was_found_waits_for_a_file_that_takes_long(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(100)), "last/hang.jpg")
    kept = Kept(store, photos)
    events = kept.kept(kept.sources(), workers=2, limits=Limits(seconds=15)).run()
    said = islice((event for event in events if isinstance(event, Found | Missed)), 40)
    assert all(isinstance(event, Found) for event in said)
    events.close()


def test_a_cancelled_run_keeps_what_it_found_and_calls_nothing_absent(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(20)))
    kept = Kept(store, photos)
    kept.again()
    fill(photos, "a hang.jpg", "b hang.jpg")
    (photos / "find 3.jpg").unlink()
    cancel = threading.Event()
    audit = kept.kept(kept.sources())
    events = []
    for event in audit.run(cancel):
        events.append(event)
        cancel.set()
    assert isinstance(events[-1], Finished)
    assert events[-1].cancelled
    assert audit.summary is not None
    assert audit.summary.cancelled
    assert (audit.summary.gone, audit.summary.absent) == (0, 0)
    assert sum(kept.standing().values()) == 20


def test_a_run_that_nobody_listens_to_any_more_is_finished_and_keeps_what_it_knew(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(100)), "last/hang.jpg")
    kept = Kept(store, photos)
    audit = kept.kept(kept.sources())
    events = audit.run()
    told = next(event for event in events if isinstance(event, Found))
    events.close()
    assert audit.summary is not None
    assert audit.summary.cancelled
    assert store.findings.kept(told.finding.fingerprint) is not None
    latest = store.runs.latest()
    assert latest is not None
    assert latest.finished == TODAY
    stopped = "The audit was stopped before everything here was looked at."
    assert [(one.check, one.reason) for one in store.runs.not_checked()] == [("*", stopped)]


class Breaking:
    """A source that breaks in the middle of its walk."""

    id = "breaking"
    audience = Audience.UNKNOWN

    def __init__(self, folder: Path) -> None:
        self._inner = open_sources([(folder, Audience.UNKNOWN)], lambda _: "breaking")[0]

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        yield from self._inner.artifacts()
        raise RuntimeError


def test_a_run_that_breaks_is_finished_and_says_why(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(20)))
    audit = KeptAudit(store, [Breaking(photos)], UNRULY, AuditOptions(workers=1), today=TODAY)
    with pytest.raises(RuntimeError):
        list(audit.run())
    assert audit.summary is not None
    assert audit.summary.cancelled
    assert store.runs.latest() == audit.summary
    assert [(one.source, one.check) for one in store.runs.not_checked()] == [("breaking", "*")]


def test_a_store_that_is_closed_meanwhile_ends_the_run(store: Store, photos: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(20)))
    events = Kept(store, photos).kept(Kept(store, photos).sources()).run()
    next(events)
    store.close()
    with pytest.raises(VaultError):
        list(events)


def test_a_file_counts_as_judged_only_once_all_its_findings_are_kept(store: Store, photos: Path) -> None:
    name = "find" * 40
    fill(photos, f"{name} 1.jpg", f"{name} 2.jpg")
    kept = Kept(store, photos)
    events = kept.kept(kept.sources()).run()
    heard = [event for event in (next(events) for _ in range(60)) if isinstance(event, Found)]
    events.close()
    again = kept.again()
    assert len(again.findings) == 80
    assert {one.finding.fingerprint for one in heard} <= {one.fingerprint for one in again.findings}
    assert kept.summary.gone == 0


def test_answers_are_judged_every_time(store: Store) -> None:
    checks = {"guided.answers": load_checks()["guided.answers"]}

    def answer(word: str) -> RunSummary:
        source = GivenSheets([AnswerSheet("facebook", "main", {"FB01": word})], "answers")
        audit = KeptAudit(store, [source], checks, AuditOptions(workers=1), RunKind.ANSWERS, today=TODAY)
        assert Audit.of(audit.run()).cancelled is False
        assert audit.summary is not None
        return audit.summary

    assert counts(answer("exposed")) == (1, 0, 0, 0, 0, 0)
    assert counts(answer("exposed")) == (0, 1, 0, 0, 0, 0)
    assert counts(answer("unsure")) == (0, 0, 0, 0, 0, 1)
    assert counts(answer("safe")) == (0, 0, 0, 1, 0, 0)
    assert counts(answer("exposed")) == (0, 0, 1, 0, 0, 0)


def test_the_same_folder_is_the_same_source_whatever_is_beside_it(store: Store, tmp_path: Path) -> None:
    one, two = tmp_path / "one" / "photos", tmp_path / "two" / "photos"
    for folder in (one, two):
        fill(folder, "find.jpg")
    name_of = store.places.source_id
    (alone,) = open_sources([(two, Audience.UNKNOWN)], name_of)
    both = open_sources([(one, Audience.UNKNOWN), (two, Audience.UNKNOWN)], name_of)
    assert both[1].id == alone.id
    assert both[0].id != alone.id


def test_a_folder_that_moved_is_still_the_same_source(store: Store, photos: Path, tmp_path: Path) -> None:
    fill(photos, *(f"find {number}.jpg" for number in range(20)))
    kept = Kept(store, photos)
    kept.again()
    kept.folder = tmp_path / "another computer" / "photos"
    kept.folder.parent.mkdir()
    photos.rename(kept.folder)
    (kept.folder / "find 3.jpg").unlink()
    kept.again()
    assert counts(kept.summary) == (0, 19, 0, 0, 1, 0)
    assert kept.sources()[0].id == "photos"


@pytest.mark.parametrize("case", ["still there", "other files", "never looked at"])
def test_another_folder_of_the_same_name_is_another_source(
    store: Store, photos: Path, tmp_path: Path, case: str
) -> None:
    fill(photos, "find 1.jpg", "find 2.jpg")
    kept = Kept(store, photos)
    if case == "never looked at":
        assert kept.sources()[0].id == "photos"
    else:
        kept.again()
    kept.folder = tmp_path / "elsewhere" / "photos"
    fill(kept.folder, "find 1.jpg", "find 2.jpg", data=PLAIN + b"another")
    if case != "still there":
        photos.rename(tmp_path / "a disk that is not plugged in")
    assert kept.sources()[0].id == "photos (2)"
    kept.again()
    assert (kept.summary.gone, kept.summary.absent) == (0, 0)


def test_no_folder_takes_the_name_of_the_answers_given_in_the_window(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    fill(folder, "find.jpg")
    assert Kept(store, folder).sources()[0].id == "answers (2)"
