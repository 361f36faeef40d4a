"""One spoilt file on its way to a worker, what the worker says about it, and the work itself."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping
from random import Random
from typing import Self

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.fuzz.mutations import spoil

_MOST_SECONDS = 2.0
"""Processor time that any bytes may cost."""


class Case(msgspec.Struct, frozen=True):
    """`data` is what becomes of the sound file `name` under `seed`."""

    name: str
    seed: str
    data: bytes

    @classmethod
    def of(cls, name: str, seed: str, sound: Mapping[str, bytes]) -> Self:
        """The case that this seed stands for: the same for the same name, seed and sound file."""
        return cls(name, seed, spoil(Random(seed), sound[name]))


class Verdict(msgspec.Struct, frozen=True):
    """How the parsers took a case: `failure` is empty unless they broke their word."""

    outcome: str
    failure: str = ""


def read_case(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker's task: read one case and say how that went."""
    del settings
    decode = msgspec.msgpack.Decoder(Case).decode

    def read(payload: bytes) -> bytes:
        return msgspec.msgpack.encode(_judge(decode(payload)))

    return read


def _judge(case: Case) -> Verdict:
    began = time.process_time()
    try:
        read_metadata(ByteView.of(case.data), case.name)
        outcome = "read"
    except ParseError:
        outcome = "refused"
    except Exception:  # noqa: BLE001 - finding these is what this is for
        return Verdict("failed", traceback.format_exc(limit=-6))
    spent = time.process_time() - began
    if spent > _MOST_SECONDS:
        return Verdict("failed", f"took {spent:.1f} s of processor time")
    return Verdict(outcome)
