"""Damaged and hostile files: valid ones with bytes changed, lengths blown up, ends cut off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Position
from officer_exposure.parsing.byte_view import ByteView

_EXTREMES = [b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\xff\xff", b"\xff\0\0\0"]


def mutated(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of `seeds` with up to eight edits, perhaps cut off, perhaps with bytes in the middle gone."""
    edit = st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(_EXTREMES) | st.binary(min_size=1, max_size=4))
    whole = st.tuples(st.sampled_from(seeds), st.lists(edit, max_size=8), st.floats(0, 1), st.integers(0, 3))
    return whole.map(_damage)


def _damage(plan: tuple[bytes, list[tuple[float, bytes]], float, int]) -> bytes:
    seed, edits, cut, how = plan
    data = bytearray(seed)
    for where, piece in edits:
        place = int(where * len(data))
        data[place : place + len(piece)] = piece
    place = int(cut * len(data))
    if how == 1:
        del data[place:]
    elif how == 2:
        del data[place : place + 7]
    return bytes(data)


def survives(reader: Callable[[ByteView, Metadata], None], data: bytes) -> Metadata:
    """Read `data`; anything raised but ParseError fails the test, and so does a position that is none."""
    into = Metadata()
    with suppress(ParseError):
        reader(ByteView.of(data), into)
    assert all(_is_real(position) for position in into.positions)
    assert all(p.offset >= 0 and p.length >= 0 for p in into.previews)
    return into


def _is_real(position: Position) -> bool:
    return abs(position.latitude) <= 90 and abs(position.longitude) <= 180
