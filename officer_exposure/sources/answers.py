"""The officer's own answers to the guided items, from a file or straight from the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from officer_exposure.artifact import AnswerSheet, Artifact
from officer_exposure.content import load_content
from officer_exposure.content.reading import read_yaml, text_of
from officer_exposure.errors import ContentError, SourceError
from officer_exposure.model import ArtifactKind, Audience, NotChecked

FORMAT = "officer-exposure/answers"
VERSION = 1

ANSWERS = ("exposed", "safe", "unsure", "skipped")
"""What an item can be answered with."""

_MOST_BYTES = 1_000_000
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_HINT = "Correct the answers file, then start again."
_CHECK = "guided.answers"


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sheet as it stands in the file. Everything is text: YAML would make `no` of Norway."""

    section: str
    account: str
    answers: dict[str, str] = {}
    no_account: str = "false"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answers file."""

    format: str
    version: str
    sheets: tuple[_Sheet, ...]


class GivenSheets:
    """Yields answer sheets as artifacts: what was answered, and nothing about the rest."""

    audience = Audience.UNKNOWN
    """Not used: each item says who sees what its answer exposes."""

    def __init__(self, sheets: Iterable[AnswerSheet], id: str) -> None:
        self.id = id
        self._sheets = tuple(sheets)

    def artifacts(self) -> Iterator[Artifact | NotChecked]:
        """One artifact for each sheet."""
        for sheet in self._sheets:
            name = f"{sheet.section}/{sheet.account}"
            yield Artifact(self.id, name, ArtifactKind.ANSWERS, self.audience, answers=sheet)


class SheetSource(GivenSheets):
    """The same, and a NotChecked for each section that has no sheet."""

    def artifacts(self) -> Iterator[Artifact | NotChecked]:
        """Walk through everything once."""
        yield from super().artifacts()
        answered = {sheet.section for sheet in self._sheets}
        content = load_content()
        asked = {item.section for item in content.items.values()}
        waiting = [section for section in content.sections.values() if section.id in asked - answered]
        titles = ", ".join(section.title for section in waiting)
        for section in waiting:  # one reason for all: fifty rows of a report would hide the others
            yield NotChecked(self.id, section.id, _CHECK, f"No question has been answered yet about: {titles}.")


class AnswersSource(SheetSource):
    """The sheets of an answers file. Raises SourceError on making where the file cannot be used."""

    def __init__(self, path: Path, id: str) -> None:
        super().__init__(read_answers(_text(path)), id)


def read_answers(text: str) -> tuple[AnswerSheet, ...]:
    """Read an answers file. Raises SourceError naming the line or the field; nothing unknown is passed over."""
    try:
        file = read_yaml(text, _File, "The answers file")
    except ContentError as error:
        raise SourceError(error.message, _HINT) from error
    if file.format != FORMAT or file.version != str(VERSION):
        raise SourceError(f"This is not an answers file of this program (format {FORMAT}, version {VERSION}).", _HINT)
    sheets = tuple(_sheet(sheet, f"sheets[{number}]") for number, sheet in enumerate(file.sheets))
    if len({(sheet.section, sheet.account) for sheet in sheets}) != len(sheets):
        raise SourceError("The answers file holds two sheets for the same section and account.", _HINT)
    return sheets


def _text(path: Path) -> str:
    try:
        return text_of(path, "The answers file", _MOST_BYTES)
    except ContentError as error:
        raise SourceError(error.message, error.hint) from error


def _sheet(sheet: _Sheet, field: str) -> AnswerSheet:
    """A sheet under the names of today: a file may be older than the program."""
    content = load_content()
    section = content.history.sections.current(sheet.section) or ""
    if section not in content.sections:
        raise SourceError(f"The answers file, {field}.section: there is no such section.", _HINT)
    if not sheet.account.strip():
        raise SourceError(f"The answers file, {field}.account: give the account a name, such as main.", _HINT)
    no_account = _YES_NO.get(sheet.no_account.casefold())
    if no_account is None:
        raise SourceError(f"The answers file, {field}.no_account: this must be true or false.", _HINT)
    if no_account and sheet.answers:
        raise SourceError(f"The answers file, {field}: no_account is true, so there can be no answers.", _HINT)
    answers = {_item(item, answer, section, f"{field}.answers"): answer for item, answer in sheet.answers.items()}
    if len(answers) != len(sheet.answers):
        raise SourceError(
            f"The answers file, {field}.answers: one item stands here under an old and a new name.", _HINT
        )
    return AnswerSheet(section, sheet.account, answers, no_account)


def _item(known_as: str, answer: str, section: str, field: str) -> str:
    """The name of an item today; one that was deleted keeps its own, so that the check can say so."""
    content = load_content()
    item = content.history.items.current(known_as) or known_as
    known = content.items.get(item)
    if known is None and item not in content.history.items.deleted:
        raise SourceError(f"The answers file, {field}: one of the items does not exist.", _HINT)
    if known is not None and known.section != section:
        raise SourceError(f"The answers file, {field}.{item}: this item belongs to the section {known.section}.", _HINT)
    if answer not in ANSWERS:
        words = ", ".join(ANSWERS[:-1])
        raise SourceError(f"The answers file, {field}.{item}: the answer must be {words} or {ANSWERS[-1]}.", _HINT)
    return item
