"""Writes the boxes of a HEIF file anew. Source: ISO/IEC 14496-12 and 23008-12."""

from __future__ import annotations

import struct

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import Fields
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.interface import Ledger

SHOWN = frozenset(
    {
        b"ispe",
        b"hvcC",
        b"av1C",
        b"avcC",
        b"irot",
        b"imir",
        b"clap",
        b"pasp",
        b"colr",
        b"pixi",
        b"auxC",
        b"a1op",
        b"a1lx",
    }
    | {b"lsel", b"clli", b"mdcv", b"cclv", b"amve"}
)
"""Properties that say how a picture is decoded and shown."""

_LONGEST = {b"ispe": 12, b"irot": 1, b"imir": 1, b"clap": 32, b"pasp": 8, b"pixi": 16, b"a1op": 1, b"a1lx": 25} | {
    b"lsel": 2,
    b"clli": 4,
    b"mdcv": 24,
    b"cclv": 36,
    b"amve": 8,
}
_SUPPLEMENTAL = frozenset({39, 40})
"""Units of HEVC that hold messages and no picture."""


class NewItem(msgspec.Struct, frozen=True):
    """One item of the copy. `size` bytes of it stand in `mdat`, or, with `inside`, in `idat`."""

    number: int
    kind: bytes
    size: int
    inside: bytes = b""
    hidden: bool = False
    properties: tuple[tuple[int, bool], ...] = ()


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box that begins with its version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def kept_property(kind: bytes, data: bytes, ledger: Ledger) -> bytes:
    """What stays of a property; empty where nothing does. Raises ParseError where it is not as it should be."""
    if kind not in SHOWN or len(data) > _LONGEST.get(kind, len(data)):
        return b""
    if kind == b"colr":
        return _color(data, ledger)
    if kind == b"auxC":
        return box(kind, data[:4], data[4:].partition(b"\0")[0], b"\0")
    if kind == b"hvcC":
        return box(kind, _without_messages(data))
    return box(kind, data)


def meta_box(
    items: list[NewItem],
    primary: int,
    references: list[tuple[bytes, int, tuple[int, ...]]],
    kept: list[bytes],
    start: int,
) -> bytes:
    """The `meta` box; the bytes of the items that stand in `mdat` follow one another from `start` on."""
    handler = full_box(b"hdlr", bytes(4), b"pict", bytes(12), b"\0")
    main = full_box(b"pitm", struct.pack(">H", primary))
    infos = [
        full_box(b"infe", struct.pack(">HH4s", one.number, 0, one.kind), b"\0", version=2, flags=int(one.hidden))
        for one in items
    ]
    table = full_box(b"iinf", struct.pack(">H", len(infos)), *infos)
    inside = b"".join(one.inside for one in items)
    linked = [box(kind, struct.pack(">HH", source, len(to)), *(struct.pack(">H", one) for one in to))
              for kind, source, to in references]  # fmt: skip
    parts = [handler, main, _locations(items, start), table, _properties(items, kept)]
    parts += [full_box(b"iref", *linked)] if linked else []
    parts += [box(b"idat", inside)] if inside else []
    return full_box(b"meta", *parts)


def _locations(items: list[NewItem], start: int) -> bytes:
    entries, outside, inside = [], start, 0
    for one in items:
        place = inside if one.inside else outside
        size = len(one.inside) or one.size
        entries.append(struct.pack(">HHHHII", one.number, int(bool(one.inside)), 0, 1, place, size))
        inside += len(one.inside)
        outside += 0 if one.inside else size
    return full_box(b"iloc", bytes([0x44, 0x00]), struct.pack(">H", len(entries)), *entries, version=1)


def _properties(items: list[NewItem], kept: list[bytes]) -> bytes:
    wide = len(kept) > 127
    entries = []
    for one in items:
        if one.properties:
            top = 0x8000 if wide else 0x80
            values = [index | (top if essential else 0) for index, essential in one.properties]
            entries.append(struct.pack(">HB", one.number, len(values)))
            entries.append(struct.pack(f">{len(values)}{'H' if wide else 'B'}", *values))
    count = sum(1 for one in items if one.properties)
    return box(b"iprp", box(b"ipco", *kept), full_box(b"ipma", struct.pack(">I", count), *entries, flags=int(wide)))


def _color(data: bytes, ledger: Ledger) -> bytes:
    if data[:4] in (b"nclx", b"nclc"):
        return box(b"colr", data[:11])
    if data[:4] in (b"prof", b"rICC"):
        profile = kept_profile(data[4:], ledger)
        return box(b"colr", data[:4], profile) if profile else b""
    return b""


def _without_messages(data: bytes) -> bytes:
    """An HEVC configuration without the messages that encoders leave in it. Raises ParseError on a broken one."""
    fields = Fields(data)
    head = fields.take(22)
    kept = []
    for _ in range(fields.number(1)):
        start = fields.place
        kind = fields.number(1) & 0x3F
        for _ in range(fields.number(2)):
            fields.take(fields.number(2))
        if kind not in _SUPPLEMENTAL:
            kept.append(data[start : fields.place])
    if len(kept) > 255:
        raise ParseError("This picture is damaged.")
    return head + bytes([len(kept)]) + b"".join(kept)
