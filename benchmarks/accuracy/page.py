"""Writes what was measured as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from benchmarks.accuracy.figures import QUESTIONS, Row, children, faces, house_numbers, plates, yes_or_no
from benchmarks.accuracy.grouping import grouping
from benchmarks.accuracy.looking import Looked

_INTRODUCTION = """# How often it is right

This page is written by a command, `python -P -m benchmarks.accuracy FOLDER --write docs/accuracy.md`, which anyone can
run on pictures of their own: `benchmarks/accuracy/__init__.py` says how a folder is labelled. Every figure is a count
with its share and the 95 % interval of that share (Wilson). Below 30 cases a share says little, and the row says so.
"Not measured" stands where there was no picture to measure with.

A figure holds for pictures like those it was measured on. What it was measured on stands below.
"""


def page(looked: Sequence[Looked], collections: Mapping[str, int], notes: Iterable[str], today: date) -> str:
    """The whole page but places. `collections`: what the pictures are, and how many of each."""
    parts = [_INTRODUCTION, f"Measured on {today.isoformat()}.\n", *_collections(collections), *notes]
    judged = [one for one in looked if one.was_judged]
    if len(judged) < len(looked):
        parts.append(f"{len(looked) - len(judged)} pictures could not be decoded and count nowhere.\n")
    parts += [_table(title, rows) for title, rows in tables(judged)]
    return "\n".join(parts)


PLACES = "# Places"
"""The headline of the part about places: it ends the page, so that it can be measured anew by itself."""


def places_page(found: Iterable[tuple[str, Sequence[Row]]], note: str, today: date) -> str:
    """The part of the page about places."""
    parts = [PLACES + "\n", f"Measured on {today.isoformat()}. {note}", *(_table(*one) for one in found)]
    return "\n".join(parts)


def _table(title: str, rows: Iterable[Row]) -> str:
    return f"## {title}\n\n| what | measured |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)


def tables(looked: Sequence[Looked]) -> Iterator[tuple[str, list[Row]]]:
    """Every table: its title and its rows."""
    for question in QUESTIONS:
        yield question.title, list(yes_or_no(question, looked))
    yield "License plates", list(plates(looked))
    yield "House numbers", list(house_numbers(looked))
    yield "Faces", list(faces(looked))
    yield "Grouping faces", list(grouping(looked))
    yield "Possibly a child", list(children(looked))


def _collections(collections: Mapping[str, int]) -> Iterator[str]:
    yield "| pictures | how many |\n|---|---|\n" + "".join(f"| {a} | {b:,} |\n" for a, b in collections.items())
