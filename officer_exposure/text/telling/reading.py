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

LONGEST = 101_000
"""Signs of a text that are looked through."""

_ADDRESSES = re.compile(
    r"https?://\S+|[^\s\"'<>()]*\.(?:jpe?g|png|heic|gif|webp|mp4|mov|mp3|m4a|opus|json|csv|html?|pdf|docx?|xlsx?|zip)(?!\w)",
    re.IGNORECASE,
)
"""Addresses of pages and names of files: the numbers in them are nobody's."""

_STEP, _OVERLAP = 400, 120
"""Signs that are looked through at once: a text made to be slow is slow only in parts."""

_BIO = re.compile(r"(?:^|[|•·,/\n])\s*(?:LEO|L\.E\.O\.?|P\.?O\.?|SRO|PCSO|K9)\s*(?=[|•·,/\n]|$)")
_AGENCY = re.compile(
    r"(?<!\w)(?!(?:COPD|JPD|UPD|IPD|OPD|ALSO|PESO|MISO|RISO)\b)(?:[A-Z]{1,4}PD|[A-Z]{1,2}CSO|[A-Z]{2}SO|LASD|MetPol)(?!\w)"
)
_NUMBERED = re.compile(r"(?<!\w)(?:PC|PS|WPC|DC|DS|PCSO|Ofc\.?|Officer|Deputy|Trooper|Det\.?|Cst\.?)\s#?\d{2,6}(?!\w)")


def told_in(text: str) -> list[Told]:
    """What a text gives away, in its order; each part once for each kind."""
    if len(text) < 5:
        return []
    found: list[Told] = []
    for start, end, over in _steps(text[:LONGEST]):
        found += surest(list(_told_from(text[start : min(end + _OVERLAP, over)], start, end - start)))
    return found


def _steps(text: str) -> Iterator[tuple[int, int, int]]:
    """Lines, and parts of long ones that begin at a blank: where each begins and ends, and where its line does."""
    start = 0
    for line in text.splitlines(keepends=True):
        over = start + len(line)
        while over - start > _STEP:
            blank = text.rfind(" ", start + 1, start + _STEP)
            end = blank if blank > 0 else start + _STEP
            yield start, end, over
            start = end
        yield start, over, over
        start = over


def _told_from(part: str, start: int, step: int) -> Iterator[Told]:
    """What begins in the first `step` signs of a part that begins at `start`."""
    part = _ADDRESSES.sub(lambda match: " " * len(match[0]), part)
    evened = even(part)
    for one in chain(streets_in(evened, part), contacts_in(evened, part), phrases_in(evened, part), _duty(part)):
        if one.start < step:
            yield msgspec.structs.replace(one, start=one.start + start, end=one.end + start)


def _duty(text: str) -> Iterator[Told]:
    """Short forms that only capital letters make: what a bio calls an officer, an agency, a collar number."""
    for pattern in (_BIO, _AGENCY, _NUMBERED):
        for match in pattern.finditer(text):
            yield Told(Telling.OFFICER, match.start(), match.end(), Confidence.LOW)
