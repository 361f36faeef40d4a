"""The agency pack: one YAML file that an agency lays over the program's own content. It adds, and hardly more.

A pack adds lines, questions and numbers to ring. Nothing in it can replace a line of the program, and nothing in the
program hands anything over because of it: there is no field for it. What a pack may not say is in pack_rules.py.
"""

from __future__ import annotations

from pathlib import Path

from officer_exposure.content.pack_rules import problems
from officer_exposure.content.pack_shape import Pack
from officer_exposure.content.reading import Document, text_of
from officer_exposure.errors import ContentError

FORMAT = "officer-exposure/agency-pack"

MOST_BYTES = 200_000

NAME = "The agency pack"

_HINT = "Correct the file, or ask whoever wrote it. Everything else works without it."


def read_pack(path: Path) -> Pack:
    """The pack in a file. Raises ContentError naming the line and the field of the first mistake."""
    return pack_of(text_of(path, NAME, MOST_BYTES))


def pack_of(text: str, name: str = NAME) -> Pack:
    """The pack in a text. Raises ContentError like `read_pack`; `name` is what the file is called in the sentence."""
    found = mistakes_in(text, name)
    if isinstance(found, Pack):
        return found
    more = _more(len(found) - 1)
    raise ContentError(f"{found[0]}{more}", _HINT)


def _more(mistakes: int) -> str:
    if not mistakes:
        return ""
    return " There is 1 more mistake." if mistakes == 1 else f" There are {mistakes} more mistakes."


def mistakes_in(text: str, name: str = NAME) -> Pack | list[str]:
    """The pack, or every mistake in it as a sentence with its line and field."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return [f"{name}: this is too large to be an agency pack. The most is {MOST_BYTES:,} bytes."]
    try:
        document = Document(text, name, skip_blanks=True)
        if document.plain is None:
            return [f"{name}: there is nothing in this file. An agency pack begins with the line format: {FORMAT}."]
        pack = document.read(Pack)
    except ContentError as error:
        return [error.message]
    found = [document.error(path, problem).message for path, problem in problems(pack)]
    return found or pack
