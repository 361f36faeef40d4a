"""Timed data in films: which tracks and boxes hold positions from second to second, and what they say.

What is understood is added as positions. What may hold positions and is not understood is named in
`Metadata.telemetry`, so that no check calls the film clean. Time codes, captions without places, and Apple's
Live Photo marks are understood to hold none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.embedded import read_photos_in
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first
from officer_exposure.parsing.loose_text import add_text
from officer_exposure.parsing.quicktime.uuid import FLY360, GARMIN
from officer_exposure.parsing.telemetry.binary import (
    camm_fixes,
    garmin_fixes,
    novatek_fixes,
    seventymai_fixes,
    sony_fixes,
)
from officer_exposure.parsing.telemetry.fixes import Fix, add_fixes, is_place
from officer_exposure.parsing.telemetry.gopro import gpmf_fixes
from officer_exposure.parsing.telemetry.insta360 import read_insta360
from officer_exposure.parsing.telemetry.keyed import keyed_decoder
from officer_exposure.parsing.telemetry.samples import Track, read_track, samples
from officer_exposure.parsing.telemetry.text import caption, text_fixes

Decoder = Callable[[bytes], list[Fix] | None]

_PICTURE_AND_SOUND = frozenset(
    {
        b"vide",
        b"soun",
        b"auxv",
        b"pict",
        b"hint",
        b"tmcd",
        b"clcp",
        b"odsm",
        b"sdsm",
        b"ocsm",
        b"ipsm",
        b"mjsm",
        b"alis",
    }
)
_HARMLESS = frozenset({b"tmcd", b"fdsc", b"CTMD", b"c608", b"c708", b"rtp ", b"mp4s"})
"""Time codes, GoPro's recovery track, Canon's exposure data, closed captions, streaming hints."""

_DECODERS: dict[bytes, Decoder] = {
    b"gpmd": gpmf_fixes,
    b"camm": camm_fixes,
    b"rtmd": sony_fixes,
    b"text": text_fixes,
    b"tx3g": text_fixes,
    b"sbtl": text_fixes,
    b"mett": text_fixes,
    b"wvtt": text_fixes,
    b"stpp": text_fixes,
}
_BOX_DECODERS: dict[bytes, Decoder] = {b"gps ": text_fixes, b"udat": text_fixes, b"GPS ": seventymai_fixes}
_UNKNOWN_BOXES = frozenset({b"gps0", b"3gf ", b"prrt", b"TTAD"})
_PHOTO_FRAMES = frozenset({b"jpeg", b"mjpa", b"mjpb"})
_BUDGET = 32 * 1024 * 1024
_MOST_NOVATEK = 4096
_LONGEST_NOVATEK = 64 * 1024
_SEARCHED = 4 * 1024 * 1024
"""Bytes of picture data searched for a dashcam's positions: the first seconds of a film."""


