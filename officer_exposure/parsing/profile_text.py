"""The texts of a color profile: who measured a screen names its profile as they like, often after themselves."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.loose_text import add_strings

_TEXTS = frozenset({b"desc", b"mluc", b"text", b"dict"})
_MOST_TAGS = 100
_LONGEST = 16 * 1024


def read_profile_texts(profile: bytes, into: Metadata) -> None:
    """Add the readable tags of a profile (ICC.1:2022, 7.3). Damage means none."""
    count = min(int.from_bytes(profile[128:132]), _MOST_TAGS)
    for place in range(132, 132 + 12 * count, 12):
        start, length = (int.from_bytes(profile[place + at : place + at + 4]) for at in (4, 8))
        data = profile[start : start + min(length, _LONGEST)]
        if data[:4] in _TEXTS:
            add_strings(into, "ICC:Profile", data[8:])
