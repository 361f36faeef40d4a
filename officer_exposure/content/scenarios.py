"""Stories to talk through, each with choices and what is to be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from zlib import crc32

from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "scenarios.yaml"


class Choice(Strict, frozen=True):
    """Something that one could do. `good`: it helps most. `feedback`: why, or why not."""

    text: str
    feedback: str
    good: bool = False


class Scenario(Strict, frozen=True):
    """A story. `talk`: the question for the family. `teaches`: what it is about, by ids of the catalogue."""

    id: str
    title: str
    story: str
    question: str
    choices: tuple[Choice, ...]
    talk: str
    teaches: tuple[str, ...]
    mark: Mark
    sources: tuple[str, ...]

    def mixed(self) -> tuple[Choice, ...]:
        """The choices as they are shown: the good one at a place that differs from story to story, and stays."""
        others = [choice for choice in self.choices if not choice.good]
        place = crc32(f"{self.id}{self.title}".encode()) % len(self.choices)
        good = (choice for choice in self.choices if choice.good)
        return (*others[:place], *good, *others[place:])


@cache
def load_scenarios() -> Mapping[str, Scenario]:
    """All scenarios. Raises ContentError where the file breaks its schema, or a story has not one good choice."""
    return checked(read_table(FILE, tuple[Scenario, ...]))


def checked(scenarios: tuple[Scenario, ...]) -> Mapping[str, Scenario]:
    """The same, cross-checked."""
    refuse_unknown_sources(scenarios, FILE)
    for one in scenarios:
        if len(one.choices) < 2 or sum(choice.good for choice in one.choices) != 1:
            raise ContentError(f"{FILE}: {one.id} needs two choices or more, and exactly one that helps most.")
    return by_id(scenarios, FILE)


SHAPE = tuple[Scenario, ...]
"""What stands in the file."""
