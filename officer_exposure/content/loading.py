"""Loads the content once and checks that its parts fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from officer_exposure.content.reading import read_file
from officer_exposure.content.schema import Content, Item, LegalHold, Remediation, Scoring, Section
from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

_Entry = TypeVar("_Entry", Section, Item, Remediation)


class _Remediations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """remediations.yaml."""

    legal_hold: LegalHold
    remediations: tuple[Remediation, ...]


@cache
def load_content() -> Content:
    """All content. Raises ContentError where a file breaks its schema or names something that does not exist."""
    from pathlib import Path

    return content_in(Path(__file__).parent)


def content_in(folder: Path) -> Content:
    """Read and cross-check the content files of a folder."""
    sections = _by_id(read_file(folder / "sections.yaml", tuple[Section, ...]), "sections.yaml")
    items = _by_id(read_file(folder / "items.yaml", tuple[Item, ...]), "items.yaml")
    what_to_do = read_file(folder / "remediations.yaml", _Remediations)
    remediations = _by_id(what_to_do.remediations, "remediations.yaml")
    _check_references(items, sections, remediations)
    scoring = read_file(folder / "scoring.yaml", Scoring)
    return Content(sections, items, remediations, what_to_do.legal_hold, scoring)


def _by_id(entries: Iterable[_Entry], name: str) -> Mapping[str, _Entry]:
    by_id: dict[str, _Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            raise ContentError(f"{name}: the id {entry.id} is given twice.")
        by_id[entry.id] = entry
    return MappingProxyType(by_id)


def _check_references(
    items: Mapping[str, Item], sections: Mapping[str, Section], remediations: Mapping[str, Remediation]
) -> None:
    for item in items.values():
        if item.section not in sections:
            raise ContentError(f"items.yaml: {item.id} names the section {item.section}, which does not exist.")
        if item.remediation not in remediations:
            raise ContentError(f"items.yaml: {item.id} names the remediation {item.remediation}, which does not exist.")
        if not item.areas:
            raise ContentError(f"items.yaml: {item.id} names no area.")
