"""Names of things: schools, clubs, agencies, cars, and any other words to watch for."""

from __future__ import annotations

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.pattern import Pattern, distinct, pattern, slips_for, ways
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.verdict import Verdict, by_exactness, verdict

_SHORT_FORMS = """
police department=pd,police dept,police|sheriffs office=so,sheriff office,sheriffs dept,sheriff|department=dept,dpt
office=ofc|elementary school=elementary,elem school,elem,es|middle school=middle,ms|high school=high,hs
elementary=elem|university=univ,uni|college=coll|academy=acad|association=assn,assoc|company=co|county=co,cty
division=div|district=dist|center=centre,ctr|church=ch|saint=st|mount=mt|fort=ft|with=w|and=n|for=4|street=st
avenue=ave|road=rd|drive=dr|lane=ln|court=ct|boulevard=blvd|place=pl|square=sq|park=pk|north=n|south=s|east=e
west=w|number=no,nr|unit=u|sergeant=sgt|officer=ofc|detective=det|lieutenant=lt|captain=capt|baseball=bball
international=intl|national=natl|incorporated=inc|hospital=hosp|community=comm|recreation=rec|apartments=apts
"""
"""Words in full, and how they are cut short."""

_TELLING = 5
"""Signs that say enough without being what the officer typed."""


def _table() -> dict[tuple[str, ...], tuple[str, ...]]:
    rows = (row.split("=") for row in _SHORT_FORMS.strip().replace("\n", "|").split("|"))
    return {tuple(full.split()): (full, *short.split(",")) for full, short in rows}


class PhraseRule(msgspec.Struct, frozen=True, tag="phrase", array_like=True):
    """Words that say enough by themselves."""

    def judge(self, span: Span) -> Verdict | None:
        """Short words are in many texts by chance."""
        return verdict(span, Confidence.LOW if len(span.pattern.narrow) < _TELLING else by_exactness(span))


def phrase_rule(text: str) -> tuple[PhraseRule, tuple[Pattern, ...]]:
    """What a phrase is searched by."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    made: list[Pattern] = []
    for written in ways(_choices(words)):
        each = " ".join(written).split()
        made.append(pattern(each, "", slips_for(each)))
    return PhraseRule(), distinct(way for place, way in enumerate(made) if not place or len(way.narrow) >= _TELLING)


def _choices(words: list[str]) -> list[tuple[str, ...]]:
    """Each word or pair of words with the ways it may be written: in full or short."""
    table = _table()
    choices, place = [], 0
    while place < len(words):
        size, forms = _forms_at(words, place, table)
        choices.append(forms)
        place += size
    return choices


def _forms_at(
    words: list[str], place: int, table: dict[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    for size in (2, 1):
        written = " ".join(words[place : place + size])
        bare = "".join(sign for sign in written.lower() if sign.isalnum() or sign == " ")
        for full, forms in table.items():
            if len(full) == size and (bare == forms[0] or bare in forms[1:]):
                return size, (written, *(form for form in forms if form != bare))
    return 1, (words[place],)
