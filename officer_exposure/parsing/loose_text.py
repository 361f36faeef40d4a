"""Text that stands in a file beside its fields: what a document says, and what lies in parts that no reader knows.

Nobody can tell from the name of such a part what it speaks of. So it is kept as text, and what the officer told about
themselves is looked for in it.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

PIECE = 100_000
"""Characters of one text: the matcher of known facts then has never more than this before it."""

_MOST_CHARACTERS = 2_000_000
_OVERLAP = 200
_LONGEST_PART = 1024 * 1024
_SHORTEST = 5
_PLAIN = re.compile(rb"(?:[\x20-\x7e\t]++|[\xc2-\xf4][\x80-\xbf]{1,3})++")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){%d,}" % _SHORTEST)
_WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){%d,}" % _SHORTEST)
_SPACE = re.compile(r"[ \t\r\f\v]+")
_LINES = re.compile(r"\s*\n\s*")
_VALUE = re.compile(r">([^<>]{3,}+)(?=<)|=\s?\"([^\"<>]{3,}+)\"|=\s?'([^'<>]{3,}+)'|<!--([^>]{3,2000}+)")
_NAMESPACE = re.compile(r"\bxmlns(?::[\w.-]{1,40})?\s?=\s?(?:\"[^\"<>]*\"|'[^'<>]*')")
_NUMBERED = re.compile(
    r"\s*(?:https?://(?:ns|www\.w3|purl|iptc|cipa|[\w.]*adobe|www\.inkscape|sodipodi)\S*|adobe:ns:meta/|[\d:.+TZ-]+|"
    r"(?:(?:xmp|uuid|adobe)[\w.:]*[.:])?[0-9A-Fa-f-]{16,}|utf-\d+|w5m0mp\w+)\s*",
    re.IGNORECASE,
)
"""Namespaces, times and numbers of files: nobody is named by them."""

_CODED = re.compile(r"[A-Za-z0-9+/=_-]{80,}+")
"""Pictures and keys written as letters: chance makes every short fact among them."""

_QUOTED = re.compile(r"%(?:20|2C|C3)")
_WORDY = re.compile(r"[^\W\d_]{3}")


def add_text(into: Metadata, name: str, text: str) -> None:
    """Add a text called `name`, in overlapping pieces where it is long. Beyond two million characters it is cut."""
    plain = _LINES.sub("\n", _SPACE.sub(" ", _CODED.sub(" ", text.replace("\0", "")))).strip()
    if not plain:
        return
    if _QUOTED.search(plain):
        plain = unquote(plain)
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
    runs = [run for run in _PLAIN.findall(part) if len(run) >= _SHORTEST]
    found = [run.decode("utf-8", "replace") for run in runs]
    if b"\0" in part:
        little = [match[0].decode("utf-16-le", "replace") for match in _WIDE.finditer(part)]
        big = [match[0].decode("utf-16-be", "replace") for match in _WIDE_BIG.finditer(part)]
        found += little if len("".join(little)) >= len("".join(big)) else big  # each also sees the other, shifted
    add_text(into, name, "\n".join(one for one in found if _WORDY.search(one) or "." in one))
    if len(data) > _LONGEST_PART:
        into.texts_cut = True


def add_values(into: Metadata, name: str, markup: str) -> None:
    """Add the texts, the attributes and the remarks of XML as one text called `name`, each once."""
    part = _NAMESPACE.sub("", markup[:_LONGEST_PART])
    found: dict[str, None] = {}
    for match in _VALUE.finditer(part):
        value = unescape(match[match.lastindex or 0])
        if _WORDY.search(value) and not _NUMBERED.fullmatch(value):
            found[value] = None
    add_text(into, name, "\n".join(found))
    into.texts_cut = into.texts_cut or len(markup) > _LONGEST_PART


def join_texts(inner: Metadata, into: Metadata) -> None:
    """Add the texts of a file inside the file."""
    for tag in inner.texts:
        add_text(into, tag.name, tag.value)
    into.texts_cut = into.texts_cut or inner.texts_cut
    into.scanned = into.scanned or inner.scanned
