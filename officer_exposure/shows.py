"""What a picture can be said to show: by the officer with one key, and by the checks that look for the same."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag
from types import MappingProxyType


class Shows(IntFlag):
    """What a picture shows; several may be true. Its numbers stand in vaults. Nothing of these is 0."""

    UNIFORM = 1
    BADGE = 2
    CHILD = 4
    HOUSE = 8


NOTHING = Shows(0)

OWN_WORDS: Mapping[str, Shows] = MappingProxyType(
    {
        "seen.uniform": Shows.UNIFORM,
        "seen.badge": Shows.BADGE,
        "seen.child": Shows.CHILD,
        "seen.house": Shows.HOUSE,
    }
)
"""The checks that take the officer's word, and for what. They take part in no look at files: they are asked whenever
the officer has answered."""
