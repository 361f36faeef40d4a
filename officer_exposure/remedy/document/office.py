"""Cleans office documents: a new zip file, with the same text, and nothing of who wrote it.

What the document says stays, comments and tracked changes among it: they are named, because they can be read. Their
authors, the properties, previews, printers, private parts and what hides in the pictures go.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import BinaryIO

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.signatures import family_of
from officer_exposure.remedy.document.office_texts import without_names, without_parts
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import (
    CannotCleanError,
    Cleaner,
    Ledger,
    NotProvenError,
    Rewritten,
    Span,
    What,
)

_GONE = (
    (r"docProps/.*|meta\.xml|.*/meta\.xml", "document property"),
    (r"Thumbnails/.*|.*thumbnail\.\w+", "preview picture"),
    (r"[^/\[\]]+\.(?:txt|log|json|md|html?|csv)", "file that is no part of the document"),
    (r"customXml/.*", "private data of a program"),
    (r".*/printerSettings/.*|.*printerSettings\d*\.bin", "printer"),
    (r"word/people\.xml", "name of who commented or changed something"),
    (r"xl/revisions/.*", "list of who changed what"),
    (r"_xmlsignatures/.*|META-INF/documentsignatures\.xml", "digital signature"),
)
_MACROS = re.compile(r".*vbaProject\.bin|Basic/.*script.*|Scripts/.+")
_OPAQUE = re.compile(
    r".*/embeddings/.*\.bin|.*\.(?:emf|wmf|emz|wmz|mht|mhtml|rtf|html?)|xl/.*\.bin|ObjectReplacements/.*|"
    r".*/activeX/.*\.bin"
)
_TEXTS = re.compile(r".*\.(?:xml|rels|vml)")
_VISIBLE = re.compile(r"word/.*\.xml|ppt/slides/.*\.xml|xl/(?:sharedStrings|worksheets/.*)\.xml|content\.xml")
_PACKAGES = re.compile(r".*/embeddings/.*\.(?:docx|xlsx|pptx)")
_LISTS = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
_NEUTRAL_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST = 64 * 1024 * 1024
_MOST = 20_000
_LOCAL_HEAD = 30
_DEEPEST = 3
_HINT = "It was left out. Print it into a PDF, and clean that."
_FAMILIES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "gif": "GIF", "tiff": "TIFF"}


class OfficeCleaner:
    """Cleans DOCX, XLSX, PPTX, ODT, ODS, ODP and ODG."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the document anew. The same goes for each `what`: a property of any kind can hold a place."""
        ledger = Ledger()
        out.write(_written(original, ledger))
        if what is not What.ALL:
            ledger.note("All document properties and the names of authors went, because any of them can tell a place.")
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The members, all of them compressed."""
        spans = []
        with zipfile.ZipFile(BytesIO(copy.at(0, copy.size))) as archive:
            for info in archive.infolist():
                name, extra = (
                    int.from_bytes(copy.at(info.header_offset + place, 2), "little") for place in (26, 28)
                )  # fmt: skip
                spans.append(Span(info.header_offset + _LOCAL_HEAD + name + extra, info.compress_size))
        return spans

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Raise NotProvenError unless both say and show the same."""
        before, after = _members(original), _members(copy)
        expected = {name for name in before if not _gone(name)}
        if set(after) != expected:
            raise NotProvenError("A part of the document would be missing in the copy.", _HINT)
        for name, data in after.items():
            if _VISIBLE.fullmatch(name) and _said(before[name]) != _said(data):
                raise NotProvenError("The copy would say something else.", _HINT)
            if not _TEXTS.fullmatch(name):
                _compare_part(name, before[name], data)


