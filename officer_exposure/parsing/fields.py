"""The name of a metadata field without its group: "By-line" of "IPTC:By-line"."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def field_of(name: str) -> str:
    """The field in lower case: writers of XMP disagree about case, and the group matters only to a reader."""
    return name.rpartition(":")[2].casefold()
