"""Which tracks of a film come along."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from officer_exposure.parsing.telemetry.text import text_fixes
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import Node
from officer_exposure.remedy.film.samples import sample_map
from officer_exposure.remedy.film.woven import each_sample, entries_of
from officer_exposure.remedy.interface import CannotCleanError, Ledger, What

_PICTURES, _SOUND, _HIDDEN_PICTURES = b"vide", b"soun", b"auxv"
_TEXTS = frozenset({b"text", b"sbtl", b"subt", b"clcp"})
_LOCKED = frozenset({b"encv", b"enca", b"drmi", b"drms", b"encu"})
_STILLS = frozenset({b"jpeg", b"png ", b"tiff", b"gif ", b"heic"})
_ENABLED = 1
_ONLY_A_STILL = "This film holds no moving picture and no sound, so there would be nothing left of it."
_LONGEST_TEXT = 64 * 1024
_MOST_TEXTS = 20_000

_WORDS = {
    b"gpmd": "the camera's track of places and sensors",
    b"camm": "the camera's track of places and sensors",
    b"rtmd": "the camera's track of places and settings",
    b"mebx": "Apple's track of timed notes",
    b"CTMD": "the camera's track of settings",
    b"tmcd": "the time code",
    b"fdsc": "the camera's recovery track",
}
_BY_HANDLER = {
    b"text": "a track of chapters or captions",
    b"sbtl": "a track of subtitles",
    b"subt": "a track of subtitles",
    b"clcp": "a track of captions",
    b"tmcd": "the time code",
    b"hint": "a track for streaming",
    _HIDDEN_PICTURES: "a hidden track of pictures, such as depth",
}


class Kept(msgspec.Struct, frozen=True):
    """A track that comes along, as its `trak` box."""

    number: int
    handler: bytes
    node: Node


def handler_of(track: Node) -> bytes:
    """What a track is: pictures (`vide`), sound (`soun`) and so on."""
    handler = track.first(b"mdia", b"hdlr")
    return handler.body[8:12] if handler else b""


def kind_of(track: Node) -> bytes:
    """How the samples of a track are coded: the kind of the first sample entry."""
    table = track.first(b"mdia", b"minf", b"stbl", b"stsd")
    entry = next(entries_of(table), b"") if table else b""
    return entry[4:8]


def track_number(track: Node) -> int:
    """The number by which the rest of the film calls a track."""
    header = track.first(b"tkhd")
    place = (20 if header.body[:1] == b"\1" else 12) if header else 0
    return int.from_bytes(header.body[place : place + 4], "big") if header else 0


def chosen(file: FileBytes, movie: Node, what: What, ledger: Ledger) -> tuple[Kept, ...]:
    """The tracks to keep, in order; the others are entered in the ledger."""
    tracks = [Kept(track_number(track), handler_of(track), track) for track in movie.every(b"trak")]
    if any(kind_of(track.node) in _LOCKED for track in tracks):
        raise CannotCleanError("This film is copy-protected, so it cannot be cleaned.", "Leave it out.")
    covers = _named_by(tracks, b"chap")
    visible = _visible(tracks, covers)
    kept = tuple(track for track in tracks if _stays(file, track, what, covers, visible))
    plays = [track for track in tracks if track.handler in (_PICTURES, _SOUND)]
    if plays and not any(track in kept for track in plays):
        raise CannotCleanError(_ONLY_A_STILL, "Take a screenshot of it, and share that.")
    for track in tracks:
        if track not in kept:
            ledger.removed(_word(track, covers))
    return kept


def _named_by(tracks: Sequence[Kept], kind: bytes) -> frozenset[int]:
    """The tracks that others refer to with a reference of `kind`."""
    found: set[int] = set()
    for track in tracks:
        references = track.node.first(b"tref")
        for node in parse_references(references) if references else ():
            if node[0] == kind:
                found.update(node[1])
    return frozenset(found)


def parse_references(references: Node) -> list[tuple[bytes, tuple[int, ...]]]:
    """The kinds of reference of a `tref` box, and the tracks each names."""
    from officer_exposure.remedy.film.nodes import parse

    return [
        (
            node.kind,
            tuple(int.from_bytes(node.body[place : place + 4], "big") for place in range(0, len(node.body) - 3, 4)),
        )
        for node in parse(references.body)
    ]


def _visible(tracks: Sequence[Kept], covers: frozenset[int]) -> frozenset[bytes]:
    """The handlers of which at least one track is switched on."""
    return frozenset(track.handler for track in tracks if _is_on(track) and track.number not in covers)


def _is_on(track: Kept) -> bool:
    header = track.node.first(b"tkhd")
    return header is not None and bool(int.from_bytes(header.body[1:4], "big") & _ENABLED)


def _stays(file: FileBytes, track: Kept, what: What, covers: frozenset[int], visible: frozenset[bytes]) -> bool:
    if track.number in covers or _is_cover(track):
        return False
    if track.handler in (_PICTURES, _SOUND):
        return what is not What.ALL or _is_on(track) or track.handler not in visible
    if track.handler == _HIDDEN_PICTURES:
        return what is not What.ALL
    return what is What.LOCATION and track.handler in _TEXTS and _is_plain_text(file, track)


def _is_cover(track: Kept) -> bool:
    """A picture track of one still picture is a cover."""
    sizes = track.node.first(b"mdia", b"minf", b"stbl", b"stsz")
    single = sizes is not None and sizes.body[8:12] == b"\0\0\0\1"
    return track.handler == _PICTURES and single and kind_of(track.node) in _STILLS


def _is_plain_text(file: FileBytes, track: Kept) -> bool:
    """Whether all texts of a track can be read, and none speaks of a position."""
    samples = sample_map(track.node, file.size)
    if len(samples.sizes) > _MOST_TEXTS or (len(samples.sizes) and int(samples.sizes.max()) > _LONGEST_TEXT):
        return False
    return all(text_fixes(file.upto(offset, size)) == [] for offset, size in each_sample(samples))


def _word(track: Kept, covers: frozenset[int]) -> str:
    if track.number in covers or _is_cover(track):
        return "a cover or chapter picture" if track.handler == _PICTURES else "a track of chapters or captions"
    if track.handler == _PICTURES:
        return "a picture track that is switched off"
    if track.handler == _SOUND:
        return "a sound track that is switched off"
    return _WORDS.get(kind_of(track.node)) or _BY_HANDLER.get(track.handler, "a track of unknown data")
