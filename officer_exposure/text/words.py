"""Words in file names that point to a person, a place or an officer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from officer_exposure.content.names import load_names
from officer_exposure.model import Confidence
from officer_exposure.text.mention import Mention, Subject

_WORD = re.compile(r"(?P<word>[A-Z]?[^\W\d_A-Z]{2,}|[A-Z]{2,}|[kK]9)(?P<owns>['\u2019]s(?![^\W\d_]))?")
"""A run of letters, cut where a capital follows a small letter ("KidsAtHome"), with an owner's 's."""

_HOLIDAY = re.compile(r"[ _-]?day\b", re.IGNORECASE)
"""After an owner: "Mother's Day" is nobody's."""

_AGENCY = re.compile(r"(?<![^\W\d_])(?:[A-Z]{1,4}PD|[A-Z]{1,2}CSO)(?![^\W\d_])")
"""Short for "... Police Department" and "... County Sheriff's Office"."""

_Meaning = tuple[Subject, Confidence]


def words_in(name: str) -> Iterator[Mention]:
    """Every telling word, in the order of the name."""
    meanings = _meanings()
    for match in _WORD.finditer(name):
        if match["owns"] and _HOLIDAY.match(name, match.end()):
            continue
        meaning = meanings.get(match["word"].casefold()) or (_owner(match["word"]) if match["owns"] else None)
        if meaning is not None:
            yield Mention(meaning[0], match.start(), match.end(), meaning[1])
    for match in _AGENCY.finditer(name):
        if match[0].casefold() not in meanings:
            yield Mention(Subject.OFFICER, match.start(), match.end(), Confidence.LOW)


def _owner(word: str) -> _Meaning | None:
    """Whoever has something in a file name is probably a person: "Anna's room"."""
    is_name = word[0].isupper() and word.casefold() not in load_names().owners_that_are_no_person
    return (Subject.PERSON, Confidence.LOW) if is_name else None


@cache
def _meanings() -> dict[str, _Meaning]:
    names = load_names()
    meanings: dict[str, _Meaning] = dict.fromkeys(names.given_names, (Subject.PERSON, Confidence.LOW))
    tables = ((Subject.PLACE, names.places), (Subject.PERSON, names.people), (Subject.OFFICER, names.officer))
    for subject, table in tables:
        meanings |= dict.fromkeys(table.unsure, (subject, Confidence.LOW))
        meanings |= dict.fromkeys(table.sure, (subject, Confidence.MEDIUM))
    return meanings
