"""No id that was ever released falls out of use without a word: vaults hold it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import pytest

from officer_exposure.content import load_content
from officer_exposure.content.history import Ids
from officer_exposure.registry import load_checks

_RELEASED = Path(__file__).with_name("released_ids.txt")

KINDS = ("section", "item", "check", "remediation", "life_event")

_GONE = (
    "Vaults hold these ids, and nothing is known by them any more: answers, decisions and reminders would be lost. Say"
    " in officer_exposure/content/history.yaml what they are called now, or that they were deleted and why."
)
_NEW = "These ids are new. Put them at the end of tests/core/released_ids.txt: from their release on they are kept."


@cache
def _released(kind: str) -> tuple[tuple[str, ...], ...]:
    """The lines of one kind, without it."""
    lines = (line.split() for line in _RELEASED.read_text().splitlines() if not line.startswith("#"))
    return tuple(tuple(rest) for its_kind, *rest in lines if its_kind == kind)


def _names(kind: str) -> list[str]:
    return [name for name, *_ in _released(kind)]


def _ids(kind: str) -> Ids:
    found: Ids = getattr(load_content().history, f"{kind}s")
    return found


def _present(kind: str) -> Collection[str]:
    if kind == "check":
        return load_checks()
    found: Mapping[str, object] = getattr(load_content(), f"{kind}s")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_released_id_is_present_renamed_or_deleted(kind: str) -> None:
    known = {*_present(kind), None}
    gone = [name for name in _names(kind) if _ids(kind).current(name) not in known]
    assert gone == [], _GONE


@pytest.mark.parametrize("kind", KINDS)
def test_every_present_id_is_listed(kind: str) -> None:
    assert [name for name in _present(kind) if name not in _names(kind)] == [], _NEW


@pytest.mark.parametrize("kind", ["section", "item", "check"])
def test_what_was_renamed_became_something_new(kind: str) -> None:
    """An id that existed by itself would take over the older one's fingerprints and lose its own."""
    names = _names(kind)
    taken = [new for old, new in _ids(kind).renamed.items() if names.index(new) < names.index(old)]
    assert taken == [], "Delete the old id, and say why, instead of renaming it to one that was there already."


def test_an_item_stays_in_its_section() -> None:
    """The section is part of the fingerprint. To move an item, delete it and ask it under a new id."""
    content, sections = load_content(), load_content().history.sections
    for name, section in _released("item"):
        item = content.items.get(content.history.items.current(name) or "")
        assert item is None or sections.original(item.section) == sections.original(section), name


def test_no_line_stands_twice() -> None:
    for kind in KINDS:
        assert len(set(_names(kind))) == len(_names(kind))
