"""Promises 1 and 2 for clean copies, seen from outside: what is written, what is opened, what becomes of originals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.remedy.painted import SECRETS, hidden_segments, saved, with_segments
from tests.core.remedy.test_hostile_pictures import SEEDS
from tests.promises.marks import WATCH, files_written, internet_sockets

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

_CLEAN = """
import sys
from pathlib import Path
from officer_exposure.remedy.copying import clean_copies
for one in clean_copies(sorted(Path(sys.argv[1]).iterdir()), Path(sys.argv[2])):
    assert one.path or one.reason
"""


def test_cleaning_writes_copies_alone_and_reaches_for_no_network(strace: str, tmp_path: Path) -> None:
    originals, copies, log = tmp_path / "originals", tmp_path / "copies", tmp_path / "strace.log"
    originals.mkdir()
    files = SEEDS | {"phone.jpg": with_segments(saved("JPEG"), *hidden_segments(6)), "cut.png": saved("PNG")[:90]}
    for name, data in files.items():
        (originals / name).write_bytes(data)
    before = {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in originals.iterdir()
    }
    command = [strace, *WATCH, "-o", str(log), sys.executable, "-P", "-c", _CLEAN, str(originals), str(copies)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    written = {Path(path) for path in files_written(log) if "memfd:" not in path}
    assert written, "the copies themselves must be seen"
    assert {path.parent for path in written} == {copies}
    assert internet_sockets(log) == []
    assert {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in originals.iterdir()
    } == before
    assert len(list(copies.iterdir())) == len(files) - 1
    assert not [path for path in copies.iterdir() if any(secret in path.read_bytes() for secret in SECRETS)]
