"""What reads alike stands together: ways with the same sentence, and words at the same place of a picture."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.exposure.paths.wording import Link, Way
from officer_exposure.model import Confidence, Level, Region
from officer_exposure.store.records import KeptFinding, Standing
from tests.core.paths.found import pictured
from tests.ui.driving import words
from ui.appearance import Appearance
from ui.picture_words import framed
from ui.widgets.way_card import WayCard, alike

SUMMARIES = {"label": "An address label can be read.", "card": "An identity card can be seen.", "map": "A place."}


def way(*items: str, gives: str = "a full address", guess: bool = False) -> Way:
    links = (Link("your name"), Link(f"pictures that anyone can see: {gives}", items), Link("your door"))
    return Way("home", links, items, tuple((one, gives) for one in items), frozenset(items), guess, slow=False)


def test_ways_that_read_alike_stand_together_and_the_others_do_not() -> None:
    label, card, place = way("label"), way("card"), way("map", gives="an exact place")
    doubtful = way("card", guess=True)
    assert alike([label, place, card, doubtful]) == [(label, card), (place,), (doubtful,)]


def test_together_they_are_counted_and_told_apart_by_what_was_found(qtbot: QtBot, appearance: Appearance) -> None:
    card = WayCard((way("label"), way("card", "label")), SUMMARIES)
    qtbot.addWidget(card)
    said = words(card)
    assert said.count("Your name → pictures that anyone can see: a full address → your door") == 1
    assert "2 ways go like this" in said
    assert [one.accessibleName() for one in card.buttons] == [
        "See it: An address label can be read.",
        "See it: An identity card can be seen.",
    ]
    with qtbot.waitSignal(card.opened) as opened:
        card.buttons[1].click()
    assert opened.args == ["card"]


@pytest.mark.parametrize("confidence", [Confidence.LOW, Confidence.HIGH])
def test_a_place_is_framed_once_with_all_that_was_found_there(confidence: Confidence) -> None:
    box = (10, 10, 90, 30)
    found = [
        kept(Region(box, "police lettering", "BADGE 4417"), confidence),
        kept(Region(box, "your own fact", "BADGE 4417"), Confidence.MEDIUM),
        kept(Region((10, 40, 90, 60), "police lettering", "SHERIFF"), confidence),
    ]
    sure = {Confidence.LOW: ("probably right", "a guess"), Confidence.HIGH: ("quite sure", "quite sure")}[confidence]
    assert [one.words for one in framed(found)] == [
        f"Police lettering, your own fact: “BADGE 4417” ({sure[0]})",
        f"Police lettering: “SHERIFF” ({sure[1]})",
    ]


def kept(region: Region, confidence: Confidence) -> KeptFinding:
    """A finding that marks this place."""
    finding = pictured("photo.police_lettering", "It can be read.", name="card.jpg", confidence=confidence)
    day = date(2026, 11, 26)
    marked = msgspec.structs.replace(finding, evidence=(region,))
    return KeptFinding(marked, Level.HIGH, Standing.NEW, True, day, day, None)
