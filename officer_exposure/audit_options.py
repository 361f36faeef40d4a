"""How an audit is to run."""

from __future__ import annotations

import secrets

import msgspec

from officer_exposure.model import Position
from officer_exposure.recall import Known, Recall
from officer_exposure.workers.messages import Limits


class AuditOptions(msgspec.Struct, frozen=True):
    """How to run. `workers` 0: one for each processor. `vision`: also decode pixels. `secret` keys the fingerprints.

    `facts` are the officer's own facts as `compile_facts` gave them; without them the checks that need them are left
    out. `faces`: the officer has consented to grouping faces, so a print is made of each. `recall` is the memory of
    earlier audits: without it every file is judged, and none is stamped. `known`: what combinations are looked for in;
    without it they are in what this run finds. `homes`: where the officer lives.
    """

    workers: int = 0
    vision: bool = True
    limits: Limits = Limits()
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    facts: bytes = b""
    faces: bool = False
    recall: Recall | None = None
    known: Known | None = None
    homes: tuple[Position, ...] = ()
