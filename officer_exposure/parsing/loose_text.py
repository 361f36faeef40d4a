"""Text that stands in a file beside its fields: what a document says, and what lies in parts that no reader knows.

Nobody can tell from the name of such a part what it speaks of. So it is kept as text, and what the officer told about
themselves is looked for in it.
"""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

PIECE = 100_000
"""Characters of one text: the matcher of known facts then has never more than this before it."""

_MOST_CHARACTERS = 2_000_000
_OVERLAP = 200
_LONGEST_PART = 1024 * 1024
_SHORTEST = 5
_PLAIN = re.compile(rb"(?:[\x20-\x7e\t]|[\xc2-\xf4][\x80-\xbf]{1,3}){%d,}" % _SHORTEST)
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){%d,}" % _SHORTEST)
_WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){%d,}" % _SHORTEST)
_SPACE = re.compile(r"[ \t\r\f\v]+")
_LINES = re.compile(r"\s*\n\s*")
_WORDY = re.compile(r"[^\W\d_]{3}")


def add_text(into: Metadata, name: str, text: str) -> None:
    """Add a text called `name`, in overlapping pieces where it is long. Beyond two million characters it is cut."""
    plain = _LINES.sub("\n", _SPACE.sub(" ", text.replace("\0", ""))).strip()
    if not plain:
        return
    room = _MOST_CHARACTERS - sum(len(one.value) for one in into.texts)
    if len(plain) > room:
        into.texts_cut = True
        plain = plain[: max(room, 0)]
    for start in range(0, len(plain), PIECE):
        tag = Tag(name, plain[max(start - _OVERLAP, 0) : start + PIECE])
        if tag not in into.texts:
            into.texts.append(tag)


def add_strings(into: Metadata, name: str, data: bytes) -> None:
    """Add what can be read in the bytes of a part that no reader knows, as one text called `name`."""
    part = data[:_LONGEST_PART]
    found = [match[0].decode("utf-8", "replace") for match in _PLAIN.finditer(part)]
    if b"\0" in part:
        little = [match[0].decode("utf-16-le", "replace") for match in _WIDE.finditer(part)]
        found += little or [match[0].decode("utf-16-be", "replace") for match in _WIDE_BIG.finditer(part)]
    add_text(into, name, "\n".join(one for one in found if _WORDY.search(one) or "." in one))
    if len(data) > _LONGEST_PART:
        into.texts_cut = True


def join_texts(inner: Metadata, into: Metadata) -> None:
    """Add the texts of a file inside the file."""
    for tag in inner.texts:
        add_text(into, tag.name, tag.value)
    into.texts_cut = into.texts_cut or inner.texts_cut
