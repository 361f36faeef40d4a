"""How much memory a real worker holds while 12-megapixel photos of every kind are looked at, with every check on.

    python -P -m benchmarks.worker_memory [FOLDER] [--photos N]

An audit runs as it does for the user, with one worker, and prints of faces are made. The pictures in FOLDER are
enlarged to 12 megapixels and saved in turn as JPEG, PNG, WebP and AVIF in a temporary folder; a HEIC is taken as it
is, for nothing here writes one. Without FOLDER streets are drawn, with lettering and without faces. "steady" is the
median of the second half of the run, "peak" the most that the system saw (elsewhere than on Linux: that was seen every
5 ms). The first line is the worker before it has looked at a picture.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image, ImageEnhance

from benchmarks.looking import street
from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Finished, Progress
from officer_exposure.model import Audience, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.workers.memory import resident_bytes

GOAL = 500e6
_PIXELS = 12.2e6
_KINDS = ("jpg", "png", "webp", "avif")
_QUICKLY: dict[str, dict[str, Any]] = {"png": {"compress_level": 1}, "webp": {"method": 0}, "avif": {"speed": 10}}
_ENLARGED = {".jpg", ".jpeg", ".png", ".webp"}
_AS_IT_IS = {".heic", ".heif"}
_TICK = 0.005


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--photos", type=int, default=24)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for number, (picture, kind) in enumerate(_photos(asked.folder, asked.photos)):
            path = Path(name) / f"{number:03}.{kind}"
            if isinstance(picture, Path):
                shutil.copyfile(picture, path)
            else:
                picture.save(path, quality=90, **_QUICKLY.get(kind, {}))
        _measure(Path(name))


def _photos(folder: Path | None, most: int) -> Iterator[tuple[Image.Image | Path, str]]:
    """What to save as which kind; every kind is there, whatever there are few of."""
    if folder is None:
        for number in range(most):
            yield ImageEnhance.Brightness(street()).enhance(0.3 + number % 9 / 10), _KINDS[number % len(_KINDS)]
        return
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    yield from ((path, "heic") for path in [one for one in files if one.suffix.lower() in _AS_IT_IS][: most // 5])
    pictures = [path for path in files if path.suffix.lower() in _ENLARGED]
    for number, path in enumerate(pictures[:: max(len(pictures) // most, 1)][:most]):
        with Image.open(path) as opened:
            small = opened.convert("RGB")
        factor = (_PIXELS / (small.width * small.height)) ** 0.5
        size = round(small.width * factor), round(small.height * factor)
        yield small.resize(size, Image.Resampling.BICUBIC), _KINDS[number % len(_KINDS)]


class _Watch(threading.Thread):
    """Asks the system every few milliseconds what the workers hold; `looking`: pictures are being looked at."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.before: list[int] = []
        self.while_looking: list[int] = []
        self.peak = 0
        self.looking = False
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(_TICK):
            for worker in multiprocessing.active_children():
                held = resident_bytes(worker.pid or 0)
                (self.while_looking if self.looking else self.before).append(held)
                self.peak = max(self.peak, held, _highest(worker.pid or 0))


def _highest(pid: int) -> int:
    """The most a process ever held, where the system keeps that; 0 elsewhere."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def _measure(folder: Path) -> None:
    watch = _Watch()
    watch.start()
    began = time.perf_counter()
    for event in Auditor(open_sources([(folder, Audience.UNKNOWN)]), load_checks(), AuditOptions(1, faces=True)).run():
        if isinstance(event, Progress):
            watch.looking = event.stage is Stage.PIXELS
        elif isinstance(event, Finished):
            looked, seconds = event.coverage.artifacts, time.perf_counter() - began
    watch.over.set()
    watch.join()
    if not watch.while_looking:
        sys.exit("No picture was looked at: are the model files installed?")
    print(f"{looked} photos of 12 megapixels in {seconds:.0f} s, one worker, every check, prints of faces too")
    print(f"before it looks: {median(watch.before[len(watch.before) // 2 :]) / 1e6:4.0f} MB")
    print(f"steady:          {median(watch.while_looking[len(watch.while_looking) // 2 :]) / 1e6:4.0f} MB")
    print(f"peak:            {watch.peak / 1e6:4.0f} MB   (the goal is {GOAL / 1e6:.0f})")


if __name__ == "__main__":
    main()
