from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from officer_exposure.artifact import Artifact
from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.check import Check, CheckInfo, Seen
from officer_exposure.events import Audit, Finished, Found, Missed, Progress
from officer_exposure.examining import FileJob
from officer_exposure.model import Area, ArtifactKind, Audience, Ease, Finding, NotChecked, OutcomeKind, Severity, Stage
from officer_exposure.registry import load_checks
from officer_exposure.shows import OWN_WORDS
from officer_exposure.sources.opening import open_sources
from officer_exposure.workers.messages import Limits
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.unruly_check import CHECK, PRIVATE

GEOTAGGED = jpeg(exif_segment(build_tiff({0x8825: gps(48.13713, 11.57541)})))
PLAIN = jpeg()
UNRULY: dict[str, Check] = {"test.unruly": CHECK}
METADATA = {
    name: check
    for name, check in load_checks().items()
    if hasattr(check, "examine")
    and check.info.stage is Stage.METADATA
    and not check.info.needs_facts
    and name not in OWN_WORDS
}
PIXELS = {name for name, check in load_checks().items() if check.info.stage is Stage.PIXELS}


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def auditor(folder: Path, checks: dict[str, Check], **options: object) -> Auditor:
    settled = msgspec.structs.replace(AuditOptions(workers=2), **options)
    return Auditor(open_sources([(folder, Audience.UNKNOWN)]), checks, settled)


def audit(folder: Path, checks: dict[str, Check], **options: object) -> Audit:
    return Audit.of(auditor(folder, checks, **options).run())


def outcomes(result: Audit, check: str) -> dict[OutcomeKind, int]:
    return result.coverage.outcomes[check]


def test_finds_positions_and_counts_everything(tmp_path: Path) -> None:
    fill(tmp_path, {"home.jpg": GEOTAGGED, "deep/plain.jpg": PLAIN, "notes.txt": b"text", ".DS_Store": b"x"})
    result = audit(tmp_path, METADATA)
    (finding,) = [one for one in result.findings if one.check == "photo.gps"]
    assert (finding.source, finding.artifact, len(finding.fingerprint)) == (tmp_path.name, "home.jpg", 32)
    assert outcomes(result, "photo.gps") == {
        OutcomeKind.FINDINGS: 1,
        OutcomeKind.CLEAN: 1,
        OutcomeKind.NOT_CHECKED: 1,
    }
    whole = [one for one in result.not_checked if one.check == "*"]
    assert sorted(one.artifact for one in whole) == [".DS_Store", "notes.txt"]
    assert (result.coverage.artifacts, result.coverage.examined) == (4, 2)
    assert result.coverage.kinds == {ArtifactKind.PHOTO: 2}
    assert not result.cancelled


def test_everything_met_was_examined_or_is_named(tmp_path: Path) -> None:
    broken = {f"broken {length}.jpg": GEOTAGGED[:length] for length in range(0, len(GEOTAGGED), 7)}
    result = audit(fill(tmp_path, broken), METADATA)
    whole = {one.artifact for one in result.not_checked if one.check == "*"}
    assert result.coverage.artifacts == len(broken)
    assert 0 < result.coverage.artifacts - result.coverage.examined <= len(whole)
    gps = outcomes(result, "photo.gps")
    assert gps[OutcomeKind.NOT_CHECKED] <= len(whole)
    assert gps.get(OutcomeKind.CLEAN, 0) <= len(broken) - len(whole)
    for check in METADATA:
        assert sum(outcomes(result, check).values()) == len(broken)


def test_a_file_with_an_unreadable_part_is_never_called_clean(tmp_path: Path) -> None:
    cut = jpeg(exif_segment(build_tiff({0x8825: gps(48.1, 11.5)})[:40]))
    result = audit(fill(tmp_path, {"cut.jpg": cut}), METADATA)
    assert OutcomeKind.CLEAN not in outcomes(result, "photo.gps")
    assert [one.check for one in result.not_checked] == ["*"]


