"""What is said about a bug of our own: where it struck, without any private value.

What a program says goes to a terminal, and on most desktops from there into a journal on the disk.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType


def report_plainly(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Say where our own bug struck, and nothing else: Python's text would show names, places and whole pictures."""
    del error
    frames = traceback.extract_tb(trace)
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"Something in this app went wrong: {kind.__name__} at {' > '.join(where)}\n")


def speak_plainly() -> None:
    """From now on nothing that Python or a library says repeats a value, in no thread and not while things are cleared.

    Warnings and the lines of libraries quote what they are about; here they would help nobody.
    """
    sys.excepthook = report_plainly
    threading.excepthook = lambda said: report_plainly(said.exc_type, said.exc_value, said.exc_traceback)
    sys.unraisablehook = lambda said: report_plainly(said.exc_type, said.exc_value, said.exc_traceback)
    warnings.simplefilter("ignore")
    logging.lastResort = logging.NullHandler()
