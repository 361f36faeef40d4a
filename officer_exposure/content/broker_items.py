"""Makes a question of the walk, and what to do about its answer, of each site that sells personal data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from officer_exposure.content.brokers import Broker, Brokers
from officer_exposure.content.schema import Item, Reference, Remediation
from officer_exposure.content.strict import load_references
from officer_exposure.model import Audience, Ease

SECTION = "people_search"

_MINUTES_TO_LOOK = 3
_MINUTES_TO_SIGN_UP = 5
"""Ours, like all minutes: a name, a state and one page of results; and an account where the site wants one."""

_MINUTES_TO_REMOVE = 15


def items_of(brokers: Brokers) -> Iterator[Item]:
    """One question for each site that is asked about and has none of its own, those to do first first."""
    for broker in _asked(brokers):
        yield _item(broker, brokers)


def remediations_of(brokers: Brokers) -> Iterator[Remediation]:
    """How to be taken out of each of these sites."""
    for broker in _asked(brokers):
        steps = tuple(_steps(broker, brokers))
        title = brokers.removing.title.format(name=broker.name)
        yield Remediation(remediation_id(broker), title, steps, _MINUTES_TO_REMOVE)


def item_id(broker: Broker) -> str:
    """The id of the question about a site."""
    return broker.item or f"PS_{broker.id}"


def remediation_id(broker: Broker) -> str:
    """The id of what to do where the site lists the officer."""
    return f"{SECTION}.{broker.id}"


def _asked(brokers: Brokers) -> Iterator[Broker]:
    return (broker for broker in brokers.sites.values() if broker.is_asked and not broker.item)


def _item(broker: Broker, brokers: Brokers) -> Item:
    words, kind = brokers.asking, brokers.asking.kinds[broker.lists]
    account = "account" in broker.needs
    return Item(
        id=item_id(broker),
        section=SECTION,
        question=kind.question.format(name=broker.name),
        exposes=kind.exposes,
        why=kind.why,
        where=words.where_account if account else words.where,
        url=broker.look,
        safe=words.safe,
        do=_do(broker, brokers),
        dont=words.dont_account if account else words.dont,
        areas=kind.areas,
        severity=kind.severity,
        ease=Ease.ONE_LOOK if broker.see_it_first and not account else Ease.TOOL,
        audience=Audience.PUBLIC,
        minutes=_MINUTES_TO_LOOK + (_MINUTES_TO_SIGN_UP if account else 0),
        remediation=remediation_id(broker),
        source=_reference(broker.sources[0]),
        as_of=broker.as_of,
        mark="partly",
        caution=_caution(broker, brokers),
        recheck_days=brokers.recheck(broker),
    )


def _do(broker: Broker, brokers: Brokers) -> str:
    said = [brokers.asking.do]
    if broker.covers:
        said.append(brokers.asking.covers.format(covers=listed(broker.covers)))
    if (first := brokers.covered_by(broker)) is not None:
        said.append(brokers.asking.covered.format(name=first.name))
    return " ".join(said)


def _reference(key: str) -> Reference:
    source = load_references()[key]
    return Reference(key, source.title, source.date)


def _caution(broker: Broker, brokers: Brokers) -> str:
    words = brokers.asking
    said = [words.caution]
    if "payment" in broker.needs:
        said.append(words.caution_payment)
    elif broker.needs:
        said.append(words.caution_needs.format(needs=listed(brokers.needed(broker))))
    said.append(broker.tip)
    return " ".join(filter(None, said))


def _steps(broker: Broker, brokers: Brokers) -> Iterator[str]:
    words = brokers.removing
    yield words.save
    if "email" in broker.needs:
        yield words.email
    if broker.opt_out:
        yield words.page.format(page=broker.opt_out)
    if broker.also:
        yield words.also.format(page=broker.also)
    if broker.how:
        yield broker.how
    if broker.needs:
        yield words.needs.format(needs=listed(brokers.needed(broker)))
    yield words.never
    if broker.covers:
        yield words.covers.format(covers=listed(broker.covers))
    yield words.takes.format(takes=broker.takes) if broker.takes else words.looks
    yield words.reminder.format(days=brokers.recheck(broker))


def listed(words: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
