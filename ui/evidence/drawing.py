"""From a piece of evidence to the widget that shows it."""

from __future__ import annotations

from functools import singledispatch

from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.model import Evidence
from officer_exposure.report.facts import fact_of, is_reckoned
from ui.clock_words import clock_words
from ui.widgets.text import breakable, label


@singledispatch
def draw(evidence: Evidence) -> QWidget:
    """Show one piece of evidence with its exact values: it stays on this screen."""
    fact = fact_of(evidence, masked=False)
    value = clock_words(fact.value) if is_reckoned(evidence) else fact.value  # what a file says stays as it says it
    source = [label(fact.source, "small")] if fact.source else []
    return lines(label(fact.label, "small"), label(breakable(value)), *source)


def lines(*widgets: QWidget) -> QWidget:
    """Lines of one piece of evidence, close together."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return block
