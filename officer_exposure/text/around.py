"""A part of a text with some words on each side, so that whoever reads it sees what it is about."""

from __future__ import annotations

_AROUND = 60
"""Characters that are shown on each side."""


def around(text: str, start: int, end: int) -> str:
    """What stands from `start` to `end` and around it."""
    first, last = max(start - _AROUND, 0), end + _AROUND
    return f"{'…' if first else ''}{text[first:last]}{'…' if text[last:] else ''}"
