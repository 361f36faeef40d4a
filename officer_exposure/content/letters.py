"""Letters to print and requests to send by hand: the wording, with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

LETTERS_FILE = "letters.yaml"
REQUESTS_FILE = "requests.yaml"

BLANK = re.compile(r"\{([a-z_]+)\}")
"""A blank in a text: its name in braces."""

StateId = Literal["draft", "sent", "answered", "removed", "refused"]


class Letter(Strict, frozen=True):
    """One letter: paragraphs with blanks. `sender`: what stands at its head.

    `before` names the sentences of laws.yaml that are said before it is printed.
    """

    id: str
    title: str
    to: str
    subject: str
    text: tuple[str, ...]
    before: tuple[Literal["not_advice", "notices", "new_data"], ...]
    mark: Mark
    sources: tuple[str, ...]
    sender: tuple[Literal["name", "address", "phone", "email"], ...] = ("name", "address", "phone", "email")


class Request(Strict, frozen=True):
    """Wording for other people. `deletes`: it asks for something to be taken down, so the legal hold is asked first."""

    id: str
    title: str
    to: str
    item: str
    text: str
    tip: str
    mark: Mark
    sources: tuple[str, ...]
    deletes: bool = False


class RequestState(Strict, frozen=True):
    """How far a request has come, in words."""

    id: StateId
    title: str


class _LettersFile(Strict, frozen=True):
    """letters.yaml."""

    blanks: dict[str, str]
    letters: tuple[Letter, ...]


class _RequestsFile(Strict, frozen=True):
    """requests.yaml."""

    states: tuple[RequestState, ...]
    follow_up_days: int
    requests: tuple[Request, ...]


class Letters(Strict, frozen=True):
    """All letters. `blanks` says of each blank what belongs there."""

    blanks: Mapping[str, str]
    letters: Mapping[str, Letter]


class Requests(Strict, frozen=True):
    """All requests. After `follow_up_days` without an answer it is time to ask again."""

    states: Mapping[str, RequestState]
    follow_up_days: int
    requests: Mapping[str, Request]


_REQUEST_BLANKS = frozenset({"name", "child", "agency", "address", "page"})


@cache
def load_letters() -> Letters:
    """The letters. Raises ContentError where the file breaks its schema or has a blank that nothing fills."""
    return checked_letters(read_table(LETTERS_FILE, _LettersFile))


def checked_letters(file: _LettersFile) -> Letters:
    """The same, cross-checked."""
    refuse_unknown_sources(file.letters, LETTERS_FILE)
    letters = by_id(file.letters, LETTERS_FILE)
    _refuse_strange_blanks(((one.id, " ".join(one.text)) for one in file.letters), file.blanks, LETTERS_FILE)
    return Letters(file.blanks, letters)


@cache
def load_requests() -> Requests:
    """The requests. Raises ContentError where the file breaks its schema or has a blank that nothing fills."""
    return checked_requests(read_table(REQUESTS_FILE, _RequestsFile))


def checked_requests(file: _RequestsFile) -> Requests:
    """The same, cross-checked."""
    refuse_unknown_sources(file.requests, REQUESTS_FILE)
    requests = by_id(file.requests, REQUESTS_FILE)
    _refuse_strange_blanks(((one.id, one.text) for one in file.requests), _REQUEST_BLANKS, REQUESTS_FILE)
    return Requests(by_id(file.states, REQUESTS_FILE), file.follow_up_days, requests)


def blanks_in(texts: Iterable[str]) -> Iterator[str]:
    """The names of the blanks, each once, in the order in which they stand."""
    yield from dict.fromkeys(name for text in texts for name in BLANK.findall(text))


def _refuse_strange_blanks(texts: Iterable[tuple[str, str]], known: Iterable[str], name: str) -> None:
    for its_id, text in texts:
        strange = set(blanks_in([text])) - set(known)
        if strange:
            raise ContentError(f"{name}: {its_id} has the blank {min(strange)}, which nothing fills.")


LETTERS_SHAPE = _LettersFile
REQUESTS_SHAPE = _RequestsFile
