"""Every layer of a document in which something could be left: what is read, and all that is never seen on a page."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import unquote, unquote_to_bytes

import pikepdf
import pypdfium2
from PIL import Image

_DATA_URI = re.compile(r"data:([\w/+.-]*)((?:;[\w=-]+)*),([^\"')\s<>]*)")
_INVISIBLE = re.compile("[\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\N{WORD JOINER}]")


class Layer(NamedTuple):
    """One layer. `words`: it is said to somebody, as text, title or description; else it is how a page is drawn."""

    name: str
    data: bytes
    words: bool = False


def layers_of(data: bytes) -> Iterator[Layer]:
    """All layers of a PDF, a web page or a JSON file; the bytes of the file are the first."""
    yield Layer("file", data)
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.lstrip().startswith(b"<"):
        yield from _page(data.decode())
    else:
        yield from _json(json.loads(data), "$")


def pictures_in(data: bytes) -> Iterator[Image.Image]:
    """Every picture that a PDF or a web page carries, as it can be taken out of it."""
    if not data.startswith(b"%PDF"):
        for _, blob in _blobs(data.decode()):
            yield Image.open(io.BytesIO(blob))
        return
    with pikepdf.open(io.BytesIO(data)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
                yield pikepdf.PdfImage(one).as_pil_image()


def _pdf(data: bytes) -> Iterator[Layer]:
    with pikepdf.open(io.BytesIO(data)) as document:
        assert not document.attachments
        for number, one in enumerate(document.objects):
            yield from _object(one, f"object {number}")
        yield from _object(document.trailer, "trailer")
    pages = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(pages, 1):
            yield from _said(f"page {number}", page.get_textpage().get_text_range())
    finally:
        pages.close()


def _object(one: Any, name: str) -> Iterator[Layer]:
    """An object and all that stands in it; what it only points to has its own turn."""
    match one:
        case pikepdf.String():
            yield Layer(name, bytes(one))
            yield from _said(name, str(one))
        case pikepdf.Name():
            yield Layer(name, str(one).encode())
        case pikepdf.Stream():
            yield from _stream(one, name)
        case pikepdf.Dictionary():
            for key, value in one.items():
                yield Layer(name, key.encode())
                if not _is_pointer(value):
                    yield from _object(value, f"{name} {key}")
        case pikepdf.Array():
            for value in one:
                if not _is_pointer(value):
                    yield from _object(value, name)
        case _:
            pass


def _stream(one: pikepdf.Stream, name: str) -> Iterator[Layer]:
    try:
        yield Layer(name, one.read_bytes(), words=one.get("/Type") == "/Metadata")
    except pikepdf.PdfError:  # a JPEG stays as it is stored
        assert one.get("/Subtype") == "/Image", name
        yield Layer(name, one.read_raw_bytes())
    for key, value in one.items():
        if not _is_pointer(value):
            yield from _object(value, f"{name} {key}")


def _is_pointer(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


class _Reader(HTMLParser):
    """Collects what a page says and everything that stands in its marks."""

    def __init__(self) -> None:
        super().__init__()
        self.layers: list[Layer] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            spoken = key in {"title", "alt", "content"} or key.startswith("aria-")
            self.layers.append(Layer(f"<{tag} {key}>", (value or "").encode(), words=spoken))
            self.layers.append(Layer(f"<{tag} {key}> (unquoted)", unquote_to_bytes(value or "")))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.layers.append(Layer("comment", data.encode()))


def _page(text: str) -> Iterator[Layer]:
    yield Layer("page (unescaped)", unescape(text).encode())
    yield Layer("page (unquoted)", unquote(unescape(text)).encode())
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from reader.layers
    yield from _said("page", " ".join(reader.said))
    for media, blob in _blobs(text):
        yield Layer(f"data: {media}", blob)
        if media.startswith("image/") and "svg" not in media:
            told = Image.open(io.BytesIO(blob)).info
            yield Layer(f"data: {media} (what it tells)", repr(told).encode(), words=True)


def _blobs(text: str) -> Iterator[tuple[str, bytes]]:
    """What a page carries in itself: the kind, and the bytes."""
    for media, options, body in _DATA_URI.findall(unescape(text)):
        yield media, base64.b64decode(body) if ";base64" in options else unquote_to_bytes(body)


def _json(value: object, name: str) -> Iterator[Layer]:
    match value:
        case dict():
            for key, part in value.items():
                yield Layer(name, key.encode(), words=True)
                yield from _json(part, f"{name}.{key}")
        case list():
            for part in value:
                yield from _json(part, f"{name}[]")
        case _:
            yield from _said(name, str(value))


def _said(name: str, text: str) -> Iterator[Layer]:
    """A text, without what may stand unseen between its letters."""
    yield Layer(name, _INVISIBLE.sub("", text).encode("utf-8", "replace"), words=True)
