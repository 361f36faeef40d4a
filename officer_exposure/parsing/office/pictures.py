"""Photos and films inside a document: they often keep the position and the camera they came with."""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.signatures import family_of

_PHOTOS = (".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".heic", ".heif", ".webp", ".avif")
_FILMS = (".mov", ".mp4", ".m4v", ".m4a", ".3gp", ".avi", ".mkv", ".webm")
_MEDIA = re.compile(r"(?:.*/)?(?:media|pictures|images|data)/[^/]+", re.IGNORECASE)
"""Folders in which a document keeps its pictures, whatever their names end in."""

_MARKUP = (".xml", ".rels", ".css", ".kml", "/")
_PICTURES = frozenset({"jpeg", "png", "webp", "gif", "tiff", "boxes", "psd", "bmp", "avi", "matroska"})
"""What is looked into wherever it lies."""

_MOST = 200
_MOST_JUDGED = 2000
_SIGNATURE = 512
_LONGEST = 24 * 1024 * 1024
_TOO_MANY = "This document holds more pictures than could be looked into."
_INNER = "This document holds another document among its pictures, which was not looked into."
_TOO_LONG = "A picture or film in this document is too long to be read in full."


def read_pictures(package: Package, into: Metadata) -> None:
    """Add what the pictures of the document tell. Their previews stay out: the document shows the pictures anyway."""
    named = [name for name in package.names if name.lower().endswith(_PHOTOS + _FILMS)]
    others = [name for name in package.names if name not in set(named) and not name.lower().endswith(_MARKUP)]
    names = named + [name for name in others[:_MOST_JUDGED] if _is_known(package, name)]
    if len(names) > _MOST or len(others) > _MOST_JUDGED:
        into.problems.append(_TOO_MANY)
    for name in names[:_MOST]:
        read_part(into, "picture", _read_picture, package, name, into)


def _is_known(package: Package, name: str) -> bool:
    """Whether a member begins like a file that can be read; one that cannot be opened is left to its reader to note."""
    try:
        family = family_of(package.read(name, _SIGNATURE), "")
    except ParseError:
        return _MEDIA.fullmatch(name) is not None
    return family in _PICTURES or (family is not None and _MEDIA.fullmatch(name) is not None)


def _read_picture(package: Package, name: str, into: Metadata) -> None:
    from officer_exposure.parsing.read import read_metadata

    if package.size(name) > _LONGEST and _TOO_LONG not in into.problems:
        into.problems.append(_TOO_LONG)
    data = package.read(name, _LONGEST)
    if family_of(data[:_SIGNATURE], "") == "office":  # one may hold itself, without end
        raise ParseError(_INNER)
    try:
        inner = read_metadata(ByteView.of(data), name)
    except UnknownFormatError:
        return
    inner.previews.clear()  # their places are counted in the picture, not in this file
    add_embedded(inner, 0, into)
