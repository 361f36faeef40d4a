"""Paints parts of a picture over and writes what is left as a new file, from the pixels alone. Runs in workers only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import msgspec
from PIL import Image, ImageDraw

from officer_exposure.parsing.pixels.pictures import MOST_PIXELS, decode
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.redaction.error import CannotRedactError
from officer_exposure.vision.sight import Box

FILL = (24, 24, 24)
"""One tone for every box. A blur or a mosaic can be undone by trying out what gives the same; a tone cannot."""

LOSSLESS = frozenset({"PNG", "GIF", "BMP", "TIFF", "PSD"})
"""Formats (as `parsing.read` names them) whose copies are PNG; those of all others are JPEG."""

_ANY_EDGE = 100_000
_JPEG_QUALITIES = (93, 85, 75)
_MOST_BYTES = 14 * 1024 * 1024
"""A copy comes from its worker in one message. A larger one is written as JPEG, or in a lower quality."""

_RGB_PROFILE = b"RGB "
_PROFILE_SPACE = slice(16, 20)


class Painted(msgspec.Struct, frozen=True):
    """A picture file without the parts that were painted over. `suffix`: ".jpg" or ".png"; size in pixels, upright."""

    data: bytes
    suffix: str
    width: int
    height: int


def painted(path: bytes, format_name: str, boxes: Sequence[Box]) -> Painted:
    """The picture in the file at `path` with `boxes` (pixels, upright) painted over, as the bytes of a new file.

    It holds the pixels, upright, and the colour profile where that is one for RGB: no metadata, preview, layer, further
    frame or trailer. Transparent parts become white, so that no pixel hides beneath them. Raises ParseError for what
    cannot be decoded, CannotRedactError for what is too large or for boxes that do not lie in the picture.
    """
    picture = decode(path, _ANY_EDGE)
    if picture.width * picture.height > MOST_PIXELS:
        raise CannotRedactError("This picture is too large to redact.", "Make a smaller copy of it first.")
    inside = within(boxes, picture.width, picture.height)
    profile = _rgb_profile(picture.image)
    bare = Image.frombytes("RGB", picture.image.size, picture.image.tobytes())
    draw = ImageDraw.Draw(bare)
    for left, top, right, bottom in inside:
        draw.rectangle((left, top, right - 1, bottom - 1), fill=FILL)
    return _written(bare, format_name in LOSSLESS, profile)


def within(boxes: Iterable[Box], width: int, height: int) -> list[Box]:
    """The boxes cut to the picture. Raises CannotRedactError for one that lies outside or covers nothing."""
    cut = []
    for left, top, right, bottom in boxes:
        box = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if box[0] >= box[2] or box[1] >= box[3]:
            raise CannotRedactError(
                "A box lies outside the picture or covers nothing.",
                "Boxes are left, top, right, bottom in pixels of the upright picture.",
            )
        cut.append(box)
    return cut


def _rgb_profile(image: Image.Image) -> bytes:
    """What stays of the colour profile; none where it is for colours that the copy no longer has (CMYK, grey).

    A screenshot carries the profile of the screen, which names its maker, its serial number, and often its owner.
    """
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or profile[_PROFILE_SPACE] != _RGB_PROFILE:
        return b""
    return kept_profile(profile)


def _written(image: Image.Image, lossless: bool, profile: bytes) -> Painted:
    if lossless and len(png := _png(image, profile)) <= _MOST_BYTES:
        return Painted(png, ".png", image.width, image.height)
    for quality in _JPEG_QUALITIES:
        if len(jpeg := _jpeg(image, profile, quality)) <= _MOST_BYTES:
            return Painted(jpeg, ".jpg", image.width, image.height)
    raise CannotRedactError("This picture is too large to redact.", "Make a smaller copy of it first.")


def _png(image: Image.Image, profile: bytes) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", icc_profile=profile or None)
    return out.getvalue()


def _jpeg(image: Image.Image, profile: bytes, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True, icc_profile=profile or None)
    return out.getvalue()
