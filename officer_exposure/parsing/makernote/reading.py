"""How the fields of a maker note are read: one small reader per shape of field, put together in the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from officer_exposure.artifact import Metadata, PersonTag, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.exif.text import plain
from officer_exposure.parsing.tiff.directories import BIG, LITTLE, SIZES, Bytes, Entry, Layout, Tiff, open_tiff

FieldReader = Callable[["Note", Entry], None]
"""Reads one directory entry of a maker note."""

NoteReader = Callable[["Note"], None]
"""Reads a maker note of one form."""

Table = Mapping[int, FieldReader]

_PLAUSIBLE_ENTRIES = 512
_MEANINGLESS = frozenset("0-. \xff?")
"""A value of these characters alone is a filler: "0000000000", "---"."""

_LONGEST_VALUE = 4096
_PICTURE = b"\xff\xd8\xff"
_PICTURE_HEAD = 64
_BEHIND_HEADER = 8


class Note:
    """One maker note: the block it stands in, its place there, and what it adds to.

    `tiff` is the directory being read; its offsets may count from elsewhere than the block's. `entries` are its wanted
    entries. `base` is the block's offset in the file.
    """

    __slots__ = ("_base", "_footer_shift", "_into", "entries", "model", "offset", "size", "source", "tiff")

    def __init__(self, block: Tiff, place: tuple[int, int], into: Metadata, model: str, base: int = 0) -> None:
        self._into = into
        self._base = base
        self.entries: dict[int, Entry] = {}
        self._footer_shift = 0
        self.tiff = block
        self.source: Bytes = block.source
        self.offset = place[0]
        self.size = min(place[1], self.source.size - self.offset)
        self.model = model

    def add(self, name: str, value: str) -> None:
        """Add the field "MakerNote:`name`" unless its value is empty or a filler.

        Where an editing program has cut the note's values off, bytes of something else stand there: a number that
        still joins files, but nothing to print as it is.
        """
        if not value.isprintable():
            value = "".join(letter if letter.isprintable() else "?" for letter in value)
        if value and not _MEANINGLESS.issuperset(value):
            tag = Tag(f"MakerNote:{name}", value)
            if tag not in self._into.tags:
                self._into.tags.append(tag)

    def add_person(self, name: str, person: str) -> None:
        """Add a person named in the field "MakerNote:`name`"."""
        if person and not _MEANINGLESS.issuperset(person):
            self._into.people.append(PersonTag(f"MakerNote:{name}", person))

    def add_preview(self, start: int, length: int) -> None:
        """Add the picture that stands at `start` of `source`, or behind a short head of the maker's."""
        head = self.source.upto(start, _PICTURE_HEAD) if start > 0 else b""
        skipped = head.find(_PICTURE)
        length = min(length, self.source.size - start) - skipped
        if skipped >= 0 and length > _PICTURE_HEAD:
            preview = Preview("preview", self._base + start + skipped, length)
            if preview not in self._into.previews:
                self._into.previews.append(preview)

    def bytes_at(self, start: int, length: int) -> bytes:
        """Bytes of the note from `start`, cut at its end."""
        return self.source.upto(self.offset + start, max(0, min(length, self.size - start)))

    def value(self, entry: Entry) -> bytes:
        """The bytes of an entry's value.

        A value that seems to stand outside the note is looked for where it stood before the note was moved: programs
        that rewrite a photo move its maker note but cannot mend the offsets in it.
        """
        length = SIZES.get(entry[0], 1) * entry[1]
        if length <= self.tiff.layout.inline:
            return entry[2][:length]
        place, length = self.tiff.place(entry)
        place += self._footer_shift
        if not self._holds(place, length):
            moved = place + self._guessed_shift()
            place = moved if self._holds(moved, length) else place
        return self.source.upto(place, min(length, _LONGEST_VALUE)) if place >= 0 else b""

    def read_directory(self, start: int, origin: int, table: Table) -> None:
        """Read the directory at `start`, whose offsets count from `origin`; both are places in `source`."""
        layout = self._layout_at(start)
        if layout is not None:
            self.tiff = Tiff(self.source, layout, origin)
            self.read_entries(start - origin, table)

    def read_entries(self, offset: int, table: Table) -> None:
        """Read the directory at `offset` of `tiff`."""
        entries, _ = self.tiff.directory(offset, table)
        self.entries = entries
        for tag, entry in entries.items():
            table[tag](self, entry)

    def _holds(self, place: int, length: int) -> bool:
        return self.offset <= place and place + length <= self.offset + self.size

    def _layout_at(self, start: int) -> Layout | None:
        """The byte order in which the count of entries makes sense: makers do not always follow the block's."""
        head = self.source.upto(start, 2)
        if len(head) == 2:
            for layout in (LITTLE, BIG) if self.tiff.layout.order == "<" else (BIG, LITTLE):
                if 0 < layout.short.unpack(head)[0] <= _PLAUSIBLE_ENTRIES:
                    return layout
        return None

    def trust_footer(self) -> None:
        """Take from the note's last eight bytes the offset at which it was written, as Canon's notes have it."""
        footer = self.bytes_at(self.size - 8, 8) if self.size > 8 else b""
        layout = {b"II*\0": LITTLE, b"MM\0*": BIG}.get(footer[:4])
        if layout is not None:
            self._footer_shift = self.offset - self.tiff.origin - int(layout.pointer.unpack_from(footer, 4)[0])

    def _guessed_shift(self) -> int:
        """The first value of a directory stands right behind it; the distance to that is how far the note moved."""
        layout = self.tiff.layout
        head = self.bytes_at(0, 64 * 1024)
        start = self.tiff.first - self.offset
        if start < 0 or start + 2 > len(head):
            return 0
        count: int = layout.short.unpack_from(head, start)[0]
        end = start + 2 + count * layout.entry.size
        if end > len(head):
            return 0
        places = [
            layout.pointer.unpack(inline)[0]
            for _, kind, length, inline in layout.entry.iter_unpack(head[start + 2 : end])
            if SIZES.get(kind, 0) * length > layout.inline
        ]
        return self.offset + end + layout.inline - self.tiff.origin - min(places) if places else 0


