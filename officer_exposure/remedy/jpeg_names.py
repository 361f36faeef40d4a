"""What the parts of a JPEG that do not come along are called, for the officer."""

from __future__ import annotations

from officer_exposure.errors import ParseError
from officer_exposure.parsing.exif import tags
from officer_exposure.parsing.tiff.directories import Block, open_tiff
from officer_exposure.remedy.exif_block import CAMERA_DATA
from officer_exposure.remedy.interface import Ledger

DESCRIPTIONS = "description (XMP)"
PRESS = "caption and names for the press (IPTC, Photoshop)"
CREDENTIALS = "content credentials (C2PA)"
COMMENT = "comment"
MAKER_NOTE = "camera maker's own notes"
THUMBNAIL = "small preview"
BEHIND = "data behind the picture"
FILM_BEHIND = "film behind the picture (motion photo)"
PICTURE_BEHIND = "further picture behind the picture"
LIGHT_MAP = "light map for bright screens"
LIGHT_MAP_NOTE = "On HDR screens the copy may look less bright: its light map was left out."

_SEGMENTS: tuple[tuple[int, bytes, str], ...] = (
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", DESCRIPTIONS),
    (0xE1, b"http://ns.adobe.com/xmp/extension/\0", "further description (extended XMP)"),
    (0xE1, b"FLIR\0", "thermal camera data"),
    (0xE2, b"MPF\0", "list of further pictures (MPF)"),
    (0xE2, b"urn:iso:std:iso:ts:21496", LIGHT_MAP),
    (0xE0, b"JFXX\0", THUMBNAIL),
    (0xED, b"Photoshop 3.0\0", PRESS),
    (0xED, b"Adobe_Photoshop2.5:", PRESS),
    (0xEB, b"JP", CREDENTIALS),
    (0xFE, b"", COMMENT),
)
_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_LIGHT_MAPS = (b"hdrgm:", b"HDRGainMap", b"ts:21496")
_PADDING = b"\0 \r\n\t\xff"


def name_segment(marker: int, content: bytes, ledger: Ledger) -> None:
    """Name a segment that does not come along."""
    if any(marker == kept and content.startswith(start) for kept, start in _KEPT):
        if marker == 0xE0 and any(content[12:14]):
            ledger.removed(THUMBNAIL)
        return
    if any(mark in content[:4096] for mark in _LIGHT_MAPS):
        ledger.note(LIGHT_MAP_NOTE)
    if marker == 0xE1 and content.startswith(b"Exif\0"):
        ledger.removed(CAMERA_DATA)
        name_block(content[6:], ledger)
        return
    named = next((name for kind, start, name in _SEGMENTS if marker == kind and content.startswith(start)), "")
    ledger.removed(
        named or f"maker's own part (APP{marker - 0xE0})" if 0xE0 <= marker <= 0xEF else named or "other part"
    )


def name_block(block: bytes, ledger: Ledger) -> None:
    """Name what an EXIF block holds besides fields. A damaged block has no names."""
    try:
        tiff, first = open_tiff(Block(block))
        entries, _ = tiff.directory(first, {tags.EXIF_DIRECTORY})
        if tags.EXIF_DIRECTORY in entries:
            inner, _ = tiff.directory(tiff.number(entries[tags.EXIF_DIRECTORY]), {tags.MAKER_NOTE})
            if inner:
                ledger.removed(MAKER_NOTE)
    except ParseError:
        return


def name_trailer(data: bytes, ledger: Ledger) -> None:
    """Name what stands behind the end of a picture."""
    if not data.strip(_PADDING):
        return
    named = False
    if data[4:8] == b"ftyp" or b"ftyp" in data[:1024] or b"ftypmp4" in data or b"ftypisom" in data:
        ledger.removed(FILM_BEHIND)
        named = True
    pictures = data.count(b"\xff\xd8\xff\xe0") + data.count(b"\xff\xd8\xff\xe1") + data.count(b"\xff\xd8\xff\xe2")
    if pictures:
        ledger.removed(PICTURE_BEHIND, pictures)
        named = True
        if any(mark in data for mark in _LIGHT_MAPS):
            ledger.note(LIGHT_MAP_NOTE)
    if not named:
        ledger.removed(BEHIND)
