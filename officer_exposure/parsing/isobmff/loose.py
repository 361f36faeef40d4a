"""What can be read in boxes that no reader knows, in free space, and in the names of tracks."""

from __future__ import annotations

from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first
from officer_exposure.parsing.loose_text import add_strings

_LONGEST = 256 * 1024
_PICTURE = frozenset(
    {
        b"ftyp",
        b"styp",
        b"mdat",
        b"moov",
        b"moof",
        b"mfra",
        b"sidx",
        b"meta",
        b"udta",
        b"uuid",
        b"idat",
        b"pnot",
        b"PICT",
    }
    | {b"mvhd", b"trak", b"iods", b"mvex", b"cmov", b"tkhd", b"edts", b"mdia", b"tref", b"load", b"tapt", b"wide"}
    | {b"jxlc", b"jxlp", b"jp2c", b"jp2h", b"brob", b"Exif", b"xml ", b"mpvd", b"sefd", b"gps ", b"gps0", b"GPS "}
    | {b"3gf ", b"prrt", b"TTAD", b"thum", b"thmb"}
)
"""Kinds that others read, or that hold the pictures themselves."""

_NAME = 24


def keep_unknown(boxes: Boxes, box: Box) -> None:
    """Keep what can be read in a box, unless it is of a kind that is read elsewhere. Of free space the beginning."""
    if box.kind not in _PICTURE:
        keep_strings(boxes, box)


def keep_strings(boxes: Boxes, box: Box) -> None:
    """Keep what can be read in a box."""
    kind = "".join(chr(byte) for byte in box.kind if 0x20 < byte < 0x7F)
    add_strings(boxes.into, f"QuickTime:{kind}", boxes.view.upto(box.start, min(box.size, _LONGEST)))
    if box.size > _LONGEST and boxes.view.upto(box.end - _LONGEST, _LONGEST).strip(b"\0"):
        boxes.into.texts_cut = True


def keep_track_name(boxes: Boxes, parts: tuple[Box, ...]) -> None:
    """Keep the name that a program gave a track: it stands at the end of its handler."""
    media = boxes.within(parts, b"mdia")
    handler = first([child for box in media for child in boxes.inside(box)], b"hdlr")
    if handler is not None and handler.size > _NAME:
        name = boxes.view.upto(handler.start + _NAME, min(handler.size - _NAME, 1024))
        add_strings(boxes.into, "QuickTime:HandlerName", name)
