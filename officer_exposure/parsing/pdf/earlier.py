"""Earlier states of a PDF: a program that saves only its changes leaves what it deleted in the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.view_stream import open_view

if TYPE_CHECKING:
    from pikepdf import Pdf

_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s{0,2}")
_LARGEST = 64 * 1024 * 1024
_MOST = 8


def read_earlier(view: ByteView, into: Metadata, read: Callable[[Pdf, Metadata], None]) -> None:
    """Have every earlier state of the document read. Raises ParseError where there are too many of them."""
    if view.size > _LARGEST:
        if len(_ends(view, view.size - _LARGEST // 8)) > 1:
            raise ParseError("It is too long to be looked into.")
        return
    ends = _ends(view, 0)[:-1]
    for end in ends[-_MOST:]:
        _read_state(view.part(0, end), into, read)
    if len(ends) > _MOST:
        raise ParseError("There are more of them than could be looked into.")


def _ends(view: ByteView, start: int) -> list[int]:
    """Where each state ends. The first part of a file made for the web also ends so, and begins with no table."""
    data = view.upto(start, view.size - start)
    return [start + match.end() for match in _END.finditer(data) if int(match[1]) > 0]


def _read_state(view: ByteView, into: Metadata, read: Callable[[Pdf, Metadata], None]) -> None:
    """What cannot be opened is no state that anybody could go back to."""
    import pikepdf

    inner = Metadata()
    try:
        with pikepdf.open(open_view(view), suppress_warnings=True, attempt_recovery=False) as document:
            read(document, inner)
    except Exception:  # noqa: BLE001 - a C++ library says in many ways that it cannot read hostile bytes
        return
    inner.problems.clear()
    add_embedded(inner, 0, into)
