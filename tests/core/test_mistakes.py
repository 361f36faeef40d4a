"""What is wrong with a YAML text is said by line and field, in plain words."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from officer_exposure.content.mistakes import field_name
from officer_exposure.content.reading import Document
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Severity


class _Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    count: int = 0
    share: float = 0.0
    right: bool = False
    area: Area | None = None
    severity: Severity = Severity.CAREER
    size: Literal["large", "small"] = "small"
    pair: tuple[float, float] | None = None


class _Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leaves: tuple[_Leaf, ...] = ()
    by_area: dict[Area, _Leaf] = {}
    tables: dict[str, dict[str, int]] = {}
    words: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("leaves:\n- name: a\n  count: x", "line 3, leaves[0].count: this must be a whole number."),
        ("leaves:\n- name: a\n  share: x", "line 3, leaves[0].share: this must be a number."),
        ("leaves:\n- name: a\n  right: x", "line 3, leaves[0].right: this must be true or false."),
        ("leaves:\n- name: [a]", "line 2, leaves[0].name: this must be a text."),
        ("leaves:\n- name: a\n  severity: 9", "line 3, leaves[0].severity: this must be 1, 2, 3 or 4."),
        ("leaves:\n- name: a\n  size: wide", "line 3, leaves[0].size: this must be large or small."),
        ("leaves:\n- name: a\n  pair: [1]", "line 3, leaves[0].pair: this must be a list of 2."),
        ("leaves:\n- name: a\n  pair:\n  - 1\n  - x", "line 5, leaves[0].pair[1]: this must be a number."),
        ("leaves:\n- name: a\n  area: garden", "line 3, leaves[0].area: this must be home, family, uniform, routine,"),
        ("leaves:\n- count: 1", "line 2, leaves[0].name: this is missing."),
        ("leaves:\n- name: a\n- b", "line 3, leaves[1]: this must be a table of fields."),
        ("leaves: a", "line 1, leaves: this must be a list, each entry of which begins with a dash."),
        ("words: a", "line 1, words: this must be a list, such as [one, two]."),
        ("words: [{a: b}]", "line 1, words[0]: this must be a text."),
        ("by_area:\n  garden: {name: a}", "line 1, by_area: one of the names in this table does not exist."),
        ("by_area:\n  home: {name: a, count: x}", "line 1, by_area: this must be a whole number."),
        ("tables:\n  a:\n    b: x", "line 1, tables: this must be a whole number."),
        ("by_area: a", "line 1, by_area: this must be a table of fields."),
        ("- a", "line 1: this must be a table of fields."),
    ],
)
def test_what_belongs_there_is_said(text: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        Document(f"\n{text}", "a.yaml").read(_Tree)
    number = int(said.split()[1].strip(",:"))
    expected = said.replace(f"line {number}", f"line {number + 1}", 1)
    assert caught.value.message.startswith(f"a.yaml, {expected}")


def test_an_unknown_field_is_named_in_our_own_files_only() -> None:
    text = "leaves:\n- name: a\n  cuont: 1"
    with pytest.raises(ContentError) as own:
        Document(text, "a.yaml", own=True).read(_Tree)
    assert own.value.message == "a.yaml, line 3, leaves[0].cuont: there is no such field; perhaps count was meant."
    with pytest.raises(ContentError) as foreign:
        Document(text, "a.yaml").read(_Tree)
    assert foreign.value.message == "a.yaml, line 3, leaves[0]: there is no such field; perhaps count was meant."


def test_blank_fields_are_passed_over_where_that_is_wanted() -> None:
    text = "leaves:\n- {name: a, area: , pair: }\nwords:\n"
    assert Document(text, "a.yaml", skip_blanks=True).read(_Tree) == _Tree(leaves=(_Leaf("a"),))
    with pytest.raises(ContentError):
        Document(text, "a.yaml").read(_Tree)


def test_fields_are_written_as_people_write_them() -> None:
    assert field_name(("household", 0, "minor")) == "household[0].minor"
    assert field_name((2, "id")) == "[2].id"
    assert field_name(()) == ""
