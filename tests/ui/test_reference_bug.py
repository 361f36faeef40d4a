"""PySide6 6.12.0 takes one reference too many from None, True and False and so kills Python 3.11 after a while."""

from __future__ import annotations

import subprocess
import sys

import PySide6

_MANY_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

application = QApplication([])
label, names, button = QLabel(), QListWidget(), QPushButton()
button.setCheckable(True)
for number in range(50_000):
    label.setText("one")
    label.setObjectName("two")
    label.setEnabled(True)
    button.setChecked(number % 2 == 0)
    label.setParent(None)
    if number % 10 == 0:
        names.addItem("three")
print("alive")
"""


def test_fifty_thousand_calls_do_not_kill_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, timeout=100, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-500:]


def test_the_pinned_series_is_installed() -> None:
    assert PySide6.__version_info__[:2] == (6, 11)
