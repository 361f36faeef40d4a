"""From the opening questions to what is asked about."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.content import load_content
from officer_exposure.content.opening import checked, load_opening
from officer_exposure.errors import ContentError
from officer_exposure.walk.choose import Opened, choose, open_questions, opened_text, read_opened
from tests.core.reading_grade import grade_of, sentences_of

_NAMED = {section for question in load_opening() for option in question.options for section in option.sections}
_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.frozensets(
            st.sampled_from([option.id for option in question.options]), max_size=None if question.many else 1
        )
        for question in load_opening()
    },
)


def test_there_are_about_six_questions_and_they_read_plainly() -> None:
    assert 5 <= len(load_opening()) <= 7
    for question in load_opening():
        said = [question.question, question.why, question.not_shown]
        assert grade_of(filter(None, said)) <= 8, question.id
        assert all(len(sentence.split()) <= 24 for sentence in sentences_of(said))
        assert question.question.endswith("?")


def test_every_platform_can_be_chosen() -> None:
    groups = {"social", "messages", "sport", "location", "money", "leisure"}
    platforms = {section.id for section in load_content().sections.values() if section.group in groups}
    assert platforms <= _NAMED


def test_nothing_answered_leaves_nothing_out() -> None:
    choice = choose({})
    assert choice.items == tuple(load_content().items.values())
    assert choice.not_shown == ()
    assert not choice.now
    assert choice.first == frozenset()


def test_what_is_not_used_is_left_out_with_the_reason() -> None:
    choice = choose({"people": {"facebook"}, "children": {"no"}})
    sections = {item.section for item in choice.items}
    assert "facebook" in sections
    assert not sections & {"instagram", "github", "children"}
    assert {"strava", "account_security", "all_accounts"} <= sections, "not asked, or always asked"
    reasons = {one.section: one.why for one in choice.not_shown}
    assert reasons["instagram"] == "You said that you do not use it."
    assert reasons["children"] == "You said that you have no children."


def test_none_of_these_is_an_answer() -> None:
    choice = choose({"people": ()})
    assert not {item.section for item in choice.items} & {"facebook", "whatsapp"}


def test_one_phone_is_enough_to_be_asked_about_phones() -> None:
    for phone, other in (("iphone", "android"), ("android", "iphone")):
        sections = {item.section for item in choose({"phones": {phone}}).items}
        assert {phone, "devices"} <= sections
        assert other not in sections


def test_what_is_happening_comes_first_and_hides_nothing() -> None:
    choice = choose({"now": {"threat"}})
    assert choice.now
    assert choice.first == set(load_content().life_events["threat"].items)
    assert choice.not_shown == ()
    assert not choose({"now": {"news"}}).now


@given(_ANSWERS)
def test_every_item_is_asked_or_left_out_never_both(opened: Opened) -> None:
    choice = choose(opened)
    left_out = {one.section for one in choice.not_shown}
    assert {item.section for item in choice.items} | left_out == {item.section for item in choose({}).items} | left_out
    assert all(item.section not in left_out for item in choice.items)
    assert left_out <= _NAMED
    assert all(one.why.endswith(".") for one in choice.not_shown)


@given(_ANSWERS)
def test_answers_are_read_as_they_were_kept(opened: Opened) -> None:
    assert read_opened(opened_text(opened)) == opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("", {}),
        ("[1", {}),
        ("[]", {}),
        ('{"people": 7}', {}),
        ('{"pets": ["dog"]}', {}),
        ('{"people": ["myspace"]}', {}),
        ('{"people": ["myspace", "x"]}', {"people": {"x"}}),
        ('{"people": []}', {"people": set()}),
    ],
)
def test_what_is_no_longer_asked_is_passed_over(text: str, opened: Opened) -> None:
    assert read_opened(text) == opened


def test_what_is_not_answered_is_open() -> None:
    assert open_questions({}) == load_opening()
    assert open_questions({"now": {"calm"}, "people": ()})[0].id == "places"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("sections", ("myspace",), "calm names the section myspace"),
        ("event", "flood", "calm names the life event flood"),
        ("sections", ("facebook",), "now must say why"),
    ],
)
def test_a_mistake_is_named(field: str, value: object, sentence: str) -> None:
    question = load_opening()[0]
    option = msgspec.structs.replace(question.options[0], **{field: value})
    broken = msgspec.structs.replace(question, options=(option, *question.options[1:]))
    with pytest.raises(ContentError, match=sentence):
        checked((broken, *load_opening()[1:]))


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ContentError, match="now is given twice"):
        checked((load_opening()[0], load_opening()[0]))
