from __future__ import annotations

import json
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import inspect

from officer_exposure.errors import FactsError
from officer_exposure.facts.reading import CovertRoleError, facts_of, read_facts
from officer_exposure.facts.record import Facts, Handle, KnownPlace, PlaceKind, Role
from officer_exposure.facts.tidying import tidied
from officer_exposure.facts.values import birthday_in, is_birthday, position_in
from tests.core.facts.made import FAMILY, facts
from tests.core.written import facts_text


def _schema() -> dict[str, Any]:
    text = (files("officer_exposure.facts") / "facts.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _accepts(text: str) -> bool:
    return jsonschema.Draft202012Validator(_schema()).is_valid(yaml.safe_load(text))


def test_a_family_is_read() -> None:
    read = facts_of(FAMILY)
    assert read.subject.names == ("Jane Alice Doe",)
    assert (read.subject.birthday, read.subject.badge, read.subject.role) == ("1985-04-23", "007", Role.PATROL)
    assert read.subject.take_home_car
    assert read.household[0].minor
    home = KnownPlace("house", PlaceKind.HOME, (), "12 Oak Street, Springfield, IL 62704", (39.8, -89.65))
    assert read.places == (home,)
    assert read.handles == (Handle("jane_d", "NO"),)
    assert read.words == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "subject:\nphones:\n", "{}"])
def test_nothing_is_no_mistake(text: str) -> None:
    assert facts_of(text) == Facts()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("minor: true", "minor: yes", "line 14, household[0].minor: this must be true or false."),
        ("1985-04-23", "23.4.1985", "line 4, subject.birthday: this must be a day, written as 1985-04-23."),
        ("1985-04-23", "1985-02-30", "line 4, subject.birthday: this must be a day, written as 1985-04-23."),
        ("role: patrol", "role: boss", "line 5, subject.role: this must be patrol, investigator, school, covert,"),
        ("kind: home", "kind: castle", "line 17, places[0].kind: this must be home, former_home, family, school,"),
        ("[39.80, -89.65]", "[39.80]", "line 19, places[0].position: this must be a list of 2."),
        ("[39.80, -89.65]", "39.80", "line 19, places[0].position: this must be a list of 2."),
        ("39.80", "north", "line 19, places[0].position[0]: this must be a number."),
        ("39.80", "139.80", "line 19, places[0].position: this must be a latitude and a longitude in degrees."),
        ("39.80", "nan", "line 19, places[0].position: this must be a latitude and a longitude in degrees."),
        ("-89.65", "inf", "line 19, places[0].position: this must be a latitude and a longitude in degrees."),
        ("    kind: home\n", "", "line 16, places[0].kind: this is missing."),
        ("id: kid", "id:", "line 11, household[0].id: this is missing."),
        ("[Janie]", "Janie", "line 3, subject.nicknames: this must be a list, such as [one, two]."),
        ("[Janie]", "[[Janie]]", "line 3, subject.nicknames[0]: this must be a text."),
        ("phones: [555 010 1234]", "phones: {home: 1}", "line 20, phones: this must be a list, such as [one, two]."),
        ("nicknames:", "nicknmes:", "line 3, subject: there is no such field; perhaps nicknames was meant."),
        ("- plate: 123 456", "- bicycle: 1", "line 25, vehicles[0]: there is no such field."),
        ("words:", "words: [" + "x" * 301 + "]", "line 26, words[0]: this is longer than 300 characters."),
        ("words:", "words: [" + "x," * 201 + "]", "line 26, words: this list has more than 200 entries."),
        ("  unit: K9 unit", "  unit: [K9", "line 8: a bracket that was opened in line 7 is not closed"),
        ("phones:", "emails:", "line 21: a key is given twice, first in line 20."),
        ("words:", "  - id: house\n    kind: work", "line 26"),
        ("phones:", "  - {id: house, kind: work}\nphones:", "line 20, places[1].id: another entry has the same id."),
        (
            "words:",
            "words: &a [x]\nmore: *a",
            "line 27: aliases (*) are not used here. A text that begins with * stands in quotes.",
        ),
        (FAMILY, "- names", "line 1: this must be a table of fields."),
        (FAMILY, "subject: 1", "line 1, subject: this must be a table of fields."),
        (FAMILY, "\0", "this is not YAML."),
    ],
)
def test_a_mistake_is_named_by_line_and_field(old: str, new: str, sentence: str) -> None:
    assert old in FAMILY
    with pytest.raises(FactsError) as caught:
        facts_of(FAMILY.replace(old, new, 1))
    assert sentence in caught.value.message
    assert caught.value.message.startswith("The facts file")
    assert "Correct the facts file" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "subject: {role: Marked}",
        "Marked: 1",
        "subject: {birthday: Marked}",
        "phones: {Marked: 1}",
        "places: [{id: Marked, kind: home}, {id: Marked, kind: home}]",
        "places: [{id: a, kind: home, position: [Marked, 2]}]",
        "subject: {take_home_car: Marked}",
        "a: &Marked 1\nb: &Marked 2",
        "a: !Marked x",
        "household: Marked",
        "[Marked",
    ],
)
def test_no_message_repeats_what_stands_in_the_file(text: str) -> None:
    with pytest.raises(FactsError) as caught:
        facts_of(text)
    assert "Marked" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("role", ["covert", "Covert", " COVERT "])
