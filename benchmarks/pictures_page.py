"""How fast the page Pictures is with ten thousand pictures: opening it, and from a key to the next picture.

    python -P -m benchmarks.pictures_page [--pictures 10000] [--keys 200] [--every 0.3]

Makes a few 12-megapixel JPEGs and links them under as many names as there are to be pictures, so that each is decoded
in earnest; the answers go into an encrypted vault. A key is pressed every `--every` seconds, as somebody does who looks
at each picture; then all keys come as fast as the page takes them. Runs on any platform of Qt:
QT_QPA_PLATFORM=offscreen, or a real one under Xvfb.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost
from officer_exposure.workers.memory import resident_bytes
from tests.ui.albums import draw, look_at, plain
from ui.app import prepared
from ui.appearance import Appearance
from ui.pages.pictures import PicturesPage
from ui.session import Session
from ui.window import Window

_DISTINCT = 24
_MEGAPIXELS_12 = (4000, 3000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--every", type=float, default=0.3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        _measure(Path(folder), given.pictures, given.keys, given.every)


def _measure(folder: Path, pictures: int, keys: int, every: float) -> None:
    appearance = Appearance(prepared(["officer-exposure"]))
    _make(folder / "album", pictures)
    session = Session(folder / "vault")
    session.open_vault(Vault.create(folder / "vault", "benchmark of the page pictures", Cost(1024, 1, 1))[0])
    session.add_places([folder / "album"])
    look_at(session.store, folder / "album", plain(pictures), files=False)
    window = Window(session, appearance)
    window.resize(1280, 720)
    window.show()
    _wait(2.0)
    before = resident_bytes(os.getpid())
    page = _open(window)
    page.show_one()
    _wait(2.0)
    _report(f"one key every {every:g} s", [_press(page, every) for _ in range(keys)])
    _report("keys without a pause", [_press(page, 0.0) for _ in range(keys)])
    print(f"window: {before / 2**20:.0f} MiB before the page, {resident_bytes(os.getpid()) / 2**20:.0f} MiB with it")
    page.looking.scribe.drain(60)
    kept = len(session.store.reviewed.all())
    print(f"answers kept: {kept} of {2 * keys}")
    window.close()


def _make(folder: Path, pictures: int) -> None:
    folder.mkdir()
    originals = [folder.parent / f"original{number}.jpg" for number in range(_DISTINCT)]
    for number, original in enumerate(originals):
        draw(original, number, _MEGAPIXELS_12)
    for number, shot in enumerate(plain(pictures)):
        (folder / shot.name).hardlink_to(originals[number % _DISTINCT])


def _open(window: Window) -> PicturesPage:
    begun = time.perf_counter()
    window.show_page("pictures")
    page = window.page("pictures")
    assert isinstance(page, PicturesPage)
    shown = time.perf_counter()
    while not page.looking.is_loaded or page.looking.counts.total == 0:
        _wait(0.005)
    listed = time.perf_counter()
    print(f"opened in {1000 * (shown - begun):.0f} ms, listed after {1000 * (listed - begun):.0f} ms")
    return page


def _press(page: PicturesPage, every: float) -> float:
    """Press N; seconds until the next picture is on the screen. Then wait for the next press."""
    loop = QEventLoop()
    view = page.one.view
    before = page.looking.current
    assert before is not None

    def painted() -> None:
        if page.looking.current is not before and not view.image.isNull():
            loop.quit()

    view.painted.connect(painted)
    QTimer.singleShot(5_000, loop.quit)
    begun = time.perf_counter()
    QTest.keyClick(view, Qt.Key.Key_N)
    loop.exec()
    seconds = time.perf_counter() - begun
    view.painted.disconnect(painted)
    _wait(max(0.0, every - seconds))
    return seconds


def _wait(seconds: float) -> None:
    """Let the window live: other threads run only in a loop of its own."""
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _report(what: str, seconds: Sequence[float]) -> None:
    milliseconds = sorted(1000 * one for one in seconds)
    p95 = statistics.quantiles(milliseconds, n=20)[-1]
    print(
        f"{what}: p50 {statistics.median(milliseconds):.0f} ms, p95 {p95:.0f} ms, max {milliseconds[-1]:.0f} ms"
        f" ({len(milliseconds)} keys)"
    )


if __name__ == "__main__":
    main()
