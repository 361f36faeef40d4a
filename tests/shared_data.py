"""Where the development data lies, if it lies here at all. It is read in place and never copied into the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def _find() -> Path | None:
    named = os.environ.get("OFFICER_EXPOSURE_SHARED")
    place = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return place if (place / "data").is_dir() else None


SHARED: Path | None = _find()
"""The folder that holds `data/`, or None on a machine without it."""

needs_shared = pytest.mark.skipif(SHARED is None, reason="needs the development data beside the project (../shared)")


def shared(relative: str) -> Path:
    """A path below the shared folder. Only for tests marked `needs_shared`."""
    assert SHARED is not None
    return SHARED / relative
