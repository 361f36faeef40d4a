"""The matcher of known facts: made once from the facts, then asked about each text.

A text is folded and searched once, for pieces of all patterns together. Only where a piece is found is the pattern
compared with what stands there, and its rule asked what that means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import chain

import ahocorasick
import msgspec

from officer_exposure.errors import FactsError
from officer_exposure.text.known.fact import FactKind, Form, KnownFact, Match, Matcher
from officer_exposure.text.known.folding import LATIN, NATIVE, plain, spelled, weight
from officer_exposure.text.known.forms.accounts import EmailRule, HandleRule, email_rule, handle_rule
from officer_exposure.text.known.forms.address import AddressRule, address_rule
from officer_exposure.text.known.forms.birthday import BirthdayRule, birthday_rule
from officer_exposure.text.known.forms.numbers import BadgeRule, PhoneRule, badge_rule, phone_rule
from officer_exposure.text.known.forms.person import PersonRule, person_rule
from officer_exposure.text.known.forms.phrase import PhraseRule, phrase_rule
from officer_exposure.text.known.forms.plate import PlateRule, plate_rule
from officer_exposure.text.known.pattern import Pattern
from officer_exposure.text.known.pieces import bearable, pieces
from officer_exposure.text.known.searching import Folded, find_at

_Rule = (
    AddressRule | PersonRule | PhraseRule | PhoneRule | BadgeRule | EmailRule | HandleRule | PlateRule | BirthdayRule
)
_Made = tuple[_Rule, tuple[Pattern, ...]]

_RULES: dict[Form, Callable[[str], _Made]] = {
    Form.ADDRESS: address_rule,
    Form.PERSON: person_rule,
    Form.PHRASE: phrase_rule,
    Form.PHONE: phone_rule,
    Form.EMAIL: email_rule,
    Form.HANDLE: handle_rule,
    Form.PLATE: plate_rule,
    Form.BADGE: badge_rule,
    Form.DATE: birthday_rule,
}
_LEAST = {Form.PHONE: 7, Form.EMAIL: 5}
_LEAST_OF_ALL = 3
_STROKES = re.compile(r"[|!]+")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_FORMAT = "known facts 1"


class _Fact(msgspec.Struct, frozen=True, array_like=True):
    number: int
    kind: FactKind
    minor: bool
    rule: _Rule
    patterns: tuple[Pattern, ...]


class _Compiled(msgspec.Struct, frozen=True, array_like=True):
    format: str
    facts: tuple[_Fact, ...]


def too_short(fact: KnownFact) -> bool:
    """Whether a fact has too few letters and digits to look for: it would be found everywhere, or nowhere."""
    if weight(plain(NATIVE.read(fact.text))) < _LEAST.get(fact.form, _LEAST_OF_ALL):
        return True
    return not any(_RULES[fact.form](text)[1] for text in _readings(fact))


def compile_facts(facts: Sequence[KnownFact]) -> bytes:
    """What a worker needs to look for these facts. One that is too short is left out; the others keep their numbers."""
    compiled = []
    for number, fact in enumerate(facts):
        for text in () if too_short(fact) else _readings(fact):
            rule, patterns = _RULES[fact.form](text)
            compiled.append(_Fact(number, fact.kind, fact.minor, rule, bearable(patterns)))
    return msgspec.msgpack.encode(_Compiled(_FORMAT, tuple(compiled)))


def _readings(fact: KnownFact) -> list[str]:
    """The ways to read a fact: in its own script, as the Latin it looks like, with German letters written out."""
    text = fact.text if fact.form in {Form.EMAIL, Form.HANDLE} else spelled(fact.text)
    written_out = unicodedata.normalize("NFC", text).translate(_WRITTEN_OUT)
    return list(dict.fromkeys((NATIVE.read(text), LATIN.read(text), LATIN.read(written_out))))


def matcher_of(compiled: bytes) -> Matcher:
    """The matcher for what `compile_facts` made. Raises FactsError for any other bytes."""
    try:
        made = msgspec.msgpack.decode(compiled, type=_Compiled)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        made = None
    if made is None or made.format != _FORMAT:
        raise FactsError("What to look for could not be read.", "Start the audit again.")
    return _KnownMatcher(made.facts)


_Piece = tuple[int, int, int]
"""The number of a pattern, where in it the piece stands, and how long it is."""


class _KnownMatcher:
    def __init__(self, facts: Sequence[_Fact]) -> None:
        self._patterns = [(fact, pattern) for fact in facts for pattern in fact.patterns]
        self._pieces: ahocorasick.Automaton[tuple[_Piece, ...]] = ahocorasick.Automaton()
        found: dict[str, list[_Piece]] = {}
        for number, (_, pattern) in enumerate(self._patterns):
            for offset, piece in pieces(pattern):
                found.setdefault(piece, []).append((number, offset, len(piece)))
        for piece, places in found.items():
            self._pieces.add_word(piece, tuple(places))
        self._pieces.make_automaton()
        self._empty = not found

    def find(self, text: str) -> list[Match]:
        """Every hit, in the order of the text; each fact at most once at one place."""
        if self._empty:
            return []
        latin = LATIN.read(text)
        matches = self._in_read(latin)
        if latin is text:
            return _best(matches)
        matches = _led_back(matches, text, LATIN.origins(text)) if matches else matches
        native = NATIVE.read(text)
        if native != latin:
            matches += _led_back(self._in_read(native), text, NATIVE.origins(text))
        return _best(matches)

    def _in_read(self, text: str) -> list[Match]:
        """Hits in a text as it is, and with strokes inside words as the letters they may stand for."""
        matches = self._matches(text)
        if ("|" in text or "!" in text) and (drawn := _STROKES.sub(_as_letters, text)) != text:
            matches += self._matches(drawn)
        return matches

    def _matches(self, text: str) -> list[Match]:
        folded = Folded(text)
        matches: list[Match] = []
        tried: set[tuple[int, int]] = set()
        found: dict[int, int] = {}
        for end, places in self._pieces.iter(folded.wide):
            for number, offset, length in places:
                at = end + 1 - length
                if (number, at - offset) in tried or at < found.get(number, 0):
                    continue
                tried.add((number, at - offset))
                fact, pattern = self._patterns[number]
                span = find_at(folded, pattern, at, offset, length)
                judged = fact.rule.judge(span) if span is not None else None
                if span is not None and judged is not None:
                    found[number] = span.last
                    matches.append(
                        Match(fact.number, fact.kind, fact.minor, judged.start, judged.end, judged.confidence)
                    )
        return matches


def _as_letters(strokes: re.Match[str]) -> str:
    """Strokes beside a letter as letters."""
    beside = (
        strokes.string[max(0, strokes.start() - 1) : strokes.start()]
        + strokes.string[strokes.end() : strokes.end() + 1]
    )
    return strokes[0].replace("|", "l").replace("!", "i") if any(map(str.isalnum, beside)) else strokes[0]


def _led_back(matches: Sequence[Match], text: str, origins: list[int]) -> list[Match]:
    """From places in the read text to places in the text itself, with the marks that belong to the last sign."""
    led_back = []
    for match in matches:
        end = origins[match.end - 1] + 1
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        led_back.append(msgspec.structs.replace(match, start=origins[match.start], end=end))
    return led_back


def _best(matches: list[Match]) -> list[Match]:
    """Of hits of one fact that overlap, the surest and then the longest."""
    kept: dict[int, list[Match]] = {}
    for match in sorted(matches, key=_place):
        places = kept.setdefault(match.fact, [])
        if not places or places[-1].end <= match.start:
            places.append(match)
        elif (match.confidence, match.end - match.start) > (places[-1].confidence, places[-1].end - places[-1].start):
            places[-1] = match
    return sorted(chain.from_iterable(kept.values()), key=_place)


def _place(match: Match) -> tuple[int, int, int]:
    return match.start, match.end, match.fact