def _written(original: FileBytes, ledger: Ledger, depth: int = _DEEPEST) -> bytes:
    if depth == 0:
        raise CannotCleanError("Too many documents lie within one another in this document.", _HINT)
    members = _members(original)
    if any(_MACROS.fullmatch(name) for name in members):
        raise CannotCleanError(
            "This document holds macros, which can hold anything.", "Save it without macros, and clean that."
        )
    gone = frozenset(name for name in members if _gone(name))
    for name in gone:
        ledger.removed(_gone(name))
        if "signature" in name:
            ledger.note("The digital signature was removed: no changed document can keep one.")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if name in gone:
                continue
            info = zipfile.ZipInfo(name, _NEUTRAL_TIME)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, _cleaned(name, data, gone, (ledger, depth)))
    ledger.removed("date of each part of the document")
    return out.getvalue()


def _members(file: FileBytes) -> Mapping[str, bytes]:
    """All members that are files. Raises ParseError for bombs and damage, CannotCleanError for too much."""
    package = Package(ByteView.of(file.at(0, file.size)))
    names = [name for name in package.names if not name.endswith("/")]
    if len(names) > _MOST or any(package.size(name) > _LONGEST for name in names):
        raise CannotCleanError("This document has more or larger parts than can be cleaned.", _HINT)
    return {name: package.read(name, _LONGEST + 1) for name in names}


def _gone(name: str) -> str:
    """What a member is that does not come along; "" for those that do."""
    return next((word for pattern, word in _GONE if re.fullmatch(pattern, name)), "")


def _cleaned(name: str, data: bytes, gone: frozenset[str], job: tuple[Ledger, int]) -> bytes:
    ledger, depth = job
    if _TEXTS.fullmatch(name) or name in _LISTS:
        text = _text(data)
        if text is None:
            raise CannotCleanError("A part of this document is written in an unusual way.", _HINT)
        return without_parts(name, without_names(name, text, ledger), gone).encode()
    if _PACKAGES.fullmatch(name):
        return _written(FileBytes.of(data), ledger, depth - 1)
    if _OPAQUE.fullmatch(name):
        ledger.kept("drawings and objects of other programs in the document, which could not be looked into")
        return data
    cleaned = _picture(data)
    if cleaned is not None and cleaned != data:
        ledger.removed("data hidden in a picture")
    return data if cleaned is None else cleaned


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _picture(data: bytes) -> bytes | None:
    """The cleaned picture or film; None where `data` is neither. Raises CannotCleanError where it cannot be cleaned."""
    cleaner = _cleaner_of(data)
    if cleaner is None:
        return None
    out = BytesIO()
    cleaner.rewrite(FileBytes.of(data), out, What.ALL)
    return out.getvalue()


def _cleaner_of(data: bytes) -> Cleaner | None:
    from officer_exposure.parsing.read import read_metadata
    from officer_exposure.remedy.formats import cleaner_for

    family = family_of(data[:512], "")
    if family in _FAMILIES:
        return cleaner_for(_FAMILIES[family])
    if family in ("boxes", "pdf"):
        return cleaner_for(read_metadata(ByteView.of(data), "").format)
    return None


def _compare_part(name: str, before: bytes, after: bytes) -> None:
    if _PACKAGES.fullmatch(name):
        CLEANER.compare(FileBytes.of(before), FileBytes.of(after))
        return
    cleaner = _cleaner_of(before)
    if cleaner is not None:
        cleaner.compare(FileBytes.of(before), FileBytes.of(after))
    elif before != after:
        raise NotProvenError("A part of the copy would differ.", _HINT)


def _said(data: bytes) -> list[str]:
    """All that can be read in a part: its texts and the kinds of its elements, without who and when."""
    text = _text(data) or ""
    text = re.sub(r"<(dc:creator|dc:date|meta:initials|\w+:sender-initials|author)>[^<]*</\1>", "", text)
    text = re.sub(r"<w:rsids>.*?</w:rsids>|<w:rsids/>|<w:(docVars|mailMerge)>.*?</w:\1>", "", text, flags=re.DOTALL)
    return [word for word in _words(text) if word not in ("<w:attachedTemplate", "<w14:docId", "<w15:docId")]


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r"<[\w:.-]+|(?<=>)[^<]+", text))


CLEANER: Cleaner = OfficeCleaner()
