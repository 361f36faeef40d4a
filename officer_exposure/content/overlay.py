"""Lays an agency pack over the program's content. Every line of the agency is marked as such; ours all stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

import msgspec

from officer_exposure.content.pack_rules import deletes_something, host_of
from officer_exposure.content.pack_shape import Contact, Pack, PackItem, Wording
from officer_exposure.content.schema import (
    UNDATED,
    AgencyLayer,
    AgencyLine,
    Content,
    Item,
    LifeEvent,
    Reference,
    Remediation,
)

SECTION = "agency"
"""The section of the agency's own questions. It is empty without a pack."""

LineKind = Literal["why", "do", "dont"]

_KEY = "AGENCY"


def overlaid(content: Content, pack: Pack) -> Content:
    """The content with the pack over it. `pack` must have passed pack_rules."""
    ids = {item_id(pack, item): item for item in pack.items}
    own = {name: _item(name, item, pack) for name, item in ids.items()}
    raised = {one.item: one.severity for one in pack.wording if one.severity is not None}
    items = {name: _raised(item, raised) for name, item in content.items.items()} | own
    order = list(content.sections)
    remedies = {_remediation_id(name): _remediation(name, item) for name, item in ids.items()}
    return msgspec.structs.replace(
        content,
        items=MappingProxyType(dict(sorted(items.items(), key=lambda pair: order.index(pair[1].section)))),
        remediations=MappingProxyType({**content.remediations, **remedies}),
        life_events=MappingProxyType({name: _with(event, own) for name, event in content.life_events.items()}),
        agency=_layer(pack, own),
    )


def item_id(pack: Pack, item: PackItem) -> str:
    """The id of a question of the agency: AG_CODE_NUMBER_DIGEST.

    The digest is of the question and of what it exposes. A trainer who gives a number a new meaning so asks a new
    question, and no earlier "as advised" answers it.
    """
    digest = sha256(f"{item.question}\n{item.exposes}".encode("utf-8", "replace")).hexdigest()[:8]
    return f"AG_{pack.code}_{item.number}_{digest}"


def _with(event: LifeEvent, own: Mapping[str, Item]) -> LifeEvent:
    """The same with the agency's questions, where they are asked again: they are the last of the walk."""
    if SECTION not in event.sections:
        return event
    return msgspec.structs.replace(event, items=(*event.items, *own))


def _layer(pack: Pack, own: Mapping[str, Item]) -> AgencyLayer:
    return AgencyLayer(
        name=pack.agency,
        issued=pack.issued,
        contacts=tuple((one.kind, _contact_words(one)) for one in pack.contacts),
        lines=MappingProxyType({one.item: lines for one in pack.wording if (lines := tuple(_lines(one)))}),
        rules=MappingProxyType({one.rule: one.says for one in pack.rules}),
        left_out=MappingProxyType({one.item: one.reason for one in pack.drop}),
        items=frozenset(own),
        raised=frozenset(one.item for one in pack.wording if one.severity is not None),
        hosts=MappingProxyType({name: host_of(item.url) for name, item in own.items() if item.url}),
    )


def _contact_words(contact: Contact) -> str:
    """A contact in one line, for a label."""
    return ", ".join(filter(None, (contact.name, contact.phone, contact.email, contact.hours, contact.note)))


def _lines(wording: Wording) -> Iterator[AgencyLine]:
    said: tuple[tuple[LineKind, str], ...] = (("why", wording.why), ("do", wording.do), ("dont", wording.dont))
    return (AgencyLine(kind, text) for kind, text in said if text)


def _raised(item: Item, raised: Mapping[str, int]) -> Item:
    severity = raised.get(item.id)
    if severity is None:
        return item
    return msgspec.structs.replace(item, severity=max(item.severity, type(item.severity)(severity)))


def _item(name: str, item: PackItem, pack: Pack) -> Item:
    return Item(
        id=name,
        section=SECTION,
        question=item.question,
        exposes=item.exposes,
        why=item.why,
        where=item.where,
        url=item.url,
        safe=item.safe,
        do=item.do,
        dont=item.dont,
        areas=item.areas,
        severity=item.severity,
        ease=item.ease,
        audience=item.audience,
        minutes=item.minutes,
        remediation=_remediation_id(name),
        source=Reference(_KEY, pack.agency, pack.issued),
        as_of=pack.issued or UNDATED,
        mark="partly",
        caution=item.caution,
        recheck_days=item.recheck_days,
    )


def _remediation_id(name: str) -> str:
    return f"{SECTION}.{name}"


def _remediation(name: str, item: PackItem) -> Remediation:
    return Remediation(_remediation_id(name), item.do, item.steps, item.minutes, deletes_something(item))
