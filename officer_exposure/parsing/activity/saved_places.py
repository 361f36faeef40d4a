"""Places that somebody saved on a map: what the address of the map page tells, where nothing else does.

Google exports lists of saved places as tables of names and addresses, and its starred places without coordinates where
they are no business. A place that is known by name alone is said to be missing.
"""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import SAVED, VIEW
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.map_addresses import place_in_address, words_in_address

NAMED_ONLY = "Some saved places in this file are known by name alone. They could not be put on the map."


def take_address(trail: Trail, address: str, said: str, into: Metadata) -> None:
    """Take in the place that the address of a map page tells. `said`: what it is called, where that is known."""
    words, place = words_in_address(address), place_in_address(address)
    add_text(into, "Saved:place", words)
    if place is None or (words and place.is_wide):
        say_named_only(into)
    elif not place.is_wide:
        trail.stay(*place.spot, accuracy=place.accuracy, said=said or (VIEW if place.is_view else SAVED))


def say_named_only(into: Metadata) -> None:
    """Say, once, that a place could not be put on the map."""
    if NAMED_ONLY not in into.problems:
        into.problems.append(NAMED_ONLY)
