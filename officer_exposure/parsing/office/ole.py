"""Old Word, Excel and PowerPoint files: who wrote them, from the property sets ([MS-OLEPS]) of an OLE file,
what they say, and what the photos in them tell."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import read_photos_in
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.office.ole_file import CompoundFile, Stream
from officer_exposure.parsing.office.properties import add_field
from officer_exposure.parsing.parts import read_part

_LOCKED = "This document is locked with a password, so it could not be read."
_UNLOCK = "Open it with its password and save an unlocked copy to check."

_FORMATS = {
    "WordDocument": "DOC", "Workbook": "XLS", "Book": "XLS", "PowerPoint Document": "PPT", "VisioDocument": "VSD",
}  # fmt: skip
_SUMMARY = {
    2: "title", 3: "subject", 4: "creator", 5: "keywords", 6: "description", 7: "Template", 8: "lastModifiedBy",
    18: "Application",
}  # fmt: skip
_DOCUMENT_SUMMARY = {2: "category", 14: "Manager", 15: "Company"}
_SETS = {"\x05SummaryInformation": _SUMMARY, "\x05DocumentSummaryInformation": _DOCUMENT_SUMMARY}

_PICTURES = frozenset({"Data", "Pictures"})
_BODIES = frozenset({*_FORMATS, *_PICTURES, "1Table", "0Table"})
_LONGEST_BODY = 24 * 1024 * 1024

_CODE_PAGE, _NARROW, _WIDE = 1, 30, 31
_LONGEST_SET = 1024 * 1024
_LONGEST_TEXT = 4096
_MOST_PROPERTIES = 512


def read_ole(view: ByteView, into: Metadata) -> None:
    """Read an old office file. Raises UnknownFormatError for other OLE files, ParseError for locked and broken ones."""
    into.kind = ArtifactKind.DOCUMENT
    document = CompoundFile(view)
    names = {stream.name for stream in document.streams}
    if "EncryptedPackage" in names:
        raise ParseError(_LOCKED, _UNLOCK)
    into.format = next((_FORMATS[name] for name in _FORMATS if name in names), "")
    if not into.format and not names & _SETS.keys():
        raise UnknownFormatError("This is not a document.")
    into.format = into.format or "OLE"
    for stream in document.streams:
        if stream.name in _SETS:
            read_part(into, "document properties", _read_set, document, stream, into)
        elif stream.name in _BODIES:
            read_part(into, "text of the document", _read_body, document, stream, into)


def _read_body(document: CompoundFile, stream: Stream, into: Metadata) -> None:
    """What can be read in the pages, and what the photos among them tell."""
    data = document.read(stream, _LONGEST_BODY)
    if stream.name not in _PICTURES:
        add_strings(into, "Office:Text", data)
    read_photos_in(data, into)
    if len(data) == _LONGEST_BODY:
        raise ParseError("It is too long to be read in full.")


def _read_set(document: CompoundFile, stream: Stream, into: Metadata) -> None:
    data = document.read(stream, _LONGEST_SET)
    if len(data) < 48 or data[:2] != b"\xfe\xff":
        raise ParseError("They are damaged.")
    start = int.from_bytes(data[44:48], "little")
    properties = dict(_properties(data, start))
    code_page = _code_page(properties.get(_CODE_PAGE, b""))
    for number, name in _SETS[stream.name].items():
        if number in properties:
            add_field(into, name, _text(properties[number], code_page))


def _properties(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """(number, value with its type before it) of the section that begins at `start`."""
    count = min(int.from_bytes(data[start + 4 : start + 8], "little"), _MOST_PROPERTIES)
    for place in range(start + 8, min(start + 8 + 8 * count, len(data) - 7), 8):
        number = int.from_bytes(data[place : place + 4], "little")
        offset = start + int.from_bytes(data[place + 4 : place + 8], "little")
        yield number, data[offset : offset + 8 + 2 * _LONGEST_TEXT]


def _code_page(value: bytes) -> str:
    number = int.from_bytes(value[4:6], "little")
    return {65001: "utf-8", 1200: "utf-16-le", 10000: "mac_roman"}.get(number, f"cp{number or 1252}")


def _text(value: bytes, code_page: str) -> str:
    kind, length = int.from_bytes(value[:2], "little"), int.from_bytes(value[4:8], "little")
    if kind == _WIDE:
        return value[8 : 8 + 2 * min(length, _LONGEST_TEXT)].decode("utf-16-le", "replace").split("\0")[0]
    if kind != _NARROW:
        return ""
    raw = value[8 : 8 + min(length, _LONGEST_TEXT)]
    try:
        return raw.decode(code_page, "replace").split("\0")[0]
    except LookupError:
        return raw.decode("cp1252", "replace").split("\0")[0]
