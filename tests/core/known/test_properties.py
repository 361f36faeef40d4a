"""What must hold for every text and every fact, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from officer_exposure.errors import FactsError
from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from officer_exposure.text.known.matching import compile_facts, matcher_of, too_short
from tests.core.known.blind_facts import FACT_SETS
from tests.core.known.tuning_variants import TUNING_FACTS

_FACTS = (*(fact for facts in FACT_SETS for fact in facts), *(fact for fact, _ in TUNING_FACTS))
_MATCHER = matcher_of(compile_facts(_FACTS))
_PARTS = [word for fact in _FACTS for word in (fact.text, *fact.text.split())]
_NOISE = st.text(alphabet=st.characters(), max_size=8)
_SPICE = st.sampled_from(["one", "oh", "#", "\u200b", "|", "badge "])
_TEXTS = st.lists(st.one_of(_NOISE, st.sampled_from(_PARTS), _SPICE))
_WORDS = st.lists(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=9), max_size=4)
_CASES = (str, str.lower, str.upper, str.title, str.swapcase, str.casefold)
_TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


_ALWAYS = {Form.PHRASE, Form.PERSON, Form.ADDRESS, Form.HANDLE, Form.DATE}


@given(_TEXTS, st.sampled_from(["", " ", ", ", "\n"]))
def test_hits_lie_in_the_text_and_in_its_order(parts: list[str], between: str) -> None:
    text = between.join(parts)
    found = _MATCHER.find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in found)
    assert [match.start for match in found] == sorted(match.start for match in found)
    for fact in {match.fact for match in found}:
        places = [(match.start, match.end) for match in found if match.fact == fact]
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.sampled_from(range(len(_FACTS))), st.sampled_from(_CASES), _WORDS, _WORDS)
def test_a_fact_as_it_was_typed_is_always_found(
    number: int, case: Callable[[str], str], before: list[str], after: list[str]
) -> None:
    fact = _FACTS[number]
    typed = f"badge {fact.text}" if fact.form is Form.BADGE else fact.text
    text = " ".join([*before, case(typed), *after])
    assert number in {match.fact for match in _MATCHER.find(text)}


@given(st.sampled_from(Form), _TYPED)
def test_any_fact_that_is_not_too_short_is_found_in_itself(form: Form, typed: str) -> None:
    assume(not re.search(r"[\W_]{6}", typed))
    fact = KnownFact(FactKind.WORD, form, typed)
    compiled = compile_facts([fact])
    assert compiled == compile_facts([fact])
    found = matcher_of(compiled).find(f"badge {typed}" if form is Form.BADGE else typed)
    assert found or too_short(fact) or form not in _ALWAYS


@given(st.binary(max_size=60))
def test_bytes_that_are_no_facts_never_make_a_matcher(junk: bytes) -> None:
    with pytest.raises(FactsError):
        matcher_of(junk)
