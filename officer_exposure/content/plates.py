"""How license plates are written, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table


class PlateContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns (L letter, D digit) by region, those that are written with a gap, and what tells plates from others.

    `states`: names that stand on plates. `before`, `behind`: words beside a number that is no plate.
    """

    patterns: dict[str, frozenset[str]]
    divided: frozenset[str]
    states: tuple[str, ...]
    before: frozenset[str]
    behind: frozenset[str]


@cache
def load_plates() -> PlateContent:
    """The file `plates.yaml`. Raises ContentError."""
    return read_table("plates.yaml", PlateContent)
