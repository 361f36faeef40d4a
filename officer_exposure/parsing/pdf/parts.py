"""The parts of an opened PDF. Each is bounded; each may raise whatever the library raises (see `pdf`)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LookInto = Callable[[bytes, str, Metadata], None]
"""Reads the bytes of a file called so into the metadata. Raises ParseError where it cannot."""

ATTACHED = "This PDF has files attached to it that could not be looked into."
_MAP = "This PDF is a map that says which place it shows, and that could not be read."
_LOST_PAGES = "A page of this PDF cannot be found, so it was not looked into."
_TOO_MANY_PAGES = "This PDF has more pages than could be looked into."

_NAMES = {"CreationDate": "CreateDate", "ModDate": "ModifyDate"}
_MOST_FIELDS = 64
_MOST_ATTACHMENTS = 64
_MOST_PAGES = 500
_MOST_COMMENTS = 2000
_LONGEST_TEXT = 4096
_LONGEST_PACKET = 16 * 1024 * 1024
_DEEPEST_FORM = 2


def add_field(into: Metadata, name: str, value: str) -> None:
    """Add the tag "PDF:`name`" unless it is empty or already there."""
    tag = Tag(f"PDF:{_NAMES.get(name, name)}", value.replace("\0", "").strip()[:_LONGEST_TEXT])
    if tag.value and tag not in into.tags:
        into.tags.append(tag)


def read_information(document: Pdf, into: Metadata) -> None:
    """The information dictionary: author, program, title, and what writers add of their own."""
    from pikepdf import Dictionary, String

    information = document.trailer.get("/Info")
    if not isinstance(information, Dictionary):
        return
    for key, _ in zip(sorted(information.keys()), range(_MOST_FIELDS), strict=False):
        value = information.get(key)
        if isinstance(value, String):
            add_field(into, "".join(letter for letter in key if letter.isalnum()), str(value))


def read_packet(holder: Object, into: Metadata) -> None:
    """The XMP packet of the document, of a page or of a picture."""
    from pikepdf import Stream

    from officer_exposure.parsing.xmp.packet import read_xmp

    packet = holder.get("/Metadata")
    if isinstance(packet, Stream):
        read_xmp(decoded(packet), into)


def read_comments(document: Pdf, into: Metadata) -> None:
    """Who wrote the comments on the pages. A file that hangs on a comment is noted."""
    from pikepdf import Array, Dictionary

    left = _MOST_COMMENTS
    for page in _pages(document):
        notes = page.get("/Annots")
        for note in list(notes)[:left] if isinstance(notes, Array) else ():
            left -= 1
            if isinstance(note, Dictionary):
                _read_comment(note, into)


def _read_comment(note: Object, into: Metadata) -> None:
    """Form fields are comments, too, whose `T` is not a person but the field's name."""
    from pikepdf import String

    author, kind = note.get("/T"), note.get("/Subtype")
    if kind == "/FileAttachment":
        note_problem(into, ATTACHED)
    if isinstance(author, String) and kind != "/Widget":
        add_field(into, "AnnotationAuthor", str(author))


def read_attachments(document: Pdf, into: Metadata, look_into: LookInto | None) -> None:
    """The names of attached files, and what `look_into` finds in them. What is left out is said."""
    names = list(document.attachments)
    if len(names) > _MOST_ATTACHMENTS:
        note_problem(into, ATTACHED)
    for name in names[:_MOST_ATTACHMENTS]:
        add_field(into, "Attachment", name)
        if look_into is None:
            note_problem(into, ATTACHED)
            continue
        try:
            look_into(decoded(document.attachments[name].get_file().obj), name, into)
        except ParseError:
            note_problem(into, ATTACHED)


def note_pages(document: Pdf, into: Metadata) -> None:
    """Note pages that cannot be found, or that are too many."""
    if len(document.pages) < max(int(document.Root.Pages.get("/Count", 1)), 1):
        note_problem(into, _LOST_PAGES)
    if len(document.pages) > _MOST_PAGES:
        note_problem(into, _TOO_MANY_PAGES)


def read_maps(document: Pdf, into: Metadata) -> None:
    """Note pages that say which place on Earth they show: a measure (ISO 32000-2, 12.10), or Adobe's older form."""
    from pikepdf import Array, Dictionary

    for page in _pages(document):
        views = page.get("/VP")
        measured = [page, *views] if isinstance(views, Array) else [page]
        measures = [holder.get("/Measure") for holder in measured if isinstance(holder, Dictionary)]
        measures += [picture.get("/Measure") for picture in _pictures(page, set(), _DEEPEST_FORM)]
        if "/LGIDict" in page or any(isinstance(one, Dictionary) and "/GPTS" in one for one in measures):
            note_problem(into, _MAP)


def note_problem(into: Metadata, problem: str) -> None:
    """Note a problem once."""
    if problem not in into.problems:
        into.problems.append(problem)


def _pages(document: Pdf) -> Iterator[Object]:
    for page, _ in zip(document.pages, range(_MOST_PAGES), strict=False):
        yield page.obj


def _pictures(holder: Object, seen: set[tuple[int, int]], depth: int) -> Iterator[Object]:
    """The picture streams that a page or a form draws, each once."""
    from pikepdf import Dictionary, Stream

    resources = holder.get("/Resources")
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary):
        return
    for key in sorted(drawn.keys()):
        child = drawn.get(key)
        if not isinstance(child, Stream) or child.objgen in seen:
            continue
        seen.add(child.objgen)
        if child.get("/Subtype") == "/Image":
            yield child
        elif depth > 0:
            yield from _pictures(child, seen, depth - 1)


def filters_of(stream: Object) -> list[str]:
    """The names of the filters of a stream, the outermost first."""
    from pikepdf import Array

    filters = stream.get("/Filter")
    if filters is None:
        return []
    return [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]


def decoded(stream: Object) -> bytes:
    """The bytes of a stream, plain or deflated, never more than `_LONGEST_PACKET`."""
    if len(stream.read_raw_bytes()) > _LONGEST_PACKET:
        raise ParseError("It is too long.")
    return unpacked(stream)


def unpacked(stream: Object, *last: str) -> bytes:
    """The bytes of a stream up to the filter `last`; deflated ones never more than `_LONGEST_PACKET`."""
    filters = filters_of(stream)
    raw = stream.read_raw_bytes()
    if filters == [*last]:
        return raw
    if filters != ["/FlateDecode", *last] or stream.get("/DecodeParms") is not None:
        raise ParseError("It is compressed in a way that cannot be read.")
    try:
        return zlib.decompressobj().decompress(raw, _LONGEST_PACKET)
    except zlib.error as error:
        raise ParseError("It is damaged.") from error
