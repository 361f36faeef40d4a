"""Small pictures for reports and lists: what a picture job says and comes back with. Loads no decoder."""

from __future__ import annotations

from enum import StrEnum

import msgspec

TASK = "officer_exposure.parsing.pixels.task:picture_task"
"""For `workers.Supervisor`: work is a path in bytes, settings are DrawingSettings, replies are Drawings."""

HELD_TASK = "officer_exposure.parsing.pixels.task:held_picture_task"
"""The same for a picture that is held in memory and must not touch the disk: work is the bytes of its file."""

MOSAIC_CELLS = 12
"""Cells on the long side of a masked picture. Design allows 24, but at 24 a face that fills its photo is still known by
those who know it. No detector has to be trusted."""

MASKED_EDGE = 240
"""What a picture is decoded to before it becomes a mosaic: well above its cells, well below its own size."""


class DrawingKind(StrEnum):
    """What stands where a picture should be."""

    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"
    NONE = "none"


class DrawingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How pictures are drawn: `edge` pixels on the long side, or as a mosaic when `masked`."""

    masked: bool = True
    edge: int = 320


class Drawing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small picture without metadata (JPEG, or PNG for a mosaic), or the kind of thing that has none.

    `width` and `height` are those of the whole picture, upright, in pixels: regions are given in them.
    """

    kind: DrawingKind
    data: bytes = b""
    media: str = ""
    width: int = 0
    height: int = 0


_encoder = msgspec.msgpack.Encoder()
encode_settings = _encoder.encode
encode_drawing = _encoder.encode
decode_settings = msgspec.msgpack.Decoder(DrawingSettings).decode
decode_drawing = msgspec.msgpack.Decoder(Drawing).decode
