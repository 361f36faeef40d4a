"""Writes a report that only its owner can read, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from officer_exposure.errors import ReportError
from officer_exposure.private_file import whole_file

_NOT_WRITTEN = "The report could not be written."
_CHOOSE_FOLDER = "Choose a folder in which you may save files."
_CHOOSE_NAME = "Choose another name for it."


def refuse_unwritable(path: Path) -> None:
    """Raise ReportError where `path` cannot become a report: a folder, a device, or in a place that takes no files.

    A device or a pipe would not be written to: the finished report would take its place.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReportError(_NOT_WRITTEN, _CHOOSE_NAME)
    except FileNotFoundError:
        pass  # the usual case: a new file
    except OSError as error:
        raise ReportError(_NOT_WRITTEN, _CHOOSE_NAME) from error
    folder = path.absolute().parent
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise ReportError(_NOT_WRITTEN, _CHOOSE_FOLDER)


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes `path`, mode 0600, in one step when the block ends well.

    Raises ReportError where it cannot be written; a file already there then stays as it was.
    """
    refuse_unwritable(path)
    try:
        with whole_file(path) as file:
            yield file
    except OSError as error:
        raise ReportError(_NOT_WRITTEN, _CHOOSE_FOLDER) from error


def write_private(path: Path, data: bytes) -> None:
    """Write `data` to `path` as `private_file` does. Raises ReportError."""
    with private_file(path) as file:
        file.write(data)
