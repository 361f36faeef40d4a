"""Which cleaner a file needs: by the format that the parsers read from its content, never by its name."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import msgspec

from officer_exposure.remedy.interface import CannotCleanError, Cleaner


class CleanedFormat(msgspec.Struct, frozen=True):
    """A format that can be cleaned: the module of its cleaner, the extension of a copy, the word for a neutral name."""

    module: str
    extension: str
    word: str = "photo"


_FORMATS: dict[str, CleanedFormat] = {
    "JPEG": CleanedFormat("jpeg", ".jpg"),
    "PNG": CleanedFormat("png", ".png"),
    "WebP": CleanedFormat("webp", ".webp"),
    "GIF": CleanedFormat("gif", ".gif"),
    "TIFF": CleanedFormat("tiff", ".tif"),
    "HEIC": CleanedFormat("heif", ".heic"),
    "HEIF": CleanedFormat("heif", ".heif"),
    "AVIF": CleanedFormat("heif", ".avif"),
    "MP4": CleanedFormat("film.cleaner", ".mp4", "film"),
    "MOV": CleanedFormat("film.cleaner", ".mov", "film"),
    "M4V": CleanedFormat("film.cleaner", ".m4v", "film"),
    "M4A": CleanedFormat("film.cleaner", ".m4a", "sound"),
    "3GP": CleanedFormat("film.cleaner", ".3gp", "film"),
    "PDF": CleanedFormat("document.pdf", ".pdf", "document"),
    "DOCX": CleanedFormat("document.office", ".docx", "document"),
    "XLSX": CleanedFormat("document.office", ".xlsx", "document"),
    "PPTX": CleanedFormat("document.office", ".pptx", "document"),
    "ODT": CleanedFormat("document.office", ".odt", "document"),
    "ODS": CleanedFormat("document.office", ".ods", "document"),
    "ODP": CleanedFormat("document.office", ".odp", "document"),
    "ODG": CleanedFormat("document.office", ".odg", "document"),
}
"""Names as `parsing.read` gives them. A line goes in with its module."""

_RAW = frozenset(
    {"ARW", "CR2", "CR3", "DNG", "ERF", "IIQ", "MOS", "MRW", "NEF", "ORF", "PEF", "RAF", "RW2", "SRW", "3FR"}
)

_OLD_OFFICE = frozenset({"DOC", "XLS", "PPT", "VSD", "OLE"})
_OTHER_FILMS = frozenset({"AVI", "Matroska", "MKV", "WebM"})

_NO_CLEANER = "This kind of file cannot be cleaned yet."
_NO_CLEANER_HINT = "Share a screenshot of it, or leave it out."


def format_for(name: str) -> CleanedFormat:
    """How files of the format `name` are cleaned. Raises CannotCleanError for those that are not."""
    if name in _RAW:
        raise CannotCleanError(
            "This is a camera raw file, and raw files cannot be cleaned.",
            "Export it as a JPEG with your photo program, then clean the JPEG.",
        )
    if name in _OTHER_FILMS:
        raise CannotCleanError(
            "Films of this kind cannot be cleaned yet.",
            "Convert it to MP4 with your video program, then clean the MP4.",
        )
    if name in _OLD_OFFICE:
        raise CannotCleanError(
            "This document is in an old form of Office, which cannot be cleaned.",
            "Save it in today's form (.docx, .xlsx, .pptx) or as a PDF, and clean that.",
        )
    known = _FORMATS.get(name)
    if known is None:
        raise CannotCleanError(_NO_CLEANER, _NO_CLEANER_HINT)
    return known


def cleaner_for(name: str) -> Cleaner:
    """The cleaner of the format `name`, loaded when first asked for. Raises CannotCleanError where there is none."""
    return _load(format_for(name).module)


@cache
def _load(module: str) -> Cleaner:
    cleaner: Cleaner = import_module(f"officer_exposure.remedy.{module}").CLEANER
    return cleaner
