"""What an agency learns: which parts were finished, with which content, and when. Its type can hold nothing else.

No field takes a free text or a number. A part is a name out of a closed list; versions and digests are hexadecimal
digits of a fixed length, made from content and never from what was found. The digest shows damage. It does not show who
made the record: anybody with this program can make one, which is what a signature on paper is for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal

import msgspec

from officer_exposure.content.onboarding import ModuleId, load_onboarding
from officer_exposure.errors import ReportError

FORMAT = "officer-exposure/attestation"
_MOST_BYTES = 4096

Version = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}$", max_length=16)]
"""Which content: as `content.version.content_version` gives it."""

PackVersion = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{16})?$", max_length=16)]
"""Which agency pack, in the same way; empty without one."""

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", max_length=10)]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$", max_length=64)]


class Attestation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record of completion. `mentor`: it has a line on which a mentor signs. `digest`: SHA-256 of all the rest."""

    format: Literal["officer-exposure/attestation"]
    version: Literal[1]
    modules: tuple[ModuleId, ...]
    content: Version
    pack: PackVersion
    date: Day
    mentor: bool
    digest: Digest


def attest(
    modules: Iterable[ModuleId], *, content: str, made: date, pack: str = "", mentor: bool = False
) -> Attestation:
    """A record of these parts, each once and in the order of the week. Raises ReportError where there is none."""
    finished = set(modules)
    named = [module.id for module in load_onboarding().modules.values() if module.id in finished]
    if not named:
        raise ReportError("No part is finished yet.", "Finish a part of the onboarding first.")
    body = {
        "format": FORMAT,
        "version": 1,
        "modules": named,
        "content": content,
        "pack": pack,
        "date": made.isoformat(),
        "mentor": mentor,
    }
    return msgspec.convert({**body, "digest": _digest_of(body)}, Attestation)


def encode(record: Attestation) -> bytes:
    """The record as JSON, to be read by people too."""
    return msgspec.json.format(msgspec.json.encode(record)) + b"\n"


def verify(data: bytes) -> Attestation:
    """The record in these bytes. Raises ReportError where they are none, or where it was changed."""
    if len(data) > _MOST_BYTES:
        raise ReportError("This is no record of completion.", "Choose the .json file that was handed in.")
    try:
        record = msgspec.json.decode(data, type=Attestation)
        date.fromisoformat(record.date)
    except (msgspec.DecodeError, ValueError) as error:
        raise ReportError("This is no record of completion.", "Choose the .json file that was handed in.") from error
    body = msgspec.to_builtins(record)
    digest = body.pop("digest")
    if _digest_of(body) != digest or len(set(record.modules)) != len(record.modules):
        raise ReportError("This record was changed after it was made.", "Ask for it again.")
    return record


def schema() -> bytes:
    """The JSON Schema of a record."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Attestation))) + b"\n"


def _digest_of(body: dict[str, object]) -> str:
    """Over the fields sorted by name, without spaces."""
    return sha256(msgspec.json.encode(body, order="sorted")).hexdigest()
