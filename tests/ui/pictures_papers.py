"""Pictures of what lies within the pages: every slide, part, letter, request and step, and what opens on a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from officer_exposure.content.laws import load_laws
from officer_exposure.content.letters import load_letters, load_requests
from officer_exposure.content.onboarding import load_onboarding
from officer_exposure.content.response import load_plan
from tests.ui.by_labels import Hand
from tests.ui.pictures import draw_foot

if TYPE_CHECKING:
    from tests.ui.pictures import Artist

LISTENERS = {
    "partner": "My partner",
    "child": "A child of 5 to 12",
    "teen": "A teenager",
    "grandparents": "Grandparents and relatives",
    "school": "A school or a club",
}
_WAIT = 60
"""Milliseconds: nothing here comes from a worker."""

_WITH_MENUS = "facebook"
"""A section of the walk whose questions name menus: only beside these can something look different."""


def draw_papers(artist: Artist) -> None:
    """All of it, one after the other."""
    hand = Hand(artist.window)
    draw_briefing(artist, hand)
    draw_onboarding(artist, hand)
    draw_letters(artist, hand)
    draw_requests(artist, hand)
    draw_happening(artist, hand)
    draw_opened(artist, hand)


def draw_briefing(artist: Artist, hand: Hand) -> None:
    """Every slide for each listener, then where the sheets are saved."""
    hand.press("Documents")
    hand.press("Family briefing")
    for listener, words in LISTENERS.items():
        hand.press(words)
        if listener == "partner":
            artist.draw("briefing-room", _WAIT)
        hand.press("Go through it together")
        number = 1
        while not hand.can_press("Go through it together"):
            artist.draw(f"briefing-{listener}-{number:02}", _WAIT)
            hand.press("Done" if hand.can_press("Done") else "Next")
            number += 1
        hand.press(words)
    hand.press("My partner")
    hand.press("Save the sheets")
    artist.draw("briefing-save", _WAIT)
    hand.press("Back")
    hand.press("Back")


def draw_onboarding(artist: Artist, hand: Hand) -> None:
    """Every part with its stories answered, and the record."""
    hand.press("Onboarding")
    for module in load_onboarding().modules.values():
        hand.press(f"{module.title}  ·  about {module.minutes} minutes")
        artist.draw(f"onboarding-{module.id}", _WAIT)
        hand.press(module.acknowledge)
        draw_foot(artist, "onboarding", f"onboarding-{module.id}")
        hand.press("Finish this part")
    artist.draw("onboarding-done", _WAIT)
    draw_foot(artist, "onboarding", "onboarding-done")
    hand.press("Record of completion")
    artist.draw("onboarding-record", _WAIT)
    draw_foot(artist, "onboarding", "onboarding-record")
    hand.press("Back")
    hand.press("Back")


def draw_letters(artist: Artist, hand: Hand) -> None:
    """The laws of a place that has some, and every letter that fits any place."""
    from ui.pages.letters import LettersPage

    hand.press("Laws and letters")
    page = artist.window.page("letters")
    assert isinstance(page, LettersPage)
    own = next(code for code in load_laws().places if load_laws().has_own(code))
    page.place.setCurrentIndex(page.place.findData(own))
    artist.draw("letters-own", _WAIT)
    for letter in load_letters().letters.values():
        if hand.can_press(letter.title):
            hand.press(letter.title)
            artist.draw(f"letters-{letter.id}", _WAIT)
            draw_foot(artist, "letters", f"letters-{letter.id}")
            hand.press("Back")
    hand.press("Back")


def draw_requests(artist: Artist, hand: Hand) -> None:
    """Every request, and the list with one on it."""
    from ui.pages.requests import RequestsPage

    hand.press("Ask a club, a school or a relative")
    page = artist.window.page("requests")
    assert isinstance(page, RequestsPage)
    for request in load_requests().requests.values():
        page.wording.setCurrentIndex(page.wording.findData(request.id))
        artist.draw(f"requests-{request.id}", _WAIT)
    hand.press("Keep it on my list")
    draw_foot(artist, "requests", "requests-kept")
    hand.press("Back")


def draw_happening(artist: Artist, hand: Hand) -> None:
    """Every stretch of time."""
    hand.press("Home")
    hand.press("It is happening now")
    for block in load_plan().blocks.values():
        hand.press(block.title)
        artist.draw(f"happening-{block.id}", _WAIT)
        draw_foot(artist, "happening", f"happening-{block.id}")


def draw_opened(artist: Artist, hand: Hand) -> None:
    """What opens on a page when something on it is pressed."""
    from ui.pages.walk import WalkPage

    hand.press("What changed")
    hand.press("We have a new home")
    draw_foot(artist, "changes", "changes-chosen")
    hand.press("What to look at")
    hand.press(next(filter(hand.can_press, ("Another place", "Choose a folder or a file"))))
    artist.draw("sources-picker", _WAIT)
    draw_foot(artist, "sources", "sources-picker")
    hand.press("About me")
    hand.press("More details")
    hand.press("Cars and plates")
    artist.draw("about-more", _WAIT)
    draw_foot(artist, "about", "about-more")
    hand.press("Walk-through")
    walk = artist.window.page("walk")
    assert isinstance(walk, WalkPage)
    walk.jump(_WITH_MENUS)
    hand.press("Looks different on mine")
    draw_foot(artist, "walk", "walk-different")
