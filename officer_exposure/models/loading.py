"""Where the model files lie, and their bytes. What is handed over is what was checked: a file is read once."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from officer_exposure.check import CannotCheckError
from officer_exposure.models.lock import Lock, load_lock

HOW_TO_GET = "python3 launch.py models install"
"""The command that gets the model files."""


MISSING = f"The model files for looking at pictures are not installed. To get them, run: {HOW_TO_GET}"
ALTERED = f"A model file is not the one that was reviewed, so it is not used. To replace it, run: {HOW_TO_GET}"


class MissingModelError(CannotCheckError):
    """The model file `file` is not there, or cannot be read: what needs it was not checked."""

    def __init__(self, file: str) -> None:
        super().__init__(MISSING)
        self.file = file


class AlteredModelError(CannotCheckError):
    """The bytes of the model file `file` are not the reviewed ones. It is never loaded."""

    def __init__(self, file: str) -> None:
        super().__init__(ALTERED)
        self.file = file


def models_folder() -> Path:
    """Where the model files of this Python environment lie. The folder may not exist yet."""
    return Path(sys.prefix) / "share" / "officer-exposure" / "models"


def path_of(known_as: str, *, lock: Lock | None = None, folder: Path | None = None) -> Path:
    """Where a model file belongs, there or not. To use it, take its bytes from `load_bytes`: a path is not checked.

    Raises KeyError for an id that the lock does not have.
    """
    return (folder or models_folder()) / (lock or load_lock()).model(known_as).installed.file


def load_bytes(known_as: str, *, lock: Lock | None = None, folder: Path | None = None) -> bytes:
    """The bytes of a model file, checked against the lock. Hand these over, so that nothing can change in between.

    onnxruntime takes them as `InferenceSession(load_bytes("text_finder"))`, OpenCV as a numpy array of bytes. Raises
    MissingModelError or AlteredModelError, whose sentence says what to do, and KeyError for an unknown id.
    """
    wanted = (lock or load_lock()).model(known_as).installed
    path = path_of(known_as, lock=lock, folder=folder)
    try:
        with path.open("rb") as file:
            data = file.read(wanted.size + 1)
    except OSError:
        raise MissingModelError(wanted.file) from None
    if len(data) != wanted.size or sha256(data).hexdigest() != wanted.sha256:
        raise AlteredModelError(wanted.file)
    return data
