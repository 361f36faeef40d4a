"""The chain of the evidence log: each link covers all entries before it, so that a later change shows.

    body hash = SHA-256(body)
    link      = SHA-256(link before, in hex + "\\n" + body hash, in hex + "\\n")

The first link has 64 zeros before it. An entry can be left out of an export: its body hash alone keeps the chain whole.
What is `blind` in it keeps that hash from being guessed. The chain does not stop someone who holds the vault's key from
writing a new log from the start. It shows where a log differs from one whose last link was noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from officer_exposure.happening.entry import Entry

START = bytes(32)
"""What stands before the first link."""


class Logged(msgspec.Struct, frozen=True):
    """An entry in the log. `body`: its exact bytes. `link`: 32 bytes."""

    number: int
    entry: Entry
    body: bytes
    link: bytes

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the body."""
        return sha256(self.body).digest()


class Broken(msgspec.Struct, frozen=True):
    """Where the log does not fit together: the number of an entry, and what is wrong in a sentence."""

    number: int
    problem: str


def body_of(entry: Entry) -> bytes:
    """The bytes of an entry: JSON, its keys in the order of the fields."""
    return msgspec.json.encode(entry)


def link_of(before: bytes, body: bytes) -> bytes:
    """The link of an entry behind another one."""
    return sha256(f"{before.hex()}\n{sha256(body).hexdigest()}\n".encode()).digest()


def broken_in(log: Iterable[Logged]) -> Iterator[Broken]:
    """Every place where the log was changed since it was written, as far as the chain can tell."""
    before, expected = START, 1
    for one in log:
        if one.number != expected:
            yield Broken(expected, "An entry is missing here.")
        if link_of(before, one.body) != one.link:
            yield Broken(one.number, "This entry, or one before it, is not what was written down.")
        before, expected = one.link, one.number + 1
