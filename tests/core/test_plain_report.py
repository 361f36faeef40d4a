"""No word of Python or of a library repeats a value: what a program says can end in a journal on the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]

_BUGS = """
import logging, threading, warnings
def open_it(): open("/nowhere/Marmalade Lane.jpg")
class Clears:
    def __del__(self): open_it()
thread = threading.Thread(target=open_it)
thread.start()
thread.join()
Clears()
warnings.warn("Marmalade Lane")
logging.getLogger("library").warning("Marmalade Lane")
"""
_PLAIN = f"from officer_exposure.plain_report import speak_plainly\nspeak_plainly()\n{_BUGS}open_it()"
_WINDOW = f"""
from ui.app import prepared
application = prepared(["officer-exposure"])
{_BUGS}
from PySide6.QtCore import QTimer, qWarning
qWarning("Marmalade Lane")
QTimer.singleShot(0, open_it)
QTimer.singleShot(50, application.quit)
application.exec()
"""


def _said(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_without_it_each_of_them_would() -> None:
    assert _said(_BUGS).count("Marmalade Lane") >= 4


@pytest.mark.parametrize("program", [_PLAIN, _WINDOW])
def test_a_bug_anywhere_says_where_it_struck_and_no_value(program: str) -> None:
    said = _said(program)
    assert said.count("FileNotFoundError at") == 3
    assert "Marmalade" not in said
    assert "nowhere" not in said
