"""Maker notes: the serial numbers, owners, people and places that camera makers keep in a form of their own.

Undocumented and often damaged by editing programs, so nothing here raises: a note that makes no sense adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from struct import Struct

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.makernote.reading import Note, NoteReader
from officer_exposure.parsing.makernote.tables import BY_BEGINNING, BY_MAKE
from officer_exposure.parsing.tiff.directories import BIG, LITTLE, Entry, Tiff

_SHORTEST = 16
_BEGINNING = 16
_ADOBE = b"Adobe\0"
_RECORD = Struct(">4sI2sI")
"""A record of Adobe's private data: name and length; of a maker note also its byte order and the offset it had."""

_MOST_RECORDS = 16
_LONGEST_LOOSE = 64 * 1024


def _by_two_bytes() -> dict[bytes, list[tuple[bytes, NoteReader]]]:
    """The beginnings, grouped by their first two bytes: one lookup instead of forty comparisons."""
    groups: dict[bytes, list[tuple[bytes, NoteReader]]] = defaultdict(list)
    for beginning, reader in BY_BEGINNING:
        groups[beginning[:2]].append((beginning, reader))
    return dict(groups)


_GROUPS = _by_two_bytes()


def read_notes(tiff: Tiff, entries: Iterable[Entry], into: Metadata, base: int) -> None:
    """Add what maker notes say about a device, a person or a place.

    `entries` are the MakerNote and DNGPrivateData fields of a block; the maker and the model are taken from the fields
    already in `into`. `base` is the block's offset in the file.
    """
    make = next((tag.value for tag in into.tags if tag.name == "EXIF:Make"), "").upper()
    model = next((tag.value for tag in into.tags if tag.name == "EXIF:Model"), "")
    for entry in entries:
        offset, size = tiff.place(entry)
        if size < _SHORTEST or offset >= tiff.source.size:
            continue
        note: Note | None = Note(tiff, (offset, size), into, model, base)
        head = tiff.source.upto(offset, _BEGINNING)
        if head.startswith(_ADOBE):
            note = _adobe_note(tiff, offset + len(_ADOBE), offset + size, (into, model, base))
            head = note.bytes_at(0, _BEGINNING) if note else b""
        reader = _reader_for(head, make)
        if note and reader:
            reader(note)
        else:
            add_strings(into, "MakerNotes:Text", tiff.source.upto(offset, min(size, _LONGEST_LOOSE)))


def _adobe_note(tiff: Tiff, start: int, end: int, rest: tuple[Metadata, str, int]) -> Note | None:
    """The maker note that Adobe's converter keeps in a DNG: a record with the byte order and the old offset."""
    for _ in range(_MOST_RECORDS):
        head = tiff.source.upto(start, 14)
        if len(head) < 14 or start >= end:
            return None
        name, length, mark, offset = _RECORD.unpack(head)
        if name == b"MakN" and length > _SHORTEST:
            block = Tiff(tiff.source, LITTLE if mark == b"II" else BIG, start + 14 - offset)
            return Note(block, (start + 14, length - 6), *rest)
        start += 8 + length + length % 2
    return None


def _reader_for(head: bytes, make: str) -> NoteReader | None:
    for beginning, reader in _GROUPS.get(head[:2], ()):
        if head.startswith(beginning):
            return reader
    for maker, beginning, reader in BY_MAKE:
        if make.startswith(maker) and head.startswith(beginning):
            return reader
    return None
