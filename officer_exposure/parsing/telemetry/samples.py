"""Where the samples of a timed track lie, and their bytes, spread over the whole film within a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import unpack

import msgspec

from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first

_MOST_SAMPLES = 262_144
_MOST_CHUNKS = 65_536
_LONGEST_CHUNK = 4 * 1024 * 1024

Chunk = tuple[int, Sequence[int]]
"""Offset in the file, and the sizes of the samples that follow one another there."""


class Track(msgspec.Struct, frozen=True):
    """One timed track. `complete` is false where its tables were cut short or too long to read in full."""

    handler: bytes
    kind: bytes
    description: Box | None
    chunks: tuple[Chunk, ...]
    complete: bool

    @property
    def total(self) -> int:
        """Bytes of all samples."""
        return sum(sum(sizes) for _, sizes in self.chunks)


def read_track(boxes: Boxes, track: Box) -> Track:
    """Read the handler, the sample description and the sample tables of a `trak` box."""
    media = boxes.within(boxes.inside(track), b"mdia")
    parts = tuple(child for box in media for child in boxes.inside(box))
    handler = first(parts, b"hdlr")
    tables = tuple(
        child for table in boxes.within(parts, b"minf", b"stbl") for child in boxes.inside(table)
    )  # fmt: skip
    description = first(tables, b"stsd")
    entries = boxes.inside(description, 8) if description is not None else ()
    sizes, sizes_complete = _sizes(boxes, tables)
    offsets, offsets_complete = _offsets(boxes, tables)
    runs, runs_complete = _runs(boxes, tables)
    chunks, placed = _chunks(offsets, runs, sizes, boxes.base)
    return Track(
        boxes.view.upto(handler.start + 8, 4) if handler else b"",
        entries[0].kind if entries else b"",
        entries[0] if entries else None,
        chunks,
        sizes_complete and offsets_complete and runs_complete and placed,
    )


def samples(boxes: Boxes, chunks: Sequence[Chunk], budget: int) -> Iterator[bytes]:
    """The samples of `chunks`: all of them, or evenly spaced ones (always first and last) when over `budget` bytes.

    A sample that lies beyond the end of the file comes as b"".
    """
    total = sum(sum(sizes) for _, sizes in chunks)
    step = -(-total // max(budget, 1)) or 1
    chosen = [*chunks[::step], *chunks[-1:]] if step > 1 else chunks
    for offset, sizes in chosen:
        data = boxes.view.upto(offset, min(sum(sizes), _LONGEST_CHUNK))
        start = 0
        for size in filter(None, sizes):
            yield data[start : start + size]
            start += size
            if start >= _LONGEST_CHUNK:
                break


def _table(boxes: Boxes, box: Box, head: int, width: int, most: int) -> tuple[int, bytes, bool]:
    """(count said, the rows as bytes, whether all rows are there). The count ends the first `head` bytes."""
    start = boxes.view.upto(box.start, head)
    count = int.from_bytes(start[-4:], "big") if len(start) == head else 0
    wanted = min(count, most) * width
    rows = boxes.view.upto(box.start + head, max(min(wanted, box.size - head), 0))
    rows = rows[: len(rows) - len(rows) % width]
    return count, rows, len(rows) == count * width


def _sizes(boxes: Boxes, tables: tuple[Box, ...]) -> tuple[Sequence[int], bool]:
    compact = first(tables, b"stz2")
    if compact is not None:
        return _compact_sizes(boxes, compact)
    box = first(tables, b"stsz")
    if box is None:
        return (), False
    same = int.from_bytes(boxes.view.upto(box.start + 4, 4), "big")
    if same:
        count = int.from_bytes(boxes.view.upto(box.start + 8, 4), "big")
        return (same,) * min(count, _MOST_SAMPLES), count <= _MOST_SAMPLES
    _, rows, complete = _table(boxes, box, 12, 4, _MOST_SAMPLES)
    return unpack(f">{len(rows) // 4}I", rows), complete


def _compact_sizes(boxes: Boxes, box: Box) -> tuple[Sequence[int], bool]:
    """`stz2`: sizes of 4, 8 or 16 bits. Those of 4 bits are never telemetry and count as unread."""
    bits = int.from_bytes(boxes.view.upto(box.start + 7, 1), "big")
    if bits not in (8, 16):
        return (), False
    _, rows, complete = _table(boxes, box, 12, bits // 8, _MOST_SAMPLES)
    return unpack(f">{len(rows) * 8 // bits}{'B' if bits == 8 else 'H'}", rows), complete


def _offsets(boxes: Boxes, tables: tuple[Box, ...]) -> tuple[Sequence[int], bool]:
    for kind, width, code in ((b"stco", 4, "I"), (b"co64", 8, "Q")):
        box = first(tables, kind)
        if box is not None:
            _, rows, complete = _table(boxes, box, 8, width, _MOST_CHUNKS)
            return unpack(f">{len(rows) // width}{code}", rows), complete
    return (), False


def _runs(boxes: Boxes, tables: tuple[Box, ...]) -> tuple[list[tuple[int, int]], bool]:
    """(first chunk, samples in each chunk from there on)."""
    box = first(tables, b"stsc")
    if box is None:
        return [], False
    _, rows, complete = _table(boxes, box, 8, 12, _MOST_CHUNKS)
    numbers = unpack(f">{len(rows) // 4}I", rows)
    return list(zip(numbers[::3], numbers[1::3], strict=True)), complete


def _chunks(
    offsets: Sequence[int], runs: list[tuple[int, int]], sizes: Sequence[int], base: int
) -> tuple[tuple[Chunk, ...], bool]:
    """The chunks, and whether every sample found a place in one."""
    found: list[Chunk] = []
    place, run = 0, 0
    for number, offset in enumerate(offsets, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        count = runs[run][1] if runs else 0
        if place >= len(sizes):
            break
        own = sizes[place : place + count]
        place += len(own)
        if own:
            found.append((base + offset, own))
    return tuple(found), place == len(sizes)
