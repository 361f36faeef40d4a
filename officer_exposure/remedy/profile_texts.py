"""The texts of color profiles: which names and owners are those of profiles that millions of pictures carry.

Whoever measures a screen names its profile as they like, often by the room, the day or themselves. So a text stays only
where it is one of these. Source: ICC.1:2022 and ICC.1:2001-04 for the three forms of texts.
"""

from __future__ import annotations

import re
import struct

NAME, OWNER = b"desc", b"cprt"
_LONGEST = 4096
_MOST_RECORDS = 64
_SLACK = 16
"""Bytes that a text may have beyond its letters: counts, and the same name once more for old Macs."""

_NAMES = re.compile(
    r"(?:sRGB|e-sRGB|uRGB|sYCC|c2|ci|Display P3|DCI|Adobe ?RGB|opRGB|ProPhoto|ROMM|Generic|GIMP built-in|Nikon|"
    r"Camera RGB Profile|Apple RGB|ColorMatch|Wide Gamut|eciRGB|ITU|BT\.?|Rec\.?|Gray|Dot Gain|Linear|ACES|"
    r"U\.S\. Web Coated|U\.S\. Sheetfed|Coated|Uncoated|ISO|FOGRA|PSO|Japan Color|SWOP|GRACoL|Display)"
    r"[\w .,()/+-]{0,48}"
)
_OWNERS = re.compile(
    r"(?:.{0,24}(?:Apple|Adobe|Hewlett-Packard|Google|Microsoft|Nikon|Canon|Sony|FUJI|Kodak|Samsung|Panasonic|Olympus|ECI|"
    r"International Color Consortium|Public Domain|No copyright|CC0|Artifex|Heidelberg|X-Rite|Facebook).{0,64}"
    r"|None)?"
)
_RULES = {NAME: _NAMES, OWNER: _OWNERS}


def is_common(name: bytes, data: bytes) -> bool:
    """Whether the text in the tag `name` is one that names nobody."""
    texts = _texts(data)
    return texts is not None and all(_RULES[name].fullmatch(text) for text in texts)


def plain_text(name: bytes, version: int) -> bytes:
    """A text that says nothing, in the form that the version of a profile asks for."""
    text = b"Display" if name == NAME else b"None"
    if version >= 4:
        wide = text.decode().encode("utf-16-be")
        return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(wide), 28) + wide
    if name == OWNER:
        return b"text" + bytes(4) + text + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(8) + bytes(3 + 67)


def _texts(data: bytes) -> list[str] | None:
    """All texts of a tag; None where it is in no known form, or holds more than texts."""
    if len(data) > _LONGEST:
        return None
    if data.startswith(b"mluc"):
        return _localised(data)
    if data.startswith(b"text"):
        return [_plain(data[8:])]
    if data.startswith(b"desc"):
        length = int.from_bytes(data[8:12])
        text = data[12 : 12 + length].rstrip(b"\0")
        rest = data[12 + length :].replace(b"\0", b"").replace(text, b"")
        return [_plain(text)] if len(rest) <= _SLACK // 2 else None
    return None


def _plain(data: bytes) -> str:
    return data.rstrip(b"\0").decode("latin-1").strip()


def _localised(data: bytes) -> list[str] | None:
    count, size = int.from_bytes(data[8:12]), int.from_bytes(data[12:16])
    if size != 12 or not 0 < count <= _MOST_RECORDS or len(data) < 16 + 12 * count:
        return None
    texts, used = [], 0
    for number in range(count):
        length, start = struct.unpack_from(">II", data, 20 + 12 * number)
        texts.append(data[start : start + length].decode("utf-16-be", "replace").rstrip("\0").strip())
        used += length
    return texts if len(data) <= 16 + 12 * count + used + _SLACK else None
