"""What both generators of spellings share: the shape of one spelling, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from officer_exposure.text.known.fact import KnownFact


class Variant(msgspec.Struct, frozen=True):
    """One text that writes fact `fact` of `facts` in some way; `possible`: a hint only, which may be left out."""

    facts: Sequence[KnownFact]
    fact: int
    technique: str
    text: str
    possible: bool = False
