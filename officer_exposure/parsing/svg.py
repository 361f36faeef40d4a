"""SVG drawings: who made them, where they were saved, and what photos inside them tell."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.inflate import Inflater
from officer_exposure.parsing.loose_text import add_values
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.xml_tree import parse_xml
from officer_exposure.parsing.xmp.packet import read_rdf
from officer_exposure.parsing.xmp.text import decode

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_LARGEST = 32 * 1024 * 1024
_LARGEST_TEXT = 4 * 1024 * 1024
_MOST_PICTURES = 50
_LONGEST_VALUE = 1000
_PICTURE = re.compile(r"data:image/[\w.+-]{1,20}(?:;[\w=.-]{1,40})?;base64,([A-Za-z0-9+/=\s%]*+)")
_SAVED_AT = re.compile(r"\b(docname|export-filename|absref)\s*=\s*[\"']([^\"'<>]{1,1000})[\"']")
_DESCRIBED = {"title": "Title", "desc": "Description"}


def read_svg(view: ByteView, into: Metadata) -> None:
    """Add what a drawing holds. Raises ParseError where it is damaged."""
    if view.size > _LARGEST:
        raise ParseError("This drawing is too large to be read safely.")
    data = view.at(0, view.size)
    if data.startswith(_GZIP):
        data = Inflater(_GZIP_WINDOW).inflate(data)
    text = decode(data)
    for number, picture in enumerate(_pictures(text)):
        if number == _MOST_PICTURES:
            raise ParseError("This drawing holds too many pictures.")
        read_part(into, "picture inside", _read_picture, picture, into)
    _read_drawing(_PICTURE.sub("", text), into)


def _read_drawing(text: str, into: Metadata) -> None:
    if len(text) > _LARGEST_TEXT:
        raise ParseError("This drawing is too large to be read safely.")
    add_values(into, "SVG:Text", text)
    for name, value in _SAVED_AT.findall(text):
        into.tags.append(Tag(f"SVG:{name}", value))
    start = text.find("<")
    root = parse_xml(text[max(start, 0) :].rstrip("\0 \r\n\t"))
    for element in root:
        name = element.tag.rpartition("}")[2]
        if name in _DESCRIBED and element.text and element.text.strip():
            into.tags.append(Tag(f"SVG:{_DESCRIBED[name]}", element.text.strip()[:_LONGEST_VALUE]))
    read_rdf(root, text, into, "xmp")


def _pictures(text: str) -> Iterator[bytes]:
    for match in _PICTURE.finditer(text):
        digits = "".join(unquote(match[1]).split()).rstrip("=")
        try:
            yield base64.b64decode(digits[: len(digits) // 4 * 4])
        except (binascii.Error, ValueError):
            continue


def _read_picture(data: bytes, into: Metadata) -> None:
    """A photo keeps its hidden data when it is put into a drawing. Its previews have no place in this file."""
    from officer_exposure.parsing.read import read_metadata

    inner = read_metadata(ByteView.of(data), "")
    inner.previews.clear()
    inner.clips.clear()
    add_embedded(inner, 0, into)
