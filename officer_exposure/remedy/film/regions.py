"""The pieces of a film that come along: which bytes of the original, and where they stand in the copy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import damaged
from officer_exposure.remedy.interface import Span

if TYPE_CHECKING:
    from officer_exposure.remedy.film.samples import Numbers

_BLANK = b"\xff"


class Regions:
    """Pieces of the original, in its order, none twice: pieces that touch or overlap are one."""

    def __init__(self, pieces: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for offset, length in sorted(piece for piece in pieces if piece[1] > 0):
            if self._ends and offset <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], offset + length)
            else:
                self._starts.append(offset)
                self._ends.append(offset + length)
        self._before = [0]
        for start, end in zip(self._starts, self._ends, strict=True):
            self._before.append(self._before[-1] + end - start)

    @property
    def total(self) -> int:
        """Bytes of all pieces."""
        return self._before[-1]

    def place(self, offset: int) -> int:
        """Where the byte that stands at `offset` of the original stands, counted from the first piece."""
        piece = bisect_right(self._starts, offset) - 1
        if piece < 0 or offset > self._ends[piece]:
            return 0  # of a chunk without samples
        return self._before[piece] + offset - self._starts[piece]

    def places(self, offsets: Numbers) -> Numbers:
        """The same for many."""
        import numpy as np

        if not self._starts:
            return np.zeros_like(offsets)
        starts = np.array(self._starts, np.int64)
        pieces = np.maximum(np.searchsorted(starts, offsets, side="right") - 1, 0)
        places: Numbers = np.maximum(np.array(self._before, np.int64)[pieces] + offsets - starts[pieces], 0)
        return places

    def write(self, file: FileBytes, out: BinaryIO, blanks: Sequence[Span]) -> None:
        """Append all pieces to `out`, with the `blanks` of the original overwritten."""
        ordered = sorted({(blank.offset, blank.length) for blank in blanks})
        following = 0
        for start, end in zip(self._starts, self._ends, strict=True):
            place = start
            while following < len(ordered) and ordered[following][0] < end:
                offset, length = ordered[following]
                following += 1
                if offset < place or offset + length > end:
                    raise damaged()
                file.copy(place, offset - place, out)
                out.write(_BLANK * length)
                place = offset + length
            file.copy(place, end - place, out)