@pytest.mark.parametrize("rest", ["", "bogus: 1", "phones: 5"])
def test_a_covert_role_is_stopped_before_anything_else(role: str, rest: str) -> None:
    with pytest.raises(CovertRoleError) as caught:
        facts_of(f'subject: {{role: "{role}"}}\n{rest}')
    assert "not for covert identities" in caught.value.message
    assert "Nothing was saved" in caught.value.hint


def test_spaces_and_doubles_go() -> None:
    read = facts_of('phones: ["555  010 ", 555 010, ""]\nwords: [Oak, OAK]\nplaces: [{id: a, kind: home}]')
    assert read == Facts(phones=("555 010",), words=("Oak",))


def test_an_address_of_several_lines_becomes_one() -> None:
    read = facts_of("places:\n- id: a\n  kind: home\n  address: |\n    12 Oak Street\n    Springfield\n")
    assert read.places[0].address == "12 Oak Street, Springfield"


@given(facts)
def test_facts_come_back_as_they_were_written(made: Facts) -> None:
    assert facts_of(facts_text(made)) == tidied(made)


@given(facts)
def test_tidying_twice_changes_nothing(made: Facts) -> None:
    assert tidied(tidied(made)) == tidied(made)


@given(facts)
def test_what_is_written_keeps_to_the_schema(made: Facts) -> None:
    assert _accepts(facts_text(made))


def test_schema_and_structs_name_the_same_fields() -> None:
    schema = _schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    _same_fields(schema, inspect.type_info(Facts))


def _same_fields(part: dict[str, Any], kind: inspect.Type) -> None:
    if isinstance(kind, inspect.VarTupleType) and "items" in part:
        part, kind = part["items"], kind.item_type
    if not isinstance(kind, inspect.StructType):
        return
    assert set(part["properties"]) == {field.name for field in kind.fields}
    assert set(part.get("required", ())) == {field.name for field in kind.fields if field.required}
    assert part["additionalProperties"] is False
    for field in kind.fields:
        _same_fields(part["properties"][field.name], field.type)


def test_the_schema_knows_every_word() -> None:
    schema = _schema()["properties"]
    assert set(schema["places"]["items"]["properties"]["kind"]["enum"]) == set(PlaceKind)
    assert set(schema["subject"]["properties"]["role"]["enum"]) == set(Role) - {Role.COVERT}


@pytest.mark.parametrize(
    "text",
    [
        "subject: {role: covert}",
        "subject: {birthday: '850423'}",
        "places: [{id: a, kind: home, position: [1]}]",
        "places: [{id: a, kind: home, position: [1, 2, 3]}]",
        "places: [{id: a, kind: home, position: [91, 2]}]",
        "places: [{id: a}]",
        "household: [{names: [a]}]",
        "handles: [{platform: a}]",
        "vehicles: [{color: a}]",
        "phones: '1'",
        f"words: [{'x' * 301}]",
        f"words: [{'x, ' * 201}]",
    ],
)
def test_schema_and_reader_refuse_the_same(text: str) -> None:
    assert not _accepts(text)
    with pytest.raises(FactsError):
        facts_of(text)


@given(st.text(max_size=200))
@example("a - at `$.subject`: 1")
@example("subject: {role: 'x - at `$.nowhere.b[9]`'}")
@example("subject: {'x` - at `$.nowhere': 1}")
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FactsError):
        assert isinstance(facts_of(text), Facts)


def test_files_that_cannot_be_one_are_explained(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="could not be opened"):
        read_facts(tmp_path / "Marked")
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"x" * 600_000)
    with pytest.raises(FactsError, match="too large"):
        read_facts(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FactsError, match="not plain text"):
        read_facts(path)
    path.write_text("\ufeff" + FAMILY, encoding="utf-8")
    assert read_facts(path) == facts_of(FAMILY)


@pytest.mark.parametrize(
    ("text", "fits"), [("1985-04-23", True), ("1985-4-23", False), ("1985-02-30", False), ("", False)]
)
def test_birthdays(text: str, fits: bool) -> None:
    assert is_birthday(text) is fits


@pytest.mark.parametrize(
    ("text", "day"),
    [("4/23/1985", "1985-04-23"), (" 1985-04-23 ", "1985-04-23"), ("23/4/1985", None), ("4/23/85", None), ("", None)],
)
def test_birthdays_as_they_are_typed(text: str, day: str | None) -> None:
    assert birthday_in(text) == day


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("40.1, -75.2", (40.1, -75.2)),
        ("(40.1; -75)", (40.1, -75.0)),
        ("40.1 -75.2", (40.1, -75.2)),
        ("40.1° N, 75.2° W", (40.1, -75.2)),
        ("40°30'00.0\"N 75°15'00.0\"W", (40.5, -75.25)),
        ("91, 0", None),
        ("40.1", None),
        ("40.1, -75.2, 3", None),
        ("at home", None),
        ("", None),
    ],
)
def test_coordinates_are_taken_as_maps_give_them(text: str, position: tuple[float, float] | None) -> None:
    assert position_in(text) == position
