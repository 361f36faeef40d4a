"""Everything found is sealed: planted marks are looked for in every byte that any process wrote anywhere."""

from __future__ import annotations

import base64
import os
import secrets
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from officer_exposure.audit_options import AuditOptions
from officer_exposure.events import Found
from officer_exposure.facts.reading import facts_of
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.database import Database
from officer_exposure.store.store import Store
from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost
from tests.core.parsing.build_jpeg import exif_segment
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.promises.marks import Marks
from tests.promises.private_home import PrivateHome, noise

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="needs Linux"), pytest.mark.slow]

PASSPHRASE = "plover gasket 71 unlikely harmonium"
TODAY = date(2026, 3, 1)
FACTS = """
subject: {names: [Quillon Featherstonhaugh], badge: "40417"}
household: [{id: child, names: [Zephyrine], minor: true}]
places: [{id: home, kind: home, address: 4711 Marmalade Lane}]
handles: [{handle: kestrelwidget}]
vehicles: [{plate: XQJ-4711}]
"""
COPIES = 3_000
_MUCH = 1_000_000
"""More bytes than the first few findings take."""


class Home(PrivateHome):
    """A home with a vault in it; the photos and the facts file, which are the officer's own, lie outside."""

    def __init__(self, root: Path, strace: str) -> None:
        super().__init__(root, strace)
        self.facts = root / "facts.yaml"
        self.vault = self.home / "vault"
        self.facts.write_text(FACTS)
        self.marks = self.plant({"passphrase": PASSPHRASE})
        with Vault.create(self.vault, PASSPHRASE, Cost(memory_kib=64, passes=1, lanes=1))[0] as vault:
            vault.store.facts.save(facts_of(FACTS))

    def start(self, *options: str) -> subprocess.Popen[str]:
        """Start the program under strace, as a person would, with the passphrase on a pipe."""
        program = str(Path(sys.executable).with_name("officer-exposure"))
        told, telling = os.pipe()
        os.write(telling, f"{PASSPHRASE}\n".encode())
        os.close(telling)
        keep = ("--vault", str(self.vault), "--passphrase-fd", str(told))
        try:
            return self.watch(program, "audit", str(self.photos), *keep, *options, hand_on=[told])
        finally:
            os.close(told)

    def audit(self, *options: str) -> tuple[int, str]:
        """Run it to its end; returns the exit status and all that was said."""
        with self.start(*options) as process:
            said, _ = process.communicate(timeout=110)
        self.wait_for_log(process.pid)
        return process.returncode, said

    def stop(self, process: subprocess.Popen[str], number: signal.Signals) -> str:
        """Wait until findings have been written, then send a signal. Returns all that was said."""
        database = self.vault / "vault.db-wal"
        deadline = time.monotonic() + 60
        while not (database.exists() and database.stat().st_size > _MUCH) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(number)
        said, _ = process.communicate(timeout=60)
        self.wait_for_log(process.pid)
        return said

    def findings(self) -> int:
        """How many findings the vault holds: what is sealed is there."""
        with Vault.unlock(self.vault, PASSPHRASE) as vault:
            return sum(vault.store.findings.standings().values())


@pytest.fixture
def home(tmp_path: Path, strace: str) -> Home:
    return Home(tmp_path, strace)


def test_the_search_finds_every_mark_in_every_writing() -> None:
    marks = Marks({"a": "Zephyrine"}, {"b": b"\x01\x02\x03rawbytes\xff\xfe\xfd"}, {"c": 48.13713})
    for text in ("Zephyrine", "xxZEPHYRINExx"):
        for writing in (
            text.encode(),
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            text.encode().hex().encode(),
        ):
            assert marks.within(b"before" + writing + b"after") == {"a"}
    for before in range(3):
        assert marks.within(base64.b64encode(b"." * before + b"Zephyrine, and more")) == {"a"}
        assert marks.within(base64.b64encode(b"." * before + b"\x01\x02\x03rawbytes\xff\xfe\xfd..")) == {"b"}
    assert marks.within(b"\xcb" + struct.pack(">d", 48.13713)) == {"c"}
    assert marks.within(b"Zephyr and raw bytes") == set()


