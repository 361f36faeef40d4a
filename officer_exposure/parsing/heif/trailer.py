"""Samsung's trailer (`sefd`): a directory at its end that names blocks before it, among them a motion photo's film."""

from __future__ import annotations

_HEAD, _TAIL = b"SEFH", b"SEFT"
_MOTION_PHOTO = 0x0A30
_MOST_BLOCKS = 256


def samsung_films(data: bytes, base: int) -> list[tuple[int, int]]:
    """(offset in the file, length) of each film in the trailer `data` that lies at `base`. Damage means none."""
    head = data.rfind(_HEAD)
    if head < 0 or data.find(_TAIL, head) < 0:
        return []
    count = min(int.from_bytes(data[head + 8 : head + 12], "little"), _MOST_BLOCKS)
    films = []
    for place in range(head + 12, min(head + 12 + 12 * count, len(data) - 11), 12):
        kind = int.from_bytes(data[place + 2 : place + 4], "little")
        back = int.from_bytes(data[place + 4 : place + 8], "little")
        length = int.from_bytes(data[place + 8 : place + 12], "little")
        start = head - back
        if kind == _MOTION_PHOTO and start >= 0 and start + length <= head:
            film = data.find(b"ftyp", start, start + length) - 4
            if film >= start:
                films.append((base + film, start + length - film))
    return films
