"""What the words of an agency pack ask for: nothing that was found, and no view."""

from __future__ import annotations

import pytest

from officer_exposure.content.loading import shipped_content
from officer_exposure.content.pack_words import asks_to_hand_over, judges_a_view


@pytest.mark.parametrize(
    "text",
    [
        "Send your findings to HR.",
        "Please e-mail us the results.",
        "Upload a screenshot of the overview.",
        "Show your supervisor your answers.",
        "Share the report with your supervisor.",
        "List and send all accounts to us.",
        "Give the agency your user name.",
        "Never share your password, but send your results to the desk.",
        "Do not forget to hand in your score.",
        "Your results must be sent to the desk.",
        "The department needs your screenshots.",
        "Bring what the program found to roll call.",
        "Tell us your passwords.",
        "Forward the evidence log to us.",
    ],
)
def test_a_text_that_asks_for_findings_is_refused(text: str) -> None:
    assert asks_to_hand_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Report a threat to the threat desk.",
        "Do your accounts show your badge?",
        "Never share your password with anyone.",
        "Do not send your findings to anyone.",
        "Ask the press office to take a picture down.",
        "Show the page to friends only.",
        "What you say there stays there.",
        "Tell your family where the card is.",
        "Make the picture visible to you alone.",
    ],
)
def test_a_text_that_asks_for_nothing_is_let_through(text: str) -> None:
    assert not asks_to_hand_over(text)


def test_none_of_our_own_questions_would_be_refused_as_a_view() -> None:
    assert [
        i.id for i in shipped_content().items.values() if judges_a_view(i.question) or judges_a_view(i.exposes)
    ] == []
