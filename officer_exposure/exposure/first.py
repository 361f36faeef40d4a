"""What to do first: at most three things, so that nobody gives up at the top of a long list."""

from __future__ import annotations

from collections.abc import Iterable

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.plan import plan_of


def do_first(gatherings: Iterable[Gathering]) -> tuple[Gathering, ...]:
    """The gatherings to begin with: the first steps of the plan, then what has the highest level."""
    return plan_of(gatherings).first
