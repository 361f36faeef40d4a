"""What "About me" asks for, as plain data: fields, groups of fields that may be given several times, and sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from officer_exposure.text.known.fact import Form

Entry = dict[str, str]
"""One set of answers: field -> text. A ticked box is `YES`. `ID` tells members and places apart."""

Entries = Mapping[str, list[Entry]]
"""Everything that was entered: group -> entries."""

YES = "yes"
ID = "id"

BETWEEN = ";"
"""Between several names of one person or place."""


@dataclass(frozen=True)
class Asked:
    """One field.

    `choices` makes it a list to choose from (value -> words), `tick` a box. `half`: it takes half the width. `aside`:
    it is shown only when more is asked for. `form` is how it is looked for in texts, if it is: too short a text cannot
    be. `read` gives the value as it is kept, or None where it is none, and then `problem` is said.
    """

    key: str
    caption: str
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    tick: bool = False
    half: bool = False
    aside: bool = False
    form: Form | None = None
    read: Callable[[str], str | None] | None = None
    problem: str = ""


@dataclass(frozen=True)
class Group:
    """Fields that belong together. `name` says what one entry is; `add` asks for another one, where there may be more.

    `captioned`: the captions of its fields are shown, not only said.
    """

    key: str
    name: str
    fields: tuple[Asked, ...]
    add: str = ""
    captioned: bool = True


@dataclass(frozen=True)
class Section:
    """A card. `why` is the reason for asking. `offer` brings it into view; without, it stands there from the start."""

    key: str
    title: str
    why: str
    groups: tuple[Group, ...]
    offer: str = ""
