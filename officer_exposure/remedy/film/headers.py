"""The headers of a film and its tracks: times set to zero, neutral names, tables that point into the copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from officer_exposure.remedy.film.descriptions import described
from officer_exposure.remedy.film.nodes import Node, damaged
from officer_exposure.remedy.film.samples import offset_kind
from officer_exposure.remedy.film.texts import keyed, user_data
from officer_exposure.remedy.film.tracks import Kept, parse_references
from officer_exposure.remedy.interface import CannotCleanError, Ledger, What

if TYPE_CHECKING:
    from officer_exposure.remedy.film.samples import Numbers

_TRACK = frozenset({b"tkhd", b"mdia", b"edts", b"tref", b"tapt"})
_MEDIA = frozenset({b"mdhd", b"hdlr", b"minf", b"elng"})
_MEDIA_INFORMATION = frozenset({b"vmhd", b"smhd", b"nmhd", b"sthd", b"gmhd", b"hdlr", b"dinf", b"stbl"})
_TABLES = frozenset(
    {b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"stps", b"sdtp"}
)
_GROUPS = frozenset({b"roll", b"prol", b"rap ", b"sync", b"tele", b"tsas", b"stsa", b"alst"})
_REFERENCES = frozenset({b"sync", b"auxl", b"vdep", b"vplx", b"subt", b"scal", b"sbas", b"fall", b"folw", b"forc"})
_APERTURES = frozenset({b"clef", b"prof", b"enof"})
_TEXT_HEADERS = frozenset({b"gmin", b"text", b"tmcd"})
_NAMES = {b"vide": b"VideoHandler", b"soun": b"SoundHandler", b"alis": b"DataHandler", b"url ": b"DataHandler"}
_SELF = b"\0\0\0\x0curl \0\0\0\1"
"""A data reference that says: in this very file."""

_LONGEST_32 = 0xFFFF_FFFF


def movie_header(node: Node, what: What, ledger: Ledger) -> Node:
    """`mvhd` without its times, and without what editors note about their windows."""
    timeless = without_times(node, what, ledger)
    wide = timeless.body[:1] == b"\1"
    place = 4 + (28 if wide else 16) + 52
    return Node(b"mvhd", timeless.body[:place] + bytes(24) + timeless.body[place + 24 :])


def without_times(node: Node, what: What, ledger: Ledger) -> Node:
    """A header without the times of its making and changing: the first two fields of all three kinds."""
    length = 16 if node.body[:1] == b"\1" else 8
    if len(node.body) < 4 + length + 12:
        raise damaged()
    if what is not What.ALL:
        return node
    if any(node.body[4 : 4 + length]):
        ledger.removed("the time of filming in a header")
    return Node(node.kind, node.body[:4] + bytes(length) + node.body[4 + length :])


def rewritten_track(track: Kept, offsets: Numbers, what: What, kept: frozenset[int], ledger: Ledger) -> Node:
    """A `trak` box whose chunks lie at `offsets`; `kept` are the numbers of all tracks that come along."""
    children: list[Node] = []
    for child in track.node.children:
        if child.kind in _TRACK:
            children += _track_child(child, track, offsets, what, (kept, ledger))
        elif child.kind == b"udta":
            user_data(child, What.ALL, ledger)
        elif child.kind == b"meta":
            keyed(child, What.ALL, ledger)
        elif child.body.strip(b"\0"):
            ledger.removed("data of the camera's maker in a track")
    return track.node.holding(children)


def _track_child(
    child: Node, track: Kept, offsets: Numbers, what: What, rest: tuple[frozenset[int], Ledger]
) -> list[Node]:
    kept, ledger = rest
    if child.kind == b"tkhd":
        return [without_times(child, what, ledger)]
    if child.kind == b"mdia":
        return [_media(child, track, offsets, what, ledger)]
    if child.kind == b"tref":
        return _references(child, kept)
    wanted = {b"elst"} if child.kind == b"edts" else _APERTURES
    return [child.holding([part for part in child.children if part.kind in wanted])]


def _references(node: Node, kept: frozenset[int]) -> list[Node]:
    """References between tracks that both come along."""
    found = []
    for kind, numbers in parse_references(node):
        left = [number for number in numbers if number in kept]
        if kind in _REFERENCES and left:
            found.append(Node(kind, b"".join(number.to_bytes(4, "big") for number in left)))
    return [Node(b"tref", b"", tuple(found))] if found else []


def _media(media: Node, track: Kept, offsets: Numbers, what: What, ledger: Ledger) -> Node:
    children: list[Node] = []
    for child in media.children:
        if child.kind == b"mdhd":
            children.append(without_times(child, what, ledger))
        elif child.kind == b"hdlr":
            children.append(_handler(child, ledger))
        elif child.kind == b"minf":
            children.append(child.holding(_information(child, track, offsets, ledger)))
        elif child.kind in _MEDIA:
            children.append(child)
    return media.holding(children)


def _handler(node: Node, ledger: Ledger) -> Node:
    """`hdlr` with a neutral name. QuickTime counts the letters of the name first, others end it with a zero."""
    if len(node.body) < 20:
        raise damaged()
    component, handler, told = node.body[4:8], node.body[8:12], node.body[24:].strip(b"\0")
    name = _NAMES.get(handler, b"Handler")
    counted = component in (b"mhlr", b"dhlr")
    if told not in (b"", name, bytes([len(name)]) + name):
        ledger.removed("the name of the camera or program in a track")
    written = bytes([len(name)]) + name if counted else name + b"\0"
    return Node(b"hdlr", node.body[:12] + bytes(12) + written)


def _information(information: Node, track: Kept, offsets: Numbers, ledger: Ledger) -> list[Node]:
    children: list[Node] = []
    for child in information.children:
        if child.kind == b"stbl":
            children.append(child.holding(_tables(child, track, offsets, ledger)))
        elif child.kind == b"dinf":
            children.append(_own_data(child))
        elif child.kind == b"hdlr":
            children.append(_handler(child, ledger))
        elif child.kind == b"gmhd":
            children.append(child.holding([part for part in child.children if part.kind in _TEXT_HEADERS]))
        elif child.kind in _MEDIA_INFORMATION:
            children.append(child)
    return children


def _own_data(information: Node) -> Node:
    """Data references that all point into the file itself. Others name a folder: the copy would lack its pictures."""
    table = information.first(b"dref")
    body = table.body if table else bytes(8)
    count, place = int.from_bytes(body[4:8], "big"), 8
    for _ in range(count):
        size = int.from_bytes(body[place : place + 4], "big")
        if size < 12 or place + size > len(body):
            raise damaged()
        if not body[place + 11] & 1:
            raise CannotCleanError(
                "The pictures or sounds of this film lie in another file.",
                "Save it as one whole film with your video program, then clean that.",
            )
        place += size
    return Node(b"dinf", b"", (Node(b"dref", bytes(4) + count.to_bytes(4, "big") + _SELF * count),))


def _tables(table: Node, track: Kept, offsets: Numbers, ledger: Ledger) -> list[Node]:
    children: list[Node] = []
    for child in table.children:
        if child.kind == b"stsd":
            children.append(described(child, track.handler, ledger))
        elif child.kind in (b"stco", b"co64"):
            if child.kind == offset_kind(table):
                children.append(chunk_offsets(child.kind, offsets))
        elif child.kind in _TABLES or known_group(child):
            children.append(child)
    return children


def known_group(node: Node) -> bool:
    """Whether a box groups samples in a way that players need: where one may begin to play."""
    return node.kind in (b"sbgp", b"sgpd") and node.body[4:8] in _GROUPS


def chunk_offsets(kind: bytes, offsets: Numbers) -> Node:
    """The table of where the chunks lie; 64-bit numbers where the film had them or needs them now."""
    wide = kind == b"co64" or (len(offsets) > 0 and int(offsets.max()) > _LONGEST_32)
    rows = offsets.astype(">u8" if wide else ">u4").tobytes()
    return Node(b"co64" if wide else b"stco", bytes(4) + len(offsets).to_bytes(4, "big") + rows)


def extends(node: Node, kept: Sequence[Kept]) -> Node:
    """`mvex`: what fragments take for granted, for the tracks that come along."""
    numbers = {track.number for track in kept}
    return node.holding(
        [
            child
            for child in node.children
            if child.kind == b"mehd" or (child.kind == b"trex" and int.from_bytes(child.body[4:8], "big") in numbers)
        ]
    )
