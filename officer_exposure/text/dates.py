"""Days and times in file names, as cameras, phones, messengers and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.model import Confidence
from officer_exposure.text.mention import Mention, Subject

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_LOOSE_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = rf"{_LOOSE_DAY}(?:st|nd|rd|th)?"
_TIME = r"(?:[01]\d|2[0-3])[-.:_h]?[0-5]\d(?:[-.:_m]?[0-5]\d)?\d{0,3}"
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_PATTERNS = (
    rf"(?<!\d){_YEAR}(?P<gap>[-_.]?){_MONTH}(?P=gap){_DAY}(?:[-_ T.]{{0,3}}{_TIME}(?!\d)|(?!\d)|(?=at))",
    rf"(?<!\d){_LOOSE_DAY}(?P<stop>[-._]){_LOOSE_DAY}(?P=stop){_YEAR}(?!\d)",
    rf"(?<![a-z])(?:{_ORDINAL}[ ._-]{{0,2}})?{_MONTH_NAME}[ ._-]{{0,2}}(?:{_ORDINAL},?[ ._-]{{1,2}})?{_YEAR}(?!\d)",
    r"(?<=FB_IMG_)1[3-9]\d{11}(?!\d)",
)
_DATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
"""The last one is Facebook's: milliseconds since 1970."""

_MAYBE = re.compile(r"(?:19|20)\d\d|FB_IMG_")
"""Most names hold no year: this keeps them cheap."""


def dates_in(name: str) -> Iterator[Mention]:
    """Every day, with its time where one follows. A bare year says too little; so does a camera's running number."""
    if not _MAYBE.search(name):
        return
    for match in _DATE.finditer(name):
        yield Mention(Subject.DATE, match.start(), match.end(), Confidence.HIGH)
