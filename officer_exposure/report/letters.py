"""Letters to print and requests to send by hand. Blanks stay blank unless the officer asks for them to be filled.

A filled letter holds a name and a home address: it is written only where the officer asked for it, mode 0600.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.content.laws import Law, load_laws
from officer_exposure.content.letters import BLANK, Letter, Request, load_letters
from officer_exposure.facts.record import PlaceKind
from officer_exposure.report.page import page_template
from officer_exposure.report.private_file import write_private
from officer_exposure.text.steering import harmless

if TYPE_CHECKING:
    from officer_exposure.facts.record import Facts

_CHILD = "name of the child"


class LetterFormat(StrEnum):
    """A page for the printer, or plain text to copy."""

    HTML = "html"
    TEXT = "txt"


class FilledLetter(msgspec.Struct, frozen=True):
    """A letter as it is printed. `blanks` says whether something in it is still to be written by hand."""

    sender: tuple[str, ...]
    day: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    name: str
    before: tuple[str, ...]
    blanks: bool


def values_from(facts: Facts, today: date) -> dict[str, str]:
    """What the officer's facts fill in, by blank, with the date. What was not entered is not in it."""
    homes = (place.address for place in facts.places if place.kind is PlaceKind.HOME and place.address)
    children = (member.names[0] for member in facts.household if member.minor and member.names)
    found = {
        "name": next(iter(facts.subject.names), ""),
        "address": next(homes, ""),
        "phone": next(iter(facts.phones), ""),
        "email": next(iter(facts.emails), ""),
        "agency": facts.subject.agency,
        "child": next(children, ""),
        "today": f"{today:%B} {today.day}, {today.year}",
    }
    return {name: value for name, value in found.items() if value}


def fill(letter: Letter, law: Law | None = None, values: Mapping[str, str] | None = None) -> FilledLetter:
    """A letter with its blanks filled from `values`, and with the law that is asked about. Else they stay blank."""
    known = dict(values or {})
    if law is not None:
        known.setdefault("law", law.cite)
    hints = load_letters().blanks
    words = load_laws().words
    before = [getattr(words, name) for name in letter.before]
    if law is not None and law.notices and words.notices not in before:
        before.append(words.notices)
    paragraphs = tuple(_filled(text, known, hints) for text in letter.text)
    return FilledLetter(
        sender=tuple(known.get(name) or _blank(hints[name]) for name in letter.sender),
        day=known.get("today") or _blank(hints["today"]),
        to=known.get("to") or _blank(hints["to"]),
        subject=letter.subject,
        paragraphs=paragraphs,
        name=known.get("name") or _blank(hints["name"]),
        before=tuple(before),
        blanks=not {"to", "today", *letter.sender, *BLANK.findall(" ".join(letter.text))} <= known.keys(),
    )


def request_text(request: Request, values: Mapping[str, str] | None = None) -> str:
    """The wording of a request, to be copied and changed by hand."""
    hints = {**load_letters().blanks, "child": _CHILD}
    return _filled(request.text, values or {}, hints)


def letter_text(letter: FilledLetter) -> str:
    """The letter as plain text. What stands before it on screen is not part of it."""
    sender = "\n".join(letter.sender)
    body = "\n\n".join(letter.paragraphs)
    end = f"\n____________________\n{letter.name}\n"
    return "\n\n".join((sender, letter.day, letter.to, letter.subject, body, end))


def letter_page(letter: FilledLetter) -> str:
    """The letter as a page for the printer. What stands before it is shown on screen and not printed."""
    return page_template("letter.html.j2").render(letter=letter)


def write_letter(letter: FilledLetter, path: Path, form: LetterFormat) -> None:
    """Write the letter to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    text = letter_page(letter) if form is LetterFormat.HTML else harmless(letter_text(letter))
    write_private(path, text.encode("utf-8", "replace"))


def _filled(text: str, values: Mapping[str, str], hints: Mapping[str, str]) -> str:
    """Values are put in once, so that a value with braces in it fills nothing."""
    return BLANK.sub(lambda match: values.get(match[1]) or _blank(hints[match[1]]), text)


def _blank(hint: str) -> str:
    return f"____________________ ({hint})"
