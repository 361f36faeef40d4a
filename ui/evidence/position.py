"""A position: latitude and longitude, and where in the file they stand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from officer_exposure.model import Position
from officer_exposure.report.facts import fact_of
from ui.evidence.drawing import draw, lines
from ui.widgets.text import label, selectable

_CONTEXT = "PositionEvidence"


@draw.register
def _(position: Position) -> QWidget:
    fact = fact_of(position, masked=False)
    source = QCoreApplication.translate(_CONTEXT, "Read from {}").format(fact.source)
    heading = QCoreApplication.translate(_CONTEXT, "Place (latitude, longitude)")
    return lines(label(heading, "small"), selectable(fact.value, "strong"), label(source, "small"))
