"""Draws small pictures in a worker: a thumbnail, or a mosaic when the report is masked."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from officer_exposure.artifact import Metadata
from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pixels.drawings import (
    MASKED_EDGE,
    MOSAIC_CELLS,
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_settings,
    encode_drawing,
)
from officer_exposure.parsing.pixels.pictures import Picture, decode, to_jpeg, to_mosaic
from officer_exposure.parsing.previews import decode_previews, largest
from officer_exposure.parsing.read import read_metadata

_KINDS = {ArtifactKind.VIDEO: DrawingKind.VIDEO, ArtifactKind.DOCUMENT: DrawingKind.DOCUMENT}


def picture_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker task: from the path of a file to its Drawing."""
    how = decode_settings(settings)
    return lambda path: encode_drawing(draw(path, how))


def held_picture_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker task: from the bytes of a picture file to its Drawing."""
    how = decode_settings(settings)
    return lambda data: encode_drawing(draw_held(data, how))


def draw_held(data: bytes, settings: DrawingSettings) -> Drawing:
    """Draw the picture in the bytes of a file, which lies nowhere on the disk."""
    try:
        return _drawing(decode(BytesIO(data), MASKED_EDGE if settings.masked else settings.edge), settings)
    except ParseError:
        return Drawing(DrawingKind.NONE)


def draw(path: bytes, settings: DrawingSettings) -> Drawing:
    """Draw the picture in a file; for anything without one, say what it is."""
    edge = MASKED_EDGE if settings.masked else settings.edge
    try:
        return _drawing(decode(path, edge), settings)
    except ParseError:
        return _stand_in(path, edge, settings)


def _drawing(picture: Picture, settings: DrawingSettings) -> Drawing:
    if settings.masked:
        data, media = to_mosaic(picture.image, MOSAIC_CELLS), "image/png"
    else:
        data, media = to_jpeg(picture.image), "image/jpeg"
    return Drawing(DrawingKind.PICTURE, data, media, picture.width, picture.height)


def _stand_in(path: bytes, edge: int, settings: DrawingSettings) -> Drawing:
    """The largest preview of a camera raw file; otherwise only the kind of the file."""
    try:
        metadata = _metadata(path)
        picture = _preview(path, metadata, edge)
    except (ParseError, UnreadableError, OSError):
        return Drawing(DrawingKind.NONE)
    if picture is None:
        return Drawing(_KINDS.get(metadata.kind, DrawingKind.NONE))
    return _drawing(picture, settings)


def preview_of(path: bytes, edge: int) -> Picture | None:
    """The largest preview in a photo that cannot be decoded itself, as a camera raw file; None where there is none."""
    try:
        return _preview(path, _metadata(path), edge)
    except (ParseError, UnreadableError, OSError):
        return None


def _preview(path: bytes, metadata: Metadata, edge: int) -> Picture | None:
    return largest(decode_previews(path, metadata, edge)) if metadata.kind is ArtifactKind.PHOTO else None


def _metadata(path: bytes) -> Metadata:
    with open_file(path) as file:
        return read_metadata(ByteView(file.stream, file.size), Path(os.fsdecode(path)).name)