def test_an_unreadable_picture_is_still_judged_by_its_name(tmp_path: Path) -> None:
    result = audit(fill(tmp_path, {"find me.jpg": b"not a picture"}), UNRULY)
    assert [one.artifact for one in result.findings] == ["find me.jpg"]
    assert [(one.check, one.artifact) for one in result.not_checked] == [("*", "find me.jpg")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("find.jpg", OutcomeKind.FINDINGS),
        ("clean.jpg", OutcomeKind.CLEAN),
        ("nothing to judge.jpg", OutcomeKind.NOT_APPLICABLE),
        ("cannot.jpg", OutcomeKind.NOT_CHECKED),
        ("part.jpg", OutcomeKind.NOT_CHECKED),
        ("part find.jpg", OutcomeKind.FINDINGS),
        ("memory.jpg", OutcomeKind.NOT_CHECKED),
        ("bug.jpg", OutcomeKind.ERROR),
        ("forged.jpg", OutcomeKind.NOT_CHECKED),
        ("abort.jpg", OutcomeKind.NOT_CHECKED),
    ],
)
def test_every_end_of_a_check_is_an_outcome(tmp_path: Path, name: str, kind: OutcomeKind) -> None:
    result = audit(fill(tmp_path, {name: PLAIN}), UNRULY)
    assert outcomes(result, "test.unruly") == {kind: 1}
    said_so = kind in (OutcomeKind.NOT_CHECKED, OutcomeKind.ERROR) or "part" in name
    assert bool(result.not_checked) is said_so
    assert not any(PRIVATE in one.reason or one.artifact == "another file" for one in result.not_checked)


def test_one_file_that_crashes_and_one_that_hangs_lose_only_themselves(tmp_path: Path) -> None:
    good = {f"find {number}.jpg": PLAIN for number in range(60)}
    fill(tmp_path, good | {"abort.jpg": PLAIN, "hang.jpg": PLAIN})
    result = audit(tmp_path, UNRULY, limits=Limits(seconds=1.0))
    assert {one.artifact for one in result.findings} == set(good)
    assert {one.artifact: one.reason for one in result.not_checked} == {
        "abort.jpg": "Looking at this file stopped the helper that read it. The file may be damaged.",
        "hang.jpg": "Looking at this file took too long.",
    }


def test_fingerprints_need_the_secret_and_tell_findings_apart(tmp_path: Path) -> None:
    fill(tmp_path, {"find find.jpg": PLAIN, "find.jpg": PLAIN})
    runs = [audit(tmp_path, UNRULY, secret=secret) for secret in (b"one", b"one", b"two")]
    one, again, other = [{finding.fingerprint for finding in run.findings} for run in runs]
    assert len(one) == 3
    assert one == again
    assert one.isdisjoint(other)


def test_cancelling_keeps_what_was_found_and_says_what_was_not_looked_at(tmp_path: Path) -> None:
    fill(tmp_path, {f"find {number}.jpg": PLAIN for number in range(20)} | {"hang.jpg": PLAIN})
    cancel = threading.Event()
    result, pressed = Audit(), 0.0
    for event in auditor(tmp_path, UNRULY).run(cancel):
        result.add(event)
        if isinstance(event, Found) and not pressed:
            pressed = time.monotonic()
            cancel.set()
    assert time.monotonic() - pressed < 0.5
    assert result.cancelled
    assert result.findings
    stopped = "The audit was stopped before everything here was looked at."
    assert NotChecked(tmp_path.name, "", "*", stopped) in result.not_checked


def test_progress_starts_at_once_and_ends_complete(tmp_path: Path) -> None:
    fill(tmp_path, {f"{number}.jpg": PLAIN for number in range(50)} | {"desktop.ini": b"x"})
    began = time.monotonic()
    events = auditor(tmp_path, UNRULY).run()
    first = next(events)
    assert time.monotonic() - began < 1.0
    assert isinstance(first, Progress)
    rest = list(events)
    assert isinstance(rest[-1], Finished)
    last = [event for event in rest if isinstance(event, Progress)][-1]
    assert (last.done, last.total) == (51, 51)


