"""Everything in an opened PDF that its pages need not lead to: a sweep over every object (ISO 32000-2).

Photos in stamps, patterns and previews, XMP of any part, files that hang anywhere, entries of forms, comments, links,
bookmarks, layers, signatures, and what programs keep for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.loose_text import add_text, add_values
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.pdf.parts import (
    ATTACHED,
    LookInto,
    add_field,
    decoded,
    filters_of,
    note_problem,
    read_packet,
    unpacked,
)

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_TOO_MANY = "This PDF has more parts than could be looked into."
_TOO_MANY_PICTURES = "This PDF holds more pictures than could be looked into."
_MOST_OBJECTS = 200_000
_MOST_PICTURES = 200
_MOST_FILES = 64
_LONGEST_PICTURES = 48 * 1024 * 1024
_LONGEST_STRING = 20_000
_CODED = ("/DCTDecode", "/JPXDecode")
_UNREAD = frozenset(
    {"/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/DA", "/DS", "/Registry", "/Ordering", "/CharSet", "/FontFamily"}
    | {"/CheckSum", "/ByteRange", "/Lookup", "/M", "/CreationDate", "/ModDate", "/LastModified", "/NM", "/Lang", "/CA"}
    | {"/OutputConditionIdentifier", "/OutputCondition", "/RegistryName", "/Info", "/JavaScript", "/URLS"}
)
"""Strings that are numbers, dates, keys of ciphers, or names that every file bears."""

_SIGNER = {"/Name": "Signer", "/Location": "Location", "/ContactInfo": "SignerContact"}
_USER_FOLDER = re.compile(r"(?:file:|[A-Za-z]:[\\/]|\\\\|/Users/|/home/)")


def read_objects(document: Pdf, into: Metadata, look_into: LookInto | None) -> None:
    """Add what every object of the document tells. Files attached by name are left to the reader of attachments."""
    _Objects(document, into, look_into).read()


class _Objects:
    __slots__ = ("_document", "_files", "_into", "_left", "_look_into", "_packets", "_pictures", "_room", "_texts")

    def __init__(self, document: Pdf, into: Metadata, look_into: LookInto | None) -> None:
        self._document = document
        self._into = into
        self._look_into = look_into
        self._left = _MOST_OBJECTS
        self._room = _LONGEST_PICTURES
        self._pictures = 0
        self._texts: dict[str, None] = {}
        own = document.Root.get("/Metadata")  # read before all others
        self._packets = set() if own is None else {own.objgen}
        self._files = {stream.objgen for one in document.attachments.values() for stream in _embedded(one.obj)}

    def read(self) -> None:
        """Sweep once over all objects, and keep their strings as one text."""
        from pikepdf import Object

        information = self._document.trailer.get("/Info")
        known = information.objgen if information is not None else None
        for found in self._document.objects:
            if self._left < 0:
                note_problem(self._into, _TOO_MANY)
                break
            if isinstance(found, Object) and (found.objgen != known or known == (0, 0)):  # numbers come as numbers
                self._sweep(found)
        add_text(self._into, "PDF:Text", "\n".join(self._texts))

    def _sweep(self, found: Object) -> None:
        from pikepdf import Array, Dictionary, Stream, String

        waiting: list[Object] = [found]
        while waiting and self._left >= 0:
            self._left -= 1
            one = waiting.pop()
            if isinstance(one, String):
                self._keep(str(one))
            elif isinstance(one, Array):
                waiting += [child for child in one if _is_inside(child)]
            elif isinstance(one, Dictionary | Stream):
                self._dictionary(one)
                waiting += [one[key] for key in sorted(one.keys()) if key not in _UNREAD and _is_inside(one[key])]

    def _dictionary(self, one: Object) -> None:
        from pikepdf import Dictionary, Stream

        if isinstance(one, Stream):
            if any(name in _CODED for name in filters_of(one)):
                self._picture(one)
        elif "/EF" in one:
            self._file(one)
        if "/XFA" in one:
            self._form(one["/XFA"])
        packet = one.get("/Metadata")
        if isinstance(packet, Stream) and packet.objgen not in self._packets:
            self._packets.add(packet.objgen)
            read_part(self._into, "XMP", read_packet, one, self._into)
        if one.get("/Type") == "/Sig" or (isinstance(one, Dictionary) and "/ByteRange" in one):
            for key, name in _SIGNER.items():
                add_field(self._into, name, _text(one.get(key)))

    def _form(self, form: Object) -> None:
        """What was entered into a form of Adobe's own kind: XML in one stream, or in several."""
        from pikepdf import Array, Stream

        parts = list(form) if isinstance(form, Array) else [form]
        streams = [decoded(part) for part in parts if isinstance(part, Stream)]
        add_values(self._into, "PDF:Text", b"".join(streams).decode("utf-8", "replace"))

    def _keep(self, text: str) -> None:
        plain = text.strip()[:_LONGEST_STRING]
        if len(plain) > 1:
            self._texts[plain] = None
        if _USER_FOLDER.match(plain):
            add_field(self._into, "Path", plain)

    def _picture(self, stream: Object) -> None:
        self._pictures += 1
        self._room -= int(stream.get("/Length", 0))
        if self._room < 0 or self._pictures > _MOST_PICTURES:
            note_problem(self._into, _TOO_MANY_PICTURES)
            return
        read_part(self._into, "picture", _read_photo, stream, self._into)

    def _file(self, one: Object) -> None:
        """A file that hangs on a comment, a film or a page."""
        for stream in _embedded(one):
            if stream.objgen in self._files:
                continue
            self._files.add(stream.objgen)
            if self._look_into is None or len(self._files) > _MOST_FILES:
                note_problem(self._into, ATTACHED)
                return
            try:
                self._look_into(decoded(stream), _text(one.get("/UF")) or _text(one.get("/F")), self._into)
            except ParseError:
                note_problem(self._into, ATTACHED)


def _embedded(one: Object) -> Iterator[Object]:
    from pikepdf import Dictionary, Stream

    files = one.get("/EF")
    if isinstance(files, Dictionary):
        found = [files[key] for key in sorted(files.keys())]
        yield from (stream for stream in found if isinstance(stream, Stream))


def _is_inside(one: object) -> bool:
    """Whether an object has no number of its own: those with one are swept by themselves."""
    from pikepdf import Array, Dictionary, String

    return isinstance(one, String | Array | Dictionary) and not one.is_indirect


def _text(one: object) -> str:
    from pikepdf import String

    return str(one) if isinstance(one, String) else ""


def _read_photo(picture: Object, into: Metadata) -> None:
    from officer_exposure.parsing.jpeg.walk import read_jpeg
    from officer_exposure.parsing.read import read_metadata

    inner = Metadata()
    coded = next(name for name in filters_of(picture) if name in _CODED)
    data = unpacked(picture, coded)
    if coded == "/DCTDecode":
        read_jpeg(ByteView.of(data), inner)
    else:
        inner = read_metadata(ByteView.of(data), "")
    inner.previews.clear()  # their places are counted in the picture, not in this file
    add_embedded(inner, 0, into)