def directory(table: Table, start: int = 0, base: int | None = None) -> NoteReader:
    """A note that is a directory at `start`; offsets count from the note + `base`, or from the block's origin."""

    def read(note: Note) -> None:
        origin = note.tiff.origin if base is None else note.offset + base
        note.read_directory(note.offset + start, origin, table)

    return read


def footed(table: Table) -> NoteReader:
    """A directory at the beginning, and a footer that tells where it was written."""

    def read(note: Note) -> None:
        note.trust_footer()
        note.read_directory(note.offset, note.tiff.origin, table)

    return read


def headed(table: Table, start: int) -> NoteReader:
    """A note with a TIFF header of its own at `start`. Makers put the directory right behind it, whatever it says."""

    def read(note: Note) -> None:
        try:
            note.tiff, first = open_tiff(note.source, note.offset + start)
        except ParseError:
            return
        note.read_entries(first if first < note.size else _BEHIND_HEADER, table)

    return read


def binary(*fields: tuple[str, int, int, Callable[[bytes], str]]) -> NoteReader:
    """A note without a directory: fields of (name, start, length, how to decode)."""

    def read(note: Note) -> None:
        for name, start, length, decode in fields:
            note.add(name, decode(note.bytes_at(start, length)))

    return read


def text(name: str, start: int = 0, length: int = _LONGEST_VALUE) -> FieldReader:
    """A text, or part of a value that is one."""

    def read(note: Note, entry: Entry) -> None:
        note.add(name, plain(note.value(entry)[start : start + length].rstrip(b"\xff")))

    return read


def person(name: str) -> FieldReader:
    """A text that names a person."""

    def read(note: Note, entry: Entry) -> None:
        note.add_person(name, plain(note.value(entry)))

    return read


def whole(name: str, digits: int = 1) -> FieldReader:
    """A whole number, padded with zeros as the maker prints it."""

    def read(note: Note, entry: Entry) -> None:
        note.add(name, f"{note.tiff.number(entry):0{digits}d}")

    return read


def hexadecimal(name: str, length: int) -> FieldReader:
    """Bytes that make up a number nobody prints."""

    def read(note: Note, entry: Entry) -> None:
        note.add(name, note.value(entry)[:length].hex())

    return read


def sub_directory(table: Table) -> FieldReader:
    """A directory within the note, pointed to or stored in place: the offset is the same."""

    def read(note: Note, entry: Entry) -> None:
        note.read_entries(note.tiff.layout.pointer.unpack(entry[2])[0], table)

    return read


def preview_at(length_tag: int) -> FieldReader:
    """The offset of a preview, its length in the field `length_tag`."""

    def read(note: Note, entry: Entry) -> None:
        length = note.entries.get(length_tag)
        if length is not None:
            note.add_preview(note.tiff.origin + note.tiff.number(entry), note.tiff.number(length))

    return read


def preview(note: Note, entry: Entry) -> None:
    """A preview in the field itself."""
    note.add_preview(*note.tiff.place(entry))


def read_elsewhere(_note: Note, _entry: Entry) -> None:
    """A field that another one's reader asks for."""
