"""A position: latitude and longitude, and where in the file they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from officer_exposure.model import Position
from officer_exposure.report.facts import fact_of
from ui.evidence.drawing import draw, lines
from ui.widgets.text import label, selectable

_CONTEXT = "PositionEvidence"


@draw.register
def _(position: Position) -> QWidget:
    return draw_positions((position,))


def draw_positions(positions: Sequence[Position]) -> QWidget:
    """Several that stand in one place of the file, close together."""
    facts = [fact_of(position, masked=False) for position in positions]
    source = QCoreApplication.translate(_CONTEXT, "Read from {}").format(facts[0].source)
    one = QCoreApplication.translate(_CONTEXT, "Place (latitude, longitude)")
    many = QCoreApplication.translate(_CONTEXT, "Places (latitude, longitude)")
    heading = one if len(facts) == 1 else many
    values = (selectable(fact.value, "strong") for fact in facts)
    return lines(label(heading, "small"), *values, label(source, "small"))
