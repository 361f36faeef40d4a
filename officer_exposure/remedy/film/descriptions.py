"""Sample entries: how the pictures and sounds of a track are coded, without the names of who coded them.

A keep-list of the boxes a player needs (ISO/IEC 14496-12 and -15, the QuickTime File Format, and the codecs' own
bindings). Boxes of makers (`uuid`), of users and unknown ones do not come along.
"""

from __future__ import annotations

from struct import pack

from officer_exposure.remedy.film.nodes import Node, damaged, parse
from officer_exposure.remedy.film.woven import entries_of, user_data
from officer_exposure.remedy.interface import Ledger

_PICTURE_HEAD, _SOUND_HEAD, _PLAIN_HEAD = 86, 36, 16
_VENDOR = slice(20, 24)
_CODER_NAME = slice(50, 82)
_HVCC_HEAD = 22

_BOXES = frozenset(
    b"avcC hvcC lhvC hvcE avcE av1C vpcC vvcC evcC esds dvcC dvvC dvwC colr pasp clap fiel gama btrt bitr SmDm CoLL "
    b"mdcv clli cclv amve ndwt st3d sv3d vexu hfov d263 glbl strf jp2h alpo ACLR dac3 dec3 dac4 dOps dfLa alac damr "
    b"pcmC srat chnl chan SA3D mhaC ddts dmlp".split(b" ")
) | {b"SMI "}
_SOUND_EXTENSION = frozenset(
    {b"frma", b"mp4a", b"esds", b"enda", b"alac", b"chan", b"QDCA", b"QDMC", b"QDCP", b"\0\0\0\0"}
)
_WITH_VENDOR = frozenset({b"damr", b"d263"})
_OWN_NAMES = b"\0\0\1\xb2"
"""MPEG-4's mark of user data (ISO/IEC 14496-2), in which encoders name themselves."""

_ENCODER = "the name of the program that encoded the film, which is part of the coded pictures"


def described(table: Node, handler: bytes, ledger: Ledger) -> Node:
    """A `stsd` box with what a player needs of each entry. Raises ParseError where an entry is damaged."""
    entries = [_entry(entry, handler, table.body[0], ledger) for entry in entries_of(table)]
    return Node(b"stsd", table.body[:8] + b"".join(entries))


def _entry(entry: bytes, handler: bytes, version: int, ledger: Ledger) -> bytes:
    if handler in (b"vide", b"auxv"):
        head = _without_names(entry[:_PICTURE_HEAD], ledger)
        start = _PICTURE_HEAD
    elif handler == b"soun":
        start = _sound_head(entry, version)
        head = entry[: _VENDOR.start] + bytes(4) + entry[_VENDOR.stop : start]
    else:
        return entry
    if len(entry) < start or len(head) != start:
        raise damaged()
    if _OWN_NAMES in entry:
        ledger.kept(_ENCODER)
    boxes = b"".join(_box(node, ledger).encoded() for node in parse(entry, start) if _stays(node, ledger))
    return pack(">I", start + len(boxes)) + head[4:] + boxes


def _without_names(head: bytes, ledger: Ledger) -> bytes:
    """The fixed part of a picture entry without the maker's code and the coder's name."""
    if len(head) < _PICTURE_HEAD:
        raise damaged()
    if head[_VENDOR].strip(b"\0") or head[_CODER_NAME].strip(b"\0"):
        ledger.removed("the name of the camera or program that coded a track")
    return head[: _VENDOR.start] + bytes(4) + head[_VENDOR.stop : _CODER_NAME.start] + bytes(32) + head[82:]


def _sound_head(entry: bytes, version: int) -> int:
    """Where the boxes of a sound entry begin: QuickTime's versions 1 and 2 have more fields."""
    own = int.from_bytes(entry[16:18], "big") if version == 0 else 0
    return _SOUND_HEAD + {1: 16, 2: 36}.get(own, 0)


def _stays(node: Node, ledger: Ledger) -> bool:
    if node.kind in _BOXES or node.kind == b"wave":
        return True
    if node.body.strip(b"\0"):
        ledger.removed("data of the camera's maker in a track")
    return False


def _box(node: Node, ledger: Ledger) -> Node:
    if node.kind in _WITH_VENDOR:
        return Node(node.kind, bytes(4) + node.body[4:])
    if node.kind == b"wave":
        parts = [part for part in parse_wave(node.body) if part.kind in _SOUND_EXTENSION]
        return Node(b"wave", b"", tuple(parts))
    if node.kind == b"sv3d":
        return Node(b"sv3d", b"", tuple(_spherical(part) for part in parse(node.body)))
    if node.kind == b"hvcC":
        return Node(b"hvcC", _without_messages(node.body, ledger))
    return node


def parse_wave(body: bytes) -> tuple[Node, ...]:
    """The parts of a `wave` box, the empty one that ends it among them."""
    return parse(body)


def _spherical(part: Node) -> Node:
    """`svhd` names the program that joined the pictures of a 360-degree film."""
    return Node(b"svhd", bytes(5)) if part.kind == b"svhd" else part


def _without_messages(body: bytes, ledger: Ledger) -> bytes:
    """The configuration of an H.265 track without messages that name its encoder (ISO/IEC 14496-15, 8.3.3.1)."""
    if len(body) <= _HVCC_HEAD:
        return body
    place, kept = _HVCC_HEAD + 1, []
    for _ in range(body[_HVCC_HEAD]):
        count = int.from_bytes(body[place + 1 : place + 3], "big")
        units, kind = [], body[place : place + 1]
        place += 3
        for _ in range(count):
            length = int.from_bytes(body[place : place + 2], "big")
            unit = body[place + 2 : place + 2 + length]
            place += 2 + length
            if not kind or len(unit) != length:
                raise damaged()
            if kind[0] & 63 in (39, 40) and any(True for _ in user_data(unit[2:])):
                ledger.removed("the name of the program that encoded a track")
            else:
                units.append(pack(">H", length) + unit)
        if units:
            kept.append(kind + pack(">H", len(units)) + b"".join(units))
    return body[:_HVCC_HEAD] + bytes([len(kept)]) + b"".join(kept)
