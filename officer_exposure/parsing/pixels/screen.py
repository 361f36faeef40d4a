"""Pictures at the size of the screen: what is asked of a worker and what comes back. Loads no decoder.

A worker sends bare pixels, so that the window that shows them decodes nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.vision.sight import Box

if TYPE_CHECKING:
    from PIL import Image

    from officer_exposure.parsing.pixels.pictures import Picture

TASK = "officer_exposure.parsing.pixels.screen:screen_task"
"""For `workers.Supervisor`: work is an encoded ScreenWish, there are no settings, replies are ScreenPictures."""

MOST_EDGE = 1920
"""Pixels on the long side that may be asked for: three bytes each then fit `MOST_REPLY`."""

MOST_REPLY = MOST_EDGE * MOST_EDGE * 3 + 4096

_CANNOT = "This picture cannot be shown."


class ScreenWish(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A picture file, and how many pixels its long side is to have at most.

    `box`: the part of the upright picture that is wanted, in pixels of its full size; None for all of it.
    """

    path: bytes
    edge: int
    box: Box | None = None


class ScreenPicture(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Rows of red, green and blue bytes: `down` rows of `across` pixels, from the top left.

    `width` and `height` are those of the whole picture, upright. `trouble`: why there are no pixels.
    """

    pixels: bytes = b""
    across: int = 0
    down: int = 0
    width: int = 0
    height: int = 0
    trouble: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the pixels are not as many as are said: a reply like that is none."""
        if len(self.pixels) != 3 * self.across * self.down or min(self.across, self.down) < 0:
            raise ValueError("not as many pixels as are said")


encode_wish = msgspec.msgpack.Encoder().encode
decode_screen_picture = msgspec.msgpack.Decoder(ScreenPicture).decode


def screen_task(_settings: bytes) -> Callable[[bytes], bytes]:
    """The worker task: from an encoded ScreenWish to an encoded ScreenPicture."""
    decode = msgspec.msgpack.Decoder(ScreenWish).decode
    encode = msgspec.msgpack.Encoder().encode
    return lambda wish: encode(look_at(decode(wish)))


def look_at(wish: ScreenWish) -> ScreenPicture:
    """Decode what is wished for; a camera raw file by its largest preview. Runs in workers only."""
    from officer_exposure.errors import ParseError

    try:
        return _screen_picture(wish)
    except ParseError as error:
        return ScreenPicture(trouble=error.message or _CANNOT)


def _screen_picture(wish: ScreenWish) -> ScreenPicture:
    edge = min(wish.edge, MOST_EDGE)
    whole = _decoded(wish.path, edge)
    if wish.box is None:
        return _bare(whole.image, whole)
    left, top, right, bottom = wish.box
    right, bottom = min(right, whole.width), min(bottom, whole.height)
    left, top = max(0, min(left, right - 1)), max(0, min(top, bottom - 1))
    long, wanted = max(whole.width, whole.height), max(right - left, bottom - top, 1)
    near = whole if wanted >= long else _decoded(wish.path, min(long, edge * long // wanted))
    scale = near.image.width / whole.width
    corners = (left * scale, top * scale, max(right * scale, left * scale + 1), max(bottom * scale, top * scale + 1))
    part = near.image.crop(tuple(map(round, corners)))  # type: ignore[arg-type]  # four of them
    part.thumbnail((edge, edge))
    return _bare(part, whole)


def _bare(image: Image.Image, whole: Picture) -> ScreenPicture:
    return ScreenPicture(image.tobytes(), image.width, image.height, whole.width, whole.height)


def _decoded(path: bytes, edge: int) -> Picture:
    from officer_exposure.errors import ParseError
    from officer_exposure.parsing.pixels.pictures import decode
    from officer_exposure.parsing.pixels.task import preview_of

    try:
        return decode(path, edge)
    except ParseError:
        preview = preview_of(path, edge)
        if preview is None:
            raise
        return preview
