"""Boxes named by a UUID: XMP, EXIF and IPTC blocks that others put into films and JPEG 2000 pictures."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.isobmff.boxes import Box, Boxes
from officer_exposure.parsing.isobmff.loose import keep_strings
from officer_exposure.parsing.parts import read_part

XMP = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
CANON = UUID("85c0b687-820f-11e0-8111-f4ce462b6a48").bytes
CANON_PREVIEW = UUID("eaf42b5e-1c98-4b88-b9fb-b7dc406e4d16").bytes
GARMIN = UUID("9b630f8d-6374-40ec-8204-bc5ff5091728").bytes
FLY360 = UUID("efe1589a-bb77-49ef-8095-27759eb1dc6f").bytes
_EXIF = (b"JpgTiffExif->JP2", UUID("0537cdab-9d0c-4431-a72a-fa561f2a113e").bytes)
_IPTC = (UUID("33c7a4d2-b81d-4723-a0ba-f1a3e097ad38").bytes, UUID("09a14e97-c0b4-42e0-bebf-36df6f0ce36f").bytes)
_PHOTOSHOP = (UUID("2c4c0100-8504-40b9-a03e-562148d6dfeb").bytes,)


def read_uuid(boxes: Boxes, box: Box) -> None:
    """Read one `uuid` box if it is of a known kind."""
    if box.uuid == XMP:
        from officer_exposure.parsing.xmp.packet import read_xmp

        read_part(boxes.into, "XMP", read_xmp, boxes.content(box), boxes.into)
    elif box.uuid in _EXIF:
        read_part(boxes.into, "EXIF data", _read_exif, boxes, box)
    elif box.uuid in _IPTC:
        from officer_exposure.parsing.iptc import read_iptc

        _read_block(boxes, box, read_iptc)
    elif box.uuid in _PHOTOSHOP:
        from officer_exposure.parsing.iptc import read_photoshop

        _read_block(boxes, box, read_photoshop)
    elif box.uuid == CANON:
        from officer_exposure.parsing.isobmff.cr3 import read_canon

        read_canon(boxes, box)
    elif box.uuid == CANON_PREVIEW:
        from officer_exposure.parsing.isobmff.cr3 import read_canon_preview

        read_canon_preview(boxes, box)
    elif box.uuid not in (GARMIN, FLY360):
        keep_strings(boxes, box)


def _read_block(boxes: Boxes, box: Box, read: Callable[[bytes, Metadata], None]) -> None:
    read_part(boxes.into, "IPTC data", read, boxes.content(box), boxes.into)


def _read_exif(boxes: Boxes, box: Box) -> None:
    from officer_exposure.parsing.heif.pictures import read_exif_block

    read_exif_block(boxes.content(box), boxes.into, box.start)
