"""What became of one file that was to be cleaned: told by `copying`, shown by the window and the command line."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from officer_exposure.remedy.interface import Rewritten


class Copied(msgspec.Struct, frozen=True):
    """One file and its copy. There is a copy only if it was proven; else `reason` says why not, `hint` what to do.

    `source` and `copy` are paths as the system has them (`os.fsencode`); `copy` is empty where there is none.
    """

    source: bytes
    copy: bytes = b""
    format: str = ""
    rewritten: Rewritten = Rewritten()
    reason: str = ""
    hint: str = ""

    @property
    def path(self) -> Path | None:
        """Where the copy is."""
        return Path(os.fsdecode(self.copy)) if self.copy else None
