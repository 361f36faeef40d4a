"""How much of what is written in other ways is found, and that nothing is found where there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from officer_exposure.model import Confidence
from officer_exposure.text.known.fact import FactKind, Form, KnownFact, Matcher
from officer_exposure.text.known.matching import compile_facts, matcher_of
from tests.core.known.blind_variants import blind_variants
from tests.core.known.tuning_variants import tuning_variants
from tests.core.known.unrelated import UNRELATED_SETS, unrelated_texts
from tests.core.known.variants import Variant
from tests.shared_data import needs_shared


def _recall(variants: Iterable[Variant]) -> dict[Form, float]:
    """By form; variants that only hint at the fact are left out."""
    matchers: dict[int, Matcher] = {}
    found, made = Counter[Form](), Counter[Form]()
    for variant in variants:
        if variant.possible:
            continue
        matcher = matchers.get(id(variant.facts)) or matcher_of(compile_facts(variant.facts))
        matchers[id(variant.facts)] = matcher
        form = variant.facts[variant.fact].form
        made[form] += 1
        found[form] += any(match.fact == variant.fact for match in matcher.find(variant.text))
    return {form: found[form] / made[form] for form in made}


@pytest.mark.parametrize("seed", [20_261_121, 1, 2])
def test_spellings_it_was_not_tuned_on_are_found(seed: int) -> None:
    recall = _recall(blind_variants(rounds=6, seed=seed))
    assert set(recall) == set(Form)
    assert min(recall.values()) >= 0.99, recall


def test_spellings_it_was_tuned_on_are_found() -> None:
    recall = _recall(tuning_variants())
    assert min(recall.values()) >= 0.985, recall


def test_what_only_hints_is_never_more_than_a_hint() -> None:
    for variant in blind_variants(rounds=2):
        if variant.possible:
            matcher = matcher_of(compile_facts(variant.facts))
            sure = {match.confidence for match in matcher.find(variant.text) if match.fact == variant.fact}
            assert sure <= {Confidence.LOW}, variant.text


@needs_shared
@pytest.mark.parametrize("name", UNRELATED_SETS)
def test_nothing_is_found_in_texts_about_others(name: str) -> None:
    matcher = matcher_of(compile_facts(UNRELATED_SETS[name]))
    texts = unrelated_texts()
    assert len(texts) > 2_000
    assert [text for text in texts if matcher.find(text)] == []


_NEAR = (
    (Form.ADDRESS, "1427 Maple Hollow Dr, Brookfield, OH 44403", "Brookfield, OH 44403"),
    (Form.ADDRESS, "1427 Maple Hollow Dr, Brookfield, OH 44403", "1500 Maple Hollow Dr"),
    (Form.ADDRESS, "1427 Maple Hollow Dr, Brookfield, OH 44403", "1427 Willow Hollow Dr"),
    (Form.ADDRESS, "1427 Maple Hollow Dr, Brookfield, OH 44403", "a maple in a hollow tree, 1427 of them"),
    (Form.ADDRESS, "27 Park Street", "2,027 people in the park on Park Street"),
    (Form.ADDRESS, "27 Park Street", "127 Park Street"),
    (Form.ADDRESS, "27 Park Street", "Park Street is closed"),
    (Form.ADDRESS, "5 Oak Ln", "Fair Oaks Ranch, TX 78015"),
    (Form.PERSON, "Mark Young", "a remark young people make"),
    (Form.PERSON, "Mark Young", "Mark is young at heart"),
    (Form.PERSON, "Mark Young", "the market younger buyers want"),
    (Form.PERSON, "Mark Young", "Mark said so"),
    (Form.PERSON, "Rose King", "she rose, kingly"),
    (Form.PERSON, "Jonathan Whitfield", "Jonathan Winters"),
    (Form.PHONE, "(440) 555-0199", "4405550198"),
    (Form.PHONE, "(440) 555-0199", "(216) 555-0199"),
    (Form.PHONE, "(440) 555-0199", "serial 9944055501993"),
    (Form.EMAIL, "jon.doe@mail.example", "mary.jon.doe@mail.example"),
    (Form.EMAIL, "jon.doe@mail.example", "jon.doe@mail.example.org"),
    (Form.EMAIL, "jon.doe@mail.example", "jon.dole@other.example"),
    (Form.HANDLE, "jdoe_1427", "@jdoe_14277"),
    (Form.HANDLE, "markyoung", "mark young"),
    (Form.PLATE, "HKV 4821", "HKV 4822"),
    (Form.PLATE, "HKV 4821", "XHKV4821"),
    (Form.BADGE, "4471", "4471 people came, order #4471"),
    (Form.BADGE, "4471", "badge 44712"),
    (Form.DATE, "1985-04-23", "April 23, 2019"),
    (Form.DATE, "1985-04-23", "4/23/1986"),
    (Form.DATE, "1985-04-23", "see you on April 23"),
    (Form.PHRASE, "canoe", "canoeing"),
    (Form.PHRASE, "Brookfield Police Department", "Brookhaven Police Department"),
)


@pytest.mark.parametrize(("form", "fact", "text"), _NEAR)
def test_what_is_close_but_another_is_not_found(form: Form, fact: str, text: str) -> None:
    found = matcher_of(compile_facts([KnownFact(FactKind.WORD, form, fact)])).find(text)
    assert [(text[match.start : match.end], match.confidence) for match in found] == []
