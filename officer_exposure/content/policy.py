"""What agencies often ask of private accounts: there to read. No view is judged, and no question asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "policy.yaml"

Kind = Literal["exposure", "notice", "duty", "agency_choice", "speech"]
Strength = Literal["caution", "caution_or_ban", "ban", "rule", "varies", "notice", "advice", "duty"]


class PolicyRule(Strict, frozen=True):
    """One rule. `item`: the question that asks what a stranger learns where it is not kept; may be empty."""

    id: str
    kind: Kind
    strength: Strength
    text: str
    mark: Mark
    sources: tuple[str, ...]
    item: str = ""


class _File(Strict, frozen=True):
    """policy.yaml."""

    note: str
    rules: tuple[PolicyRule, ...]


class Policy(Strict, frozen=True):
    """All rules. `note` stands before them."""

    note: str
    rules: Mapping[str, PolicyRule]


@cache
def load_policy() -> Policy:
    """The rules. Raises ContentError where the file breaks its schema, or where a rule about speech asks something."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Policy:
    """The same, cross-checked."""
    refuse_unknown_sources(file.rules, FILE)
    for rule in file.rules:
        if rule.item and rule.kind in {"speech", "agency_choice"}:
            raise ContentError(f"{FILE}: {rule.id} is about what somebody says, so no question may ask about it.")
    return Policy(file.note, by_id(file.rules, FILE))


SHAPE = _File
"""What stands in the file."""
