"""A home of its own for a program that is watched, and a photo with marks in everything that a photo can hold."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import time
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from officer_exposure.places.whereabouts import DEGREE
from tests.core.parsing.build_jpeg import exif_segment
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.promises.marks import WATCH, Marks, files_written, is_over
from tests.promises.usual_environment import usual_environment

LATITUDE, LONGITUDE = 48.13713, 11.57541
PHOTO = "Birthdaypartyfile Zephyrine 4711 Marmalade Lane kestrelwidget XQJ-4711.jpg"
RUN = "Afterworkrunfile"
ARTIST = "Quillon Featherstonhaugh"
TEXTS = {
    "name": "Featherstonhaugh",
    "child": "Zephyrine",
    "address": "Marmalade Lane",
    "handle": "kestrelwidget",
    "plate": "XQJ-4711",
    "file name": "Birthdaypartyfile",
    "file name of a recording": RUN,
    "camera": "SN-77120934",
    "latitude": "48.1371",
    "longitude": "11.5754",
}

_RUNS = 12
_FOLDERS = ("tmp", "config", "data", "cache", "state", "runtime")


class PrivateHome:
    """Folders that only a watched program writes to. The officer's own photos lie outside."""

    def __init__(self, root: Path, strace: str, photos: str = "photos") -> None:
        self.photos = root / photos
        self.home = root / "home"
        self.reports = self.home / "reports"
        self.log = root / "strace.log"
        self._strace = strace
        for folder in (self.photos, self.home, self.reports, *(self.home / name for name in _FOLDERS)):
            folder.mkdir(mode=0o700)

    def plant(self, texts: Mapping[str, str], raw: Mapping[str, bytes] | None = None) -> Marks:
        """Put the photo there. Returns the marks in it, together with these."""
        picture, preview = noise(1, (320, 240)), noise(2, (160, 120))
        block = build_tiff(
            {0x013B: ARTIST, 0x8825: gps(LATITUDE, LONGITUDE), 0x8769: {0xA431: TEXTS["camera"]}}, thumbnail=preview
        )
        (self.photos / PHOTO).write_bytes(picture[:2] + exif_segment(block) + picture[2:])
        for number in range(_RUNS):
            (self.photos / f"{RUN} {number}.gpx").write_text(_run(number))
        packed = struct.pack("<ii", round(LATITUDE * DEGREE), round(LONGITUDE * DEGREE))
        pixels = {"picture": middle(picture), "preview": middle(preview), "point of a track": packed}
        numbers = {"latitude as a number": LATITUDE, "longitude as a number": LONGITUDE}
        return Marks({**TEXTS, **texts}, {**pixels, **(raw or {})}, numbers)

    def many(self, copies: int) -> None:
        """Make a look at the photos long enough to be stopped in the middle."""
        for number in range(copies):
            os.link(self.photos / PHOTO, self.photos / f"Birthdaypartyfile {number}.jpg")

    def watch(
        self, *command: str, hand_on: Iterable[int] = (), stdin: int = subprocess.DEVNULL, **environment: str
    ) -> subprocess.Popen[str]:
        """Start a program under strace; `hand_on`: the open files it gets."""
        return subprocess.Popen(
            [self._strace, *WATCH, "-o", str(self.log), *command],
            env={**self._environment(), **environment},
            cwd=self.home,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=tuple(hand_on),
            text=True,
        )

    def wait_for_log(self, process: int) -> None:
        """Until the end of a program stands in the log."""
        deadline = time.monotonic() + 10
        while not is_over(self.log, process) and time.monotonic() < deadline:
            time.sleep(0.05)

    def _environment(self) -> dict[str, str]:
        homes = {f"XDG_{name.upper()}_HOME": str(self.home / name) for name in _FOLDERS}
        own = {"HOME": str(self.home), "TMPDIR": str(self.home / "tmp"), "XDG_RUNTIME_DIR": str(self.home / "runtime")}
        return {**usual_environment(), **homes, **own}

    def assert_nothing_in_the_clear(self, marks: Marks, said: str) -> None:
        """No mark in any file, in any byte written on the way, in any name, in anything said."""
        assert marks.below(self.home) == {}
        assert marks.written(self.log) == {}
        assert marks.within(said.encode()) == set()
        ours = {path for path in files_written(self.log) if "__pycache__" not in path}
        strangers = {path for path in ours if not path.startswith(str(self.home)) and "memfd:" not in path}
        assert strangers == set()
        assert {path for path in ours if marks.within(path.encode())} == set(), "not even for a moment"
        assert any(path.endswith("vault.db-wal") for path in ours), "the vault itself must be seen"


def _run(number: int) -> str:
    """A run that begins and ends at the door, each evening another way round."""
    bend = number * 1e-3
    way = ((0.0, 0.0), (0.01, 0.005 + bend), (0.02 - bend, 0.01), (0.0, 0.0))
    points = "".join(
        f'<trkpt lat="{LATITUDE + north:.5f}" lon="{LONGITUDE + east:.5f}">'
        f"<time>2024-05-{number + 1:02}T18:{10 * at:02}:00Z</time></trkpt>"
        for at, (north, east) in enumerate(way)
    )
    return f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>"


def noise(seed: int, size: tuple[int, int]) -> bytes:
    """A real JPEG that nothing else looks like."""
    from PIL import Image

    into = BytesIO()
    Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3)).save(into, "JPEG")
    return into.getvalue()


def middle(picture: bytes) -> bytes:
    """A few bytes of a picture that stand in no other."""
    return picture[len(picture) // 2 :][:40]
