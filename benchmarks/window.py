"""Measures the window: from the start of the process to the first picture of it, and its longest pauses.

    python benchmarks/window.py [--files 10000] [--starts 5]

Goals (docs: ARCHITECTURE.md): shown within 0.5 s warm, no pause of the window's thread of 50 ms or more while 10,000
photos are looked at, and while the officer goes through what was found. Needs no screen: QT_QPA_PLATFORM defaults to
offscreen.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window import Window

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_PROBE_MS = 5
_START = """
import sys, time
from ui.app import prepared
from ui.appearance import Appearance
from ui.session import Session
from ui.window import Window
application = prepared(["officer-exposure"])
window = Window(Session(), Appearance(application))
window.show()
application.processEvents()
window.grab()
print(time.process_time(), time.time())
window.close()
"""


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    starts = [start_seconds() for _ in range(options.starts + 1)][1:]
    clock, work = min(starts)
    print(f"process start to window shown: {clock:.2f} s by the clock, {work:.2f} s of own work")
    with tempfile.TemporaryDirectory(prefix="window-benchmark-") as folder:
        make_photos(Path(folder), options.files)
        print(longest_pause(Path(folder)))


def start_seconds() -> tuple[float, float]:
    """Seconds from starting Python to the window standing on the screen: by the clock, and of processor time."""
    began = time.time()
    done = subprocess.run([sys.executable, "-c", _START], cwd=ROOT, capture_output=True, text=True, check=True)
    work, shown = done.stdout.split()[-2:]
    return float(shown) - began, float(work)


def make_photos(folder: Path, count: int) -> None:
    """Small JPEGs with a camera's serial number and a position, spread over a few towns."""
    from tests.core.parsing.build_jpeg import exif_segment, jpeg
    from tests.core.parsing.build_tiff import build_tiff, gps

    random.seed(7)
    for number in range(count):
        place = gps(40 + random.randrange(300) / 100, -105 + random.randrange(300) / 100)
        exif = build_tiff({0x010F: "Maker", 0x0110: "Model", 0x8769: {0xA431: f"SN{number % 40}"}, 0x8825: place})
        part = folder / f"{number // 500:03}"
        part.mkdir(exist_ok=True)
        (part / f"IMG_{number:05}.jpg").write_bytes(jpeg(exif_segment(exif)))


class PauseProbe:
    """A timer that should fire every few milliseconds; the longest wait between two shots is the longest pause.

    On a busy machine a wait may be the fault of others: what this process itself worked in the meantime is kept too.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.pauses: list[tuple[float, float, str]] = []
        self.phase = ""
        self._last, self._worked = time.perf_counter(), time.process_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_PROBE_MS)

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        pause = now - self._last - _PROBE_MS / 1000
        self.pauses.append((pause, min(pause, worked - self._worked), self.phase))
        self._last, self._worked = now, worked

    def stop(self) -> None:
        """No more shots."""
        self._timer.stop()

    def longest(self, phase: str) -> str:
        """The longest pause in a phase, by the clock and by our own work in it."""
        clock = max((pause for pause, _, at in self.pauses if at == phase), default=0.0)
        ours = max((work for _, work, at in self.pauses if at == phase), default=0.0)
        return f"{1000 * clock:.0f} ms by the clock, {1000 * ours:.0f} ms of own work"


def longest_pause(folder: Path) -> str:
    """Scan a folder in the real window, once it has settled (some seconds after the start), and watch its thread."""
    from PySide6.QtTest import QTest

    from ui.app import prepared
    from ui.appearance import Appearance
    from ui.collecting import Collector
    from ui.pages.sources import SourcesPage
    from ui.session import Session
    from ui.window import Window

    application = prepared(["officer-exposure"])
    session = Session()
    session.just_look()
    collector = Collector(session)
    window = Window(session, Appearance(application))
    window.show()
    window.show_page("sources")
    session.add_places([folder])
    while not window.is_settled():
        QTest.qWait(50)
    QTest.qWait(300)
    page = window.page("sources")
    assert isinstance(page, SourcesPage)
    probe = PauseProbe()
    probe.phase = "scan"
    began = time.perf_counter()
    page.go.click()
    while session.is_running:
        QTest.qWait(20)
    seconds = time.perf_counter() - began
    QTest.qWait(100)
    found = sum(session.store.findings.overview().values())
    probe.phase = "the results are opened"
    window.show_page("review")
    QTest.qWait(1000)
    phases = [probe.phase, *triage(window, probe)]
    probe.stop()
    window.close()
    collector.stop()
    lines = [f"longest pause when {phase}: {probe.longest(phase)}" for phase in phases]
    scan = f"longest pause of the window's thread in the scan: {probe.longest('scan')}"
    return "\n".join([f"scan of the folder: {seconds:.1f} s, {found} things found", scan, *lines])


def triage(window: Window, probe: PauseProbe) -> Iterator[str]:
    """Go through what was found as a person does; yield the name of each step once it is over."""
    from PySide6.QtTest import QTest

    from officer_exposure.store.records import Verdict
    from ui.pages.review import ReviewPage
    from ui.widgets.decision_bar import Scope

    page = window.page("review")
    assert isinstance(page, ReviewPage)
    bar, filters = page.detail.decisions.bar, page.filters

    def decide(scope: Scope) -> None:
        bar.scopes.setCurrentIndex(bar.scopes.findData(scope.value))
        bar.chosen.emit(Verdict.NOT_ME)

    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("a word is searched for", lambda: QTest.keyClicks(filters.search, "img_00")),
        ("the search is cleared", filters.reset),
        ("one area is shown", lambda: filters.areas.setCurrentIndex(1)),
        ("everything is shown again", filters.reset),
        ("one finding is decided", lambda: decide(Scope.THIS)),
        ("all of one thing are decided", lambda: decide(Scope.THING)),
        ("all like it are decided", lambda: decide(Scope.ALL)),
        ("what was set aside is shown", lambda: filters.shown.setCurrentIndex(3)),
        ("that is undone", page.undo.click),
        ("what is to do is shown", filters.reset),
    )
    for name, step in steps:
        probe.phase = name
        began = time.perf_counter()
        step()
        QTest.qWait(400)
        while page.triage.busy:
            QTest.qWait(20)
        QTest.qWait(200)
        print(f"{name}: done after {time.perf_counter() - began:.1f} s")
        yield name


if __name__ == "__main__":
    main()
