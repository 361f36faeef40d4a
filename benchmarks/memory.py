"""Memory of the parent and time to the first news, for folders of 1,000 to 100,000 small files.

    python benchmarks/memory.py [SIZE ...]

Each size is measured in a process of its own: a process does not give memory back. The files hold no finding, so that
what is measured is the program and not what it found.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Finished, Progress
from officer_exposure.model import Audience
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources

_SIZES = (1_000, 10_000, 100_000)
_PER_FOLDER = 5_000
_PICTURE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffda0008010100003f00d2cfffd9")
"""A JPEG with nothing in it."""


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--measure"]:
        _measure(Path(sys.argv[2]))
        return
    for size in [int(size) for size in sys.argv[1:]] or _SIZES:
        with tempfile.TemporaryDirectory() as name:
            _make(Path(name), size)
            subprocess.run([sys.executable, "-P", "-m", "benchmarks.memory", "--measure", name], check=True)


def _make(root: Path, count: int) -> None:
    for number in range(count):
        folder = root / f"{number // _PER_FOLDER:03}"
        if number % _PER_FOLDER == 0:
            folder.mkdir()
        (folder / f"{number:06}.jpg").write_bytes(_PICTURE)


def _measure(folder: Path) -> None:
    checks = load_checks()
    before = _resident()
    began = time.perf_counter()
    first = counted = 0.0
    most = before
    events = Auditor(open_sources([(folder, Audience.UNKNOWN)]), checks, AuditOptions(2, vision=False)).run()
    for event in events:
        most = max(most, _resident())
        if isinstance(event, Progress):
            first = first or time.perf_counter() - began
            counted = counted or (time.perf_counter() - began if event.total is not None else 0.0)
        elif isinstance(event, Finished):
            files, seconds = event.coverage.artifacts, time.perf_counter() - began
    print(
        f"{files:8,} files: {most / 1e6:5.1f} MB ({(most - before) / 1e6:+.1f} MB), first news after {first:.3f} s, "
        f"total known after {counted:.2f} s, {files / seconds:,.0f} files/s"
    )


def _resident() -> int:
    """Bytes of memory of this process. Linux."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


if __name__ == "__main__":
    main()
