"""Writes the film: the index with the places of the copy, the samples of the original."""

from __future__ import annotations

from struct import pack
from typing import TYPE_CHECKING, BinaryIO

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.fragments import (
    Part,
    as_map,
    default_sizes,
    fragment_at,
    parts_of,
    rewritten_fragment,
)
from officer_exposure.remedy.film.headers import extends, movie_header, rewritten_track
from officer_exposure.remedy.film.nodes import Node, damaged
from officer_exposure.remedy.film.outside import brands_of
from officer_exposure.remedy.film.pieces import by_number, indexed
from officer_exposure.remedy.film.regions import Regions
from officer_exposure.remedy.film.texts import keyed, user_data
from officer_exposure.remedy.film.top import Layout
from officer_exposure.remedy.film.tracks import Kept
from officer_exposure.remedy.film.woven import coding_of, woven_into
from officer_exposure.remedy.interface import Ledger, Span, What

if TYPE_CHECKING:
    from officer_exposure.remedy.film.samples import Numbers, SampleMap

_WOVEN = "clock, settings or positions that the camera wove into the pictures"
_WOVEN_NOTE = "Notes that the camera wove into the film were overwritten. The pictures themselves are unchanged."
_ENCODER = "the name of the program that encoded the film, which is part of the coded pictures"
_BETWEEN = "data between the pictures and sounds of the film"
_LONGEST_32 = 0xFFFF_FFFF


class Job:
    """One film on its way into one copy."""

    def __init__(
        self, file: FileBytes, layout: Layout, movie: Node, kept: tuple[Kept, ...], what: What, ledger: Ledger
    ) -> None:
        self._file = file
        self._layout = layout
        self._movie = movie
        self._kept = kept
        self._what = what
        self._ledger = ledger
        self._tracks = by_number(kept)

    def write_indexed(self, out: BinaryIO) -> None:
        """Write `moov` and what it tells of, in the order of the original."""
        maps = indexed(self._file, self._kept)
        regions = Regions(
            (offset, length)
            for samples in maps
            for offset, length in zip(samples.offsets.tolist(), samples.lengths.tolist(), strict=True)
        )
        blanks = [
            blank for track, samples in zip(self._kept, maps, strict=True) for blank in self._woven(track, samples)
        ]
        self._note_between(regions.total)
        head = data_head(regions.total)
        movie = self._placed(maps, regions, out.tell() + len(head))
        if self._index_first():
            out.write(movie)
        if regions.total:
            out.write(head)
            regions.write(self._file, out, blanks)
        if not self._index_first():
            out.write(movie)

    def _placed(self, maps: list[SampleMap], regions: Regions, data: int) -> bytes:
        """The index, whose own length moves what it points to where it stands first."""
        places = [regions.places(samples.offsets) for samples in maps]
        movie = self._movie_at(places, data, self._ledger).encoded()
        for _ in range(3):
            length = len(movie) if self._index_first() else 0
            movie = self._movie_at(places, data + length, Ledger()).encoded()
            if length in (0, len(movie)):
                return movie
        raise damaged()

    def _index_first(self) -> bool:
        """Whether the index stands before the pictures, so that a film can be played while it still arrives."""
        return next((box.kind == b"moov" for box in self._layout.boxes if box.kind in (b"moov", b"mdat")), True)

    def _movie_at(self, places: list[Numbers], data: int, ledger: Ledger) -> Node:
        numbers = frozenset(self._tracks)
        following = {track.number: data + offsets for track, offsets in zip(self._kept, places, strict=True)}
        by_node = {id(track.node): track for track in self._kept}
        children: list[Node] = []
        for child in self._movie.children:
            track = by_node.get(id(child))
            if child.kind == b"mvhd":
                children.append(movie_header(child, self._what, ledger))
            elif child.kind == b"mvex":
                children.append(extends(child, self._kept))
            elif track is not None:
                children.append(rewritten_track(track, following[track.number], self._what, numbers, ledger))
            else:
                children += self._beside(child, ledger)
        return self._movie.holding(children)

    def _beside(self, child: Node, ledger: Ledger) -> list[Node]:
        if child.kind in (b"udta", b"meta"):
            left = (user_data if child.kind == b"udta" else keyed)(child, self._what, ledger)
            return [left] if left else []
        if child.kind not in (b"trak", b"iods") and child.body.strip(b"\0"):
            ledger.removed("data of the camera's maker beside the film")
        return []

    def write_fragments(self, out: BinaryIO) -> None:
        """Write the fragments one after another, each with its own samples behind it."""
        defaults, copied = default_sizes(self._movie), 0
        for box in self._layout.boxes:
            if box.kind == b"styp":
                out.write(brands_of(self._file, box, self._what))
            if box.kind != b"moof":
                continue
            fragment = fragment_at(self._file, box)
            parts = [
                part
                for part in parts_of(fragment, box.head, defaults, self._file.size)
                if part.number in self._tracks
            ]  # fmt: skip
            copied += self._write_fragment(fragment, parts, out) if parts else 0
            if copied > self._file.size:
                raise damaged()

    def _write_fragment(self, fragment: Node, parts: list[Part], out: BinaryIO) -> int:
        regions = Regions((run.offset, run.length) for part in parts for run in part.runs)
        blanks = [
            blank for part in parts for blank in self._woven(self._tracks[part.number], as_map([part]))
        ]  # fmt: skip
        head = data_head(regions.total)
        out.write(rewritten_fragment(fragment, parts, regions, len(head)).encoded())
        out.write(head)
        regions.write(self._file, out, blanks)
        return regions.total

    def _woven(self, track: Kept, samples: SampleMap) -> tuple[Span, ...]:
        coding = coding_of(track.node)
        if coding is None:
            return ()
        found = woven_into(self._file, samples, coding)
        if found.blanks:
            self._ledger.removed(_WOVEN)
            self._ledger.note(_WOVEN_NOTE)
        if found.encoder:
            self._ledger.kept(_ENCODER)
        return found.blanks

    def _note_between(self, kept: int) -> None:
        """Say so where the original holds more than the samples of its tracks."""
        data = sum(box.end - box.start for box in self._layout.boxes if box.kind == b"mdat")
        fragmented = any(box.kind == b"moof" for box in self._layout.boxes)
        dropped = sum(1 for _ in self._movie.every(b"trak")) > len(self._kept)
        if data > kept and not fragmented and not dropped:
            self._ledger.removed(_BETWEEN)


def data_head(length: int) -> bytes:
    """The head of an `mdat` box with `length` bytes."""
    if length + 8 <= _LONGEST_32:
        return pack(">I", length + 8) + b"mdat"
    return pack(">I", 1) + b"mdat" + pack(">Q", length + 16)
