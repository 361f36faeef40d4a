"""The window is up before anything heavy is loaded, and what goes wrong says nothing private."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.events import Event
from ui.plain_report import OUR_BUG, report_plainly
from ui.runner import Runner

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


def test_nothing_heavy_is_loaded_before_the_window_is_up() -> None:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert not loaded & set(_HEAVY)
    assert not {name for name in loaded if name.startswith(("officer_exposure.parsing", "checks", "PySide6.QtNetwork"))}


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
