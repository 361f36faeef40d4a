"""Where a model file's bytes come from: the locked files that set-up put beside the program, checked as they load."""

from __future__ import annotations

from pathlib import Path

from officer_exposure.models.loading import load_bytes, path_of
from officer_exposure.models.lock import load_lock


def model_bytes(name: str) -> bytes:
    """The bytes of the model file `name`. Raises CannotCheckError where it is missing or not the reviewed one."""
    return load_bytes(load_lock().model_in(name).id)


def checked_path(name: str) -> Path:
    """The path of a model file, for a library that reads none from memory. Raises CannotCheckError as above."""
    model_bytes(name)
    return path_of(load_lock().model_in(name).id)
