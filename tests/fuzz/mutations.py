"""Ways to spoil a file. All chance comes from the `Random` that is passed in, so that a case can be made again."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

_TELLING = (0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 2**31 - 1, 2**31, 2**32 - 1, 2**63)
"""Numbers on which counts, sizes and offsets break."""

_HEAD = 4096
"""Where most of the structure of a file stands."""

Mutation = Callable[[Random, bytearray], None]


def _place(chance: Random, data: bytearray) -> int:
    end = min(len(data), _HEAD) if chance.random() < 0.7 else len(data)
    return chance.randrange(end)


def _flip_bit(chance: Random, data: bytearray) -> None:
    data[_place(chance, data)] ^= 1 << chance.randrange(8)


def _set_byte(chance: Random, data: bytearray) -> None:
    data[_place(chance, data)] = chance.randrange(256)


def _write_number(chance: Random, data: bytearray) -> None:
    code = chance.choice("BHIQ")
    packed = struct.pack(chance.choice("<>") + code, chance.choice(_TELLING) % 256 ** struct.calcsize("=" + code))
    place = _place(chance, data)
    data[place : place + len(packed)] = packed


def _nudge_number(chance: Random, data: bytearray) -> None:
    place = _place(chance, data)
    form = chance.choice(("<I", ">I"))
    (value,) = struct.unpack(form, bytes(data[place : place + 4]).ljust(4, b"\0"))
    data[place : place + 4] = struct.pack(form, (value + chance.choice((-16, -4, -1, 1, 4, 16, 1000))) % 2**32)


def _cut_off(chance: Random, data: bytearray) -> None:
    del data[_place(chance, data) :]


def _remove(chance: Random, data: bytearray) -> None:
    place = _place(chance, data)
    del data[place : place + chance.randrange(1, 64)]


def _repeat(chance: Random, data: bytearray) -> None:
    place = _place(chance, data)
    piece = data[place : place + chance.randrange(1, 512)]
    data[place:place] = piece * chance.choice((1, 2, 8, 64))


def _insert(chance: Random, data: bytearray) -> None:
    place = _place(chance, data)
    data[place:place] = chance.randbytes(chance.randrange(1, 64))


def _copy(chance: Random, data: bytearray) -> None:
    source, target = _place(chance, data), _place(chance, data)
    piece = data[source : source + chance.randrange(1, 64)]
    data[target : target + len(piece)] = piece


_MUTATIONS: tuple[Mutation, ...] = (
    _flip_bit,
    _set_byte,
    _write_number,
    _write_number,
    _nudge_number,
    _cut_off,
    _remove,
    _repeat,
    _insert,
    _copy,
)


def spoil(chance: Random, sound: bytes) -> bytes:
    """A copy of `sound` with one to six things wrong."""
    data = bytearray(sound)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if data:
            chance.choice(_MUTATIONS)(chance, data)
    return bytes(data)
