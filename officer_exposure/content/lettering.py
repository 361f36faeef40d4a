"""Words that police write on uniforms, vehicles and badges, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table


class Lettering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in capital letters without accents. `others` look like one of them and are none."""

    fuzzy: tuple[str, ...]
    whole: frozenset[str]
    phrases: tuple[str, ...]
    others: frozenset[str]
    departments: tuple[str, ...]


@cache
def load_lettering() -> Lettering:
    """The file `lettering.yaml`. Raises ContentError."""
    return read_table("lettering.yaml", Lettering)
