"""Loads the content once and checks that its parts fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from officer_exposure.content.history import History
from officer_exposure.content.reading import read_file
from officer_exposure.content.schema import Content, Item, LegalHold, LifeEvent, Remediation, Scoring, Section
from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

_Entry = TypeVar("_Entry", Section, Item, Remediation, LifeEvent)


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
    life_events = _by_id(read_file(folder / "life_events.yaml", tuple[LifeEvent, ...]), "life_events.yaml")
    _check_events(life_events, items)
    content = Content(
        sections=sections,
        items=items,
        remediations=remediations,
        legal_hold=what_to_do.legal_hold,
        scoring=read_file(folder / "scoring.yaml", Scoring),
        life_events=life_events,
        history=read_file(folder / "history.yaml", History),
    )
    _check_history(content)
    return content


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


def _check_events(life_events: Mapping[str, LifeEvent], items: Mapping[str, Item]) -> None:
    for event in life_events.values():
        if not event.areas or not event.items:
            raise ContentError(f"life_events.yaml: {event.id} must name at least one area and one item.")
        for item in event.items:
            if item not in items:
                raise ContentError(f"life_events.yaml: {event.id} names the item {item}, which does not exist.")


def _check_history(content: Content) -> None:
    """Compare history with what there is; the registry does so for the checks."""
    history = content.history
    kinds = {
        "sections": history.sections.problem(content.sections),
        "items": history.items.problem(content.items),
        "remediations": history.remediations.problem(content.remediations),
        "life_events": history.life_events.problem(content.life_events),
    }
    for kind, problem in kinds.items():
        if problem:
            raise ContentError(f"history.yaml, {kind}: {problem}.")
    for kind, ids in (("sections", history.sections), ("remediations", history.remediations)):
        if ids.deleted:
            raise ContentError(f"history.yaml, {kind}: rename what is gone to what takes its place.")
