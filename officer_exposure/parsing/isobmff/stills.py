"""Pictures inside files of boxes: thumbnails, previews and artwork. Each may tell of itself where it was taken."""

from __future__ import annotations

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.isobmff.boxes import Box, Boxes
from officer_exposure.parsing.parts import read_part

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_LONGEST_PNG = 8 * 1024 * 1024


def add_jpeg_preview(boxes: Boxes, box: Box, label: str) -> None:
    """Add the JPEG in `box` as a preview, and what it tells; makers put some bytes of their own before it."""
    start = boxes.view.upto(box.start, min(box.size, 256)).find(_JPEG)
    if start >= 0:
        add_picture_at(boxes, box.start + start, box.size - start, label)


def add_picture_at(boxes: Boxes, start: int, length: int, label: str) -> None:
    """Add the picture at `start` as a preview, and what it tells if it is a JPEG or a PNG."""
    from officer_exposure.parsing.jpeg.further import add_picture

    head = boxes.view.upto(start, min(length, len(_PNG)))
    if head.startswith(_JPEG):
        add_picture(boxes.view, start, length, label, boxes.into)
        return
    boxes.into.previews.append(Preview(label, start, length))
    if head == _PNG:
        read_part(boxes.into, label, _read_png, boxes, start, length)


def _read_png(boxes: Boxes, start: int, length: int) -> None:
    """Read a PNG up to its end mark and no further: a film that hangs behind it could hold the next one."""
    from officer_exposure.parsing.png.chunks import read_png

    end = boxes.view.upto(start, min(length, _LONGEST_PNG)).find(_PNG_END)
    if end < 0:
        raise ParseError("Its end is missing or too far away.")
    inner = Metadata()
    read_png(boxes.view.part(start, end + len(_PNG_END)), inner)
    add_embedded(inner, start, boxes.into)