def read_telemetry(boxes: Boxes, top: tuple[Box, ...], tracks: Sequence[Box]) -> None:
    """Read all timed data of a film. Raises ParseError where its tables are broken."""
    fragmented = any(box.kind == b"moof" for box in top)
    every = [read_track(boxes, box) for box in tracks]
    timed = [track for track in every if _is_timed(track)]
    for track in timed:
        if track.chunks or not track.complete or fragmented:
            _read_track(boxes, track, _BUDGET // len(timed), fragmented)
    for box in (*top, *_children(boxes, top)):
        _read_box(boxes, box)
    for track in every:
        if track.kind in _PHOTO_FRAMES:
            _read_first_frame(boxes, track)
    read_insta360(boxes)
    if boxes.into.kind is ArtifactKind.VIDEO and not boxes.into.positions and boxes.base == 0:
        _search_free_gps(boxes, top)


def name_telemetry(boxes: Boxes, tracks: Sequence[Box]) -> None:
    """Name the timed tracks whose samples cannot be reached. Raises ParseError where their tables are broken."""
    for track in (read_track(boxes, box) for box in tracks):
        if _is_timed(track):
            _name(boxes, track.kind.strip() or track.handler)


def _read_first_frame(boxes: Boxes, track: Track) -> None:
    """Old cameras film in photos, each of which can say what a photo says; the first speaks for all."""
    for offset, sizes in track.chunks[:1]:
        read_photos_in(boxes.view.upto(offset, min(sizes[0], _SEARCHED)), boxes.into)


def _is_timed(track: Track) -> bool:
    return track.handler not in _PICTURE_AND_SOUND and track.kind not in _HARMLESS


def _read_track(boxes: Boxes, track: Track, budget: int, fragmented: bool) -> None:
    decode = _decoder(boxes, track)
    fixes: list[Fix] = []
    words: list[str] = []
    understood = decode is not None and track.complete and not fragmented and track.total <= budget
    if decode is not None:
        for sample in samples(boxes, track.chunks, budget):
            found = decode(sample)
            understood = understood and found is not None and bool(sample)
            if decode is text_fixes:
                words.append(caption(sample))
            fixes += [fix for fix in found or () if is_place(fix)]
    add_text(boxes.into, "QuickTime:Text", "\n".join(dict.fromkeys(words)))
    if not add_fixes(boxes.into, fixes) and not understood:
        _name(boxes, track.kind.strip() or track.handler)


def _decoder(boxes: Boxes, track: Track) -> Decoder | None:
    if track.kind == b"mebx" and track.description is not None:
        return keyed_decoder(boxes, track.description)
    return _DECODERS.get(track.kind) or _DECODERS.get(track.handler)


def _children(boxes: Boxes, top: tuple[Box, ...]) -> Iterable[Box]:
    """Boxes inside `moov`, its user data, and the free space in which dashcams hide theirs."""
    for box in top:
        if box.kind == b"moov":
            children = boxes.inside(box)
            yield from children
            yield from (child for inner in children if inner.kind == b"udta" for child in boxes.inside(inner))
        elif box.kind in (b"free", b"skip", b"udta") and _holds_boxes(boxes, box):
            yield from boxes.inside(box)


def _holds_boxes(boxes: Boxes, box: Box) -> bool:
    """Free space is mostly zeros; where it begins like a box, it holds some."""
    head = boxes.view.upto(box.start, 8)
    return 8 <= int.from_bytes(head[:4], "big") <= box.size and head[4:].replace(b" ", b"").isalnum()


def _read_box(boxes: Boxes, box: Box) -> None:
    if box.kind == b"uuid" and box.uuid in (GARMIN, FLY360):
        name, fixes = (b"Garmin", garmin_fixes(boxes.content(box))) if box.uuid == GARMIN else (b"360Fly", None)
    elif box.kind == b"gps " and _is_novatek(boxes, box):
        name, fixes = b"freeGPS", _novatek(boxes, box)
    elif box.kind in _BOX_DECODERS:
        name, fixes = box.kind, _BOX_DECODERS[box.kind](boxes.content(box))
    elif box.kind in _UNKNOWN_BOXES:
        name, fixes = box.kind, None
    else:
        return
    if not add_fixes(boxes.into, fixes or []) and fixes is None:
        _name(boxes, name.strip())


def _is_novatek(boxes: Boxes, box: Box) -> bool:
    """Novatek's `gps ` box is a list of (offset, length) after eight bytes; others write text there."""
    head = boxes.view.upto(box.start, 8)
    return int.from_bytes(head[4:], "big") * 8 + 8 <= box.size and head[:1] == b"\0"


def _novatek(boxes: Boxes, box: Box) -> list[Fix] | None:
    rows = boxes.content(box)[8:]
    fixes: list[Fix] = []
    understood = len(rows) <= 8 * _MOST_NOVATEK
    for place in range(0, min(len(rows), 8 * _MOST_NOVATEK) - 7, 8):
        offset, length = (int.from_bytes(rows[place + start : place + start + 4], "big") for start in (0, 4))
        if offset == 0 or length == 0:
            continue
        found = novatek_fixes(boxes.view.upto(boxes.base + offset, min(length, _LONGEST_NOVATEK)))
        understood = understood and found is not None
        fixes += found or ()
    return fixes if fixes or understood else None


def _search_free_gps(boxes: Boxes, top: tuple[Box, ...]) -> None:
    """Dashcams that write no list of their positions still put one beside each second of the picture data."""
    box = first(top, b"mdat")
    data = b"" if box is None else boxes.view.upto(box.start, min(box.size, _SEARCHED))
    place = data.find(b"freeGPS ")
    if place >= 4:
        fixes = novatek_fixes(data[place - 4 :][:_LONGEST_NOVATEK])
        if not add_fixes(boxes.into, fixes or []):
            _name(boxes, b"freeGPS")


def _name(boxes: Boxes, kind: bytes) -> None:
    name = "".join(chr(byte) for byte in kind if 0x20 < byte < 0x7F) or "unknown"
    if name not in boxes.into.telemetry:
        boxes.into.telemetry.append(name)
