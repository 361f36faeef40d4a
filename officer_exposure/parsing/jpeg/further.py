"""Multi-picture format (CIPA DC-007): large previews, gain maps and second views behind a JPEG, listed in its APP2."""

from __future__ import annotations

import struct

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.jpeg.walk import read_picture
from officer_exposure.parsing.parts import read_part

_ENTRIES = 0xB002
_ENTRY_SIZE = 16
_MOST = 32
_KIND = 0x00FFFFFF
_LARGE_PREVIEWS = frozenset({0x010001, 0x010002, 0x010003, 0x010004, 0x010005})


def read_further_pictures(view: ByteView, offset: int, index: bytes, into: Metadata) -> None:
    """Add each further picture in the file as a preview, with the hidden data of its own.

    `index` is the TIFF block of the MPF segment, `offset` its place in the file. Raises ParseError where it is damaged.
    """
    for kind, place, length in _entries(index):
        start = offset + place
        if start >= view.size:
            continue  # the file was cut behind its first picture, and the list left as it was
        add_picture(view, start, length, "preview" if kind & _KIND in _LARGE_PREVIEWS else "further picture", into)


def add_picture(view: ByteView, start: int, length: int, label: str, into: Metadata) -> bool:
    """Add the JPEG at `start` and what it holds; say whether there is one that was not known yet."""
    if view.upto(start, 3) != b"\xff\xd8\xff" or any(preview.offset == start for preview in into.previews):
        return False
    part = view.part(start, length)
    into.previews.append(Preview(label, start, part.size))
    inner = Metadata()
    read_part(inner, label, _read, part, inner)
    add_embedded(inner, start, into)
    return True


def _read(view: ByteView, into: Metadata) -> None:
    read_picture(view, into)


def _entries(index: bytes) -> list[tuple[int, int, int]]:
    """(attributes, offset from the index, length) of every picture but the first."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(index[:4])
    try:
        if order is None:
            raise ParseError("It is not written as its standard says.")
        directory = struct.unpack_from(order + "I", index, 4)[0]
        count = struct.unpack_from(order + "H", index, directory)[0]
        for number in range(min(count, 64)):
            tag, _type, length, place = struct.unpack_from(order + "HHII", index, directory + 2 + 12 * number)
            if tag == _ENTRIES:
                return _pictures(index, order, place, min(length // _ENTRY_SIZE, _MOST))
    except struct.error as error:
        raise ParseError("It ends too early.") from error
    return []


def _pictures(index: bytes, order: str, place: int, count: int) -> list[tuple[int, int, int]]:
    pictures = []
    for number in range(count):
        attributes, length, start = struct.unpack_from(order + "III", index, place + _ENTRY_SIZE * number)
        if start and length:
            pictures.append((attributes, start, length))
    return pictures
