"""The segments of a JPEG up to its picture data, however badly they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView

EXIV2 = b"\xff\x01Exiv2"
"""What stands before the segments in a file of the exiv2 program, which holds hidden data and no picture."""

START_OF_SCAN = 0xDA
_END_OF_IMAGE = 0xD9
_WITHOUT_LENGTH = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_MOST = 5000
"""Segments before the picture data. The largest real count is a few hundred (colour profiles, depth maps, sound)."""

_NEXT_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
_SEARCHED = 64 * 1024

Segment = tuple[int, int, int]
"""(marker, offset of the content, length of the content)"""


def segments(view: ByteView, into: Metadata) -> Iterator[Segment]:
    """Each segment in turn; last the start of scan, if the file has one. Notes a problem where segments are damaged."""
    position = len(EXIV2) if view.head.startswith(EXIV2) else 2
    for _ in range(_MOST):
        header = view.upto(position, 4)
        if len(header) < 4:
            _note(into, "This picture ends before its picture data begins.", len(header) == 0 or header[-1] != 0xD9)
            return
        if header[0] != 0xFF or header[1] in (0x00, 0xFF):
            position = _next_marker(view, position, into)
            continue
        marker, length = header[1], header[2] << 8 | header[3]
        if marker in _WITHOUT_LENGTH:
            position += 2
            continue
        if marker == _END_OF_IMAGE:
            yield marker, position + 2, 0
            return
        if length < 2:
            _note(into, "Part of this picture's hidden data is damaged.")
            position = _next_marker(view, position + 2, into)
            continue
        yield marker, position + 4, length - 2
        if marker == START_OF_SCAN:
            return
        position += 2 + length
    _note(into, "This picture holds too many pieces of hidden data to read them all.")


def _next_marker(view: ByteView, position: int, into: Metadata) -> int:
    """Where the next marker stands: after fill bytes, which are allowed, or after rubbish, which is noted."""
    rubbish = view.upto(position, _SEARCHED)
    found = _NEXT_MARKER.search(rubbish)
    skipped = rubbish[: found.start()] if found else rubbish
    _note(into, "Part of this picture's hidden data is damaged.", bool(skipped.strip(b"\xff")))
    return position + len(skipped)


def _note(into: Metadata, problem: str, noteworthy: bool = True) -> None:
    if noteworthy and problem not in into.problems:
        into.problems.append(problem)
