"""Everything that a text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.telling.contacts import contacts_in
from officer_exposure.text.telling.even import even
from officer_exposure.text.telling.phrases import phrases_in
from officer_exposure.text.telling.streets import streets_in
from officer_exposure.text.telling.told import Telling, Told, surest

LONGEST = 20_000
"""Signs of a text that are looked through."""

_STEP, _OVERLAP = 400, 120
"""Signs that are looked through at once: a text made to be slow is slow only in parts."""

_BIO = re.compile(r"(?:^|[|•·,/\n])\s*(?:LEO|L\.E\.O\.?|P\.?O\.?|SRO|PCSO|K9)\s*(?=[|•·,/\n]|$)")
_AGENCY = re.compile(r"(?<!\w)(?!COPD|JPD|UPD|IPD|OPD\b)(?:[A-Z]{1,4}PD|[A-Z]{1,2}CSO|[A-Z]{2}SO|LASD|MetPol)(?!\w)")
_NUMBERED = re.compile(r"(?<!\w)(?:PC|PS|WPC|DC|DS|PCSO|Ofc\.?|Officer|Deputy|Trooper|Det\.?|Cst\.?)\s#?\d{2,6}(?!\w)")


def told_in(text: str) -> list[Told]:
    """What a text gives away, in its order; each part once for each kind."""
    if len(text) < 5:
        return []
    found = [one for start in range(0, min(len(text), LONGEST), _STEP) for one in _told_from(text, start)]
    return surest(found)


def _told_from(text: str, start: int) -> Iterator[Told]:
    """What begins in one step of the text; what it goes on with is seen, too."""
    part = text[start : start + _STEP + _OVERLAP]
    evened = even(part)
    for one in chain(streets_in(evened, part), contacts_in(evened, part), phrases_in(evened, part), _duty(part)):
        if one.start < _STEP:
            yield msgspec.structs.replace(one, start=one.start + start, end=one.end + start)


def _duty(text: str) -> Iterator[Told]:
    """Short forms that only capital letters make: what a bio calls an officer, an agency, a collar number."""
    for pattern in (_BIO, _AGENCY, _NUMBERED):
        for match in pattern.finditer(text):
            yield Told(Telling.OFFICER, match.start(), match.end(), Confidence.LOW)
