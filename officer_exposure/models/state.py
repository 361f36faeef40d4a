"""Which model files are there, in plain words and as a digest."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path

from officer_exposure.models.loading import AlteredModelError, MissingModelError, load_bytes, path_of
from officer_exposure.models.lock import Lock, load_lock


class Condition(StrEnum):
    """How a model file stands."""

    PRESENT = "present"
    MISSING = "missing"
    WRONG = "wrong"


def conditions(lock: Lock | None = None, folder: Path | None = None) -> dict[str, Condition]:
    """How each model file stands, by id. Every byte of each is read."""
    return {model.id: _condition(model.id, lock, folder) for model in (lock or load_lock()).models}


def _condition(known_as: str, lock: Lock | None, folder: Path | None) -> Condition:
    try:
        load_bytes(known_as, lock=lock, folder=folder)
    except MissingModelError:
        return Condition.MISSING
    except AlteredModelError:
        return Condition.WRONG
    return Condition.PRESENT


def state(lock: Lock | None = None, folder: Path | None = None) -> bytes:
    """A digest of which reviewed model files can be used now: 16 bytes.

    It differs when a file is added, removed or replaced, so that pictures are looked at again.
    """
    wanted = lock or load_lock()
    return _state(
        wanted, folder, tuple(_look_of(path_of(model.id, lock=lock, folder=folder)) for model in wanted.models)
    )


@cache
def _state(lock: Lock, folder: Path | None, looks: tuple[tuple[int, ...], ...]) -> bytes:
    """Kept while all files look the same and this process runs: reading them takes longer than an audit of few files.

    What is loaded is checked on its own, byte by byte.
    """
    del looks
    digest = blake2b(digest_size=16)
    for known_as, condition in conditions(lock, folder).items():
        digest.update(f"{known_as} {condition} {lock.model(known_as).installed.sha256}\n".encode())
    return digest.digest()


def _look_of(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or replaced. Empty where there is none, or none that can be read."""
    try:
        known = path.stat()
    except OSError:
        return ()
    return known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino, os.access(path, os.R_OK)
