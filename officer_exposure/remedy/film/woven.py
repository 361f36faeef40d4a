"""Data that a camera wove into the coded pictures: SEI messages of H.264 and H.265 (ITU-T H.264 and H.265, annex D).

Recorders put clock, settings and positions there (AVCHD's MDPM), cars the place and speed, encoders their name.
Captions and brightness tables stay, because they belong to what is shown. Encoders' names stay, because players decode
old films by them: they are named. Everything else is overwritten where it stands, so that no picture changes.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import Node, damaged
from officer_exposure.remedy.film.samples import SampleMap
from officer_exposure.remedy.interface import Span

_ENTRY_HEAD = 86
"""Bytes of a sample entry for pictures before the boxes in it, its size and kind among them (14496-12, 12.1.3)."""

_WINDOW = 4096
_MOST_BLANKS = 2_000_000
_LONGEST_SEI = 1024 * 1024
_USER_REGISTERED, _USER_UNREGISTERED = 4, 5
_ENCODERS = (
    bytes.fromhex("dc45e9bde6d948b7962cd820d923eeef"),  # x264
    bytes.fromhex("2ca2de09b51747dbbb55a4fe7fc2fc4e"),  # x265
    bytes.fromhex("47564adc5c4c433f94efc5113cd143a8"),  # Apple: how hard the picture was to code
)
_UUID = 16
_SHOWN = (b"\xb5\0\x31", b"\xb5\0\x3c", b"\xb5\0\x3b", b"\xb5\0\x2f")
"""Country and maker of captions (ATSC), HDR10+, Dolby Vision and DirecTV captions (ITU-T T.35)."""


class Coding(msgspec.Struct, frozen=True):
    """How a track's pictures are cut into units: bytes of a length, and whether it is H.265."""

    width: int
    hevc: bool


class Woven(msgspec.Struct, frozen=True):
    """What was found: the messages to overwrite, and whether an encoder names itself."""

    blanks: tuple[Span, ...] = ()
    encoder: bool = False


def coding_of(track: Node) -> Coding | None:
    """How the pictures of a track are coded; None where it is neither H.264 nor H.265."""
    table = track.first(b"mdia", b"minf", b"stbl", b"stsd")
    found = None
    for entry in entries_of(table) if table else ():
        configuration = _configuration(entry)
        if configuration is not None:
            found = configuration
    return found


def entries_of(table: Node) -> Iterator[bytes]:
    """The sample entries of a `stsd` box, each whole."""
    place = 8
    for _ in range(int.from_bytes(table.body[4:8], "big")):
        size = int.from_bytes(table.body[place : place + 4], "big")
        if size < 16 or place + size > len(table.body):
            raise damaged()
        yield table.body[place : place + size]
        place += size


def _configuration(entry: bytes) -> Coding | None:
    for kind, place, hevc in ((b"avcC", 4, False), (b"hvcC", 21, True)):
        found = entry.find(kind, _ENTRY_HEAD)
        if found >= 0 and found + 4 + place < len(entry):
            return Coding((entry[found + 4 + place] & 3) + 1, hevc)
    return None


def woven_into(file: FileBytes, samples: SampleMap, coding: Coding) -> Woven:
    """Look through every sample of a track."""
    blanks: list[Span] = []
    encoder = False
    for offset, size in each_sample(samples):
        for span, named in _messages(file, offset, size, coding):
            encoder = encoder or named
            if not named:
                blanks.append(span)
        if len(blanks) > _MOST_BLANKS:
            raise ParseError("The pictures of this film hold more hidden data than can be taken out.")
    return Woven(tuple(blanks), encoder)


def each_sample(samples: SampleMap) -> Iterator[tuple[int, int]]:
    """Offset and size of each sample."""
    number = 0
    sizes = samples.sizes.tolist()
    for offset, count in zip(samples.offsets.tolist(), samples.counts.tolist(), strict=True):
        place = offset
        for size in sizes[number : number + count]:
            yield place, size
            place += size
        number += count


def _messages(file: FileBytes, offset: int, size: int, coding: Coding) -> Iterator[tuple[Span, bool]]:
    """The user data of one sample: where its content lies, and whether it is an encoder's name."""
    window = file.upto(offset, min(size, _WINDOW))
    place = 0
    while place + coding.width + 2 <= size:
        head = _bytes(file, window, offset, place, coding.width + 2)
        length = int.from_bytes(head[: coding.width], "big")
        start = place + coding.width
        if start + length > size:
            return
        unit = (head[coding.width] >> 1) & 63 if coding.hevc else head[coding.width] & 31
        if unit in ((39, 40) if coding.hevc else (6,)) and length <= _LONGEST_SEI:
            skip = 2 if coding.hevc else 1
            data = _bytes(file, window, offset, start + skip, max(length - skip, 0))
            for first, last, named in user_data(data):
                yield Span(offset + start + skip + first, last - first), named
        place = start + length


def _bytes(file: FileBytes, window: bytes, offset: int, place: int, length: int) -> bytes:
    if place + length <= len(window):
        return window[place : place + length]
    return file.upto(offset + place, length)


def user_data(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """(start, end, is it an encoder's name) of each run of bytes with user data in the SEI unit `data`.

    Places count the coded bytes. The guards against false start codes (00 00 03) and their neighbours are in no run:
    overwriting one would make the message longer.
    """
    plain, places, guards = _without_guards(data)
    place = 0
    while place + 2 <= len(plain):
        kind, place = _number(plain, place)
        length, place = _number(plain, place)
        content = plain[place : place + min(length, _UUID)]
        if _tells(kind, length, content):
            end = places[min(place + length, len(plain)) - 1] + 1
            named = content.startswith(_ENCODERS)
            yield from ((first, last, named) for first, last in _between(places[place], end, guards))
        place += length


def _tells(kind: int, length: int, content: bytes) -> bool:
    """Whether a message holds data of a user. A UUID with nothing behind it is a mark, and what is shown must stay."""
    if kind == _USER_UNREGISTERED:
        return length > _UUID
    return kind == _USER_REGISTERED and length > 0 and not content.startswith(_SHOWN)


def _between(start: int, end: int, guards: list[int]) -> Iterator[tuple[int, int]]:
    """The runs from `start` to `end` without the guards, the two bytes before and the one behind each."""
    for guard in guards:
        if guard + 1 < start or guard - 2 >= end:
            continue
        if guard - 2 > start:
            yield start, guard - 2
        start = max(start, guard + 2)
    if start < end:
        yield start, end


def _number(plain: bytes, place: int) -> tuple[int, int]:
    value = 0
    while place < len(plain) and plain[place] == 0xFF:
        value += 255
        place += 1
    return value + (plain[place] if place < len(plain) else 0), place + 1


def _without_guards(data: bytes) -> tuple[bytes, list[int] | range, list[int]]:
    """The bytes without guards, where each of them stood, and where the guards stand."""
    if b"\0\0\3" not in data:
        return data, range(len(data)), []
    plain, places, guards, zeros = bytearray(), [], [], 0
    for place, byte in enumerate(data):
        if zeros >= 2 and byte == 3:
            guards.append(place)
            zeros = 0
            continue
        zeros = zeros + 1 if byte == 0 else 0
        plain.append(byte)
        places.append(place)
    return bytes(plain), places, guards
