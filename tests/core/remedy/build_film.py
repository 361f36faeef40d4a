"""Builds films that a player could play, byte for byte: tracks whose chunks lie one after another in `mdat`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from struct import pack

import msgspec

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.cleaner import CLEANER
from officer_exposure.remedy.interface import Rewritten, What
from tests.core.parsing.build_boxes import box, ftyp, full_box, large_box

TIME = 3_800_000_000
ROTATED = pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
COLOR = box(b"colr", b"nclx", pack(">3HB", 9, 18, 9, 0))
AVC_CONFIGURATION = box(b"avcC", b"\1\x64\0\x28\xff\xe0\0")
GPS5 = b"DEVC\0\1\0\x20GPS5l\x14\0\1" + pack(">5i", 377_749_000, -1_224_194_000, 0, 0, 0)


class TrackPlan(msgspec.Struct, frozen=True):
    """One track: what it is, its sample entry, its samples; each is a chunk of its own."""

    handler: bytes
    entry: bytes
    samples: tuple[bytes, ...]
    more: bytes = b""
    references: bytes = b""
    name: bytes = b"GoPro AVC"
    enabled: bool = True
    data_reference: bytes = full_box(b"url ", flags=1)


def picture_entry(kind: bytes = b"avc1", *boxes: bytes) -> bytes:
    """A sample entry for pictures, with the name of a coder."""
    named = b"\x11GoPro AVC encoder".ljust(32, b"\0")
    head = bytes(6) + pack(">HHH4s", 1, 0, 0, b"GoPr") + bytes(8) + pack(">HHIIIH", 64, 48, 0x480000, 0x480000, 0, 1)
    return box(kind, head, named, pack(">Hh", 24, -1), *boxes)


def sound_entry(kind: bytes = b"mp4a", *boxes: bytes, version: int = 0, extra: bytes = b"") -> bytes:
    """A sample entry for two channels of 16 bits."""
    head = bytes(6) + pack(">HHH4sHHHHI", 1, version, 0, b"appl", 2, 16, 0, 0, 48000 << 16)
    return box(kind, head, extra, *boxes)


def plain_entry(kind: bytes, *parts: bytes) -> bytes:
    """A sample entry of any other track."""
    return box(kind, bytes(6), pack(">H", 1), *parts)


def unit(*content: bytes) -> bytes:
    """One H.264 unit with its length before it."""
    data = b"".join(content)
    return pack(">I", len(data)) + data


PICTURES = TrackPlan(
    b"vide",
    picture_entry(b"avc1", AVC_CONFIGURATION, COLOR),
    tuple(unit(b"\x65", bytes([number]) * 40) for number in range(1, 4)),
)
SOUND = TrackPlan(b"soun", sound_entry(), tuple(bytes([128 + number]) * 20 for number in range(3)))
TELEMETRY = TrackPlan(b"meta", plain_entry(b"gpmd"), (GPS5, GPS5, GPS5), name=b"GoPro MET")


def film(
    *plans: TrackPlan,
    brand: bytes = b"isom",
    movie: bytes = b"",
    before: bytes = b"",
    after: bytes = b"",
    index_first: bool = True,
    wide: bool = False,
) -> bytes:
    """A film of `plans`, chunks interleaved. `movie` stands in `moov`, `before` after `ftyp`, `after` at the end."""
    start = ftyp(brand, brand) + before
    order = sorted((place, number) for number, plan in enumerate(plans) for place in range(len(plan.samples)))
    data = b"".join(plans[number].samples[place] for place, number in order)
    head = 16 if wide else 8
    index = b""
    for _ in range(2):
        place = len(start) + head + (len(index) if index_first else 0)
        offsets: list[list[int]] = [[] for _ in plans]
        for sample, number in order:
            offsets[number].append(place)
            place += len(plans[number].samples[sample])
        tracks = [_track(number, plan, offsets[number - 1], wide) for number, plan in enumerate(plans, 1)]
        index = box(b"moov", _movie_header(), *tracks, movie)
    body = (large_box if wide else box)(b"mdat", data)
    return start + (index + body if index_first else body + index) + after


def _movie_header() -> bytes:
    fixed = pack(">IIIIIH", TIME, TIME, 1000, 3000, 0x10000, 0x100) + bytes(10)
    return full_box(b"mvhd", fixed, pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30), bytes(24), pack(">I", 9))


def _track(number: int, plan: TrackPlan, offsets: Sequence[int], wide: bool) -> bytes:
    header = pack(">IIIII", TIME, TIME, number, 0, 3000) + bytes(16) + ROTATED + pack(">II", 64 << 16, 48 << 16)
    return box(
        b"trak",
        full_box(b"tkhd", header, flags=3 if plan.enabled else 2),
        box(b"edts", full_box(b"elst", pack(">IIiI", 1, 3000, 0, 0x10000))),
        plan.references,
        box(
            b"mdia",
            full_box(b"mdhd", pack(">IIIIHH", TIME, TIME, 1000, 3000, 0x55C4, 0)),
            full_box(b"hdlr", bytes(4), plan.handler, bytes(12), plan.name, b"\0"),
            box(
                b"minf",
                full_box(b"vmhd" if plan.handler == b"vide" else b"nmhd", bytes(8)),
                box(b"dinf", full_box(b"dref", pack(">I", 1), plan.data_reference)),
                box(b"stbl", *_tables(plan, offsets, wide)),
            ),
        ),
        plan.more,
    )


def _tables(plan: TrackPlan, offsets: Sequence[int], wide: bool) -> list[bytes]:
    sizes = [len(sample) for sample in plan.samples]
    return [
        full_box(b"stsd", pack(">I", 1), plan.entry),
        full_box(b"stts", pack(">III", 1, len(sizes), 1000)),
        full_box(b"stsz", pack(">II", 0, len(sizes)), pack(f">{len(sizes)}I", *sizes)),
        full_box(b"stsc", pack(">IIII", 1, 1, 1, 1)),
        full_box(b"co64", pack(f">I{len(offsets)}Q", len(offsets), *offsets))
        if wide
        else full_box(b"stco", pack(f">I{len(offsets)}I", len(offsets), *offsets)),
    ]


def fragmented(*plans: TrackPlan, more: bytes = b"") -> bytes:
    """A film in fragments: one for each sample, with all tracks in it. `more` stands before each."""
    extends = [full_box(b"trex", pack(">5I", number, 1, 1000, 0, 0)) for number, _ in enumerate(plans, 1)]
    empty = [
        _track(number, msgspec.structs.replace(plan, samples=()), (), False) for number, plan in enumerate(plans, 1)
    ]
    made = ftyp(b"iso5", b"iso5") + box(b"moov", _movie_header(), *empty, box(b"mvex", *extends))
    for place in range(len(plans[0].samples)):
        made += more
        head = _fragment(plans, place, 0)
        made += _fragment(plans, place, len(head) + 8)
        made += box(b"mdat", *(plan.samples[place] for plan in plans))
    return made


def _fragment(plans: Sequence[TrackPlan], place: int, offset: int) -> bytes:
    parts = [full_box(b"mfhd", pack(">I", place + 1))]
    for number, plan in enumerate(plans, 1):
        size = len(plan.samples[place])
        parts.append(
            box(
                b"traf",
                full_box(b"tfhd", pack(">I", number), flags=0x20000),
                full_box(b"tfdt", pack(">I", place * 1000)),
                full_box(b"trun", pack(">Iii", 1, offset, size), flags=0x201),
            )
        )
        offset += size
    return box(b"moof", *parts)


def cleaned(data: bytes, what: What = What.ALL) -> tuple[bytes, Rewritten]:
    """The copy of a film, held against its original, and what was done."""
    out = BytesIO()
    rewritten = CLEANER.rewrite(FileBytes.of(data), out, what)
    CLEANER.compare(FileBytes.of(data), FileBytes.of(out.getvalue()))
    return out.getvalue(), rewritten


def names(rewritten: Rewritten) -> set[str]:
    """What was removed."""
    return {removed.name for removed in rewritten.removed}
