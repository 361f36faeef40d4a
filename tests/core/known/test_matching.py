"""What the matcher of known facts finds, how sure it is of it, and where."""

from __future__ import annotations

import msgspec
import pytest

from officer_exposure.errors import FactsError
from officer_exposure.model import Confidence
from officer_exposure.text.known.fact import FactKind, Form, KnownFact, Matcher
from officer_exposure.text.known.matching import compile_facts, matcher_of, too_short

_FACTS = (
    KnownFact(FactKind.HOME, Form.ADDRESS, "1427 Maple Hollow Dr, Apt 3, Brookfield, OH 44403"),
    KnownFact(FactKind.NAME, Form.PERSON, "Jonathan Doe"),
    KnownFact(FactKind.PHONE, Form.PHONE, "(440) 555-0199"),
    KnownFact(FactKind.EMAIL, Form.EMAIL, "jon.doe@mail.example"),
    KnownFact(FactKind.HANDLE, Form.HANDLE, "@jdoe_1427"),
    KnownFact(FactKind.PLATE, Form.PLATE, "HKV 4821"),
    KnownFact(FactKind.AGENCY, Form.PHRASE, "Brookfield Police Department"),
    KnownFact(FactKind.BADGE, Form.BADGE, "4471"),
    KnownFact(FactKind.BIRTHDAY, Form.DATE, "1985-04-23"),
    KnownFact(FactKind.MEMBER, Form.PERSON, "Mia Doe", minor=True),
)
HOME, NAME, PHONE, EMAIL, HANDLE, PLATE, AGENCY, BADGE, BIRTHDAY, CHILD = range(10)
LOW, MEDIUM, HIGH = Confidence


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return matcher_of(compile_facts(_FACTS))


@pytest.mark.parametrize(
    ("text", "fact", "written", "confidence"),
    [
        ("Finally in! 1427 Maple Hollow Dr, come by", HOME, "1427 Maple Hollow Dr", HIGH),
        ("come to fourteen twenty seven maple hollow", HOME, "fourteen twenty seven maple hollow", HIGH),
        ("#1427MapleHollow", HOME, "1427MapleHollow", HIGH),
        ("1427 Mapel Holow Drive", HOME, "1427 Mapel Holow Drive", MEDIUM),
        ("scan: l4Z7 Maple Ho11ow", HOME, "l4Z7 Maple Ho11ow", MEDIUM),
        ("#ourhomeonmaplehollow", HOME, "maplehollow", MEDIUM),
        ("our street had a fire at 1500 Maple Hollow", HOME, "Maple Hollow", LOW),
        ("signed, Doe, Jonathan", NAME, "Doe, Jonathan", HIGH),
        ("J. Doe", NAME, "J. Doe", LOW),
        ("call +1 440.555.0199 now", PHONE, "440.555.0199", HIGH),
        ("four four oh five five five oh one nine nine", PHONE, "four four oh five five five oh one nine nine", MEDIUM),
        ("jon dot doe [at] mail dot example", EMAIL, "jon dot doe [at] mail dot example", HIGH),
        ("see @JDoe_1427's page", HANDLE, "JDoe_1427", HIGH),
        ("hkv-4821 is parked", PLATE, "hkv-4821", HIGH),
        ("Brookfield PD", AGENCY, "Brookfield PD", HIGH),
        ("badge no. 4471", BADGE, "4471", HIGH),
        ("born on the 23rd of April, 1985", BIRTHDAY, "23rd of April, 1985", HIGH),
        ("little M i a D o e", CHILD, "M i a D o e", HIGH),
    ],
)
def test_a_fact_is_found_where_it_stands(
    matcher: Matcher, text: str, fact: int, written: str, confidence: Confidence
) -> None:
    found = {(match.fact, text[match.start : match.end], match.confidence) for match in matcher.find(text)}
    assert (fact, written, confidence) in found


@pytest.mark.parametrize("compiled", [b"", b"\xc1", b"facts", msgspec.msgpack.encode(["known facts 0", []])])
def test_other_bytes_are_refused(compiled: bytes) -> None:
    with pytest.raises(FactsError):
        matcher_of(compiled)


def test_a_fact_that_is_too_short_is_left_out_and_says_so() -> None:
    facts = (KnownFact(FactKind.WORD, Form.PHRASE, "ab"), KnownFact(FactKind.WORD, Form.PHRASE, "canoe"))
    assert [too_short(fact) for fact in facts] == [True, False]
    found = matcher_of(compile_facts(facts)).find("ab canoe")
    assert [(match.fact, match.start, match.end) for match in found] == [(1, 3, 8)]
