"""Why a question has no answer: one sentence for each reason, wherever what was not checked is listed."""

from __future__ import annotations

from officer_exposure.content.loading import load_content
from officer_exposure.content.schema import Item

ASIDE = ": "
"""Between the reason and the question, so that all questions with one reason can stand in one row."""

_UNANSWERED = "You have not answered this question yet"
_BY_AGENCY = "Your agency leaves this question out"
_REASONS = {"unsure": "You were not sure about this question", "skipped": "You skipped this question"}


def why_not(answer: str, item: Item) -> str:
    """Why this item was not checked. `answer`: what was said instead, or empty where nothing was.

    What is not answered is not checked, also where an agency pack leaves it out of the walk.
    """
    unanswered = _BY_AGENCY if load_content().left_out(item.id) else _UNANSWERED
    return f"{_REASONS.get(answer, unanswered)}{ASIDE}{item.question}"


def left_out(because: str, item: Item) -> str:
    """Why this item was not asked. `because`: what was said, as a part of a sentence."""
    return f"Left out, because {because}{ASIDE}{item.question}"
