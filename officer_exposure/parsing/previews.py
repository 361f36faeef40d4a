"""Decodes the previews that the parsers found in a photo. Runs in workers only."""

from __future__ import annotations

from io import BytesIO

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pixels.pictures import Picture, decode

DECODED_FORMATS = frozenset({"JPEG", "PNG", "WebP", "GIF", "TIFF", "BMP", "PSD", "HEIC", "HEIF", "AVIF"})
"""Formats whose own picture can be decoded. Others, camera raw files, are shown by their largest preview."""

_MAP_MARKS = (b"hdrgm:", b"HDRGainMap", b"ts:21496", b"GDepth:", b"DepthData")
"""What a light map (for bright screens) or a depth map says about itself, in the first kilobytes of its own file."""

_MAP_HEAD = 16 * 1024


class Previews(msgspec.Struct, frozen=True):
    """The previews of one photo, upright as the photo is, and how many more could not be decoded."""

    pictures: tuple[Picture, ...]
    undecoded: int


def decode_previews(path: bytes, metadata: Metadata, edge: int) -> Previews:
    """Decode every preview to at most `edge` pixels. Light maps and depth maps, no pictures of their own, are left out.

    Raises ParseError where the file itself can no longer be read.
    """
    pictures: list[Picture] = []
    undecoded = 0
    try:
        with open_file(path) as file:
            view = ByteView(file.stream, file.size)
            for preview in metadata.previews:
                try:
                    data = preview.data or view.at(preview.offset, preview.length)
                    if not _is_map(data):
                        pictures.append(decode(BytesIO(data), edge, metadata.orientation))
                except ParseError:
                    undecoded += 1
    except UnreadableError as error:
        raise ParseError(error.reason) from error
    except OSError as error:
        raise ParseError("This file could not be read.") from error
    return Previews(tuple(pictures), undecoded)


def largest(previews: Previews) -> Picture | None:
    """The preview with the most pixels, if there is any: a camera raw file is shown by it."""
    return max(previews.pictures, key=lambda picture: picture.width * picture.height, default=None)


def _is_map(data: bytes) -> bool:
    head = data[:_MAP_HEAD]
    return any(mark in head for mark in _MAP_MARKS)
