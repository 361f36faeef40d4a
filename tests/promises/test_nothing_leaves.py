"""Promises 1 and 3, seen from outside: the system calls of an audit and of all its workers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path

import pytest

from tests.core.vision.drawn import lettered, saved
from tests.model_files import needs_models
from tests.promises.planted import Planted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

_OPENED = re.compile(r'open(?:at)?\(.*?"((?:[^"\\]|\\.)*)", ([A-Z_|0-9]+)')


def _calls(strace: str, planted: Planted, what: str) -> list[str]:
    log = planted.reports.parent / "strace.log"
    done = planted.audit(before=(strace, "-f", "-qq", "-s", "4096", "-e", f"trace={what}", "-o", str(log)))
    assert done.returncode == 0, done.stderr
    return log.read_text(errors="replace").splitlines()


def test_strace_would_see_an_internet_socket(strace: str, tmp_path: Path) -> None:
    log = tmp_path / "strace.log"
    opens_one = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    watch = [strace, "-f", "-qq", "-e", "trace=%network", "-o", str(log)]
    subprocess.run([*watch, sys.executable, "-c", opens_one], check=True)
    assert "AF_INET" in log.read_text()


def test_no_process_of_an_audit_opens_an_internet_socket(strace: str, planted: Planted) -> None:
    calls = _calls(strace, planted, "%network,execve")
    assert any("execve(" in call for call in calls)
    assert [call for call in calls if "AF_INET" in call] == []


def test_an_audit_writes_its_reports_and_nothing_else_and_never_loads_qt(strace: str, planted: Planted) -> None:
    opened = [match.groups() for call in _calls(strace, planted, "open,openat") if (match := _OPENED.search(call))]
    assert [path for path, _ in opened if "PySide6" in path or "libQt6" in path] == []
    written = {path for path, flags in opened if re.search(r"O_WRONLY|O_RDWR|O_CREAT", flags)}
    ours = {path for path in written if "__pycache__" not in path and not path.startswith("/dev/")}
    assert ours, "the reports themselves must be seen"
    assert {os.path.dirname(path) for path in ours} <= {str(planted.reports)}  # noqa: PTH120 - text, not a file


@needs_models
def test_looking_at_pictures_opens_no_internet_socket_and_writes_nothing(strace: str, planted: Planted) -> None:
    """The libraries that run the models are native code, which no audit hook sees; some report to their makers."""
    saved(lettered("POLICE"), planted.photos / "lettered.jpg")
    calls = _calls(strace, planted, "open,openat,%network")
    findings = json.loads(planted.json.read_bytes())["findings"]
    assert "photo.police_lettering" in {one["check"] for one in findings}, "the pictures must have been looked at"
    opened = [match.groups() for call in calls if (match := _OPENED.search(call))]
    assert any("onnxruntime" in path for path, _ in opened)
    assert any("cv2" in path for path, _ in opened)
    assert [call for call in calls if "AF_INET" in call] == []
    written = {path for path, flags in opened if re.search(r"O_WRONLY|O_RDWR|O_CREAT", flags)}
    ours = {path for path in written if "__pycache__" not in path and not path.startswith("/dev/")}
    assert {os.path.dirname(path) for path in ours} <= {str(planted.reports)}  # noqa: PTH120 - text, not a file


def test_the_library_that_runs_the_models_cannot_report_to_its_makers() -> None:
    """Releases of 2026 can, and write an identifier of the computer to the disk; they keep quiet where tests run."""
    libraries = files("onnxruntime") or []
    native = [Path(str(one.locate())) for one in libraries if one.suffix in {".so", ".dll", ".dylib", ".pyd"}]
    assert native
    for library in native:
        content = library.read_bytes()
        assert not [sign for sign in (b"DeveloperTools", b"OneDsTelemetry") if sign in content], library.name
