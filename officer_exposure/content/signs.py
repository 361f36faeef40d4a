"""Words on signs, buildings, papers and screens, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in lower case without accents; `not_...` look alike and are none."""

    streets_behind: frozenset[str]
    streets_joined: tuple[str, ...]
    streets_before: frozenset[str]
    not_streets: tuple[str, ...]
    schools: tuple[str, ...]
    not_schools: tuple[str, ...]
    carriers: tuple[str, ...]
    id_cards: tuple[str, ...]
    papers: tuple[str, ...]


@cache
def load_signs() -> Signs:
    """The file `signs.yaml`. Raises ContentError."""
    return read_table("signs.yaml", Signs)
