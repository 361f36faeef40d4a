"""What people write about themselves, by what it gives away (telling.yaml)."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one kind; what stands in `unsure` often means something else."""

    sure: tuple[str, ...]
    unsure: tuple[str, ...] = ()


class StreetWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of street; what stands in `unsure` are everyday words, too. `not_names` are no name of one."""

    sure: frozenset[str]
    unsure: frozenset[str]
    not_names: frozenset[str]


class TellingPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """telling.yaml. `slots`: words that can stand for each other, apart by "|"."""

    slots: dict[str, str]
    address: Phrases
    code: Phrases
    school: Phrases
    away: Phrases
    shift: Phrases
    officer: Phrases
    birthday: Phrases
    family: Phrases
    vehicle: Phrases
    streets: StreetWords


@cache
def load_telling() -> TellingPhrases:
    """The phrases. Raises ContentError where the file breaks its schema."""
    return read_table("telling.yaml", TellingPhrases)
