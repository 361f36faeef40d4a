"""The EXIF block of a copy: written anew from a list of fields that may stay. A maker's note is never among them.

Source: Exif 3.0 (CIPA DC-008-2023). A field stays only in a form that cannot hide anything: numbers few in number,
times that are times, texts of a known field.
"""

from __future__ import annotations

import re
import struct

from officer_exposure.errors import ParseError
from officer_exposure.parsing.tiff.directories import SIZES, Block, Bytes, Entry, Tiff, open_tiff
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import Ledger, What

EXIF = b"Exif\0\0"
"""What stands before the block in a JPEG."""

CAMERA_DATA = "camera data (EXIF)"
ORIENTATION_KEPT = "the orientation, so that the picture is shown upright"
SETTINGS_KEPT = "dates and camera settings"
NAMES_KEPT = "names of the camera, its owner and the software"

ORIENTATION = 0x0112
EXIF_DIRECTORY = 0x8769
_LONGEST = 64 * 1024
_LONGEST_NUMBERS = 32
_LONGEST_TEXT = 2000

_MAIN_NUMBERS = frozenset({ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213})
_EXIF_NUMBERS = frozenset(
    {0x829A, 0x829D, 0x8822, 0x8827, 0x8830, 0x9000, 0x9101, 0x9102, 0xA000, 0xA001, 0xA002, 0xA003, 0xA217}
    | set(range(0x9201, 0x920B))
    | set(range(0xA402, 0xA40B))
    | {0xA40C}
)
_TIMES = frozenset({0x0132, 0x9003, 0x9004, 0x9290, 0x9291, 0x9292})
_TEXTS = frozenset({0x010F, 0x0110, 0x0131, 0x013B, 0x013C, 0x8298})
_EXIF_TEXTS = frozenset({0xA420, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435})

_MAIN = {
    What.ALL: frozenset({ORIENTATION}),
    What.IDENTITY: _MAIN_NUMBERS | (_TIMES & {0x0132}),
    What.LOCATION: _MAIN_NUMBERS | (_TIMES & {0x0132}) | _TEXTS,
}
_INNER = {
    What.ALL: frozenset[int](),
    What.IDENTITY: _EXIF_NUMBERS | _TIMES - {0x0132},
    What.LOCATION: _EXIF_NUMBERS | _TIMES - {0x0132} | _EXIF_TEXTS,
}
"""Time zones are in no list: they tell the part of the world."""

_TIME = re.compile(rb"[\d:./ +-]{0,31}\0*")
_ASCII, _UTF8, _NUMBERS = 2, 129, frozenset({1, 3, 4, 5, 6, 7, 8, 9, 10})

_Field = tuple[int, int, bytes]
"""Type, count, and the value in the block's byte order."""


class Fields:
    """The fields of a block that may stay. `main` and `inner` (the EXIF directory) go from tag to field."""

    def __init__(self, order: str = "<") -> None:
        self.order = order
        self.main: dict[int, _Field] = {}
        self.inner: dict[int, _Field] = {}
        self.left_out = False

    def set_orientation(self, orientation: int) -> None:
        """Name an orientation (1 to 8); none for 1, which is how pictures are shown anyway."""
        self.main.pop(ORIENTATION, None)
        if orientation != 1:
            self.main[ORIENTATION] = (3, 1, struct.pack(self.order + "H", orientation))

    def block(self) -> bytes:
        """The fields as a TIFF stream; empty where there is none."""
        if not self.main and not self.inner:
            return b""
        mark = b"II*\0" if self.order == "<" else b"MM\0*"
        main = dict(self.main)
        if self.inner:
            main[EXIF_DIRECTORY] = (4, 1, bytes(4))
            behind = 8 + len(_directory(self.order, main, 8))
            main[EXIF_DIRECTORY] = (4, 1, struct.pack(self.order + "I", behind))
        written = mark + struct.pack(self.order + "I", 8) + _directory(self.order, main, 8)
        return written + self.inner_directory(len(written))

    def inner_directory(self, start: int) -> bytes:
        """The EXIF directory for a place at `start`; empty where there is none."""
        return _directory(self.order, self.inner, start) if self.inner else b""


