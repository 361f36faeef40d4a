"""Files that the system itself leaves in folders, and what is said of them."""

from __future__ import annotations

SYSTEM_FILE = "A system file, not a picture."

_NAMES = frozenset({b".ds_store", b"desktop.ini", b"thumbs.db", b"ehthumbs.db", b".localized"})
_APPLE_FOLDER = b"/__macosx/"


def is_clutter(name: bytes) -> bool:
    """Whether a file is the system's by its name."""
    return name.lower() in _NAMES


def is_clutter_inside(member: str) -> bool:
    """The same for a file in an archive, by its whole name: a Mac adds a folder of its own."""
    name = member.lower().encode("utf-8", "surrogateescape")
    return _APPLE_FOLDER in b"/" + name or is_clutter(name.rpartition(b"/")[2])
