"""Whether a folder that is looked at for the first time is one that is known, in another place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.stamp import stamp_of

_SHARE = 0.8
"""Some files may have changed or gone on the way. Names alone prove nothing: every camera counts from 1."""


def is_here(place: Path, known: Iterable[tuple[str, bytes]]) -> bool:
    """Whether most of the known files (name in their source, stamp) are in this place, unchanged."""
    root = place if place.is_dir() else place.parent
    found = [_stamp(root / name) == stamp for name, stamp in known]
    return bool(found) and sum(found) >= _SHARE * len(found)


def _stamp(path: Path) -> bytes:
    try:
        with open_file(os.fsencode(path)) as file:
            return stamp_of(file)
    except (OSError, UnreadableError):
        return b""