def kept_block(block: bytes, what: What, orientation: int, ledger: Ledger | None = None) -> bytes:
    """What stays of an EXIF `block` (may be empty), as a new block; empty where nothing does.

    `orientation` (1 to 8) is how the parsers say the picture is shown.
    """
    try:
        fields = read_fields(block, what) if what is not What.ALL and block else Fields()
    except ParseError:
        fields = Fields()
    fields.set_orientation(orientation)
    if ledger is not None:
        if orientation != 1:
            ledger.kept(ORIENTATION_KEPT)
        if fields.inner:
            ledger.kept(SETTINGS_KEPT)
        if what is What.LOCATION and fields.main.keys() & _TEXTS:
            ledger.kept(NAMES_KEPT)
    return fields.block()


def read_fields(block: bytes, what: What) -> Fields:
    """The fields of `block` that may stay. Raises ParseError where it has no TIFF header."""
    return fields_in(Block(block[:_LONGEST]), what)


def fields_in(source: Bytes, what: What) -> Fields:
    """The fields that may stay of the first directory of a TIFF file or block, and of its EXIF directory."""
    tiff, first = open_tiff(source)
    fields = Fields(tiff.layout.order)
    entries, following = tiff.directory(first, EVERY_TAG)
    fields.left_out = following != 0
    for tag, entry in entries.items():
        if tag == EXIF_DIRECTORY:
            _keep(tiff, tiff.directory(tiff.number(entry), EVERY_TAG)[0], _INNER[what], fields, inner=True)
    _keep(tiff, {tag: entry for tag, entry in entries.items() if tag != EXIF_DIRECTORY}, _MAIN[what], fields)
    return fields


def is_own_block(copy: FileBytes, place: int, what: What) -> bool:
    """Whether at `place` stands "Exif" and a block that is, to the byte, what `Fields.block` writes for `what`."""
    data = copy.upto(place, _LONGEST)
    if not data.startswith(EXIF):
        return False
    return is_own_tiff(data[len(EXIF) :], what)


def is_own_tiff(data: bytes, what: What) -> bool:
    """Whether `data` begins with a block that holds nothing but what may stay."""
    try:
        fields = read_fields(data, what)
    except ParseError:
        return False
    written = fields.block()
    return not fields.left_out and written != b"" and data.startswith(written)


class _EveryTag:
    """Contains every tag."""

    def __contains__(self, _tag: object) -> bool:
        return True


EVERY_TAG = _EveryTag()


def _keep(tiff: Tiff, entries: dict[int, Entry], listed: frozenset[int], into: Fields, *, inner: bool = False) -> None:
    kept = into.inner if inner else into.main
    for tag, entry in entries.items():
        kind, count, _ = entry
        size = SIZES.get(kind, 1) * count
        value = tiff.raw(entry, _LONGEST_TEXT + 1)
        if tag in listed and len(value) == size and _is_plain(tag, kind, value):
            kept[tag] = kind, count, value
        else:
            into.left_out = True


def _is_plain(tag: int, kind: int, value: bytes) -> bool:
    if tag in _TIMES:
        return kind == _ASCII and _TIME.fullmatch(value) is not None
    if tag in _TEXTS or tag in _EXIF_TEXTS:
        return kind in (_ASCII, _UTF8) and len(value) <= _LONGEST_TEXT
    return kind in _NUMBERS and len(value) <= _LONGEST_NUMBERS


def _directory(order: str, fields: dict[int, _Field], start: int) -> bytes:
    """A directory that begins at `start`, its longer values behind it."""
    values = b""
    behind = start + 2 + 12 * len(fields) + 4
    entries = []
    for tag in sorted(fields):
        kind, count, value = fields[tag]
        if len(value) <= 4:
            inline = value.ljust(4, b"\0")
        else:
            inline = struct.pack(order + "I", behind + len(values))
            values += value + b"\0" * (len(value) % 2)
        entries.append(struct.pack(order + "HHI", tag, kind, count) + inline)
    return struct.pack(order + "H", len(fields)) + b"".join(entries) + bytes(4) + values
