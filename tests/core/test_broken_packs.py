"""What a trainer gets wrong in a pack: each mistake is told with its file, its line, its field and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from officer_exposure.content.kinds import PACK, check_file

_EXAMPLE = (Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml").read_text()

_FIRST = "  - kind: dispatch_supervisor\n    name"


def _with(pattern: str, new: str) -> str:
    """The example with its first line like `pattern` written otherwise."""
    text, count = re.subn(rf"(?m){pattern}", new, _EXAMPLE, count=1)
    assert count == 1
    return text


def _line(text: str, begin: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.lstrip(" -\t").startswith(begin))


def _said(tmp_path: Path, data: str | bytes) -> tuple[str, ...]:
    file = tmp_path / "pack.yaml"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return check_file(file, "pack.yaml").mistakes


_QUESTION = _line(_EXAMPLE, "question:")
_BROKEN: dict[str, tuple[str | bytes, str]] = {
    "a tab": (
        _EXAMPLE.replace(_FIRST, _FIRST.replace("    name", "\tname"), 1),
        "line 14: this line is set in with a tab",
    ),
    "set in too far": (
        _EXAMPLE.replace(_FIRST, _FIRST.replace("    name", "     name"), 1),
        "begin in the same column",
    ),
    "set in too little": (
        _EXAMPLE.replace(_FIRST, _FIRST.replace("    name", "   name"), 1),
        "line 14: this line does not",
    ),
    "a colon in a text": (
        _with(r"^( +question: ).*$", r"\1Does it say: Springfield?"),
        f"line {_QUESTION}: there is a colon inside a text. Put the text in quotes.",
    ),
    "a colon in a step": (
        _with(r"^( +steps:\n +- ).*$", r"\1Open this: the page."),
        "items[0].steps[0]: this must be a text. A text with a colon stands in quotes.",
    ),
    "a remark in a text": (
        _with(r"^( +question: ).*$", r"\1Is badge #12 on your page?"),
        "items[0].question: this must end with a question mark. A text with a # in it stands in quotes",
    ),
    "a field given twice": (
        _EXAMPLE + "\nagency: Other\n",
        "a key is given twice, first in line 7. Keep one of the two.",
    ),
    "a field misspelt": (_with("^agency:", "agencyname:"), "line 7: there is no such field; perhaps agency was meant."),
    "a field with a capital": (_with("^items:", "Items:"), "there is no such field; perhaps items was meant."),
    "a word for a number": (_with(r"^( +minutes: ).*$", r"\1five"), "items[0].minutes: this must be a whole number."),
    "a word for a list": (
        _with(r"^( +areas: ).*$", r"\1home"),
        "items[0].areas: this must be a list, such as [one, two].",
    ),
    "no list of entries": (
        re.sub(r"(?ms)^rules:.*?(?=^# )", "rules: none\n", _EXAMPLE),
        "rules: this must be a list, each entry of which begins with a dash.",
    ),
    "a day as people write it": (
        _with("^issued: .*$", "issued: 11/26/2026"),
        "issued: this must be a day such as 2026-11-26",
    ),
    "a question that does not exist": (
        _with(r"^drop:\n  - item: \S+", "drop:\n  - item: GH99"),
        "drop[0].item: there is no such question; perhaps GH01 or GH02 was meant.",
    ),
    "Latin letters": (
        _EXAMPLE.replace("Springfield", "Sprüngfield", 1).encode("latin-1"),
        "line 7: this is not plain text",
    ),
    "two bytes a letter": (_EXAMPLE.encode("utf-16"), "Save it as plain text with the encoding UTF-8"),
    "a document of a word processor": (b"PK\x03\x04" + bytes(200), "not as a document of a word processor"),
    "nothing": ("", "there is nothing in this file. An agency pack begins with"),
    "remarks alone": ("# format: officer-exposure/agency-pack\n", "there is nothing in this file."),
    "too large": (_EXAMPLE + "#" * 250_000, "The most is 200,000 bytes."),
    "far too large": (_EXAMPLE + "#" * 2_100_000, "the most is 2,000,000 bytes"),
    "a bomb of aliases": (_EXAMPLE + "\na: &a [x]\nb: [*a, *a]\n", "aliases (*) are not used here."),
    "a star before a text": (
        _with(r"^( +do: ).*$", r"\1*Important* look"),
        "text that begins with * or & stands in quotes",
    ),
    "a sign before a text": (_with("^agency: .*$", "agency: @Springfield"), "line 7: a text that begins with a sign"),
    "a quote that stays open": (_with("^agency: .*$", 'agency: "Springfield'), "a quote above it is not closed"),
    "the last quote that stays open": (_EXAMPLE + 'x: "y\n', "a quote that begins here is not closed"),
    "a bracket that stays open": (_with(r"^( +areas: ).*$", r"\1[home"), "a bracket that was opened in line"),
    "curly quotes": (_with("^code: .*$", "code: “SPD”"), "code: the quotes around this are curly."),
    "two documents": (_EXAMPLE + "\n---\nagency: x\n", "three dashes begin a second document"),
    "what was found": (
        _with(r"^( +do: ).*$", r"\1Send your findings to the training office."),
        "wording[0].do: a pack cannot ask for what the officer found",
    ),
}


@pytest.mark.parametrize("broken", _BROKEN)
def test_a_mistake_says_where_it_is_and_what_to_do(tmp_path: Path, broken: str) -> None:
    data, expected = _BROKEN[broken]
    mistakes = _said(tmp_path, data)
    assert any(expected in one for one in mistakes), mistakes
    assert all(one.startswith("pack.yaml") and one.endswith(".") for one in mistakes)
    assert not any("Springfield" in one or "token" in one or "mapping" in one for one in mistakes)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + _EXAMPLE.encode(), _EXAMPLE.replace("\n", "\r\n").encode()])
def test_what_editors_of_windows_add_is_no_mistake(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "pack.yaml"
    file.write_bytes(data)
    assert check_file(file, "pack.yaml") == (PACK, ())
