"""Office documents: Word, Excel, PowerPoint, OpenDocument, EPUB, Apple's Pages, Numbers and Keynote; old OLE files.

Who wrote and changed them, for which company, who commented, what they say, and what the photos inside tell. What is
missed: the author and the text of Apple's documents, which stand in a form of their own.
"""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import join_texts
from officer_exposure.parsing.office.authors import read_authors
from officer_exposure.parsing.office.body import read_body
from officer_exposure.parsing.office.ole import read_ole
from officer_exposure.parsing.office.ole_file import OLE_SIGNATURE
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.office.pictures import read_pictures
from officer_exposure.parsing.office.properties import (
    read_epub,
    read_office_open_xml,
    read_open_document,
)
from officer_exposure.parsing.parts import read_part

_LOCKED = "This document is locked with a password, so it could not be read."
_UNLOCK = "Open it with its password and save an unlocked copy to check."
_TOO_MANY = "This document holds more documents than could be looked into."
_APPLE_AUTHOR = "The author of this document is stored in a way that cannot be read."

_OFFICE_OPEN_XML = {"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX", "visio/": "VSDX"}
_OPEN_DOCUMENT = {"text": "ODT", "spreadsheet": "ODS", "presentation": "ODP", "graphics": "ODG"}
_EMBEDDED = (".docx", ".xlsx", ".pptx", ".docm", ".xlsm")
_MOST_EMBEDDED = 16
_LONGEST_EMBEDDED = 16 * 1024 * 1024


def read_office(view: ByteView, into: Metadata) -> None:
    """Read an office document. Raises UnknownFormatError for another zip or OLE file, ParseError for a broken one."""
    into.kind = ArtifactKind.DOCUMENT
    if view.head.startswith(OLE_SIGNATURE):
        read_ole(view, into)
    else:
        package = Package(view)
        if any(name.lower().endswith(".kml") for name in package.names):
            from officer_exposure.parsing.activity.kml import read_kmz

            read_kmz(package, into)
        else:
            _read_package(package, into, outermost=True)


def _read_package(package: Package, into: Metadata, *, outermost: bool) -> None:
    into.format = _format(package)
    if into.format in _OFFICE_OPEN_XML.values():
        read_part(into, "document properties", read_office_open_xml, package, into)
    elif into.format == "EPUB":
        read_part(into, "document properties", read_epub, package, into)
    elif into.format == "IWORK":
        into.problems.append(_APPLE_AUTHOR)
    else:
        _refuse_locked(package)
        read_part(into, "document properties", read_open_document, package, into)
    read_authors(package, into)
    read_body(package, into)
    read_pictures(package, into)
    if outermost:
        _read_embedded(package, into)


def _format(package: Package) -> str:
    """What sort of document the members make. Raises UnknownFormatError for an ordinary zip file."""
    names = package.names
    kind = package.read("mimetype", 128).decode("latin-1").strip() if "mimetype" in names else ""
    if kind.startswith("application/vnd.oasis.opendocument."):
        return _OPEN_DOCUMENT.get(kind.removeprefix("application/vnd.oasis.opendocument.").split("-")[0], "ODF")
    if kind.startswith("application/vnd.sun.xml."):
        return "ODF"
    if kind == "application/epub+zip":
        return "EPUB"
    if "[Content_Types].xml" in names:
        for folder, name in _OFFICE_OPEN_XML.items():
            if any(member.startswith(folder) for member in names):
                return name
    if any((member.startswith("Index/") and member.endswith(".iwa")) or member == "Index.zip" for member in names):
        return "IWORK"
    raise UnknownFormatError("This archive is not a document.")


def _refuse_locked(package: Package) -> None:
    if "encryption-data" in package.text("META-INF/manifest.xml", 4 * 1024 * 1024):
        raise ParseError(_LOCKED, _UNLOCK)


def _read_embedded(package: Package, into: Metadata) -> None:
    """Documents inside the document: a chart brings its whole workbook, and the name of who made it."""
    names = [name for name in package.names if "/embeddings/" in name and name.lower().endswith(_EMBEDDED)]
    if len(names) > _MOST_EMBEDDED:
        into.problems.append(_TOO_MANY)
    for name in names[:_MOST_EMBEDDED]:
        read_part(into, "embedded document", _read_inner, package, name, into)


def _read_inner(package: Package, name: str, into: Metadata) -> None:
    inner = Metadata()
    _read_package(Package(ByteView.of(package.read(name, _LONGEST_EMBEDDED))), inner, outermost=False)
    into.tags += [tag for tag in inner.tags if tag not in into.tags]
    into.positions += [position for position in inner.positions if position not in into.positions]
    join_texts(inner, into)
    into.problems += [problem for problem in inner.problems if problem not in into.problems]
