"""How fast we read and judge hidden data, beside exiftool and exiv2 on the same 2,000 photos in the same run.

    python benchmarks/scan_speed.py [--files N] [--rounds N]

The rounds of all programs take turns, so that a busy moment of the machine hits each of them; the best round counts.
Ours judges EXIF, XMP and IPTC with every metadata check; the others only print what is there. "Whole process" is the
command line from start to exit, "steady" is ours without starting up and winding down.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.geotagged import make_photos
from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Event, Found, Progress
from officer_exposure.model import Audience, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources

_JOBS = 2
_PER_PROCESS = 500
_GOALS = {"exiftool": 25.0, "exiv2": 1.5}

Contestant = Callable[[Path], float]
"""Reads a folder; returns the seconds it took."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "photos"
        folder.mkdir()
        origin = make_photos(folder, asked.files)
        print(f"{asked.files:,} photos: {origin}; {os.cpu_count()} processors")
        best = _race(_contestants(), folder, asked.rounds)
    for contestant, seconds in best.items():
        print(f"{contestant:44} {asked.files / seconds:8,.0f} files/s  {seconds:6.2f} s")
    _print_ratios(best)


def _contestants() -> dict[str, Contestant]:
    contestants: dict[str, Contestant] = {"ours, whole process": _ours, "ours, steady": _ours_steady}
    if shutil.which("exiv2"):
        contestants["exiv2 -pa"] = lambda folder: _exiv2(folder, 1)
        contestants[f"exiv2 -pa, {_JOBS} processes"] = lambda folder: _exiv2(folder, _JOBS)
    if shutil.which("exiftool"):
        contestants["exiftool -fast2 -r -csv -gps*"] = _exiftool
    return contestants


def _race(contestants: dict[str, Contestant], folder: Path, rounds: int) -> dict[str, float]:
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, contestant in contestants.items():
            best[name] = min(best[name], contestant(folder))
    return best


def _print_ratios(best: dict[str, float]) -> None:
    for ours in ("ours, whole process", "ours, steady"):
        for other in [name for name in best if not name.startswith("ours")]:
            goal = _GOALS[other.split()[0]]
            print(f"{ours}: {best[other] / best[ours]:5.1f} times {other} (goal {goal})")


def _ours(folder: Path) -> float:
    program = Path(sys.executable).with_name("officer-exposure")
    return _seconds([program, "audit", folder, "--jobs", str(_JOBS), "--no-vision", "--json", folder.parent / "report"])


def _ours_steady(folder: Path) -> float:
    """The time from a tenth of the files to all of them, scaled to all: without starting, and without the end."""
    auditor = Auditor(open_sources([(folder, Audience.UNKNOWN)]), load_checks(), AuditOptions(_JOBS, vision=False))
    marks: list[tuple[float, int]] = []
    events: list[Event] = []
    for event in auditor.run():
        if isinstance(event, Progress) and event.stage is Stage.METADATA:
            marks.append((time.perf_counter(), event.done))
        elif isinstance(event, Found):
            events.append(event)
    total = marks[-1][1]
    began, done = next(mark for mark in marks if mark[1] > total / 10)
    return (marks[-1][0] - began) * total / max(1, total - done)


def _exiftool(folder: Path) -> float:
    return _seconds(["exiftool", "-fast2", "-r", "-csv", "-gps*", folder])


def _exiv2(folder: Path, processes: int) -> float:
    return _seconds(
        f'find "{folder}" -type f -print0 | xargs -0 -n {_PER_PROCESS} -P {processes} exiv2 -pa', shell=True
    )


def _seconds(command: list[str | Path] | str, *, shell: bool = False) -> float:
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, shell=shell)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
