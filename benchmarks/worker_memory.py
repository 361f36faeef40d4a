"""How much memory a real worker holds while 12-megapixel photos of every kind are looked at, with every check on.

    python -P -m benchmarks.worker_memory [FOLDER] [--photos N] [--megapixels M]

Audits run as they do for the user, each with one worker: of all photos, with prints of faces and without, then of each
kind alone, with prints. The pictures in FOLDER are enlarged and saved in turn as JPEG, PNG, WebP and AVIF in a
temporary folder; a HEIC is taken as it is, for nothing here writes one. Without FOLDER streets are drawn, with
lettering and without faces. "looked" are the photos that were not refused, "prints" the faces that got one; "before" is
the worker before it has looked at a picture, "steady" the median of the second half of the run, "peak" the most that
the system saw (elsewhere than on Linux: that was seen every 5 ms).
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
from officer_exposure.events import Finished, Pictured, Progress
from officer_exposure.model import Audience, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.workers.memory import resident_bytes

GOAL = 500e6
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
    parser.add_argument("--megapixels", type=float, default=12.2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for number, (picture, kind) in enumerate(_photos(asked.folder, asked.photos, asked.megapixels * 1e6)):
            path = Path(name) / kind / f"{number:03}.{kind}"
            path.parent.mkdir(exist_ok=True)
            if isinstance(picture, Path):
                shutil.copyfile(picture, path)
            else:
                picture.save(path, quality=90, **_QUICKLY.get(kind, {}))
        print(f"one worker, every check; the goal is a peak of {GOAL / 1e6:.0f} MB at 12 megapixels")
        print(f"{'MB resident':18} photos looked prints    s before steady peak")
        _measure("all, with prints", Path(name), faces=True)
        _measure("all, without", Path(name), faces=False)
        for folder in sorted(Path(name).iterdir()):
            _measure(f"{folder.name}, with prints", folder, faces=True)


def _photos(folder: Path | None, most: int, pixels: float) -> Iterator[tuple[Image.Image | Path, str]]:
    """What to save as which kind; every kind is there, whatever there are few of."""
    if folder is None:
        for number in range(most):
            drawn = ImageEnhance.Brightness(street()).enhance(0.3 + number % 9 / 10)
            yield _enlarged(drawn, pixels), _KINDS[number % len(_KINDS)]
        return
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    yield from ((path, "heic") for path in [one for one in files if one.suffix.lower() in _AS_IT_IS][: most // 5])
    pictures = [path for path in files if path.suffix.lower() in _ENLARGED]
    for number, path in enumerate(pictures[:: max(len(pictures) // most, 1)][:most]):
        with Image.open(path) as opened:
            yield _enlarged(opened.convert("RGB"), pixels), _KINDS[number % len(_KINDS)]


def _enlarged(picture: Image.Image, pixels: float) -> Image.Image:
    factor = (pixels / (picture.width * picture.height)) ** 0.5
    size = round(picture.width * factor), round(picture.height * factor)
    return picture.resize(size, Image.Resampling.BICUBIC)


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


def _measure(what: str, folder: Path, *, faces: bool) -> None:
    watch = _Watch()
    watch.start()
    began = time.perf_counter()
    photos = looked = prints = 0
    for event in Auditor(open_sources([(folder, Audience.UNKNOWN)]), load_checks(), AuditOptions(1, faces=faces)).run():
        if isinstance(event, Progress):
            watch.looking = event.stage is Stage.PIXELS
        elif isinstance(event, Pictured):
            looked += 1
            prints += sum(1 for face in event.observed.faces if face.print)
        elif isinstance(event, Finished):
            photos = event.coverage.artifacts
    watch.over.set()
    watch.join()
    if not watch.while_looking:
        sys.exit("No picture was looked at: are the model files installed?")
    seconds = time.perf_counter() - began
    figures = (median(held[len(held) // 2 :]) for held in (watch.before, watch.while_looking))
    before, steady, peak = (held / 1e6 for held in (*figures, watch.peak))
    print(f"{what:18} {photos:6} {looked:6} {prints:6} {seconds:4.0f} {before:6.0f} {steady:6.0f} {peak:4.0f}")


if __name__ == "__main__":
    main()
