"""The window is up before anything heavy is loaded, and what goes wrong says nothing private."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from officer_exposure.events import Event
from ui.plain_report import OUR_BUG, report_plainly
from ui.runner import Runner
from ui.window import fitting, is_cramped

_HEAVY = (
    "yaml",
    "PIL",
    "jinja2",
    "exifread",
    "pikepdf",
    "click",
    "rich",
    "qtawesome",
    "requests",
    "keyring",
    "bs4",
    "apsw",
    "cryptography",
)
_START = """
import sys
from ui.app import prepared
from ui.appearance import Appearance
from ui.session import Session
from ui.window import Window
application = prepared(["officer-exposure"])
window = Window(Session(), Appearance(application))
print(*sorted(sys.modules))
"""

_FILLS = """
from PySide6.QtCore import QTimer
from ui.app import prepared, stay
from ui.session import Session


def look(window):
    print(window.isMaximized())
    QTimer.singleShot(0, window.close)


print(stay(prepared(["officer-exposure"]), Session(), look))
"""


def test_nothing_heavy_is_loaded_before_the_window_is_up() -> None:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert not loaded & set(_HEAVY)
    assert not {name for name in loaded if name.startswith(("officer_exposure.parsing", "checks", "PySide6.QtNetwork"))}


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (640, 360), (1024, 1400)])
def test_on_a_small_screen_the_window_fills_it(size: tuple[int, int]) -> None:
    """Beside a title of the desktop, the foot with the quick exit would otherwise lie below the edge of the screen."""
    assert is_cramped(QSize(*size))


def test_on_a_large_screen_the_window_has_its_own_size() -> None:
    assert not is_cramped(QSize(1920, 1040))
    assert fitting(QSize(1920, 1040)) == QSize(1180, 800)


def test_the_program_begins_with_the_whole_screen_where_it_is_small() -> None:
    """The screen of the platform without a screen is 800 by 800."""
    done = subprocess.run([sys.executable, "-c", _FILLS], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["True", "0"]


class Broken:
    """An audit with a bug whose text holds something private."""

    summary = None

    def run(self, cancel: threading.Event) -> Iterator[Event]:
        yield from ()
        raise ValueError("/home/officer/photo of the garden.jpg")


def test_a_bug_ends_the_scan_and_keeps_its_text_to_itself(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(Broken)
    with qtbot.waitSignal(runner.failed) as said:
        runner.start()
    runner.wait()
    assert said.args == list(OUR_BUG)
    error = capsys.readouterr().err
    assert "ValueError at" in error
    assert "garden" not in error


def test_a_report_of_a_bug_names_only_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int("48.1372")
    except ValueError as error:
        report_plainly(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert "ValueError at test_start.py" in said
    assert "48.1372" not in said
