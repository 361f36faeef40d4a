"""What a supervisor and its worker processes say to each other: plain data with a strict schema, never pickles."""

from __future__ import annotations

from enum import StrEnum

import msgspec

FRAME_CAP = 16 * 1024 * 1024
"""Bytes one message from a worker may have. A worker that sends more is no longer ours and is replaced."""

IDLE = 0
"""Announced while no job is open. Jobs are numbered from 1."""


class Loss(StrEnum):
    """Why a job has no reply."""

    CRASHED = "crashed"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    REPLY_TOO_LARGE = "reply_too_large"
    REPLY_MALFORMED = "reply_malformed"
    FAILED = "failed"


class Limits(msgspec.Struct, frozen=True):
    """What one job may cost: `seconds` of time, `memory` bytes of the whole worker (resident), `reply` bytes."""

    seconds: float = 20.0
    memory: int = 1500 * 1024 * 1024
    reply: int = 4 * 1024 * 1024


class WorkerSettings(msgspec.Struct, frozen=True):
    """What a worker needs to begin: `task` is "module:function", called once with `settings`.

    `writes` is the one folder in which the worker may make new files, with names as `private_file.part_name` gives
    them; empty, as for all who only read: none.
    """

    task: str
    settings: bytes
    limits: Limits = Limits()
    writes: bytes = b""


class Job(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One piece of work, numbered by the supervisor."""

    number: int
    payload: bytes


class Reply(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What became of one job: the task's reply, or why there is none."""

    number: int
    payload: bytes = b""
    loss: Loss | None = None


encode = msgspec.msgpack.Encoder().encode
decode_jobs = msgspec.msgpack.Decoder(list[Job]).decode
decode_replies = msgspec.msgpack.Decoder(list[Reply]).decode
