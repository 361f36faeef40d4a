"""Phone and badge numbers: digits in any grouping, with look-alike letters, or read out in words."""

from __future__ import annotations

import re
from itertools import pairwise, product

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.beside import reads_as
from officer_exposure.text.known.folding import plain
from officer_exposure.text.known.pattern import Pattern, distinct, loose_pattern, pattern
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.spoken import DIGIT_WORDS, cardinal, spoken
from officer_exposure.text.known.verdict import Verdict, verdict

_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_AREA = re.compile(r"(?P<digits>\d(?:[ .()/-]{0,2}\d)*)[^\d\n]{0,12}$")
_BADGE_WORD = re.compile(
    r"badge|shield|\bstar\b|\bbdg|\bserial|\bofficer|\bofc|\bdeputy|\btrooper|\bid\b", re.IGNORECASE
)
_NUMBER_SIGN = re.compile(r"(?<![\w])#\s?$")
_OTHER_NUMBERED = re.compile(
    r"(?:apt|suite|ste|unit|order|ticket|invoice|case|ref|account|acct|room|item)\W*#\s?$", re.I
)

_TWO_DIGITS = (
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86"
)
_COUNTRY_CODES = (
    (1, {"1", "7"}),
    (2, {*_TWO_DIGITS.split(), "90", "91", "92", "93", "94", "95", "98"}),
    (3, set[str]()),
)
"""How many digits a country code has; all others have three."""

WHOLE = "whole"
LOCAL = "local"
KEYED = "keyed"
SAID = "said"
WORDS = "words"


class PhoneRule(msgspec.Struct, frozen=True, tag="phone", array_like=True):
    """`digits` without country code or a leading nought where it can be told; `country` is what was cut off."""

    digits: str
    country: str

    def judge(self, span: Span) -> Verdict | None:
        """All digits are sure, however grouped; the last seven alone only hint."""
        part = span.pattern.part
        if part == SAID:
            return _heard(span, self.digits)
        if part == KEYED:
            return self._keyed(span)
        if not reads_as(plain(span.text), span.pattern.plain) or _runs_on(span, self.country):
            return None
        if part == WHOLE:
            return verdict(span, Confidence.HIGH if _digit_count(span.text) == len(self.digits) else Confidence.MEDIUM)
        return self._local(span)

    def _local(self, span: Span) -> Verdict | None:
        """The last seven digits: with the area code some words before they are the whole number."""
        area = _AREA.search(span.before(40))
        if area is None:
            return verdict(span, Confidence.LOW)
        digits = "".join(sign for sign in area["digits"] if sign.isdigit())
        if digits.endswith(self.digits[:-7]):
            return Verdict(span.start - len(area[0]), span.end, Confidence.MEDIUM)
        return verdict(span, Confidence.LOW) if len(digits) != len(self.digits) - 7 else None

    def _keyed(self, span: Span) -> Verdict | None:
        """The last digits as letters of the keys: 555-HELP."""
        letters = re.match(r"[ .)-]{0,2}((?:[A-Za-z]-?){4})(?![^\W_])", span.after(12))
        if letters is None or letters[1].replace("-", "").lower().translate(_KEYS) != self.digits[-4:]:
            return None
        return Verdict(span.start, span.end + letters.end(), Confidence.MEDIUM)


class BadgeRule(msgspec.Struct, frozen=True, tag="badge", array_like=True):
    """A short number, which means something only beside a word such as "badge"."""

    digits: str

    def judge(self, span: Span) -> Verdict | None:
        """Sure beside such a word; after a number sign alone, a hint."""
        if span.pattern.part == SAID:
            found = _heard(span, self.digits)
            return found if found and _BADGE_WORD.search(span.before(40)) else None
        if span.pattern.part == WORDS:
            return verdict(span, Confidence.MEDIUM) if _BADGE_WORD.search(span.before(25)) else None
        if not reads_as(plain(span.text), span.pattern.plain) or span.before(1).isalnum() or span.after(1).isalnum():
            return None
        before = span.before(25)
        if _BADGE_WORD.search(before) or re.match(r"\W{0,3}(?:badge|shield)", span.after(10), re.IGNORECASE):
            return verdict(span, Confidence.HIGH if span.exact else Confidence.MEDIUM)
        tagged = _NUMBER_SIGN.search(before) and not _OTHER_NUMBERED.search(before)
        return verdict(span, Confidence.LOW) if tagged and len(self.digits) > 3 else None


