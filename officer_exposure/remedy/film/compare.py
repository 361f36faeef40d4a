"""Holds a copy against its original: the same pictures and sounds, at the same times, shown the same way up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import Node
from officer_exposure.remedy.film.pieces import by_number, every_piece
from officer_exposure.remedy.film.top import index_of, layout_of
from officer_exposure.remedy.film.tracks import Kept, chosen
from officer_exposure.remedy.film.woven import coding_of, woven_into
from officer_exposure.remedy.interface import Ledger, NotProvenError, Span, What

_HINT = "It was left out. The original is unchanged."
_CHUNK = 1024 * 1024
_TIMING = (
    (b"edts", b"elst"),
    *((b"mdia", b"minf", b"stbl", kind) for kind in (b"stts", b"ctts", b"stss", b"stsz", b"stz2", b"stsc", b"cslg")),
)
_SHOWN_ENTRY = (b"colr", b"pasp", b"clap", b"avcC", b"av1C", b"esds", b"dvcC", b"dvvC", b"mdcv", b"clli")


def compare_films(original: FileBytes, copy: FileBytes) -> None:
    """Raise NotProvenError unless every track of the copy plays as it does in the original, and none is missing."""
    before, after = _Film(original, What.ALL), _Film(copy, What.LOCATION)
    if not set(before.tracks) <= set(after.tracks):
        raise NotProvenError("The copy would lack a part of the film.", _HINT)
    before = _Film(original, What.LOCATION)
    for number, track in after.tracks.items():
        if number not in before.tracks:
            raise NotProvenError("The copy would hold something that the film does not have.", _HINT)
        _compare_timing(before.tracks[number].node, track.node)
    kept = tuple(before.tracks[number] for number in after.tracks)
    if before.digests(kept, blanked=True) != after.digests(tuple(after.tracks.values()), blanked=False):
        raise NotProvenError("The pictures or sounds of the copy would differ.", _HINT)


class _Film:
    """A film as a player sees it."""

    def __init__(self, file: FileBytes, what: What) -> None:
        self._file = file
        self._layout = layout_of(file)
        self._movie = index_of(file, self._layout)
        self.tracks = by_number(chosen(file, self._movie, what, Ledger()))

    def digests(self, kept: tuple[Kept, ...], *, blanked: bool) -> dict[int, tuple[str, ...]]:
        """What identifies all samples of each track, in order: their bytes and their sizes."""
        content: dict[int, hashlib._Hash] = defaultdict(hashlib.sha256)
        sizes: dict[int, hashlib._Hash] = defaultdict(hashlib.sha256)
        codings = {track.number: coding_of(track.node) for track in kept}
        for piece in every_piece(self._file, self._layout, self._movie, kept):
            coding = codings[piece.number]
            blanks: Sequence[Span] = ()
            if blanked and coding is not None:
                blanks = woven_into(self._file, piece.samples, coding).blanks
            sizes[piece.number].update(piece.samples.sizes.tobytes())
            self._digest(piece.samples.offsets.tolist(), piece.samples.lengths.tolist(), blanks, content[piece.number])
        return {number: (digest.hexdigest(), sizes[number].hexdigest()) for number, digest in content.items()}

    def _digest(self, offsets: list[int], lengths: list[int], blanks: Sequence[Span], into: hashlib._Hash) -> None:
        ordered = sorted({(blank.offset, blank.length) for blank in blanks})
        places = [offset for offset, _ in ordered]
        for offset, length in zip(offsets, lengths, strict=True):
            for place in range(offset, offset + length, _CHUNK):
                data = self._file.at(place, min(_CHUNK, offset + length - place))
                into.update(_blanked(data, place, ordered, places))


def _blanked(data: bytes, offset: int, ordered: list[tuple[int, int]], places: list[int]) -> bytes:
    """`data`, which stands at `offset`, with whatever is to be overwritten in it overwritten."""
    from bisect import bisect_left

    first = max(bisect_left(places, offset) - 1, 0)
    last = bisect_left(places, offset + len(data))
    if first >= last:
        return data
    changed = bytearray(data)
    for start, length in ordered[first:last]:
        low, high = max(start - offset, 0), min(start + length - offset, len(data))
        if high > low:
            changed[low:high] = b"\xff" * (high - low)
    return bytes(changed)


def _compare_timing(before: Node, after: Node) -> None:
    for path in _TIMING:
        one, other = before.first(*path), after.first(*path)
        if (one and one.body) != (other and other.body):
            raise NotProvenError("The copy would play at other times.", _HINT)
    one, other = before.first(b"tkhd"), after.first(b"tkhd")
    if one is None or other is None or one.body[-44:] != other.body[-44:]:
        raise NotProvenError("The copy would be shown another way up.", _HINT)
    if _entry_boxes(before) != _entry_boxes(after):
        raise NotProvenError("The copy would be shown in other colors or sizes.", _HINT)


def _entry_boxes(track: Node) -> list[bytes]:
    """The boxes of the sample entries that decide how a track is decoded and shown."""
    table = track.first(b"mdia", b"minf", b"stbl", b"stsd")
    found = []
    for kind in _SHOWN_ENTRY:
        place = table.body.find(kind) if table else -1
        while table and place >= 4:
            size = int.from_bytes(table.body[place - 4 : place], "big")
            found.append(table.body[place : place - 4 + size])
            place = table.body.find(kind, place + 4)
    return found
