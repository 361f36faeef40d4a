"""Cleans films made of boxes: a new index from a keep-list, and behind it the pictures and sounds alone.

Nothing is decoded. Only the samples of the tracks that come along are copied, bit for bit; what else lay between them
(tracks of positions, a dashcam's notes beside each second) has no place in the copy. A film that could be played
before it was loaded whole still can.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.compare import compare_films
from officer_exposure.remedy.film.outside import copied_brands, enter_outside
from officer_exposure.remedy.film.pieces import every_piece
from officer_exposure.remedy.film.top import index_of, layout_of
from officer_exposure.remedy.film.tracks import chosen
from officer_exposure.remedy.film.writing import Job
from officer_exposure.remedy.interface import Cleaner, Ledger, Rewritten, Span, What


class FilmCleaner:
    """Cleans MP4, MOV, 3GP, M4V and M4A."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write a film with the pictures and sounds of `original` alone."""
        ledger = Ledger()
        layout = layout_of(original)
        movie = index_of(original, layout)
        kept = chosen(original, movie, what, ledger)
        enter_outside(original, layout, ledger)
        out.write(copied_brands(original, layout, what))
        job = Job(original, layout, movie, kept, what, ledger)
        job.write_indexed(out)
        job.write_fragments(out)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The samples of all tracks, as the index of the copy tells."""
        layout = layout_of(copy)
        movie = index_of(copy, layout)
        kept = chosen(copy, movie, What.LOCATION, Ledger())
        return [
            Span(offset, length)
            for piece in every_piece(copy, layout, movie, kept)
            for offset, length in zip(piece.samples.offsets.tolist(), piece.samples.lengths.tolist(), strict=True)
            if length
        ]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Raise NotProvenError unless both play the same, bit for bit."""
        compare_films(original, copy)


CLEANER: Cleaner = FilmCleaner()
