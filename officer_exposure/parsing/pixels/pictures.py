"""Decode pictures: small upright copies to show and to compare. Runs in workers only; loads Pillow.

Decoders of hostile bytes fail in many ways, and every one of them comes out as `ParseError`. Formats are an explicit
list, so that no forgotten decoder of Pillow's can be reached with crafted bytes.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO

import msgspec
import pi_heif  # type: ignore[import-untyped]  # it ships no types
from PIL import Image

from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels.webp import still_webp

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "PSD", "AVIF", "HEIF")
"""What may be decoded, by Pillow's names. JPEG includes MPO (several JPEGs in one file): its first picture is shown."""

MOST_PIXELS = 90_000_000
"""Pixels beyond which a picture is not decoded: with three bytes each they must fit a worker."""

_MOST_JPEG_PIXELS = 220_000_000
"""The same for JPEG, which is decoded at a fraction of its size; phones write 200 megapixels."""

_RESIZED_WELL = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"})
"""Modes that can be made small before they are made RGB, which saves memory. Pillow drops pixels in all others."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> what turns the stored picture upright."""

_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
_JPEG_QUALITY = 82
_ORIENTATION = 0x0112
_NEW_SUBFILE_TYPE = 0x00FE
_REDUCED = 1

Image.MAX_IMAGE_PIXELS = _MOST_JPEG_PIXELS
pi_heif.register_heif_opener(thumbnails=False)


class Picture(msgspec.Struct, frozen=True):
    """A picture decoded small and turned upright; `width` and `height` are the full upright size in pixels."""

    image: Image.Image
    width: int
    height: int


def decode(source: bytes | BinaryIO, edge: int, orientation: int | None = None) -> Picture:
    """The picture in the file at path `source`, or in an open stream, at most `edge` pixels on its long side.

    `orientation` (EXIF, 1-8) replaces the one the picture itself names. RGB; transparency is laid on white. Raises
    ParseError for what cannot be decoded whole, is too large, or is only the small stand-in of a camera raw file.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if isinstance(source, bytes):
                with open_file(source) as file:
                    return _decode(file.buffered(), edge, orientation)
            return _decode(source, edge, orientation)
    except ParseError:
        raise
    except UnreadableError as error:
        raise ParseError(error.reason) from error
    except FileNotFoundError as error:
        raise ParseError("This file is no longer there.") from error
    except Exception as error:
        raise ParseError("This picture could not be decoded.", "It may be damaged or of an unusual kind.") from error


def _decode(source: BinaryIO, edge: int, orientation: int | None) -> Picture:
    with Image.open(source, formats=FORMATS) as opened:
        _refuse(opened)
        stored = opened.size
        loaded = _loaded(opened, edge)
        turned = orientation or _named_orientation(opened)
        image = loaded if loaded.mode in _RESIZED_WELL else _plain(loaded)
        image.thumbnail((edge, edge), Image.Resampling.BOX, reducing_gap=None)
        upright = _upright(_plain(image), turned)
    width, height = stored[::-1] if turned in _ON_ITS_SIDE else stored
    return Picture(upright, width, height)


def _loaded(opened: Image.Image, edge: int) -> Image.Image:
    """The picture with its pixels, the way that takes the least memory; a JPEG no larger than needed for `edge`."""
    still = still_webp(opened)
    if still is not None:
        return still
    opened.draft(None, (edge, edge))
    opened.load()
    return opened


def _named_orientation(opened: Image.Image) -> int:
    """The orientation the picture itself names; 1 where its EXIF is broken, as viewers have it."""
    with suppress(Exception):  # hostile bytes break Pillow's reader in many ways, and the pixels are unharmed
        return int(opened.getexif().get(_ORIENTATION, 1))
    return 1


def _refuse(opened: Image.Image) -> None:
    """Raise ParseError for what must not be decoded."""
    pixels = opened.width * opened.height
    if pixels > (_MOST_JPEG_PIXELS if opened.format in {"JPEG", "MPO"} else MOST_PIXELS):
        raise ParseError("This picture has too many pixels to be decoded safely.")
    if opened.format == "TIFF" and opened.getexif().get(_NEW_SUBFILE_TYPE, 0) & _REDUCED:
        raise ParseError("This file is a camera raw file: only its previews can be shown.")


def _plain(image: Image.Image) -> Image.Image:
    """RGB; what is transparent becomes white, as a viewer shows it."""
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits or floating point, scaled by its own range: Pillow's conversion would clip it to white."""
    floating = image.convert("F")
    low, high = floating.getextrema()
    assert isinstance(low, float)
    assert isinstance(high, float)
    scale = 255 / max(high - low, 1e-6)
    return floating.point(lambda value: value * scale - low * scale).convert("L")


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def to_jpeg(image: Image.Image) -> bytes:
    """A JPEG of the pixels alone: no metadata, no profile, no preview."""
    out = BytesIO()
    bare = Image.frombytes("RGB", image.size, image.convert("RGB").tobytes())
    bare.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def to_mosaic(image: Image.Image, cells: int) -> bytes:
    """A PNG of at most `cells` pixels on the long side, each the mean of what it covers. Show it scaled up."""
    long = max(image.size)
    size = tuple(max(1, round(side * min(cells, long) / long)) for side in image.size)
    out = BytesIO()
    small = image.convert("RGB").resize((size[0], size[1]), Image.Resampling.BOX)
    Image.frombytes("RGB", small.size, small.tobytes()).save(out, "PNG", optimize=True)
    return out.getvalue()
