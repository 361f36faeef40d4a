"""All evidence of a finding, what belongs together in one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtWidgets import QWidget

from officer_exposure.model import Evidence, Position
from ui.evidence.drawing import draw
from ui.evidence.position import draw_positions


def draw_all(evidence: Sequence[Evidence]) -> Iterator[QWidget]:
    """A widget for each piece; positions that follow each other and stand in one place of the file share theirs."""
    for origin, together in groupby(evidence, lambda one: one.origin if isinstance(one, Position) else None):
        pieces = tuple(together)
        if origin is None:
            yield from map(draw, pieces)
        else:
            yield draw_positions([one for one in pieces if isinstance(one, Position)])
