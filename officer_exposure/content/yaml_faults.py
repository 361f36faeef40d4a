"""What the reader of YAML could not make sense of, in words for whoever wrote the file, with what to do.

Loaded only once there is a fault. The library speaks of tokens and indicators; people forget a quote or use a tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_COLUMN = "this line does not begin where the lines around it do. Lines of one entry begin in the same column"

_FAULTS = (
    ("tab character", "this line is set in with a tab. Use blanks instead, two for each step"),
    ("cannot start any token", "a text that begins with a sign such as % or @ stands in quotes"),
    ("alphabetic or numeric", "a text that begins with * or & stands in quotes"),
    ("expected '-' indicator", _COLUMN),
    ("expected key", f"{_COLUMN}. Or a quote above it is not closed"),
    ("block sequence entries", "a list begins on a line of its own: put the dash on the next line"),
    ("another document", "three dashes begin a second document here. Take them out"),
    ("unknown escape", "inside double quotes a backslash has a meaning of its own. Use single quotes"),
)
"""The beginning of a fault as the library tells it, and what it means."""

_IN_TEXT = "there is a colon inside a text. Put the text in quotes"


def fault_in(error: yaml.MarkedYAMLError, text: str) -> tuple[int | None, str]:
    """The line of a fault, counted from 1, and the rest of a sentence about it. Nothing of the text is repeated."""
    problem, mark = error.problem or "", error.problem_mark
    line = mark.line + 1 if mark else None
    opened = error.context_mark.line + 1 if error.context_mark else line
    if "expected ',' or" in problem:
        return line, f"a bracket that was opened in line {opened} is not closed"
    if "quoted scalar" in (error.context or "") and "unexpected" in problem:
        return opened, "a quote that begins here is not closed"
    if "mapping values" in problem:
        return line, _IN_TEXT if _has_two_colons(text, line) else f"{_COLUMN}. Or {_IN_TEXT}"
    if "given twice" in problem:
        return line, f"{problem}. Keep one of the two"
    meant = next((meant for said, meant in _FAULTS if said in problem), problem)
    return line, meant or "this is not YAML"


def _has_two_colons(text: str, line: int | None) -> bool:
    """Whether a line holds a colon behind the one that follows the name of its field."""
    lines = text.splitlines()
    return line is not None and line <= len(lines) and lines[line - 1].count(": ") > 1
