"""Color profiles (ICC): kept, because without them colors change. What is in them about one device does not stay.

The profile of a Mac's screen, which every screenshot carries, holds the maker, the model and the serial number of that
screen in a tag of its own ("mmod"), and the time it was made. Only tags that turn numbers into colors stay, and the
texts that a profile must have. Source: ICC.1:2022.
"""

from __future__ import annotations

import struct

from officer_exposure.remedy.interface import Ledger
from officer_exposure.remedy.profile_texts import NAME, OWNER, is_common, plain_text

PROFILE_KEPT = "the color profile, so that colors stay as they are"
PROFILE_CUT = "parts of the color profile that may name a device"
_DAMAGED = "The color profile was damaged and was left out. Colors may look a little different."

_HEADER = 128
_LONGEST = 16 * 1024 * 1024
_MOST_TAGS = 256
_TIME, _DEVICE, _CREATOR, _ID = slice(24, 36), slice(48, 56), slice(80, 84), slice(84, 100)

_TEXTS = (NAME, OWNER)
_COLORS = frozenset(
    {b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"chad", b"chrm", b"lumi"}
    | {b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"gamt", b"cicp", b"meas", b"view"}
    | {b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"tech", b"rig0", b"rig2", b"pre0"}
    | {b"pre1", b"pre2", b"ncl2", b"clrt", b"clot", b"hdgm", b"aarg", b"aagg", b"aabg"}
)
_OF_THE_STANDARD = frozenset({b"dmnd", b"dmdd", b"vued"})
"""Texts about a device. In the most common profile of all they name the standard, IEC 61966-2.1, and may stay."""

_LONGEST_STANDARD_TEXT = 300


def kept_profile(profile: bytes, ledger: Ledger | None = None) -> bytes:
    """What stays of a color profile; empty where it is none. A profile that names no device stays to the byte."""
    tags = _tags(profile)
    if tags is None:
        if ledger is not None and profile:
            ledger.note(_DAMAGED)
        return b""
    profile = profile[: int.from_bytes(profile[:4])]
    if ledger is not None:
        ledger.kept(PROFILE_KEPT)
    known = all(_is_known(name, data) for name, data in tags.items())
    if known and _is_filled(profile, tags):
        return profile
    if ledger is not None:
        ledger.removed(PROFILE_CUT)
    return _written(profile, tags, own=not known)


def _is_known(name: bytes, data: bytes) -> bool:
    """Whether a tag is about colors, or a text that names nobody."""
    if name in _OF_THE_STANDARD:
        return b"IEC" in data and len(data) <= _LONGEST_STANDARD_TEXT
    return is_common(name, data) if name in _TEXTS else name in _COLORS


def _tags(profile: bytes) -> dict[bytes, bytes] | None:
    """Tag to content; None where it is no whole profile."""
    size = int.from_bytes(profile[:4])
    if profile[36:40] != b"acsp" or not _HEADER + 4 <= size <= min(len(profile), _LONGEST):
        return None
    count = int.from_bytes(profile[_HEADER : _HEADER + 4])
    if count > _MOST_TAGS or _HEADER + 4 + 12 * count > size:
        return None
    tags: dict[bytes, bytes] = {}
    for number in range(count):
        name, start, length = struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * number)
        if start + length > size:
            return None
        tags.setdefault(name, profile[start : start + length])
    return tags


def _is_filled(profile: bytes, tags: dict[bytes, bytes]) -> bool:
    """Whether tags fill the profile: bytes that belong to none are not needed to show colors."""
    used = sum(len(data) + 3 for data in dict.fromkeys(tags.values()))
    return len(profile) <= _HEADER + 4 + 12 * len(tags) + used + 3


def _written(profile: bytes, tags: dict[bytes, bytes], *, own: bool) -> bytes:
    """The profile anew, with plain texts and without times and devices where it was one device's own."""
    colors = {name: data for name, data in tags.items() if name not in _TEXTS and _is_known(name, data)}
    header = bytearray(profile[:_HEADER])
    texts = {name: tags[name] for name in _TEXTS if name in tags}
    if own:
        texts = {name: plain_text(name, header[8]) for name in _TEXTS}
        header[_TIME] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        header[_DEVICE] = bytes(8)
        header[_CREATOR] = bytes(4)
    header[_ID] = bytes(16)
    table, body = b"", b""
    placed: dict[bytes, int] = {}
    start = _HEADER + 4 + 12 * (len(texts) + len(colors))
    for name, data in (texts | colors).items():
        if data not in placed:
            placed[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, placed[data], len(data))
    header[:4] = (start + len(body)).to_bytes(4)
    return bytes(header) + (len(texts) + len(colors)).to_bytes(4) + table + body
