"""What is more urgent than what, where no way to the officer decides: by level, area and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from officer_exposure.content import load_content
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.model import Area

_AREA_ORDER = (Area.HOME, Area.FAMILY, Area.UNIFORM)
"""The order of harm: the door, the people behind it, the badge. All other areas come after."""

Urgency = tuple[int, bool, int, int, str]


def urgency(gathering: Gathering) -> Urgency:
    """Highest level, then what is no guess, then home, family, uniform, then the fewest minutes: the least is first."""
    area = next((rank for rank, area in enumerate(_AREA_ORDER) if area in gathering.areas), len(_AREA_ORDER))
    return -gathering.level, gathering.check_first, area, minutes_of(gathering), gathering.id


def minutes_of(gathering: Gathering) -> int:
    """How long its remediation takes."""
    return load_content().remediation(gathering.remediation).minutes


def by_urgency(gatherings: Iterable[Gathering], begun: Sequence[Gathering] = ()) -> tuple[Gathering, ...]:
    """Most urgent first, after those that are `begun`, which are left out.

    Each remedy comes once: the same steps twice are one thing to do. At one level each check comes once before any
    comes twice: three cards about photos would hide the account beside them.
    """
    seen = {(one.level, one.check) for one in begun}
    remedies = {one.remediation for one in begun}
    firsts: list[Gathering] = []
    repeated: list[Gathering] = []
    for one in _one_for_each_remedy(sorted(gatherings, key=urgency), remedies):
        (repeated if (one.level, one.check) in seen else firsts).append(one)
        seen.add((one.level, one.check))
    return tuple(sorted([*firsts, *repeated], key=lambda one: -one.level))


def _one_for_each_remedy(gatherings: Iterable[Gathering], known: set[str]) -> Iterable[Gathering]:
    """The first gathering of each remedy that is not known yet."""
    by_remedy: dict[str, Gathering] = {}
    for one in gatherings:
        if one.remediation not in known:
            by_remedy.setdefault(one.remediation, one)
    return by_remedy.values()
