"""What is said about a bug of our own: where it struck, without any private value."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

OUR_BUG = ("Something in this app went wrong.", "Nothing on your computer was changed. Please try again.")
"""The sentence and the hint the officer sees."""


def report_plainly(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say where our own bug struck, and nothing else: Python's text would show names, places and whole pictures."""
    frames = traceback.extract_tb(trace)
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    sys.stderr.write(f"Something in this app went wrong: {kind.__name__} at {' > '.join(where)}\n")
