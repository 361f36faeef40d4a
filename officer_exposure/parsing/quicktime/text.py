"""Texts in films: QuickTime, 3GPP and iTunes each write them in their own way."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

_LONGEST = 4096
"""Letters kept of one text."""

_UTF8, _UTF16 = 1, 2
_SIGNED, _UNSIGNED, _FLOAT, _DOUBLE = 21, 22, 23, 24
_RAW = 0
_TEXT_TYPES = {_RAW: "utf-8", _UTF8: "utf-8", _UTF16: "utf-16-be", 4: "utf-8", 5: "utf-16-be"}


_MOST_TAGS = 2048


def add_tag(into: Metadata, name: str, text: str) -> None:
    """Add the tag "QuickTime:`name`" unless it is empty or already there."""
    tag = Tag(f"QuickTime:{name}", text)
    if text and len(into.tags) < _MOST_TAGS and tag not in into.tags:
        into.tags.append(tag)


def clean(text: str) -> str:
    """The text up to its first zero, without space around it, and not longer than a tag may be."""
    return text.split("\0", 1)[0].strip()[:_LONGEST]


def decode(data: bytes) -> str:
    """A text in UTF-8, or in UTF-16 where a byte order mark says so; Mac Roman where it is no UTF-8."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return clean(data.decode("utf-16", "replace"))
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(data.decode("mac_roman"))


def international_texts(data: bytes) -> Iterator[str]:
    """QuickTime: any number of (16-bit length, 16-bit language, text); some makers write the bare text instead.

    A length that is zero or too long is not believed: the text then goes on to the end of the bytes.
    """
    if _is_bare(data):
        yield decode(data)
        return
    place = 0
    while place + 4 < len(data):
        length = int.from_bytes(data[place : place + 2], "big")
        text = data[place + 4 :][: length or None]
        yield decode(text)
        place += 4 + len(text)


def _is_bare(data: bytes) -> bool:
    """Whether letters stand where a length would: read as one, they are longer than the bytes are."""
    return data[:1] >= b" " and 4 + int.from_bytes(data[:2], "big") > len(data)


def mobile_text(data: bytes) -> str:
    """3GPP: version and flags, a language, then the text. Apple writes the bare text instead."""
    return decode(data[6:]) if data[:1] == b"\0" else decode(data)


def value_text(data: bytes) -> str:
    """The content of a `data` box: 32-bit type, 32-bit locale, value. "" for pictures and the like."""
    kind, value = int.from_bytes(data[:4], "big"), data[8:]
    if kind in _TEXT_TYPES:
        return _strict(value, _TEXT_TYPES[kind])
    if kind in (_SIGNED, _UNSIGNED):
        return str(int.from_bytes(value[:8], "big", signed=kind == _SIGNED)) if value else ""
    if (kind, len(value)) in ((_FLOAT, 4), (_DOUBLE, 8)):
        return f"{unpack('>f' if kind == _FLOAT else '>d', value)[0]:.8g}"
    return ""


def _strict(value: bytes, encoding: str) -> str:
    """Bytes that are no text in their encoding are no text at all."""
    try:
        return clean(value.decode(encoding))
    except UnicodeDecodeError:
        return ""


def ends_at(data: bytes, start: int) -> tuple[str, int]:
    """A zero-terminated text of `loci` from `start`, in UTF-8 or UTF-16, and where the next field begins."""
    if data[start : start + 2] in (b"\xfe\xff", b"\xff\xfe"):
        end = start
        while end + 1 < len(data) and data[end : end + 2] != b"\0\0":
            end += 2
        return decode(data[start:end]), end + 2
    end = data.find(b"\0", start)
    end = len(data) if end < 0 else end
    return decode(data[start:end]), end + 1
