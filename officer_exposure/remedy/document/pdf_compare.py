"""Holds a cleaned PDF against its original: the same pages, drawn by the same commands with the same pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from officer_exposure.remedy.document.pdf_pictures import cleaned_jpeg, jpeg_of
from officer_exposure.remedy.interface import NotProvenError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_HINT = "It was left out. Print it into a new PDF, and share that."
_DEEPEST = 8
_FRAME = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")


def compare_documents(before: Pdf, after: Pdf) -> None:
    """Raise NotProvenError unless every page is drawn alike."""
    if len(before.pages) != len(after.pages):
        raise NotProvenError("The copy would have other pages.", _HINT)
    seen: tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]] = ({}, {})
    for one, other in zip(before.pages, after.pages, strict=True):
        if _page(one.obj, seen[0]) != _page(other.obj, seen[1]):
            raise NotProvenError("A page of the copy would look different.", _HINT)


def _page(page: Object, seen: dict[tuple[int, int], str]) -> list[str]:
    frame = [str(page.get(key)) if page.get(key) is None else repr(page.get(key)) for key in _FRAME]
    contents = page.get("/Contents")
    return [*frame, *(_digest(stream) for stream in _streams(contents)), *_drawn(page, seen, _DEEPEST)]


def _streams(contents: Object | None) -> Iterator[Object]:
    from pikepdf import Array, Stream

    if isinstance(contents, Stream):
        yield contents
    elif isinstance(contents, Array):
        yield from (part for part in contents if isinstance(part, Stream))


def _drawn(holder: Object, seen: dict[tuple[int, int], str], depth: int) -> Iterator[str]:
    """What identifies each picture and form that `holder` draws, by the name it has there."""
    from pikepdf import Dictionary, Stream

    resources = holder.get("/Resources")
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary) or depth <= 0:
        return
    for key in sorted(drawn.keys()):
        child = drawn.get(key)
        if not isinstance(child, Stream):
            continue
        if child.objgen not in seen:
            seen[child.objgen] = ""
            seen[child.objgen] = _digest(child) + "".join(_drawn(child, seen, depth - 1))
        yield seen[child.objgen]


def _digest(stream: Object) -> str:
    photo = jpeg_of(stream)
    if photo is not None:
        return hashlib.sha256(cleaned_jpeg(photo)).hexdigest()
    try:
        data = stream.read_bytes()
    except Exception:  # noqa: BLE001 - a picture that the library does not unpack is compared as it is
        data = stream.read_raw_bytes()
    return hashlib.sha256(data).hexdigest()
