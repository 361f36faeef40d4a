"""Where the samples of one track lie: its tables (ISO/IEC 14496-12, 8.5 to 8.7) as arrays of numbers.

Everything is checked against the size of the file: a table that is short of rows, or that points outside, costs the
film. A copy made by half a table would lack pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.remedy.film.nodes import Node, damaged

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[int64]

_MOST_SAMPLES = 8_000_000
"""Of one track. A day of film at 60 pictures a second has five million."""
_CUT_SHORT = "This film ends too early: a part of its pictures or sound is missing."
_CUT_SHORT_HINT = "It may not have been copied completely. Copy it from the camera or phone again."


class SampleMap(msgspec.Struct, frozen=True):
    """One track's samples. Chunk `n` has `counts[n]` samples in `lengths[n]` bytes from `offsets[n]`.

    `sizes` are those of all samples in order; empty where a sample is a moment of plain sound.
    """

    offsets: Numbers
    lengths: Numbers
    counts: Numbers
    sizes: Numbers


def sample_map(track: Node, file_size: int) -> SampleMap:
    """Read the tables of a `trak` box. Raises ParseError where they contradict themselves or the file."""
    import numpy as np

    table = track.first(b"mdia", b"minf", b"stbl")
    if table is None:
        raise damaged()
    offsets = _offsets(table)
    counts = _counts(table, len(offsets))
    sizes, each = _sizes(table, int(counts.sum()))
    if each and _is_plain_sound(track, table):
        lengths, sizes = _sound_lengths(table, counts, each), sizes[:0]
    elif each:
        lengths = counts * each
    else:
        ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        stops = np.cumsum(counts)
        lengths = ends[stops] - ends[stops - counts]
    if len(offsets) and int((offsets + lengths).max()) > file_size:
        raise ParseError(_CUT_SHORT, _CUT_SHORT_HINT)
    return SampleMap(offsets, lengths, counts, sizes)


def rows(node: Node | None, head: int, width: int, code: str) -> Numbers:
    """The numbers of a table whose count ends its first `head` bytes; a row has `width` bytes, numbers of `code`."""
    import numpy as np

    if node is None:
        raise damaged()
    count = int.from_bytes(node.body[head - 4 : head], "big")
    if len(node.body) < head or head + count * width > len(node.body):
        raise damaged()
    return np.frombuffer(node.body, code, count * width // int(code[-1]), head).astype(np.int64)


def offset_kind(table: Node) -> bytes:
    """Whether the chunk offsets of a `stbl` have 32 bits (`stco`) or 64 (`co64`)."""
    return b"co64" if table.first(b"co64") else b"stco"


def _offsets(table: Node) -> Numbers:
    kind = offset_kind(table)
    found = rows(table.first(kind), 8, 8 if kind == b"co64" else 4, ">u8" if kind == b"co64" else ">u4")
    if len(found) and int(found.min()) < 0:
        raise damaged()
    return found


def _counts(table: Node, chunks: int) -> Numbers:
    """How many samples each chunk has. `stsc` says it for the first chunk of each run."""
    import numpy as np

    runs = rows(table.first(b"stsc"), 8, 12, ">u4").reshape(-1, 3)
    if chunks == 0:
        return np.zeros(0, np.int64)
    firsts = runs[:, 0] - 1
    if len(runs) == 0 or firsts[0] != 0 or (np.diff(firsts) <= 0).any():
        raise damaged()
    kept = firsts < chunks
    spans = np.diff(np.append(firsts[kept], chunks))
    return np.repeat(runs[kept, 1], spans)


def _sizes(table: Node, total: int) -> tuple[Numbers, int]:
    """The sizes of `total` samples, and the one size that all have, 0 where they differ."""
    import numpy as np

    box = table.first(b"stsz")
    each = int.from_bytes(box.body[4:8], "big") if box else 0
    if each and total > _MOST_SAMPLES:
        return np.zeros(0, np.int64), each
    if total > _MOST_SAMPLES or (box and len(box.body) < 12):
        raise damaged()
    if each:
        return np.full(total, each, np.int64), each
    if box is None:
        return _compact_sizes(table.first(b"stz2"), total), 0
    sizes = rows(box, 12, 4, ">u4")
    if len(sizes) < total:
        raise damaged()
    return sizes[:total], 0


def _compact_sizes(box: Node | None, total: int) -> Numbers:
    import numpy as np

    if box is None or len(box.body) < 12:
        raise damaged()
    bits = box.body[7]
    if bits == 4:
        packed = np.frombuffer(box.body, ">u1", offset=12)
        sizes = np.stack((packed >> 4, packed & 15), axis=1).reshape(-1).astype(np.int64)
    elif bits in (8, 16):
        sizes = rows(box, 12, bits // 8, f">u{bits // 8}")
    else:
        raise damaged()
    if len(sizes) < total:
        raise damaged()
    return sizes[:total]


def _is_plain_sound(track: Node, table: Node) -> bool:
    """QuickTime counts a moment of plain sound as a sample, whatever `stsz` says of its size."""
    handler, times = track.first(b"mdia", b"hdlr"), table.first(b"stts")
    return (
        handler is not None
        and handler.body[8:12] == b"soun"
        and times is not None
        and times.body[4:8] == b"\0\0\0\1"
        and times.body[12:16] == b"\0\0\0\1"
    )


def _sound_lengths(table: Node, counts: Numbers, each: int) -> Numbers:
    """Bytes of each chunk of plain or simply packed sound, by the sound description (QuickTime, versions 0 to 2)."""
    description = table.first(b"stsd")
    entry = description.body[16:] if description else b""  # behind count, size and kind
    if len(entry) < 28:
        raise damaged()
    version = int.from_bytes(entry[8:10], "big")
    channels, bits = int.from_bytes(entry[16:18], "big"), int.from_bytes(entry[18:20], "big")
    frames, size = 1, max(each, channels * bits // 8) if each == 1 else each
    if version == 1 and len(entry) >= 44:
        frames, size = int.from_bytes(entry[28:32], "big"), int.from_bytes(entry[36:40], "big")
    elif version == 2 and len(entry) >= 64:
        size, frames = int.from_bytes(entry[56:60], "big"), int.from_bytes(entry[60:64], "big")
    if frames == 0 or size == 0:
        frames, size = 1, max(each, channels * bits // 8)
    return counts // frames * size
