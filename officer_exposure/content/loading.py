"""Loads the content once and checks that its parts fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from officer_exposure.content import broker_items, brokers
from officer_exposure.content.history import History
from officer_exposure.content.reading import read_file
from officer_exposure.content.schema import (
    Content,
    Group,
    Item,
    LegalHold,
    LifeEvent,
    Remediation,
    Scoring,
    Section,
    Walk,
)
from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from officer_exposure.content.pack_shape import Pack

_Entry = TypeVar("_Entry", Group, Section, Item, Remediation, LifeEvent)


class RemediationsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """remediations.yaml."""

    legal_hold: LegalHold
    remediations: tuple[Remediation, ...]


class _InUse:
    """The content with the agency pack over it, where one is in use."""

    overlaid: Content | None = None


def load_content() -> Content:
    """All content, with the agency pack that is in use. Raises ContentError like `shipped_content`."""
    return _InUse.overlaid or shipped_content()


def use_pack(pack: Pack | None) -> None:
    """Lay a pack over the content from now on, for the whole program; None takes it away."""
    if pack is None:
        _InUse.overlaid = None
        return
    from officer_exposure.content.overlay import overlaid

    _InUse.overlaid = overlaid(shipped_content(), pack)


@cache
def shipped_content() -> Content:
    """The program's own content. Raises ContentError where a file breaks its schema or names what does not exist."""
    from pathlib import Path

    return content_in(Path(__file__).parent)


def content_in(folder: Path) -> Content:
    """Read and cross-check the content files of a folder."""
    groups = _by_id(read_file(folder / "groups.yaml", tuple[Group, ...]), "groups.yaml")
    sections = _by_id(read_file(folder / "sections.yaml", tuple[Section, ...]), "sections.yaml")
    sites = brokers.checked(read_file(folder / brokers.FILE, brokers.SHAPE))
    items = _by_id(
        _in_order((*_items_in(folder / "items", sections), *broker_items.items_of(sites)), sections), "items"
    )
    what_to_do = read_file(folder / "remediations.yaml", RemediationsFile)
    remedies = (*what_to_do.remediations, *_remediations_in(folder / "remediations"))
    remediations = _by_id((*remedies, *broker_items.remediations_of(sites)), "remediations")
    _check_groups(sections, groups)
    _check_references(items, remediations)
    events = read_file(folder / "life_events.yaml", tuple[LifeEvent, ...])
    _check_events(events, items, sections)
    life_events = _by_id((_with_sections(event, items) for event in events), "life_events.yaml")
    content = Content(
        groups=groups,
        sections=sections,
        items=items,
        remediations=remediations,
        legal_hold=what_to_do.legal_hold,
        scoring=read_file(folder / "scoring.yaml", Scoring),
        life_events=life_events,
        history=read_file(folder / "history.yaml", History),
        walk=read_file(folder / "walk.yaml", Walk),
    )
    _check_history(content)
    return content


def _items_in(folder: Path, sections: Mapping[str, Section]) -> Iterator[Item]:
    """The items in the order of the walk: a file for each section, named after it. A section may be without items."""
    files = {file.stem: file for file in folder.glob("*.yaml")}
    for stranger in files.keys() - sections.keys():
        raise ContentError(f"items/{stranger}.yaml: there is no section {stranger}.")
    for section in sections:
        file = files.get(section)
        for item in () if file is None else read_file(file, tuple[Item, ...], f"items/{file.name}"):
            if item.section != section:
                raise ContentError(f"items/{section}.yaml: {item.id} names another section, {item.section}.")
            yield item


def _in_order(items: Iterable[Item], sections: Mapping[str, Section]) -> list[Item]:
    """The order of the walk."""
    order = list(sections)
    return sorted(items, key=lambda item: order.index(item.section))


def _remediations_in(folder: Path) -> Iterator[Remediation]:
    """What to do about guided items, in files that are named like those of the items."""
    for file in sorted(folder.glob("*.yaml")):
        yield from read_file(file, tuple[Remediation, ...], f"remediations/{file.name}")


def _by_id(entries: Iterable[_Entry], name: str) -> Mapping[str, _Entry]:
    by_id: dict[str, _Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            raise ContentError(f"{name}: the id {entry.id} is given twice.")
        by_id[entry.id] = entry
    return MappingProxyType(by_id)


def _check_groups(sections: Mapping[str, Section], groups: Mapping[str, Group]) -> None:
    for section in sections.values():
        if section.group not in groups:
            raise ContentError(f"sections.yaml: {section.id} names the group {section.group}, which does not exist.")


def _check_references(items: Mapping[str, Item], remediations: Mapping[str, Remediation]) -> None:
    for item in items.values():
        file = f"items/{item.section}.yaml"
        if item.remediation not in remediations:
            raise ContentError(f"{file}: {item.id} names the remediation {item.remediation}, which does not exist.")
        if not item.areas:
            raise ContentError(f"{file}: {item.id} names no area.")


def _check_events(life_events: Iterable[LifeEvent], items: Mapping[str, Item], sections: Mapping[str, Section]) -> None:
    for event in life_events:
        if not event.areas or not (event.items or event.sections):
            raise ContentError(f"life_events.yaml: {event.id} must name at least one area and one item.")
        for kind, named, known in (("item", event.items, items), ("section", event.sections, sections)):
            for one in named:
                if one not in known:
                    raise ContentError(f"life_events.yaml: {event.id} names the {kind} {one}, which does not exist.")


def _with_sections(event: LifeEvent, items: Mapping[str, Item]) -> LifeEvent:
    """The same with every item of its sections, in the order of the walk."""
    named = (item.id for item in items.values() if item.id in event.items or item.section in event.sections)
    return msgspec.structs.replace(event, items=tuple(named))


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
