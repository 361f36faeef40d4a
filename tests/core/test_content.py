"""The content files open, fit together, and read plainly."""

from __future__ import annotations

import re
import shutil
import statistics
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure import content
from officer_exposure.content import load_content
from officer_exposure.content.fields import load_fields
from officer_exposure.content.loading import content_in
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.content.reading import read_yaml
from officer_exposure.content.schema import NO_SOURCE, UNDATED
from officer_exposure.errors import ContentError
from officer_exposure.model import Severity
from officer_exposure.registry import load_checks
from tests.core.reading_grade import grade_of, sentences_of, syllables_in

_FOLDER = Path(content.__file__).parent


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The content files, to be broken."""
    return shutil.copytree(_FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def test_the_first_ten_items_are_there() -> None:
    items = load_content().items
    assert {"FB01", "FB03", "FB04", "FB08", "IG01", "IG02", "IG03", "IG10"} <= set(items)
    order = [item.section for item in items.values()]
    assert order == sorted(order, key=list(load_content().sections).index), "in the order of the walk"


def test_every_remediation_is_used() -> None:
    used = {item.remediation for item in load_content().items.values()}
    used |= {check.info.remediation for check in load_checks().values()}
    assert used == set(load_content().remediations)


def test_the_mappings_are_read_only() -> None:
    with pytest.raises(TypeError):
        load_content().items["FB01"] = None  # type: ignore[index]  # it must be refused


_DELETES = re.compile(
    r"\b(delete|wipe|erase|empty|take \w+ (\w+ )?down|take (\w+ ){1,5}out|close (it|the account))\b", re.IGNORECASE
)
_DELETES_NOTHING = {"work_phone.sign_out", "shared_pictures.by_others"}
"""One says not to delete, the other asks somebody else to."""


def test_what_deletes_is_marked() -> None:
    """The legal-hold question stands before every step that removes something online."""
    assert load_content().legal_hold.question.endswith("?")
    deleting = [remedy for remedy in load_content().remediations.values() if remedy.deletes]
    assert {"facebook.profile_details", "picture.share_without", "reddit.posts"} <= {remedy.id for remedy in deleting}
    asked_about = {item.remediation for item in load_content().items.values()} - _DELETES_NOTHING
    for name in asked_about:
        remedy = load_content().remediations[name]
        assert remedy.deletes or not any(map(_DELETES.search, remedy.steps)), name
    for item in load_content().items.values():
        remedy = load_content().remediations[item.remediation]
        assert remedy.deletes or remedy.id in _DELETES_NOTHING or not _DELETES.search(item.do), item.id


def test_every_item_is_dated_and_sourced() -> None:
    for item in load_content().items.values():
        for day in (item.as_of, item.source.date):
            assert re.fullmatch(r"20\d\d(-\d\d){0,2}", day) or day == UNDATED
        assert item.source.title
        assert (item.mark == "general") == (item.source.key == NO_SOURCE)
        assert item.mark != "general" or item.source.date == item.as_of == UNDATED
        assert item.url == "" or item.url.startswith("https://")
        assert item.question.endswith("?")
        assert item.exposes.endswith(".")
        assert 1 <= item.minutes <= load_content().walk.sitting_minutes


def test_life_events_speak_plainly_and_ask_something() -> None:
    events = load_content().life_events
    assert len(events) >= 15
    for event in events.values():
        assert not event.title.endswith((".", "?"))
        assert re.fullmatch(r"[^.?!]+\.", event.why), "one sentence"
        assert event.first.endswith(".")
        order = [item for item in load_content().items if item in event.items]
        assert list(event.items) == order, "each once, in the order of the walk"
        assert len(set(event.areas)) == len(event.areas)
    asked_again = {item for event in events.values() for item in event.items}
    grave = {item.id for item in load_content().items.values() if item.severity >= Severity.FINDS_FAMILY}
    assert grave <= asked_again, "what leads to the door or the family is asked again before its day"


def test_a_case_or_a_threat_begins_with_what_cannot_be_undone() -> None:
    events = load_content().life_events
    assert "Do not delete anything" in events["court_case"].first
    assert "Do not delete anything" in events["in_the_news"].first
    assert "911" in events["threat"].first


_UNWANTED = r"\b(metadata|EXIF|XMP|utili[sz]e|danger|dox|attacker|colour|neighbour)"


def _texts() -> dict[str, list[str]]:
    """Everything that is said on one card, by the id of the card."""
    content = load_content()
    texts: dict[str, list[str]] = {}
    for item in content.items.values():
        texts[item.id] = [item.question, item.exposes, item.why, item.do, item.dont, item.caution]
    for remedy in content.remediations.values():
        texts[remedy.id] = [f"{remedy.title}.", *remedy.steps]
    for section in content.sections.values():
        texts[f"section {section.id}"] = [section.intro, f"{section.none_label}."]
    for group in content.groups.values():
        texts[f"group {group.id}"] = [f"{group.title}.", group.why]
    for event in content.life_events.values():
        texts[f"event {event.id}"] = [f"{event.title}.", event.why, event.first]
    return texts


def test_sentences_are_short_calm_and_american() -> None:
    """Grade 6 to 8: short sentences, plain words, no shouting, nothing technical."""
    for sentence in sentences_of(text for texts in _texts().values() for text in texts):
        assert len(sentence.split()) <= 24, sentence
        assert "!" not in sentence
        assert not re.search(_UNWANTED, sentence), sentence


def test_menu_paths_and_good_values_are_plain_too() -> None:
    for item in load_content().items.values():
        for text in (item.where, item.safe):
            assert text == text.strip()
            assert not re.search(_UNWANTED, text), item.id
            assert not re.search(r"\.\.\.|;| / |[()]|n/a", text), item.id


def test_every_card_can_be_read_in_grade_eight() -> None:
    """By card, as the grade is defined for a passage: a single sentence with a product's name proves nothing."""
    grades = {name: grade_of(texts) for name, texts in _texts().items()}
    hard = {name: round(grade, 1) for name, grade in grades.items() if grade > 8 and not name.startswith("section ")}
    assert hard == {}
    assert statistics.median(grades.values()) <= 6


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("home", 1), ("police", 2), ("account", 2), ("family", 3), ("the", 1), ("Facebook", 3), ("identity", 4)],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    """By runs of vowels; a silent e in the middle of a word counts as one too many, which is the strict side."""
    assert syllables_in(word) == syllables


