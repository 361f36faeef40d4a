"""Fragments: films written piece by piece, as streams and body cameras do (ISO/IEC 14496-12, 8.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.headers import known_group
from officer_exposure.remedy.film.nodes import Node, damaged, parse
from officer_exposure.remedy.film.regions import Regions
from officer_exposure.remedy.film.samples import SampleMap
from officer_exposure.remedy.film.top import TopBox

_LONGEST = 64 * 1024 * 1024
_KEPT = frozenset({b"tfhd", b"tfdt", b"trun", b"sdtp"})
_BASE, _BASE_IS_MOOF = 0x1, 0x20000
_OPTIONAL_BEFORE_SIZE = ((0x1, 8), (0x2, 4), (0x8, 4))
_DEFAULT_SIZE = 0x10
_DATA_OFFSET, _FIRST_FLAGS, _DURATION, _SIZE, _FLAGS, _COMPOSITION = 0x1, 0x4, 0x100, 0x200, 0x400, 0x800
_MOST_SAMPLES = 2_000_000


class Run(msgspec.Struct, frozen=True):
    """Samples that follow one another at `offset` of the file."""

    offset: int
    sizes: tuple[int, ...]

    @property
    def length(self) -> int:
        """Bytes of all samples."""
        return sum(self.sizes)


class Part(msgspec.Struct, frozen=True):
    """What one fragment holds of one track: its `traf` box and the runs, one for each `trun`."""

    number: int
    node: Node
    runs: tuple[Run, ...]


def default_sizes(movie: Node) -> Mapping[int, int]:
    """The size that samples of each track have where a fragment does not say it (`trex`)."""
    extends = movie.first(b"mvex")
    return {
        int.from_bytes(child.body[4:8], "big"): int.from_bytes(child.body[16:20], "big")
        for child in (extends.every(b"trex") if extends else ())
    }


def fragment_at(file: FileBytes, box: TopBox) -> Node:
    """The `moof` box as a tree."""
    if box.end - box.start > _LONGEST:
        raise damaged()
    return Node(b"moof", b"", parse(file.at(box.start, box.end - box.start)))


def parts_of(fragment: Node, head: int, defaults: Mapping[int, int], file_size: int) -> Iterator[Part]:
    """The parts of a fragment whose `moof` begins at `head`. Raises ParseError for what lies outside the file."""
    following = head
    for node in fragment.every(b"traf"):
        header = node.first(b"tfhd")
        if header is None or len(header.body) < 8:
            raise damaged()
        number = int.from_bytes(header.body[4:8], "big")
        base, each = _header(header, following, head, defaults.get(number, 0))
        place, runs = base, []
        for child in node.every(b"trun"):
            start, sizes = _run(child, each)
            place = place if start is None else base + start
            run = Run(place, sizes)
            place += run.length
            if run.offset < 0 or place > file_size:
                raise ParseError("This film ends too early.", "It may not have been copied completely.")
            runs.append(run)
        following = place
        yield Part(number, node, tuple(runs))


def _header(header: Node, following: int, head: int, each: int) -> tuple[int, int]:
    """Where offsets of the part count from, and the size its samples have by default."""
    flags, place = int.from_bytes(header.body[1:4], "big"), 8
    base = head if flags & _BASE_IS_MOOF else following
    if flags & _BASE:
        base = int.from_bytes(header.body[8:16], "big")
    for flag, width in _OPTIONAL_BEFORE_SIZE:
        place += width if flags & flag else 0
    if flags & _DEFAULT_SIZE:
        each = int.from_bytes(header.body[place : place + 4], "big")
    return base, each


def _run(run: Node, each: int) -> tuple[int | None, tuple[int, ...]]:
    """The data offset of a `trun`, None where it follows the run before; and the sizes of its samples."""
    body = run.body
    flags, count, place = int.from_bytes(body[1:4], "big"), int.from_bytes(body[4:8], "big"), 8
    start = None
    if flags & _DATA_OFFSET:
        start = int.from_bytes(body[8:12], "big", signed=True)
        place += 4
    place += 4 if flags & _FIRST_FLAGS else 0
    width = 4 * sum(1 for flag in (_DURATION, _SIZE, _FLAGS, _COMPOSITION) if flags & flag)
    if count > _MOST_SAMPLES or place + count * width > len(body):
        raise damaged()
    if not flags & _SIZE:
        return start, (each,) * count
    place += 4 if flags & _DURATION else 0
    return start, tuple(
        int.from_bytes(body[row : row + 4], "big") for row in range(place, place + count * width, width)
    )


def as_map(parts: Sequence[Part]) -> SampleMap:
    """The samples of some parts of one track as a map: every run is a chunk."""
    import numpy as np

    runs = [run for part in parts for run in part.runs]
    return SampleMap(
        np.array([run.offset for run in runs], np.int64),
        np.array([run.length for run in runs], np.int64),
        np.array([len(run.sizes) for run in runs], np.int64),
        np.array([size for run in runs for size in run.sizes], np.int64),
    )


def rewritten_fragment(fragment: Node, parts: Sequence[Part], regions: Regions, head: int) -> Node:
    """A `moof` box with `parts` alone, whose data follow behind a box head of `head` bytes."""
    length = len(_fragment(fragment, parts, regions, 0).encoded())
    return _fragment(fragment, parts, regions, length + head)


def _fragment(fragment: Node, parts: Sequence[Part], regions: Regions, data: int) -> Node:
    headers = list(fragment.every(b"mfhd"))
    return fragment.holding(headers + [_part(part, regions, data) for part in parts])


def _part(part: Part, regions: Regions, data: int) -> Node:
    runs = iter(part.runs)
    children: list[Node] = []
    for child in part.node.children:
        if child.kind == b"tfhd":
            children.append(_based_on_fragment(child))
        elif child.kind == b"trun":
            children.append(_placed(child, data + regions.place(next(runs).offset)))
        elif child.kind in _KEPT or known_group(child):
            children.append(child)
    return part.node.holding(children)


def _based_on_fragment(header: Node) -> Node:
    flags = int.from_bytes(header.body[1:4], "big")
    rest = header.body[16:] if flags & _BASE else header.body[8:]
    flags = flags & ~_BASE | _BASE_IS_MOOF
    return Node(b"tfhd", header.body[:1] + flags.to_bytes(3, "big") + header.body[4:8] + rest)


def _placed(run: Node, offset: int) -> Node:
    if offset >= 1 << 31:
        raise damaged()
    flags = int.from_bytes(run.body[1:4], "big")
    rest = run.body[12:] if flags & _DATA_OFFSET else run.body[8:]
    head = run.body[:1] + (flags | _DATA_OFFSET).to_bytes(3, "big") + run.body[4:8]
    return Node(b"trun", head + offset.to_bytes(4, "big") + rest)
