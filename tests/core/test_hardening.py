from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

_ROOT = Path(__file__).resolve().parents[2]

_SAYS = """
import ctypes, os, resource
from officer_exposure.hardening import harden
harden()
print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""

_WAITS = """
from officer_exposure.hardening import harden
secret = "a secret in memory"
harden()
print("ready", flush=True)
input()
"""

_WORKS = """
from officer_exposure.hardening import harden
harden()
from officer_exposure.workers.messages import Limits, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor
limits = Limits(seconds=20.0, memory=300 * 1024 * 1024, reply=64 * 1024)
settings = WorkerSettings("tests.core.worker_tasks:deeds", b"did ", limits)
with Supervisor(settings, str.encode, bytes.decode, 2) as supervisor:
    for job, result in sorted(supervisor.run(["dump", "hog", "write", "work"])):
        print(job, result)
"""


def _without_rights() -> list[str]:
    """What comes before a command so that it runs as it does for an ordinary user, even where root runs the tests."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"]


def _python(script: str) -> list[str]:
    return [
        *_without_rights(),
        sys.executable,
        "-P",
        "-B",
        "-c",
        f"import sys; sys.path.insert(0, {str(_ROOT)!r})\n{script}",
    ]


def test_no_dump_is_written_and_no_file_is_for_others() -> None:
    done = subprocess.run(_python(_SAYS), capture_output=True, text=True, check=True)
    assert done.stdout == "0o77 (0, 0) 0\n"


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_who_watches_already_is_not_blinded(tmp_path: Path) -> None:
    watch = ["strace", "-f", "-qq", "-e", "trace=prctl", "-o", str(tmp_path / "log")]
    done = subprocess.run([*watch, *_python(_SAYS)], capture_output=True, text=True, check=True)
    assert done.stdout == "0o77 (0, 0) 1\n"


def test_no_other_program_of_the_same_user_reads_the_memory() -> None:
    with subprocess.Popen(_python(_WAITS), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        reads = f"open('/proc/{process.pid}/mem', 'rb')"
        done = subprocess.run(_python(reads), capture_output=True, text=True, check=False)
        process.communicate("\n")
    assert "PermissionError" in done.stderr


def test_workers_are_hardened_too_and_their_memory_is_still_watched() -> None:
    done = subprocess.run(_python(_WORKS), capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.splitlines() == [
        "dump ((0, 0), 0)",
        "hog too_much_memory",
        "work did work",
        "write refused",
    ], done.stderr


def test_the_command_line_is_hardened() -> None:
    script = "import ctypes\nfrom officer_exposure.cli.program import main\nmain(['--version'])\n"
    says = "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    done = subprocess.run(_python(script + says), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"


def test_an_ended_program_leaves_no_core(tmp_path: Path) -> None:
    script = "import resource, os\nfrom officer_exposure.hardening import harden\nharden()\nos.abort()\n"
    done = subprocess.run(_python(script), cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []
