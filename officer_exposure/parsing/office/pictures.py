"""Photos and films inside a document: they often keep the position and the camera they came with."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.parts import read_part

_PHOTOS = (".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".heic", ".heif", ".webp", ".avif")
_FILMS = (".mov", ".mp4", ".m4v")
_MOST = 200
_LONGEST = 24 * 1024 * 1024
_TOO_MANY = "This document holds more pictures than could be looked into."
_TOO_LONG = "A picture or film in this document is too long to be read in full."


def read_pictures(package: Package, into: Metadata) -> None:
    """Add what the pictures of the document tell. Their previews stay out: the document shows the pictures anyway."""
    names = [name for name in package.names if name.lower().endswith(_PHOTOS + _FILMS)]
    if len(names) > _MOST:
        into.problems.append(_TOO_MANY)
    for name in names[:_MOST]:
        read_part(into, "picture", _read_picture, package, name, into)


def _read_picture(package: Package, name: str, into: Metadata) -> None:
    from officer_exposure.parsing.read import read_metadata

    if package.size(name) > _LONGEST and _TOO_LONG not in into.problems:
        into.problems.append(_TOO_LONG)
    try:
        inner = read_metadata(ByteView.of(package.read(name, _LONGEST)), name)
    except UnknownFormatError:
        return
    inner.previews.clear()  # their places are counted in the picture, not in this file
    add_embedded(inner, 0, into)
