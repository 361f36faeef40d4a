"""Writes a file that only its owner can read, whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_PART = re.compile(r"\.[0-9a-f]{16}\.part")


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes `path`, mode 0600, in one step when the block ends well.

    Raises OSError; a file already there then stays as it was. The bytes go to a new file in the same folder first, so
    that no half file is left and no link is followed. On return the file and its name are on the disk.
    """
    new = path.with_name(part_name())
    try:
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        settle(path.parent)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def part_name() -> str:
    """A name for a file while it is written, which nobody can guess."""
    return f".{secrets.token_hex(8)}.part"


def is_part_name(name: str) -> bool:
    """Whether `name` is one that `part_name` may have given."""
    return _PART.fullmatch(name) is not None


def left_behind(folder: Path) -> list[Path]:
    """What `whole_file` left in a folder where the program was ended in the middle. Raises OSError."""
    return [path for path in folder.iterdir() if _PART.fullmatch(path.name)]


def settle(folder: Path) -> None:
    """Have the names of the files in this folder on the disk, where a system can be asked for that."""
    with suppress(OSError):  # Windows opens no folders, and some network disks sync none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
