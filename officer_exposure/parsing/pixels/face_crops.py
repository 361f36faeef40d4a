"""Faces cut out of pictures, drawn in a worker: what a face job says. The reply is a Drawing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind, decode_settings, encode_drawing

FACE_TASK = "officer_exposure.parsing.pixels.face_crops:face_task"
"""For `workers.Supervisor`: work is an encoded FaceWish, settings are DrawingSettings, replies are Drawings."""

_DECODED_EDGE = 2400
"""Pixels on the long side that the picture is decoded to: a face of 30 pixels of 1280 is then 56 across."""

_AROUND = 0.3
"""What is shown around a face on each side, as a share of it: hair and chin."""


class FaceWish(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A face: the path of its picture, and its box in pixels of the upright picture."""

    path: bytes
    box: tuple[int, int, int, int]


encode_wish = msgspec.msgpack.Encoder().encode
_decode_wish = msgspec.msgpack.Decoder(FaceWish).decode


def face_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker task: from a wish to a square picture of the face, `edge` pixels across."""
    edge = decode_settings(settings).edge
    return lambda wish: encode_drawing(_drawn(_decode_wish(wish), edge))


def _drawn(wish: FaceWish, edge: int) -> Drawing:
    from PIL import Image

    from officer_exposure.parsing.pixels.pictures import decode, to_jpeg

    try:
        picture = decode(wish.path, _DECODED_EDGE)
    except ParseError:
        return Drawing(DrawingKind.NONE)
    scale = picture.image.width / picture.width
    left, top, right, bottom = (side * scale for side in wish.box)
    half = max(right - left, bottom - top) * (0.5 + _AROUND)
    across, down = (left + right) / 2, (top + bottom) / 2
    if half < 1:
        return Drawing(DrawingKind.NONE)
    square = (round(across - half), round(down - half), round(across + half), round(down + half))
    face = picture.image.crop(square).resize((edge, edge), Image.Resampling.BICUBIC)
    return Drawing(DrawingKind.PICTURE, to_jpeg(face), "image/jpeg", edge, edge)
