"""Whatever ends an audit, everything it has said is in the vault, and the vault opens.

    OFFICER_EXPOSURE_KILLS=100 pytest tests/promises/test_nothing_lost.py

kills as often as the promise says; without the variable it kills a few times, so that every run of the tests has it.
"""

from __future__ import annotations

import os
import random
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.store.database import Database
from officer_exposure.store.store import Store
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.model_files import needs_models

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")

_KILLS = int(os.environ.get("OFFICER_EXPOSURE_KILLS", "10"))
_PER_VAULT = 10
"""So many kills hit the same vault one after the other: the later ones hit an audit that remembers."""

_PHOTOS = 400
_LONGEST = 0.9
_SIGNS = 24
_PROGRAM = Path(__file__).with_name("killable.py")
_ROOT = _PROGRAM.parents[2]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(_PHOTOS):
        block = build_tiff({0x013B: f"Artist {number % 7}", 0x8825: gps(48 + number / 1000, 11.5)})
        (folder / f"{number}.jpg").write_bytes(jpeg(exif_segment(block)))
    return folder


class Victim:
    """A vault whose audits are killed. `said` is everything that any of them acknowledged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key = secrets.token_bytes(32)
        self.said: set[str] = set()
        Database.create(path, self._key).close()

    def audit_and_kill(self, photos: Path, after: float, *, once_heard: bool, how: tuple[str, ...] = ()) -> None:
        """Start an audit and kill it so many seconds after it began, or after it first acknowledged something."""
        command = [sys.executable, "-P", str(_PROGRAM), str(self._path), str(photos), *how]
        with subprocess.Popen(
            command,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(self._key.hex() + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "begun\n"
            if once_heard:
                self.said.add(process.stdout.readline().rstrip())
            timer = threading.Timer(after, process.kill)
            timer.start()
            for line in process.stdout:
                if line.endswith("\n"):
                    self.said.add(line.rstrip())
            timer.join()
        assert process.returncode == -9

    def assert_nothing_lost(self) -> None:
        """Open the vault and look for everything."""
        database = Database.open(self._path, self._key)
        store = Store(database)
        try:
            database.integrity()
            answered = {sheet.account for sheet in store.answers.sheets() if sheet.answers == {"FB01": "exposed"}}
            for line in self.said:
                what, _, which = line.partition(" ")
                which = which.partition(" ")[0] if what == "finding" else which
                kept = store.findings.kept(which) if what == "finding" else which in answered
                assert kept, f"one acknowledged {what} is lost"
        finally:
            store.close()
            database.close()


@pytest.fixture
def signs(tmp_path: Path) -> Path:
    """Pictures with something to read, so that the look at the pictures has something to say."""
    folder = tmp_path / "signs"
    folder.mkdir()
    for number in range(_SIGNS):
        image = Image.new("RGB", (800, 600), (225, 222, 215 - number))
        for line, text in enumerate(("POLICE", f"KLM {7200 + number}")):
            ImageDraw.Draw(image).text((80, 100 + 250 * line), text, (20, 24, 40), ImageFont.load_default(64))
        image.save(folder / f"{number}.jpg", quality=95)
    return folder


@needs_models
@pytest.mark.slow
@pytest.mark.timeout(180)
def test_kill_9_while_pictures_are_looked_at_loses_nothing(tmp_path: Path, signs: Path) -> None:
    moments = random.Random(secrets.randbits(64))
    victim = Victim(tmp_path / "pictures.db")
    for _ in range(3):
        victim.audit_and_kill(signs, moments.uniform(0, _LONGEST), once_heard=True, how=("pixels",))
        victim.assert_nothing_lost()
    assert {"photo.plate", "photo.police_lettering"} & {line.split()[-1] for line in victim.said}


@pytest.mark.slow
@pytest.mark.timeout(60 + 6 * _KILLS)
def test_kill_9_at_random_moments_loses_nothing(tmp_path: Path, photos: Path) -> None:
    moments = random.Random(secrets.randbits(64))
    began, acknowledged = time.monotonic(), 0
    for first in range(0, _KILLS, _PER_VAULT):
        victim = Victim(tmp_path / f"{first}.db")
        for kill in range(first, min(first + _PER_VAULT, _KILLS)):
            victim.audit_and_kill(photos, moments.uniform(0, _LONGEST), once_heard=kill % 2 == 1)
            victim.assert_nothing_lost()
        acknowledged += len(victim.said)
    assert acknowledged, "no audit came far enough to say anything"
    print(f"\n{_KILLS} kills, {acknowledged:,} acknowledged, {time.monotonic() - began:.0f} s")
