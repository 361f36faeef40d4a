"""Walks through JSON of any length: each value below a top-level key, and the elements of a top-level list in batches.

A phone's history has a million elements and 300 MB, and a worker 20 seconds. Elements are cut out in blocks where one
ends and the next begins, and msgspec decodes a block at once; a wrong cut fails to decode, and then their brackets are
counted. Measured on such a file: ijson 11.6 s, this 2 s, both in bounded memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView

_BLOCK = 1 << 20
_LONGEST = 48 * 1024 * 1024
"""Bytes of one value."""

_TRIES = 6
_PATIENCE = 200
"""Elements cut out one by one after a block could not be decoded."""

_GAP = re.compile(rb"[\s,]*")
_BETWEEN = re.compile(rb"\s*,\s*(?=\{)")
_STRUCTURE = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*("?)|[{}\[\]]', re.DOTALL)
_SCALAR = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,\]}"]+', re.DOTALL)

Decoders = Mapping[str, msgspec.json.Decoder[list[Any]]]
_PLAIN: msgspec.json.Decoder[list[Any]] = msgspec.json.Decoder(list[Any])


class Values(NamedTuple):
    """A value below a top-level key, or some elements of a list there (`listed`).

    `key` is empty where the file itself is the list.
    """

    key: str
    values: list[Any]
    listed: bool


class DamagedJsonError(Exception):
    """What follows is no JSON."""


def walk_json(view: ByteView, decoders: Decoders) -> Iterator[Values]:
    """Everything in the file. `decoders`: how lists below some keys are decoded; others as plain objects.

    Raises DamagedJsonError where it is damaged or ends early, after what came before; ParseError where it is too long.
    """
    yield from _Walk(view, decoders).run()


class _Walk:
    def __init__(self, view: ByteView, decoders: Decoders) -> None:
        self._blocks = view.through(_BLOCK)
        self._decoders = decoders
        self._data = b""
        self._place = 0
        self._between = b""
        self._patience = 0

    def run(self) -> Iterator[Values]:
        self._fill()
        self._data = self._data.removeprefix(b"\xef\xbb\xbf")
        first = self._next()
        if first == b"[":
            self._place += 1
            yield from self._elements("")
        elif first == b"{":
            self._place += 1
            yield from self._members()
        else:
            raise DamagedJsonError
        while not self._is_over():  # a file of lines, each a value of its own
            yield Values("", self._decoded("", self._cut(self._end_of_value())), listed=True)

    def _is_over(self) -> bool:
        try:
            self._next()
        except DamagedJsonError:
            return True
        return False

    def _members(self) -> Iterator[Values]:
        while (byte := self._next()) != b"}":
            if byte != b'"':
                raise DamagedJsonError
            (key,) = self._decoded("", self._cut(self._end_of_value()))
            if self._next() != b":":
                raise DamagedJsonError
            self._place += 1
            if self._next() == b"[":
                self._place += 1
                yield from self._elements(str(key))
            else:
                yield Values(str(key), self._decoded("", self._cut(self._end_of_value())), listed=False)
        self._place += 1

    def _elements(self, key: str) -> Iterator[Values]:
        self._between, self._patience = b"", 0
        while self._next() != b"]":
            yield Values(key, self._many(key) or self._one(key), listed=True)
        self._place += 1

    def _many(self, key: str) -> list[Any]:
        """As many elements as are at hand; none where it cannot be seen where one ends."""
        if not self._between or self._patience:
            self._patience = max(0, self._patience - 1)
            return []
        if len(self._data) - self._place < _BLOCK:
            self._fill()
        end = len(self._data)
        for _ in range(_TRIES):
            end = self._data.rfind(self._between, self._place, end)
            if end < 0:
                break
            try:
                values = self._decoded(key, self._data[self._place : end + 1])
            except DamagedJsonError:
                continue
            self._place = end + 1
            return values
        self._patience = _PATIENCE
        return []

    def _one(self, key: str) -> list[Any]:
        values = self._decoded(key, self._cut(self._end_of_value()))
        gap = _BETWEEN.match(self._data, self._place)
        if gap and self._data[self._place - 1 : self._place] == b"}":
            self._between = b"}" + gap[0] + b"{"
        return values

    def _decoded(self, key: str, raw: bytes) -> list[Any]:
        try:
            try:
                return self._decoders.get(key, _PLAIN).decode(b"[" + raw + b"]")
            except msgspec.ValidationError:
                return _PLAIN.decode(b"[" + raw + b"]")
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise DamagedJsonError from error

    def _next(self) -> bytes:
        """The next byte that is neither a space nor a comma. Raises DamagedJsonError at the end."""
        while True:
            gap = _GAP.match(self._data, self._place)
            self._place = gap.end() if gap else self._place
            if self._place < len(self._data):
                return self._data[self._place : self._place + 1]
            if not self._fill():
                raise DamagedJsonError

    def _cut(self, end: int) -> bytes:
        raw = self._data[self._place : end]
        self._place = end
        return raw

    def _end_of_value(self) -> int:
        """Where the value ends that begins here."""
        while True:
            end = self._end_at_hand()
            if end:
                return end
            if len(self._data) - self._place > _LONGEST:
                raise ParseError("One part of this file is too long to read.")
            if not self._fill():
                raise DamagedJsonError

    def _end_at_hand(self) -> int:
        """The same within what was read so far; 0 where it goes on behind that."""
        if self._data[self._place : self._place + 1] not in (b"{", b"["):
            scalar = _SCALAR.match(self._data, self._place)
            return scalar.end() if scalar and scalar.end() < len(self._data) else 0
        depth = 0
        for token in _STRUCTURE.finditer(self._data, self._place):
            mark = token[0][:1]
            if mark == b'"':
                if not token[1]:
                    return 0
            elif mark in b"{[":
                depth += 1
            else:
                depth -= 1
                if depth == 0:
                    return token.end()
        return 0

    def _fill(self) -> bool:
        """Read on; what was dealt with is forgotten. Twice as much each time, so that a long value costs no more."""
        left = self._data[self._place :]
        parts = [left]
        wanted = max(_BLOCK, len(left))
        while wanted > 0 and (block := next(self._blocks, b"")):
            parts.append(block)
            wanted -= len(block)
        self._data, self._place = b"".join(parts), 0
        return len(parts) > 1
