"""Decides by its content what a file is, and has it read. The name only settles what the content leaves open.

A photo never loads the code for films or documents: readers are named as text and imported when first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.archive import ARCHIVE, ArchiveError
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.signatures import family_of
from officer_exposure.parsing.words import add_words, evened_view, read_words

Reader = Callable[[ByteView, Metadata], None]


class Family(msgspec.Struct, frozen=True):
    """Files that one reader reads. The reader says more exactly what it met, where a family has several formats."""

    format: str
    kind: ArtifactKind
    reader: str


_PHOTO, _VIDEO, _ACTIVITY = ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY
_PLACED = frozenset({_PHOTO, _VIDEO, ArtifactKind.SIDECAR, ArtifactKind.DOCUMENT})
"""Kinds whose positions and times are brought together once the whole file is read."""

_OUT_OF_TIME = "This file is so long that only its first part could be read in time."

_WITH_WORDS = frozenset({"JSON", "GeoJSON", "CSV", "Saved places"})
"""Formats that may hold posts and messages beside their places: exports of any platform are among them."""

_PARSING = "officer_exposure.parsing."

_FAMILIES = {
    "jpeg": Family("JPEG", _PHOTO, "jpeg.walk:read_jpeg"),
    "png": Family("PNG", _PHOTO, "png.chunks:read_png"),
    "webp": Family("WebP", _PHOTO, "webp:read_webp"),
    "gif": Family("GIF", _PHOTO, "gif:read_gif"),
    "bmp": Family("BMP", _PHOTO, "bmp:read_bmp"),
    "psd": Family("PSD", _PHOTO, "psd:read_psd"),
    "jxl": Family("JXL", _PHOTO, "jxl:read_jxl"),
    "svg": Family("SVG", _PHOTO, "svg:read_svg"),
    "tiff": Family("TIFF", _PHOTO, "tiff.raw:read_tiff"),
    "jpeg_xr": Family("JPEG XR", _PHOTO, "tiff.wrapped:read_jpeg_xr"),
    "mrw": Family("MRW", _PHOTO, "tiff.wrapped:read_mrw"),
    "postscript": Family("PostScript", ArtifactKind.DOCUMENT, "postscript:read_postscript"),
    "raf": Family("RAF", _PHOTO, "tiff.raw:read_raf"),
    "boxes": Family("", ArtifactKind.OTHER, "isobmff.files:read_isobmff"),
    "avi": Family("AVI", _VIDEO, "avi:read_avi"),
    "matroska": Family("Matroska", _VIDEO, "matroska.films:read_matroska"),
    "pdf": Family("PDF", ArtifactKind.DOCUMENT, "pdf.documents:read_pdf"),
    "office": Family("Office", ArtifactKind.DOCUMENT, "office.documents:read_office"),
    "gpx": Family("GPX", _ACTIVITY, "activity.gpx:read_gpx"),
    "tcx": Family("TCX", _ACTIVITY, "activity.tcx:read_tcx"),
    "fit": Family("FIT", _ACTIVITY, "activity.fit:read_fit"),
    "kml": Family("KML", _ACTIVITY, "activity.kml:read_kml"),
    "json": Family("", _ACTIVITY, "activity.points_json:read_json"),
    "csv": Family("", _ACTIVITY, "activity.points_csv:read_csv"),
    "zones": Family("", _ACTIVITY, "activity.points_csv:read_zones"),
    "owntracks": Family("OwnTracks", _ACTIVITY, "activity.owntracks:read_owntracks"),
    "gzip": Family("", _ACTIVITY, "activity.compressed:read_compressed"),
    "sidecar": Family("XMP", ArtifactKind.SIDECAR, "sidecar:read_sidecar"),
}


def read_metadata(view: ByteView, name: str) -> Metadata:
    """Everything the parsers find in a file called `name`.

    Raises UnknownFormatError for a kind of file that no parser reads and ParseError for one that is hopeless.
    """
    if view.size == 0:
        raise UnknownFormatError("This file is empty.")
    view = evened_view(view, name)
    family = family_of(view.head, name)
    if family is None:
        return _words_of(view, name, UnknownFormatError("This kind of file is not read yet."))
    if family == ARCHIVE:
        raise ArchiveError
    known = _FAMILIES.get(family)
    if known is None:
        raise ParseError(f"This is a file of the kind {family}, which is not read yet.")
    into = Metadata(format=known.format, kind=known.kind)
    try:
        _reader(known.reader)(view, into)
    except UnknownFormatError as error:
        return _words_of(view, name, error)
    if into.format in _WITH_WORDS:
        add_words(view, into, name)
    if view.out_of_time:
        into.problems = [problem for problem in into.problems if problem != DAMAGED] + [_OUT_OF_TIME]
    if into.positions and into.kind in _PLACED and not into.whereabouts:
        _reader("stays:read_stays")(view, into)
    if into.kind in _PLACED:
        _reader("typed_places:read_typed_places")(view, into)
    return into


def _words_of(view: ByteView, name: str, error: UnknownFormatError) -> Metadata:
    """What can be said of a file that no reader knows: its words. Raises `error` where it has none."""
    into = Metadata()
    if not read_words(view, into, name):
        raise error
    if into.positions:
        _reader("stays:read_stays")(view, into)
    return into


@cache
def _reader(name: str) -> Reader:
    module, _, function = name.partition(":")
    reader: Reader = getattr(import_module(_PARSING + module), function)
    return reader