def test_the_grade_is_the_published_one() -> None:
    """Kincaid 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    assert grade_of(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade_of(["The cat sat. The dog ran."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)


_DATA_BREACH = """  sections: [people_search]
  items: [FB04, FB15, GA08, GA09, DEV05, DEV06, AS01, AS02, AS03, AS04, AS05, CR08, CR10]
"""
"""What this event asks again."""


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("items/facebook.yaml", "section: facebook", "section: myspace", "another section, myspace"),
        (
            "items/facebook.yaml",
            "remediation: facebook.friends_list",
            "remediation: facebook.nothing",
            "facebook.nothing",
        ),
        ("items/facebook.yaml", "severity: 3", "severity: 5", "severity"),
        ("items/facebook.yaml", "mark: partly", "mark: perhaps", "mark"),
        ("items/facebook.yaml", "- id: FB03", "- id: FB01", "FB01 is given twice"),
        ("items/facebook.yaml", "  safe: Friends\n", "  safe: Friends\n  safe: Public\n", "line"),
        ("items/facebook.yaml", "  safe: Friends\n", "", "safe"),
        ("items/facebook.yaml", "  safe: Friends\n", "  safe: Friends\n  sfae: Friends\n", "sfae"),
        ("items/facebook.yaml", "areas: [routine, family]", "areas: []", "area"),
        ("items/facebook.yaml", "areas: [routine, family]", "areas: [garden]", "areas"),
        ("remediations.yaml", "minutes: 2", "minutes: soon", "minutes"),
        ("remediations.yaml", "    deletes: true", "    deletes: ja", "deletes"),
        ("life_events.yaml", "items: [FB01, ", "items: [FB99, ", "FB99, which does not exist"),
        ("life_events.yaml", _DATA_BREACH, "", "at least one area and one item"),
        ("life_events.yaml", "sections: [people_search]", "sections: [friendster]", "the section friendster, which"),
        ("life_events.yaml", "areas: [home, family]", "areas: []", "at least one area and one item"),
        ("life_events.yaml", "areas: [home, family]", "areas: [garden]", "areas"),
        ("life_events.yaml", "- id: threat", "- id: new_home", "new_home is given twice"),
        ("life_events.yaml", "  why: A new address", "  reason: A new address", "reason"),
        ("sections.yaml", "group: social", "group: garden", "garden, which does not exist"),
        ("groups.yaml", "- id: messages", "- id: social", "social is given twice"),
        ("sections.yaml", "title: Facebook", "title: [Facebook]", "title"),
        ("scoring.yaml", "guess_at_most: high", "guess_at_most: medium", "guess_at_most"),
    ],
)
def test_a_mistake_is_named(copied: Path, file: str, old: str, new: str, named: str) -> None:
    text = (copied / file).read_text()
    assert old in text
    (copied / file).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError, match=named) as caught:
        content_in(copied)
    assert file in caught.value.message or "given twice" in named


def test_a_file_of_items_without_its_section_is_refused(copied: Path) -> None:
    (copied / "items/facebook.yaml").rename(copied / "items/myspace.yaml")
    with pytest.raises(ContentError, match=r"items/myspace\.yaml: there is no section myspace"):
        content_in(copied)


@pytest.mark.parametrize("scalar", ["no", "NO", "yes", "on", "1.10", "007", "2026-05-02", "null", "~", "0x10", "1e3"])
def test_a_scalar_stays_as_it_is_written(scalar: str) -> None:
    assert read_yaml(f"key: {scalar}", dict[str, str], "a.yaml") == {"key": scalar}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "? [a]\n: 1",
        "a: &x 1\nb: *x",
        "[" * 100_000,
        "{",
        "!!python/name:os.system {}",
        "a: [1",
        "\0",
        "- 1",
    ],
)
def test_tricks_are_refused(text: str) -> None:
    with pytest.raises(ContentError, match=r"a\.yaml"):
        read_yaml(text, dict[str, str], "a.yaml")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ContentError):
        assert isinstance(read_yaml(text, dict[str, str], "a.yaml"), dict)


def test_tables_are_in_lower_case_and_say_things_once() -> None:
    names, fields = load_names(), load_fields()
    for vocabulary in (names.people, names.places, names.officer):
        assert not vocabulary.sure & vocabulary.unsure
    assert not names.people.sure & names.officer.sure
    tables = [
        names.given_names,
        names.people.sure,
        names.placeholders.people,
        fields.devices.owners,
        fields.places.spot,
    ]
    assert all(word == word.casefold() for table in tables for word in table)


@pytest.mark.parametrize(
    "value", ["", " ", "0", "0000", "----", "N/A", "None", "\0\0", "Picasa 3.9", "xxxx", "Unknown"]
)
def test_says_nothing(value: str) -> None:
    assert says_nothing(value, load_names().placeholders.people)


@pytest.mark.parametrize("value", ["Jo", "A. Miller", "0620508201", "李", "Nobody Special"])
def test_says_something(value: str) -> None:
    assert not says_nothing(value, load_names().placeholders.people)
