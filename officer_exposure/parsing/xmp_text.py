"""XMP packets as found in files, in any encoding, padded, cut short, with pictures inside: made ready for parsing."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from officer_exposure.errors import ParseError

_LARGEST = 48 * 1024 * 1024
"""Bytes of a packet. Depth maps and sound in base64 make packets of some megabytes."""

_LARGEST_TEXT = 6 * 1024 * 1024
"""Characters that may be left once pictures are taken out: the XML parser needs about 20 bytes of memory for each."""

_LONG = 4096
"""Characters from which a value may be a picture."""

_DELIMITERS = "<>\"'"
_DELIMITER = re.compile(r"[<>\"']")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/=_\s-]++|&#x?[0-9a-dA-D]{1,2};)*+")
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
        if _BASE64.fullmatch(value):
            kept.append(text[position:start])
            position = end
            if value.lstrip().startswith("/9j/"):
                pictures.append(_decode_base64(value))
    kept.append(text[position:])
    rest = "".join(kept)
    if len(rest) > _LARGEST_TEXT:
        raise ParseError("It is larger than can be read safely.")
    return rest, pictures


def _long_values(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every value that covers a whole aligned window. Only such windows cost more than one glance."""
    half = _LONG // 2
    done = 0
    for window in range(0, len(text) - half, half):
        if window < done or _DELIMITER.search(text, window, window + half):
            continue
        start = max(text.rfind(delimiter, done, window) for delimiter in _DELIMITERS) + 1
        delimiter = _DELIMITER.search(text, window + half)
        end = delimiter.start() if delimiter else len(text)
        yield max(start, done), end
        done = end


def _decode_base64(value: str) -> bytes:
    """What `value` holds; as much as can be decoded where it is damaged."""
    plain = _LINE_BREAK.sub("", value).replace("-", "+").replace("_", "/").replace("=", "")
    plain = plain[:-1] if len(plain) % 4 == 1 else plain
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""
