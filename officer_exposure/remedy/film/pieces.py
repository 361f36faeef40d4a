"""All that belongs to the tracks of a film, wherever it lies: what the index tells, then what each fragment does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.fragments import as_map, default_sizes, fragment_at, parts_of
from officer_exposure.remedy.film.nodes import Node, damaged
from officer_exposure.remedy.film.samples import SampleMap, sample_map
from officer_exposure.remedy.film.top import Layout
from officer_exposure.remedy.film.tracks import Kept


class Piece(msgspec.Struct, frozen=True):
    """Samples of one track: from the index, or from one fragment."""

    number: int
    samples: SampleMap


def indexed(file: FileBytes, kept: tuple[Kept, ...]) -> list[SampleMap]:
    """The samples that the index tells of, for each track. No table may speak of more bytes than the file has."""
    maps = [sample_map(track.node, file.size) for track in kept]
    if any(int(samples.lengths.sum()) > file.size for samples in maps):
        raise damaged()
    return maps


def every_piece(file: FileBytes, layout: Layout, movie: Node, kept: tuple[Kept, ...]) -> Iterator[Piece]:
    """The samples of the tracks `kept`, in the order in which they are played."""
    numbers = {track.number for track in kept}
    yield from (
        Piece(track.number, samples) for track, samples in zip(kept, indexed(file, kept), strict=True)
    )  # fmt: skip
    defaults = default_sizes(movie)
    for box in layout.boxes:
        if box.kind == b"moof":
            fragment = fragment_at(file, box)
            for part in parts_of(fragment, box.head, defaults, file.size):
                if part.number in numbers:
                    yield Piece(part.number, as_map([part]))


def by_number(kept: tuple[Kept, ...]) -> Mapping[int, Kept]:
    """The tracks by their numbers. Raises ParseError where two have the same."""
    found = {track.number: track for track in kept}
    if len(found) != len(kept):
        raise damaged()
    return found
