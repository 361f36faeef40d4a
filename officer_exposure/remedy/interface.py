"""What cleaning is made of: how much to remove, what came of it, and what a cleaner of one format must do.

A cleaner writes a copy from a keep-list: what it does not know does not come along. It never decodes and encodes the
picture, film or sound itself. What it wrote counts for nothing until `proof` has read it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import BinaryIO, Protocol

import msgspec

from officer_exposure.errors import ExposureError
from officer_exposure.remedy.file_bytes import FileBytes


class What(StrEnum):
    """How much to remove. Each removes all that the one before it removes."""

    LOCATION = "location"
    """Positions, places, and whatever is opaque and may hold one."""

    IDENTITY = "identity"
    """Whatever names people, devices, serial numbers, owners, software or accounts, too."""

    ALL = "all"
    """Everything that is not needed to show the picture, play the film or read the document."""


class Removed(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One sort of thing that did not come along, in plain words, and how often it was there."""

    name: str
    count: int = 1


class Rewritten(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a cleaner did. None of the texts holds a value of the file.

    `kept` names what stayed and why. `notes` are sentences for the officer about what may look or work differently.
    """

    removed: tuple[Removed, ...] = ()
    kept: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Ledger:
    """Gathers what a cleaner does while it goes. Names that come again are counted, sentences stand once."""

    def __init__(self) -> None:
        self._removed: dict[str, int] = {}
        self._kept: dict[str, None] = {}
        self._notes: dict[str, None] = {}

    def removed(self, name: str, count: int = 1) -> None:
        """Something called `name` does not come along."""
        self._removed[name] = self._removed.get(name, 0) + count

    def kept(self, name: str) -> None:
        """Something stays that could be asked about: "the color profile, so that colors stay as they are"."""
        self._kept[name] = None

    def note(self, sentence: str) -> None:
        """Something that the officer should know about the copy."""
        self._notes[sentence] = None

    def rewritten(self) -> Rewritten:
        """All of it."""
        removed = tuple(Removed(name, count) for name, count in self._removed.items())
        return Rewritten(removed, tuple(self._kept), tuple(self._notes))


class CannotCleanError(ExposureError):
    """A file of which no clean copy can be made; the message says why, the hint what to do instead."""


class NotProvenError(CannotCleanError):
    """A copy that was written but could not be proven clean, or that is not the same picture: it is withheld."""


class Span(msgspec.Struct, frozen=True):
    """`length` bytes from `offset` of a file."""

    offset: int
    length: int


class Cleaner(Protocol):
    """Cleans files of one format. Each format is a module of this package with a `CLEANER`.

    Every method may meet hostile bytes. Each ends in bounded time and raises CannotCleanError or ParseError, nothing
    else.
    """

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy to `out`, from its start; say what was done."""

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """Where the coded pictures, films and sounds of a copy lie: the only bytes whose meaning is not looked at.

        Chance makes short signs in them, so the raw search looks in them for long signs only. Found anew from the
        bytes of the copy: what `rewrite` believed must not matter.
        """

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Raise NotProvenError unless both show, play or read the same, bit for bit where it is coded."""
