"""What to do first: at most three things, so that nobody gives up at the top of a long list."""

from __future__ import annotations

from collections.abc import Iterable

from officer_exposure.content import load_content
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.model import Area, Level

_AT_MOST = 3

_AREA_ORDER = (Area.HOME, Area.FAMILY, Area.UNIFORM)
"""The order of harm: the door, the people behind it, the badge. All other areas come after."""


def do_first(gatherings: Iterable[Gathering]) -> tuple[Gathering, ...]:
    """The gatherings to begin with: highest level, then home, family, uniform, then the fewest minutes.

    Each remedy comes once: the same steps twice are one thing to do. At one level each check comes once before any
    comes twice: three cards about photos would hide the account beside them.
    """
    seen: set[tuple[Level, str]] = set()
    firsts: list[Gathering] = []
    repeated: list[Gathering] = []
    for one in _one_for_each_remedy(sorted(gatherings, key=_urgency)):
        (repeated if (one.level, one.check) in seen else firsts).append(one)
        seen.add((one.level, one.check))
    order = sorted([*firsts, *repeated], key=lambda one: -one.level)
    return tuple(order[:_AT_MOST])


def _one_for_each_remedy(gatherings: Iterable[Gathering]) -> Iterable[Gathering]:
    """The first gathering of each remedy."""
    by_remedy: dict[str, Gathering] = {}
    for one in gatherings:
        by_remedy.setdefault(one.remediation, one)
    return by_remedy.values()


def minutes_of(gathering: Gathering) -> int:
    """How long its remediation takes."""
    return load_content().remediation(gathering.remediation).minutes


def _urgency(gathering: Gathering) -> tuple[int, bool, int, int, str]:
    area = next((rank for rank, area in enumerate(_AREA_ORDER) if area in gathering.areas), len(_AREA_ORDER))
    return -gathering.level, gathering.check_first, area, minutes_of(gathering), gathering.id
