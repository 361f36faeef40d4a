"""Writes a file that only its owner can read, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from officer_exposure.errors import ReportError


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes `path`, mode 0600, in one step when the block ends well.

    Raises ReportError where it cannot be written; a file already there then stays as it was. The bytes go to a new file
    in the same folder first, so that no half report is left and no link is followed.
    """
    new = path.with_name(f".{path.name[:64]}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise ReportError("The report could not be written.", "Choose a folder in which you may save files.") from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def write_private(path: Path, data: bytes) -> None:
    """Write `data` to `path` as `private_file` does. Raises ReportError."""
    with private_file(path) as file:
        file.write(data)
