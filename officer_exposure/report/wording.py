"""How numbers, dates and times are said in a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def number(count: int) -> str:
    """A count with its thousands marked: "1,234"."""
    return f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: "1 file", "1,204 files"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def minutes(count: int) -> str:
    """How long something takes: "about 5 minutes"."""
    return f"about {counted(count, 'minute')}"


def day(when: date) -> str:
    """A date without an unclear order of numbers: "November 21, 2026"."""
    return f"{when:%B} {when.day}, {when.year}"


def joined(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "home, family and routine"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
