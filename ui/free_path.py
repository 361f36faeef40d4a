"""Names for the files that the officer saves: nothing that is there is ever written over."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def free_path(folder: Path, suffix: str, stem: str) -> Path:
    """A name in `folder` that is not taken: `stem`, else `stem`-2 and so on, with `suffix` behind it (".pdf")."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())
