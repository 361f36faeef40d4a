"""Records as the text of the files that people write."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import yaml

from officer_exposure.artifact import AnswerSheet
from officer_exposure.facts.record import Facts
from officer_exposure.facts.tidying import tidied
from officer_exposure.sources.answers import FORMAT, VERSION


def facts_text(facts: Facts) -> str:
    """A facts file."""
    return yaml.safe_dump(msgspec.to_builtins(tidied(facts)), sort_keys=False, allow_unicode=True)


def answers_text(sheets: Iterable[AnswerSheet]) -> str:
    """An answers file."""
    plain = [{**msgspec.to_builtins(sheet), "answers": dict(sheet.answers)} for sheet in sheets]
    return yaml.safe_dump({"format": FORMAT, "version": VERSION, "sheets": plain}, sort_keys=False)
