"""Texts that were made to break a matcher, or that nobody thought of."""

from __future__ import annotations

import pytest

from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from officer_exposure.text.known.matching import compile_facts, matcher_of, too_short
from tests.core.known.blind_facts import FACT_SETS

_MATCHER = matcher_of(compile_facts(FACT_SETS[0]))
_EMPTY = [
    "",
    " ",
    "\0",
    "\n\n",
    "\N{PARTY POPPER}" * 9,
    "\u200b\u200d",
    "\u0301",
    "\ud800",
    "\ufdfa",
    "#",
    "|!|",
    "@.@",
]
_LONG = [
    "m\u200b",
    "|",
    "juniper cres",
    "one oh nine ",
    "achterberg ",
    "555-01",
    "a!",
    "6 1 7 3 ",
    "\ud55c",
    "m" + " " * 40,
]


@pytest.mark.parametrize("text", _EMPTY, ids=ascii)
def test_a_text_without_words_holds_nothing(text: str) -> None:
    assert _MATCHER.find(text) == []


@pytest.mark.parametrize("piece", _LONG, ids=ascii)
def test_a_long_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    """A square of its length would run into the time limit of the tests."""
    text = piece * (60_000 // len(piece)) + " and then Rosalind Achterberg"
    assert any(match.fact == 1 and match.end == len(text) for match in _MATCHER.find(text))


_IVAN = "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432"
_NIKOS = "\u039d\u03af\u03ba\u03bf\u03c2 \u03a0\u03b1\u03c0\u03ac\u03c2"
_SHOUTED_NIKOS = "\u039d\u0399\u039a\u039f\u03a3 \u03a0\u0391\u03a0\u0391\u03a3"
_MOHAMMED = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"
_RAJ = "\u0930\u093e\u091c \u0936\u0930\u094d\u092e\u093e"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (_IVAN, f"\u044d\u0442\u043e {_IVAN}, \u0434\u0430"),
        (_IVAN, _IVAN.upper()),
        ("\u738b\u5c0f\u660e", "\u6211\u662f\u738b\u5c0f\u660e\u7684\u670b\u53cb"),
        ("\u738b\u4f1f", "\u738b\u4f1f"),
        (_NIKOS, f"\u039f {_SHOUTED_NIKOS}"),
        ("\uae40\ubbfc\uc218", "\uae40\ubbfc\uc218 \uc528"),
        (_MOHAMMED, f"\u0647\u0630\u0627 {_MOHAMMED}"),
        (_RAJ, f"{_RAJ}!"),
    ],
    ids=ascii,
)
def test_a_name_in_another_script_is_found(name: str, text: str) -> None:
    found = matcher_of(compile_facts([KnownFact(FactKind.NAME, Form.PERSON, name)])).find(text)
    assert [len(text[match.start : match.end]) for match in found] == [len(name)]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", ["", " ", "a", "ab", "..", "\N{PARTY POPPER}", "\u200b"], ids=ascii)
def test_a_fact_of_nothing_is_too_short_and_finds_nothing(form: Form, text: str) -> None:
    fact = KnownFact(FactKind.WORD, form, text)
    assert too_short(fact)
    assert matcher_of(compile_facts([fact])).find("a b ab ... aab") == []


@pytest.mark.parametrize("text", ["\u043d\u0435 \u0437\u043d\u0430\u044e", "@@@@@@@"], ids=ascii)
def test_a_phone_without_a_digit_is_too_short(text: str) -> None:
    assert too_short(KnownFact(FactKind.PHONE, Form.PHONE, text))


def test_no_facts_find_nothing() -> None:
    assert matcher_of(compile_facts([])).find("anything") == []
