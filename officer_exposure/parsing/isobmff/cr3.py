"""Canon's box: the camera data of CR3 raw pictures and of Canon's films, in four TIFF blocks and two previews.

The directories of three of the blocks are not what a TIFF file's first directory is: CMT3 is the maker note and CMT4
the GPS directory (see `tiff_wrapping`).
"""

from __future__ import annotations

from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.isobmff.boxes import Box, Boxes
from officer_exposure.parsing.isobmff.stills import add_jpeg_preview
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.tiff.wrapping import as_gps, as_maker_note

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
    from officer_exposure.parsing.exif.block import read_exif

    block = boxes.content(child)
    if child.kind == b"CMT3":
        block = as_maker_note(block)
    elif child.kind == b"CMT4":
        block = as_gps(block)
    read_exif(block, boxes.into, base=child.start)
