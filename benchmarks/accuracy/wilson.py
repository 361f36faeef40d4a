"""How sure a share is that was counted."""

from __future__ import annotations

from math import sqrt

import msgspec

_Z = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""

FEW = 30
"""Below so many cases a share says little, and the tables say so."""


class Share(msgspec.Struct, frozen=True):
    """`hits` of `cases`."""

    hits: int
    cases: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share, after Wilson (1927), 0-1. Needs at least one case."""
        share, square = self.hits / self.cases, _Z**2
        middle = share + square / (2 * self.cases)
        spread = _Z * sqrt(share * (1 - share) / self.cases + square / (4 * self.cases**2))
        below, above = (middle - spread, middle + spread)
        scale = 1 + square / self.cases
        return max(0.0, below / scale), min(1.0, above / scale)

    def __str__(self) -> str:
        """Such as "57 of 60 (.95, .86 to .98)"; "not measured" without a case."""
        if not self.cases:
            return "not measured"
        low, high = (_rounded(bound) for bound in self.interval)
        few = "; fewer than 30 cases" if self.cases < FEW else ""
        return f"{self.hits:,} of {self.cases:,} ({_rounded(self.hits / self.cases)}, {low} to {high}{few})"


def _rounded(share: float) -> str:
    return f"{share:.3f}".removeprefix("0").removesuffix("0") if share < 1 else "1.0"