def test_an_unmasked_report_shows_that_the_search_can_find_what_was_planted(home: Home) -> None:
    report = home.reports / "audit.json"
    status, said = home.audit("--unmasked", "--json", str(report), "--facts", str(home.facts))
    assert status == 0, said
    for found in (home.marks.below(home.home), home.marks.written(home.log)):
        ((path, hits),) = found.items()  # only the report that was asked for
        assert Path(path).parent.name == "reports"
        assert {"name", "child", "address", "handle", "plate", "file name", "camera", "latitude"} <= hits


def test_an_audit_with_facts_masked_reports_and_a_vault_that_is_locked_again(home: Home) -> None:
    for facts in ((), ("--facts", str(home.facts))):
        reports = ("--json", str(home.reports / "audit.json"), "--html", str(home.reports / "report.html"))
        status, said = home.audit(*reports, *facts)
        assert status == 0, said
        assert (home.reports / "report.html").exists()
        home.assert_nothing_in_the_clear(home.marks, said)
    assert home.findings() > 1


def test_an_audit_that_is_cancelled(home: Home) -> None:
    home.many(COPIES)
    with home.start("--no-vision", "--json", str(home.reports / "audit.json")) as process:
        said = home.stop(process, signal.SIGINT)
    assert process.returncode == 3, said
    home.assert_nothing_in_the_clear(home.marks, said)
    assert home.findings() > 1


def test_an_audit_that_is_killed(home: Home) -> None:
    home.many(COPIES)
    with home.start("--no-vision") as process:
        said = home.stop(process, signal.SIGKILL)
    assert process.returncode == -9
    assert (home.vault / "vault.db-wal").stat().st_size > 0
    home.assert_nothing_in_the_clear(home.marks, said)
    assert home.findings() > 1


def _children() -> Iterator[int]:
    for task in Path("/proc/self/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def _open_files(process: int) -> Iterator[str]:
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # a photo that it has just closed
            yield str(link.readlink())


def _memory(process: int | str) -> Iterator[bytes]:
    """The readable memory of a process, a mapping at a time."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            bounds, rights, *_ = line.split()
            first, last = (int(bound, 16) for bound in bounds.split("-"))
            if rights.startswith("r"):
                try:
                    memory.seek(first)
                    yield memory.read(last - first)
                except (OSError, ValueError):  # what the kernel keeps to itself
                    continue


def _holds(process: int | str, *needles: bytes) -> bool:
    return any(needle in part for part in _memory(process) for needle in needles)


def test_workers_hold_neither_the_key_nor_an_open_vault(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(300):
        (photos / f"{number}.jpg").write_bytes(
            noise(number, (16, 16))[:2] + exif_segment(build_tiff({0x8825: gps(48.1, 11.5)}))
        )
    path, key = tmp_path / "vault.db", secrets.token_bytes(32)
    writings = (key, key.hex().encode(), key.hex().upper().encode())
    database = Database.create(path, key)
    store = Store(database)
    sources = open_sources([(photos, Audience.UNKNOWN)], store.places.source_id)
    events = KeptAudit(store, sources, load_checks(), AuditOptions(2, vision=False), today=TODAY).run()
    try:
        assert any(isinstance(event, Found) for event in events)
        workers = list(_children())
        assert len(workers) >= 2
        for worker in workers:
            assert not [name for name in _open_files(worker) if "vault" in name]
            assert not _holds(worker, *writings, str(path).encode())
            assert not _holds(worker, store.secret)
        assert _holds("self", *writings), "the search must be able to find it"
    finally:
        events.close()
        store.close()
        database.close()
