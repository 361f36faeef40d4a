"""Promise 2: originals are never changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.promises.planted import Planted


def _state(folder: Path) -> dict[str, tuple[str, int, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
    }


def test_an_audit_leaves_every_original_as_it_was(planted: Planted) -> None:
    before = _state(planted.photos)
    assert planted.audit().returncode == 0
    assert _state(planted.photos) == before
