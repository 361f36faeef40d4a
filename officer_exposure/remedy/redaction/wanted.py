"""What is to be redacted, as a job for a worker, and what comes back. Loads no decoder."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.vision.sight import Box

TASK = "officer_exposure.remedy.redaction.task:redaction_task"
"""For `workers.Supervisor`: work is a Redaction, replies are Redacted."""


class Covering(StrEnum):
    """What the program looks for by itself. `NOTHING`: only the boxes that were given."""

    FACES = "faces"
    PLATES = "plates"
    TEXT = "text"
    ALL = "all"
    NOTHING = "nothing"


class Redaction(msgspec.Struct, frozen=True, array_like=True):
    """A picture to redact: `boxes` (pixels, upright) and whatever of `covering` is found in it.

    `draw` False only asks where the boxes would be.
    """

    path: bytes
    covering: Covering = Covering.ALL
    boxes: tuple[Box, ...] = ()
    draw: bool = True


class Covered(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A box and what is beneath it: "face", "plate", "text", or "given"."""

    box: Box
    label: str


class Redacted(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What became of it: the bytes of the copy (empty where none was asked for) and what was covered.

    `missed` are sentences about what could not be looked for. Or else `problem` with a `hint`, and nothing was made.
    """

    covered: tuple[Covered, ...] = ()
    data: bytes = b""
    suffix: str = ""
    width: int = 0
    height: int = 0
    missed: tuple[str, ...] = ()
    problem: str = ""
    hint: str = ""


_encoder = msgspec.msgpack.Encoder()
encode_redaction = _encoder.encode
encode_redacted = _encoder.encode
decode_redaction = msgspec.msgpack.Decoder(Redaction).decode
decode_redacted = msgspec.msgpack.Decoder(Redacted).decode
