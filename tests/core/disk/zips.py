"""Zip archives, good and bad."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.core.parsing.build_office import archive


def write_zip(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive of these files."""
    path.write_bytes(archive(files, method))
    return path


def change_directory(path: Path, field: int, form: str, value: int) -> None:
    """Write something else into a field of the first member in the directory (APPNOTE.TXT 4.3.12)."""
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, data.index(b"PK\1\2") + field, value)
    path.write_bytes(data)