def phone_rule(text: str) -> tuple[PhoneRule, tuple[Pattern, ...]]:
    """What a phone number is searched by."""
    digits, country = _national(text)
    made = [loose_pattern(digits, WHOLE)]
    if len(digits) >= 10:
        made += [loose_pattern(digits[-7:], LOCAL), loose_pattern(digits[:-4], KEYED)]
    return PhoneRule(digits, country), distinct([*made, *_said(digits)])


def badge_rule(text: str) -> tuple[BadgeRule, tuple[Pattern, ...]]:
    """What a badge number is searched by."""
    bare = re.sub(r"(?i)badge|number|no\.|#", "", text)
    digits = "".join(sign for sign in bare if sign.isdigit())
    made = [pattern(bare, WHOLE)]
    if bare.strip() == digits:
        made += [*_said(digits), *(loose_pattern([said], WORDS) for said in sorted(spoken(digits)))]
    return BadgeRule(digits), distinct(made)


def _national(text: str) -> tuple[str, str]:
    """The digits that matter at home, and the country code."""
    main = re.split(r"(?i)\s*(?:ext|x)\.?\s*\d+$", text.strip())[0]
    keyed = "".join(sign.lower().translate(_KEYS) if sign.isascii() else sign for sign in main)
    digits = "".join(sign for sign in keyed if sign.isdigit())
    if main.strip().startswith("00"):
        digits = digits[2:]
    if len(digits) == 11 and digits[0] == "1":
        return digits[1:], "1"
    if len(digits) > 10:
        code = next(size for size, codes in _COUNTRY_CODES if digits[:size] in codes or size == 3)
        return digits[code:].removeprefix("0"), digits[:code]
    return (digits[1:], "0") if len(digits) > 9 and digits[0] == "0" else (digits, "")


def _said(digits: str) -> list[Pattern]:
    """Two digits next to each other of which at least one is a word: enough to look closer."""
    words: dict[str, list[str]] = {}
    for word, value in DIGIT_WORDS.items():
        words.setdefault(value, []).append(word)
    made = []
    for left, right in pairwise(digits):
        choices = product([left, *words[left]], [right, *words[right]])
        made += [loose_pattern(choice, SAID) for choice in choices if choice != (left, right) and "o" not in choice]
        made += [loose_pattern([left, mark, right], SAID) for mark in ("dash", "hyphen", "dot")]
        made.append(
            loose_pattern([cardinal(int(left + right))], SAID)
            if left != "0"
            else loose_pattern(["double", right], SAID)
        )
        if left == right:
            made += [loose_pattern(["double", word], SAID) for word in (left, *words[left])]
    return [each for each in made if len(each.narrow) > 3]


def _heard(span: Span, digits: str) -> Verdict | None:
    """The number read out around the span."""
    place = span.folded.heard.find(digits, span.start)
    return None if place is None else Verdict(*place, Confidence.MEDIUM)


def _digit_count(text: str) -> int:
    return sum(sign.isdigit() for sign in text)


def _runs_on(span: Span, country: str) -> bool:
    """Whether it is cut out of a longer number. A country code may stand before it."""
    if span.after(1).isdigit():
        return True
    before = re.search(r"\d+$", span.before(12))
    return before is not None and before[0].lstrip("0").removeprefix("11") not in {"", "1", country, f"{country}0"}
