"""Part of a text, with the telling part marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from officer_exposure.model import Excerpt
from officer_exposure.report.facts import fact_of
from ui.evidence.drawing import draw, lines
from ui.theme import tokens
from ui.widgets.text import breakable, label


@draw.register
def _(excerpt: Excerpt) -> QWidget:
    fact = fact_of(excerpt, masked=False)
    text = label("")
    text.setTextFormat(Qt.TextFormat.RichText)
    text.setText(marked(excerpt))
    return lines(label(fact.label, "small"), text)


def marked(excerpt: Excerpt) -> str:
    """The text as rich text, everything escaped, the telling part bold on a tint."""
    before, found, after = (
        escape(breakable(part))
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :],
        )
    )
    theme = tokens()
    style = f"background-color: {theme.tint}; color: {theme.ink}; font-weight: 600"
    return f'{before}<span style="{style}">{found}</span>{after}'
