"""Still pictures in boxes other than HEIF: JPEG XL (ISO/IEC 18181-2) and JPEG 2000 (ISO/IEC 15444-1, -2)."""

from __future__ import annotations

from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first
from officer_exposure.parsing.isobmff.loose import keep_strings, keep_unknown
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.quicktime.uuid import read_uuid

_METADATA = {b"Exif": "EXIF data", b"xml ": "XMP"}
_CODESTREAMS = frozenset({b"jxlc", b"jxlp"})
_CUT = "This picture ends before its picture data begins."


def read_jpeg_xl(boxes: Boxes, top: tuple[Box, ...]) -> None:
    """Read the Exif and XMP boxes of a JPEG XL file. Those compressed with Brotli are noted as a problem."""
    boxes.into.kind = ArtifactKind.PHOTO
    if not any(box.kind in _CODESTREAMS for box in top):
        boxes.note(_CUT)
    for box in top:
        if box.kind == b"brob":
            name = _METADATA.get(boxes.view.upto(box.start, 4))
            if name is not None:
                boxes.note(f"The {name} in this file could not be read: It is compressed.")
        elif box.kind in _METADATA:
            read_part(boxes.into, _METADATA[box.kind], _read_block, boxes, box)
        elif box.kind == b"uuid":
            read_uuid(boxes, box)
        else:
            keep_unknown(boxes, box)


def read_jpeg_2000(boxes: Boxes, top: tuple[Box, ...]) -> None:
    """Read the EXIF, XMP and IPTC boxes of a JPEG 2000 file, and its size."""
    boxes.into.kind = ArtifactKind.PHOTO
    if first(top, b"jp2c") is None:
        boxes.note(_CUT)
    for box in top:
        if box.kind == b"uuid":
            read_uuid(boxes, box)
        elif box.kind in _METADATA:
            read_part(boxes.into, _METADATA[box.kind], _read_block, boxes, box)
        else:
            keep_unknown(boxes, box)
    for header in boxes.within(top, b"jp2h", b"ihdr"):
        data = boxes.view.upto(header.start, 8)
        boxes.into.height = int.from_bytes(data[:4], "big")
        boxes.into.width = int.from_bytes(data[4:], "big")


def _read_block(boxes: Boxes, box: Box) -> None:
    from officer_exposure.parsing.heif.pictures import read_exif_block

    if box.kind == b"Exif":
        read_exif_block(boxes.content(box), boxes.into, box.start)
    else:
        _read_xml(boxes, box)


def _read_xml(boxes: Boxes, box: Box) -> None:
    """XMP; other XML (the maps of GeoJP2, say) holds no packet and is passed over."""
    from officer_exposure.parsing.xmp.packet import read_xmp

    data = boxes.content(box)
    if not data.strip(b"\0 \r\n"):
        raise ParseError("It is empty.")
    if b"rdf:RDF" in data or b"xmpmeta" in data:
        read_xmp(data, boxes.into)
    else:
        keep_strings(boxes, box)
