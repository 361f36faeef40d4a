"""Samsung's trailer (`sefd`): a directory at its end that names blocks before it, among them a motion photo's film."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.loose_text import add_strings

_HEAD, _TAIL = b"SEFH", b"SEFT"
_MOTION_PHOTO = 0x0A30
_MOST_BLOCKS = 256
_LONGEST_TEXT = 64 * 1024


def samsung_films(data: bytes, base: int) -> list[tuple[int, int]]:
    """(offset in the file, length) of each film in the trailer `data` that lies at `base`. Damage means none."""
    films = []
    for kind, start, length in _blocks(data):
        if kind == _MOTION_PHOTO:
            film = data.find(b"ftyp", start, start + length) - 4
            if film >= start:
                films.append((base + film, start + length - film))
    return films


def add_samsung_texts(data: bytes, into: Metadata) -> None:
    """Add what can be read in the small blocks of the trailer: times, countries, names of modes."""
    for kind, start, length in _blocks(data):
        if kind != _MOTION_PHOTO and length <= _LONGEST_TEXT:
            add_strings(into, "Samsung:Trailer", data[start : start + length])


def _blocks(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, start, length) of each block that the directory names."""
    head = data.rfind(_HEAD)
    if head < 0 or data.find(_TAIL, head) < 0:
        return
    count = min(int.from_bytes(data[head + 8 : head + 12], "little"), _MOST_BLOCKS)
    for place in range(head + 12, min(head + 12 + 12 * count, len(data) - 11), 12):
        kind = int.from_bytes(data[place + 2 : place + 4], "little")
        back = int.from_bytes(data[place + 4 : place + 8], "little")
        length = int.from_bytes(data[place + 8 : place + 12], "little")
        start = head - back
        if start >= 0 and start + length <= head:
            yield kind, start, length
