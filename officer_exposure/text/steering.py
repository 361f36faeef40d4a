"""Signs that steer a terminal or turn text around. Names of files are made to do that."""

from __future__ import annotations

import re

_STEERING = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"

STEERING = re.compile(f"[{_STEERING}]")
"""All of them but the ASCII control characters, which JSON escapes by itself."""

_NOT_SHOWN = re.compile(f"[\0-\x08\x0b-\x1f{_STEERING}]")


def harmless(text: str) -> str:
    """`text` with a replacement character for each sign that would steer what shows it; line ends and tabs stay."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    """The same for a line of a terminal: no line end stays either, so that no name can look like a line of ours."""
    return re.sub(r"[\t\n]", "\N{REPLACEMENT CHARACTER}", harmless(text))
