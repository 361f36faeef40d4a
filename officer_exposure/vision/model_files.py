"""Where a model file's bytes come from: the locked files that set-up put beside the program."""

from __future__ import annotations

import sys
from pathlib import Path

from officer_exposure.check import CannotCheckError

MISSING = "The model files for looking at pictures are not installed. Run “python3 launch.py” once to get them."

_FOLDER = ("share", "officer-exposure", "models")


def model_bytes(name: str) -> bytes:
    """The bytes of the model file `name`. Raises CannotCheckError where it is missing."""
    try:
        return Path(sys.prefix).joinpath(*_FOLDER, name).read_bytes()
    except OSError as error:
        raise CannotCheckError(MISSING) from error
