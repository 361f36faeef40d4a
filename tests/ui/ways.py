"""How every page is come to by labels alone, and what is said on the way."""

from __future__ import annotations

import re

from officer_exposure.content.opening import load_opening
from tests.ui.by_labels import Hand
from tests.ui.driving import PASSPHRASE

GROUP = re.compile(r"^[A-Z0-9]{4}$", re.MULTILINE)
"""A group of the recovery code, as it stands on the screen."""

OPENING = {
    "now": "No, I want a calm check",
    "people": "Facebook",
    "places": "None of these",
    "phones": "An iPhone",
    "children": "No",
    "house": "Yes",
}

WAYS = {
    "home": ["Home"],
    "happening": ["Home", "It is happening now"],
    "evidence": ["Home", "It is happening now", "Write down what you see"],
    "about": ["About me"],
    "sources": ["What to look at"],
    "scan": ["Scan"],
    "review": ["Review"],
    "pictures": ["Pictures"],
    "people": ["People"],
    "walk": ["Walk-through"],
    "sections": ["Walk-through", "All questions"],
    "people_search": ["Walk-through", "All questions", "People-search sites"],
    "opening": ["Walk-through", "All questions", "The first questions"],
    "stop": ["Walk-through", "Stop for now"],
    "where": ["Where you live"],
    "changes": ["What changed"],
    "copies": ["Copies"],
    "documents": ["Documents"],
    "briefing": ["Documents", "Family briefing"],
    "onboarding": ["Documents", "Onboarding"],
    "requests": ["Documents", "Ask a club, a school or a relative"],
    "letters": ["Documents", "Laws and letters"],
    "policy": ["Documents", "What agencies often ask"],
    "plan": ["Plan"],
    "settings": ["Settings"],
    "change_passphrase": ["Settings", "Change the passphrase"],
    "new_code": ["Settings", "Make a new recovery code"],
    "backup": ["Settings", "Make a backup"],
}
"""How each page is come to. "opening" comes before "stop", whose way leads through the questions that it asks."""


def make_vault(hand: Hand) -> None:
    """From the first screen to Home."""
    hand.press("Make my vault")
    hand.type_into("Your passphrase", PASSPHRASE)
    hand.type_into("The same once more", PASSPHRASE)
    hand.press("Next")
    hand.waits_for("Write down your recovery code")
    hand.waits_until(lambda: len(GROUP.findall(hand.reads())) == 7, "the recovery code")
    hand.type_into("The last group of your recovery code", GROUP.findall(hand.reads())[-1])
    hand.press("Next")
    hand.waits_for("Your vault is ready")
    without = ("Open my vault", "No, ask for the passphrase")
    hand.waits_until(lambda: any(map(hand.can_press, without)), "the last question")
    hand.press(next(filter(hand.can_press, without)))
    hand.waits_for("See what a stranger could learn about you")


def answer_the_opening(hand: Hand) -> None:
    """Six questions, one a card."""
    for number, question in enumerate(load_opening(), 1):
        assert question.question in hand.reads()
        assert f"Question {number} of 6." in hand.reads()
        hand.press(OPENING[question.id])
        hand.press("Next")
    assert "not shown, because: You said that you do not use it." in hand.reads()
