"""An answer the officer gave: the question and what was answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from officer_exposure.model import Answer
from officer_exposure.report.facts import fact_of
from ui.evidence.drawing import draw, lines
from ui.widgets.text import label


@draw.register
def _(answer: Answer) -> QWidget:
    fact = fact_of(answer, masked=False)
    return lines(label(fact.label, "small"), label(fact.value))
