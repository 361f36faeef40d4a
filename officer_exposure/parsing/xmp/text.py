"""XMP packets as found in files, in any encoding, padded, cut short, with pictures inside: made ready for parsing."""

from __future__ import annotations

import base64
import binascii
import re
import string
from collections.abc import Iterator

from officer_exposure.errors import ParseError

_LARGEST = 48 * 1024 * 1024
"""Bytes of a packet. Depth maps and sound in base64 make packets of some megabytes."""

_LARGEST_TEXT = 6 * 1024 * 1024
"""Characters that may be left once pictures are taken out: the XML parser needs about 20 bytes of memory for each."""

_LONG = 4096
"""Characters from which a value may be a picture."""

_DELIMITERS = "<>\"'"
_BASE64 = string.ascii_letters.encode() + string.digits.encode() + b"+/=_- \t\r\n"
_LINE_BREAK = re.compile(r"&#x?[0-9a-fA-F]{1,2};|\s")

_ROOT = re.compile(r"<((?:\w+:)?(?:xmpmeta|xapmeta|RDF))[\s>]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]+")

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE_STARTS = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)


def decode(packet: bytes) -> str:
    """The packet as text; what is not UTF-8 is read as Latin-1. Raises ParseError for a packet of absurd size."""
    if len(packet) > _LARGEST:
        raise ParseError("It is larger than can be read safely.")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if packet.startswith(mark):
            return packet[len(mark) :].decode(encoding, "replace")
    if b"\0" in packet[:256]:
        start = packet.lstrip(b" \r\n\t")[:4]
        for mark, encoding in _WIDE_STARTS:
            if start.startswith(mark):
                return packet.decode(encoding, "replace")
    try:
        return packet.decode()
    except UnicodeDecodeError:
        return packet.decode("latin-1")


def body(text: str) -> str:
    """The part of `text` from its first to its last XMP element, or "" where there is none.

    Stands in an element of its own, because some writers put several packets one after another.
    """
    first = _ROOT.search(text)
    if first is None:
        return ""
    closing = f"</{first[1]}>"
    end = text.rfind(closing)
    inner = text[first.start() : end + len(closing)] if end >= 0 else text[first.start() :]
    return f"<packets>{inner}</packets>"


def without_forbidden(text: str) -> str:
    """`text` without the characters that XML does not allow and that some cameras write all the same."""
    return _FORBIDDEN.sub("", text)


def take_pictures(text: str) -> tuple[str, list[bytes]]:
    """Take base64 values of thousands of characters out of `text`; return the rest and the JPEG pictures among them.

    Raises ParseError where too much text is left to be parsed safely.
    """
    pictures: list[bytes] = []
    kept: list[str] = []
    position = 0
    for start, end in _long_values(text):
        value = text[start:end]
        if _is_base64(value):
            kept.append(text[position:start])
            position = end
            if value.lstrip().startswith("/9j/"):
                pictures.append(_decode_base64(value))
    kept.append(text[position:])
    rest = "".join(kept)
    if len(rest) > _LARGEST_TEXT:
        raise ParseError("It is larger than can be read safely.")
    return rest, pictures


def _is_base64(value: str) -> bool:
    """Whether `value` is base64 in either alphabet, with line breaks as they are or as character references."""
    return not value.encode("utf-8", "surrogatepass").translate(None, _BASE64).replace(b"&#;", b"")


def _long_values(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every value that covers a whole aligned window. Only such windows cost more than one glance."""
    half = _LONG // 2
    done = 0
    for window in range(0, len(text) - half, half):
        if window < done or _delimiter(text, window, window + half) < window + half:
            continue
        start = max(text.rfind(delimiter, done, window) for delimiter in _DELIMITERS) + 1
        end = _end_of_value(text, window + half)
        yield max(start, done), end
        done = end


def _end_of_value(text: str, start: int) -> int:
    for window in range(start, len(text), _LONG):
        found = _delimiter(text, window, window + _LONG)
        if found < window + _LONG:
            return found
    return len(text)


def _delimiter(text: str, start: int, end: int) -> int:
    """Where the first delimiter stands in this part of `text`; `end` without one."""
    for delimiter in _DELIMITERS:
        found = text.find(delimiter, start, end)
        end = found if found >= 0 else end
    return end


def _decode_base64(value: str) -> bytes:
    """What `value` holds; as much as can be decoded where it is damaged."""
    plain = _LINE_BREAK.sub("", value).replace("-", "+").replace("_", "/").replace("=", "")
    plain = plain[:-1] if len(plain) % 4 == 1 else plain
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""