def test_without_vision_the_pictures_count_as_not_checked(tmp_path: Path) -> None:
    assert PIXELS
    result = audit(fill(tmp_path, {"a.jpg": PLAIN, "b.jpg": PLAIN}), dict(load_checks()), vision=False)
    for check in PIXELS:
        assert outcomes(result, check) == {OutcomeKind.NOT_CHECKED: 2}
        rows = [one for one in result.not_checked if one.check == check]
        assert [(one.source, one.artifact) for one in rows] == [(tmp_path.name, "")]


def test_files_that_could_not_be_read_are_not_opened_again_for_their_pixels(tmp_path: Path) -> None:
    assert PIXELS
    result = audit(fill(tmp_path, {"a.jpg": b"not a picture", "b.jpg": GEOTAGGED}), dict(load_checks()))
    assert [one.check for one in result.not_checked if one.artifact == "a.jpg"] == ["*"]
    for check in PIXELS:
        assert outcomes(result, check)[OutcomeKind.NOT_CHECKED] >= 1
        assert sum(outcomes(result, check).values()) == 2


class Walked:
    """A source that was walked before its files changed."""

    audience = Audience.UNKNOWN

    def __init__(self, name: str, items: list[FileJob | Artifact | NotChecked]) -> None:
        self.id = name
        self._items = items

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        yield from self._items


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
def test_a_file_that_vanishes_or_turns_into_something_else_is_named(tmp_path: Path) -> None:
    fill(tmp_path, {"gone.jpg": PLAIN, "pipe.jpg": PLAIN})
    walked = list(open_sources([(tmp_path, Audience.UNKNOWN)])[0].artifacts())
    (tmp_path / "gone.jpg").unlink()
    (tmp_path / "pipe.jpg").unlink()
    os.mkfifo(tmp_path / "pipe.jpg")
    result = Audit.of(Auditor((Walked(tmp_path.name, walked),), UNRULY, AuditOptions(workers=1)).run())
    assert Counter(one.reason for one in result.not_checked) == {
        "This file was gone when its turn came.": 1,
        "This is not an ordinary file.": 1,
    }


def test_a_folder_that_goes_away_between_the_passes_is_named(tmp_path: Path) -> None:
    """A disk that was pulled out: the pictures were not looked at, so nobody may say that all was gone through."""
    fill(tmp_path / "stick", {"a.jpg": PLAIN, "b.jpg": PLAIN})
    missed = []
    for event in auditor(tmp_path / "stick", dict(load_checks()), workers=1).run():
        if isinstance(event, Progress) and event.stage is Stage.PIXELS and (tmp_path / "stick").exists():
            shutil.rmtree(tmp_path / "stick")
        if isinstance(event, Missed):
            missed.append(event.not_checked)
    assert ("", "*") in {(one.artifact, one.check) for one in missed}


def test_two_sources_with_one_id_are_refused(tmp_path: Path) -> None:
    (source,) = open_sources([(tmp_path, Audience.UNKNOWN)])
    with pytest.raises(ValueError, match="one id"):
        Auditor((source, source), UNRULY)


class Doubling:
    """A correlation check that repeats what it sees, or fails."""

    info = CheckInfo("test.doubling", "Doubling", frozenset(), (Area.HOME,), Severity.CAREER, Ease.TOOL, "none")

    def __init__(self, *, fails: bool) -> None:
        self._fails = fails

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        if self._fails:
            raise ValueError(PRIVATE)
        for one in seen.findings:
            yield msgspec.structs.replace(one, check=self.info.id, fingerprint="")


@pytest.mark.parametrize("fails", [False, True])
def test_correlations_follow_and_a_bug_in_one_is_an_outcome(tmp_path: Path, fails: bool) -> None:
    checks: dict[str, Check] = UNRULY | {"test.doubling": Doubling(fails=fails)}
    result = audit(fill(tmp_path, {"find.jpg": PLAIN}), checks)
    expected = OutcomeKind.ERROR if fails else OutcomeKind.FINDINGS
    assert outcomes(result, "test.doubling") == {expected: 1}
    assert sorted(one.check for one in result.findings) == ["test.doubling"] * (not fails) + ["test.unruly"]
    assert all(one.fingerprint for one in result.findings)
    assert [one.reason for one in result.not_checked] == ["This check failed."] * fails
