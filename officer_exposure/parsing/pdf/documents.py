"""PDF: who wrote it and with what, its XMP, who commented, and what the photos and files inside it tell.

`pikepdf` reads the structure and repairs what it can; where it gives up, the raw bytes are searched. `pypdfium2` reads
the text on the pages. What is missed: text that is a picture.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ParamSpec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.pdf.earlier import read_earlier
from officer_exposure.parsing.pdf.objects import read_objects
from officer_exposure.parsing.pdf.page_text import read_page_text
from officer_exposure.parsing.pdf.parts import (
    add_field,
    note_pages,
    read_attachments,
    read_comments,
    read_information,
    read_maps,
    read_packet,
)
from officer_exposure.parsing.view_stream import open_view

if TYPE_CHECKING:
    from pikepdf import Pdf

_LOCKED = "This PDF is locked with a password, so it could not be read."
_UNLOCK = "Open it with its password and save an unlocked copy to check."
_DAMAGED = "This PDF is damaged, so only a part of its hidden data could be read."

_TAIL = 1024
_MOST_SEARCHED = 32 * 1024 * 1024
_MOST_FOUND = 64
_PACKET_START, _PACKET_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_FIELD = re.compile(rb"/(Author|Creator|Producer|Title|Subject|Keywords|Company)\s?\(((?:[^()\\]|\\.){1,400})\)")

_Arguments = ParamSpec("_Arguments")

logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)  # its messages may quote the document


def read_pdf(view: ByteView, into: Metadata) -> None:
    """Read a PDF. Raises ParseError where it is locked, or where it is no PDF at all."""
    into.format, into.kind = "PDF", ArtifactKind.DOCUMENT
    _read(view, into, outermost=True)


def _read(view: ByteView, into: Metadata, *, outermost: bool) -> None:
    import pikepdf

    try:
        document = pikepdf.open(open_view(view), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise ParseError(_LOCKED, _UNLOCK) from error
    except Exception as error:  # noqa: BLE001 - a C++ library says in many ways that it cannot read hostile bytes
        _search(view, into, error)
        return
    with document:
        _guarded(into, "document properties", read_information, document, into)
        _guarded(into, "XMP", read_packet, document.Root, into)
        _guarded(into, "comments", read_comments, document, into)
        _guarded(into, "attachments", read_attachments, document, into, _read_attached if outermost else None)
        _guarded(into, "map", read_maps, document, into)
        _guarded(into, "pages", note_pages, document, into)
        _guarded(into, "objects", read_objects, document, into, _read_attached if outermost else None)
        _guarded(into, "text", read_page_text, view, into)
        if outermost:
            read_part(into, "earlier state", read_earlier, view, into, _read_state)
        if (document.get_warnings() or _is_cut(view)) and _DAMAGED not in into.problems:
            into.problems.append(_DAMAGED)


def _read_state(document: Pdf, into: Metadata) -> None:
    """What an earlier state of the document told that the last one no longer does."""
    _guarded(into, "document properties", read_information, document, into)
    _guarded(into, "objects", read_objects, document, into, None)


def _is_cut(view: ByteView) -> bool:
    """Whether the file goes on behind its last end mark: a change was saved at the end, and cut off there.

    The library then reads what the document was before, without a warning.
    """
    tail = view.upto(max(view.size - _TAIL, 0), _TAIL)
    return b"%%EOF" not in tail or bool(tail.rpartition(b"%%EOF")[2].strip(b"\0 \r\n\t\f\x1a"))


def _read_attached(data: bytes, name: str, into: Metadata) -> None:
    """Read an attached file. One level: the files attached to an attached PDF are not looked into."""
    from officer_exposure.parsing.read import read_metadata

    view = ByteView.of(data)
    if not data.startswith(b"%PDF-"):
        inner = read_metadata(view, name)
    else:
        inner = Metadata()
        _read(view, inner, outermost=False)
    inner.previews.clear()  # their places are counted in the attached file
    add_embedded(inner, 0, into)


def _guarded(
    into: Metadata, name: str, read: Callable[_Arguments, None], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> None:
    """Read one part; whatever the library raises costs that part alone."""

    def attempt() -> None:
        try:
            read(*args, **kwargs)
        except ParseError:
            raise
        except Exception as error:
            raise ParseError("It is damaged.") from error

    read_part(into, name, attempt)


def _search(view: ByteView, into: Metadata, error: Exception) -> None:
    """What can be found in the bytes of a PDF whose structure is beyond repair."""
    from officer_exposure.parsing.xmp.packet import read_xmp

    data = view.upto(0, min(view.size, _MOST_SEARCHED))
    if b"%PDF-" not in data[:1024]:
        raise ParseError("This is not a PDF.") from error
    into.problems.append(_DAMAGED)
    for packet in _packets(data):
        read_part(into, "XMP", read_xmp, packet, into)
    for field, _ in zip(_FIELD.finditer(data), range(_MOST_FOUND), strict=False):
        add_field(into, field.group(1).decode("ascii"), _literal(field.group(2)))


def _packets(data: bytes) -> Iterator[bytes]:
    end = 0
    for _ in range(_MOST_FOUND):
        start = data.find(_PACKET_START, end)
        end = data.find(_PACKET_END, start) + len(_PACKET_END)
        if start < 0 or end <= start:
            return
        yield data[start:end]


def _literal(data: bytes) -> str:
    """A literal string of a PDF, its escapes of single letters undone."""
    plain = re.sub(rb"\\(.)", rb"\1", data, flags=re.DOTALL)
    if plain.startswith(b"\xfe\xff"):
        return plain[2:].decode("utf-16-be", "replace")
    return plain.decode("latin-1")
