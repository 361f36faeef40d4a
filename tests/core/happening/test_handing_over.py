"""The evidence log for an investigator: whole, private, checkable with tools that everyone has."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from officer_exposure.errors import EvidenceError, ReportError
from officer_exposure.happening.chain import START, body_of, link_of
from officer_exposure.happening.entry import EntryKind, ReportedTo, StillUp
from officer_exposure.happening.exporting import ExportedLog, render_log, write_export
from officer_exposure.store.store import Store
from tests.core.happening.test_evidence_log import PICTURE, found

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    """Three entries of two cases, one with a picture."""
    store.evidence.add(found(case="One", url="https://board.example/1", shows="My street"), PICTURE)
    store.evidence.add(found(case="Other", note="not for this investigator"))
    store.evidence.add(msgspec.structs.replace(found(case="One", about=1), kind=EntryKind.REPORTED))
    return store


def _export(store: Store, path: Path, case: str = "") -> ExportedLog:
    return write_export(path, store.evidence.all(), store.evidence.screenshot, NOW, case)


def test_it_is_whole_and_its_sums_are_right(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "evidence.zip"
    log = _export(filled, path)
    if shutil.which("sha256sum"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path / "out")
        done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, check=False)
        assert done.returncode == 0, done.stdout
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == names - {"SHA256SUMS"}
        assert all(sha256(archive.read(name)).hexdigest() == value for name, value in sums.items())
        assert archive.read(f"pictures/{PICTURE.digest}.png") == PICTURE.data
        assert msgspec.json.decode(archive.read("log.json"), type=ExportedLog) == log
        _follow_chain(archive, log)
    assert (log.problems, log.missing) == ((), ())


def _follow_chain(archive: zipfile.ZipFile, log: ExportedLog) -> None:
    """As README.txt says, from the bytes in the ZIP."""
    before = START
    for one in log.entries:
        assert one.file
        body = archive.read(one.file)
        assert sha256(body).hexdigest() == one.body_sha256
        before = link_of(before, body)
        assert before.hex() == one.link
    assert log.last_link == before.hex()


def test_only_its_owner_can_read_it(filled: Store, tmp_path: Path) -> None:
    _export(filled, tmp_path / "evidence.zip")
    assert stat.S_IMODE((tmp_path / "evidence.zip").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.zip"]


def test_one_case_alone_keeps_the_chain_and_says_what_is_left_out(filled: Store, tmp_path: Path) -> None:
    log = _export(filled, tmp_path / "evidence.zip", "One")
    assert [one.entry is not None for one in log.entries] == [True, False, True]
    before = START
    for one in log.entries:
        before = sha256(f"{before.hex()}\n{one.body_sha256}\n".encode()).digest()
        assert before.hex() == one.link
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        assert all(b"not for this investigator" not in archive.read(name) for name in archive.namelist())
        assert b"1 more entries of the log belong to other cases" in archive.read("log.html")


def test_the_page_loads_nothing_and_no_address_in_it_can_be_clicked(store: Store) -> None:
    store.evidence.add(found(url='https://x.example/"><script>alert(1)</script>', message="a\u202eb <b>c</b>"))
    log = ExportedLog("f", 1, "p", "now", "", "00", (), (), (), ())
    from officer_exposure.happening.exporting import _entry

    page = render_log(msgspec.structs.replace(log, entries=(_entry(store.evidence.all()[0], whole=True),)))
    assert "<script" not in page
    assert not re.search(r"<a\b|\bhref=|\bsrc=", page)
    assert "\u202e" not in page
    assert "default-src &#39;none&#39;" in page


def test_what_became_of_it_is_handed_over_and_nothing_is_claimed(store: Store, tmp_path: Path) -> None:
    store.evidence.add(found(url="https://board.example/1"))
    store.evidence.add(found(platform="Board", shows="a threat", reported_to=ReportedTo.NOBODY))
    seen = "2026-11-27T09:00:00+00:00"
    reported = found(about=2, reported_to=ReportedTo.POLICE, reference="4711")
    store.evidence.add(msgspec.structs.replace(reported, kind=EntryKind.REPORTED))
    gone = msgspec.structs.replace(found(about=2, still_up=StillUp.NO), kind=EntryKind.LOOKED_AGAIN, seen=seen)
    store.evidence.add(gone)
    log = _export(store, tmp_path / "evidence.zip")
    old, new = log.cases
    assert (old.entries, old.reports, old.said_unreported, old.still_up) == ((1,), (), False, StillUp.UNKNOWN)
    assert (new.entries, new.platform, new.shows) == ((2, 3, 4), "Board", "a threat")
    assert [(one.to, one.reference) for one in new.reports] == [("the police", "4711")]
    assert (new.still_up, new.looked_on) == (StillUp.NO, seen)
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        assert msgspec.json.decode(archive.read("log.json"), type=ExportedLog) == log
        page = archive.read("log.html").decode()
    first, second = page.split('aria-label="Seen: entry ')[1:]
    assert first.count("Not written down") == 5
    assert "Not looked at again since" in first
    assert "the police" in second
    assert "reference 4711" in second
    assert f"No, looked at on {seen}" in second


def test_a_log_that_was_changed_says_so(filled: Store, tmp_path: Path) -> None:
    log = [*filled.evidence.all()]
    log[1] = msgspec.structs.replace(log[1], body=b"{}")
    exported = write_export(tmp_path / "evidence.zip", log, lambda _: None, NOW)
    assert [one.number for one in exported.problems] == [2]
    assert exported.missing == (PICTURE.digest,)
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        page = archive.read("log.html").decode()
    assert "does not fit its own chain" in page
    assert "Pictures are missing" in page


def test_nothing_to_hand_over_is_a_sentence(filled: Store, store: Store, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError):
        _export(filled, tmp_path / "evidence.zip", "No such case")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ReportError):
        _export(store, tmp_path)


def test_an_entry_of_another_case_cannot_be_guessed_by_its_hash(store: Store, tmp_path: Path) -> None:
    """Its times, its site and its words in the form can be tried in seconds: the hash must hold more than them."""
    other = found(case="Other", platform="Board", shows="a threat")
    store.evidence.add(found(case="One"))
    kept, again = store.evidence.add(other), store.evidence.add(other)
    log = _export(store, tmp_path / "log.zip", "One")
    told = [one.body_sha256 for one in log.entries if one.entry is None]
    assert told == [kept.digest.hex(), again.digest.hex()]
    assert sha256(body_of(other)).hexdigest() not in told
    assert kept.digest != again.digest
    for one in (kept, again):
        assert len(bytes.fromhex(one.entry.blind)) == 16
        assert one.entry.blind.encode() not in msgspec.json.encode(log)
    page = render_log(log)
    assert log.entries[0].entry is not None
    assert log.entries[0].entry.blind not in page
