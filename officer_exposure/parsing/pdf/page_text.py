"""The text on the pages of a PDF, also that which a scanner's software laid behind a picture."""

from __future__ import annotations

import time
from typing import Any

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_text

SCANNED = "Some pages of this document are pictures, as a scanner makes them. What they show was not looked at."
"""What is said of a document where `Metadata.scanned`."""

_NAME = "PDF:Text"
_LARGEST = 48 * 1024 * 1024
"""Bytes of a document that are held to read its pages."""

_MOST_PAGES = 2_000
_IMAGE = 3
"""FPDF_PAGEOBJ_IMAGE in PDFium's fpdf_edit.h."""

_MOST_OF_IT = 0.5
"""Share of a page that a picture covers at least which is the page."""

_PATIENCE = 8.0
"""Seconds, of the 20 that a worker has for all of the file."""


def read_page_text(view: ByteView, into: Metadata) -> None:
    """Add what stands on the pages, as one text. What is too long is said to be cut, and what has no text, scanned.

    Raises ParseError, or whatever the library says of a damaged document.
    """
    import pypdfium2

    if view.size > _LARGEST:
        into.texts_cut = True
        return
    ends = time.monotonic() + _PATIENCE
    texts: list[str] = []
    document: Any = pypdfium2.PdfDocument(view.at(0, view.size))  # its types do not know what it can do
    try:
        while len(texts) < min(len(document), _MOST_PAGES) and time.monotonic() < ends:
            page = document[len(texts)]
            texts.append(_text_of(page))
            into.scanned = into.scanned or (not texts[-1].strip() and _is_picture(page))
            page.close()
        into.texts_cut = into.texts_cut or len(texts) < len(document)
    finally:
        document.close()
    add_text(into, _NAME, "\n".join(texts))


def _text_of(page: Any) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _is_picture(page: Any) -> bool:
    """Whether a picture covers most of a page."""
    width, height = page.get_size()
    for one in page.get_objects(filter=[_IMAGE]):
        left, bottom, right, top = one.get_bounds()
        if (right - left) * (top - bottom) > _MOST_OF_IT * width * height:
            return True
    return False
