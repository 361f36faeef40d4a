"""Canon's box: the camera data of CR3 raw pictures and of Canon's films, in four TIFF blocks and two previews.

The directories of three of the blocks are not what a TIFF file's first directory is: CMT3 is the maker note and CMT4
the GPS directory. They are read through a first directory of our own, appended so that no offset in the block moves.
"""

from __future__ import annotations

from struct import pack

from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.isobmff_boxes import Box, Boxes, add_jpeg_preview
from officer_exposure.parsing.parts import read_part

_MAKE, _EXIF_POINTER, _GPS_POINTER, _MAKER_NOTE = 0x010F, 0x8769, 0x8825, 0x927C
_ASCII, _LONG, _UNDEFINED = 2, 4, 7
_CANON = b"Canon\0"
_PREVIEW_BOXES = {b"THMB": "thumbnail", b"PRVW": "preview"}


def read_canon(boxes: Boxes, box: Box) -> None:
    """Read Canon's `uuid` box: EXIF, maker note, position, previews."""
    for child in boxes.inside(box):
        if child.kind in (b"CMT1", b"CMT2", b"CMT3", b"CMT4"):
            read_part(boxes.into, "EXIF data", _read_block, boxes, child)
        elif child.kind in _PREVIEW_BOXES:
            add_jpeg_preview(boxes, child, _PREVIEW_BOXES[child.kind])
        elif child.kind == b"CNTH":
            for thumbnail in boxes.inside(child):
                add_jpeg_preview(boxes, thumbnail, "thumbnail")
        elif child.kind == b"CNCV" and boxes.view.upto(child.start, 8) == b"CanonCRM":
            boxes.into.kind = ArtifactKind.VIDEO


def read_canon_preview(boxes: Boxes, box: Box) -> None:
    """Read the `uuid` box that holds the large preview, behind eight bytes of its own."""
    for child in boxes.inside(box, 8):
        if child.kind == b"PRVW":
            add_jpeg_preview(boxes, child, "preview")


def _read_block(boxes: Boxes, child: Box) -> None:
    from officer_exposure.parsing.exif import read_exif

    block = boxes.content(child)
    if child.kind == b"CMT3":
        block = as_maker_note(block)
    elif child.kind == b"CMT4":
        block = as_gps(block)
    read_exif(block, boxes.into, base=child.start)


def as_gps(block: bytes) -> bytes:
    """The same TIFF block, its first directory now reached as a GPS directory."""
    order, first = _opened(block)
    return _with_first(block, _directory(order, [(_GPS_POINTER, _LONG, 1, pack(order + "I", first))]))


def as_maker_note(block: bytes) -> bytes:
    """The same TIFF block, its first directory now reached as the maker note of a Canon camera."""
    order, first = _opened(block)
    exif = len(block) + (len(block) & 1)
    note = (_MAKER_NOTE, _UNDEFINED, len(block) - first, pack(order + "I", first))
    directory = _directory(order, [note])
    block = block.ljust(exif, b"\0") + directory
    make = len(block)
    return _with_first(
        block + _CANON,
        _directory(
            order,
            [
                (_MAKE, _ASCII, len(_CANON), pack(order + "I", make)),
                (_EXIF_POINTER, _LONG, 1, pack(order + "I", exif)),
            ],
        ),
    )


def _opened(block: bytes) -> tuple[str, int]:
    """The byte order of a TIFF block and where its first directory begins. Raises ParseError where it is none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        raise ParseError("It does not begin as EXIF data should.")
    first = int.from_bytes(block[4:8], "little" if order == "<" else "big")
    if first >= len(block):
        raise ParseError("It ends too early.")
    return order, first


def _directory(order: str, entries: list[tuple[int, int, int, bytes]]) -> bytes:
    packed = b"".join(pack(order + "HHI", tag, kind, count) + value for tag, kind, count, value in entries)
    return pack(order + "H", len(entries)) + packed + bytes(4)


def _with_first(block: bytes, directory: bytes) -> bytes:
    order, _ = _opened(block)
    padded = block.ljust(len(block) + (len(block) & 1), b"\0")
    return padded[:4] + pack(order + "I", len(padded)) + padded[8:] + directory
