"""Numbers in words, as people write them to be heard: 1427 is "fourteen twenty seven"."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import product

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
    10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth",
    16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth",
    40: "fortieth", 50: "fiftieth", 60: "sixtieth", 70: "seventieth", 80: "eightieth", 90: "ninetieth",
}  # fmt: skip
NOUGHTS = ("zero", "oh", "o", "nought")

DIGIT_WORDS: dict[str, str] = {word: str(value) for value, word in enumerate((*_ONES, *_TEENS))}
"""A word and the digits it stands for, when digits are read out one after the other."""
DIGIT_WORDS |= {word: str(value * 10) for value, word in enumerate(_TENS) if word} | dict.fromkeys(NOUGHTS, "0")


def cardinal(value: int) -> str:
    """A number below 100 in words, without a gap."""
    if value < 10:
        return _ONES[value]
    if value < 20:
        return _TEENS[value - 10]
    return _TENS[value // 10] + (_ONES[value % 10] if value % 10 else "")


def ordinal(value: int) -> str:
    """The place in a row below 100 in words, without a gap: "twentythird"."""
    if value in _ORDINALS:
        return _ORDINALS[value]
    return _TENS[value // 10] + _ORDINALS[value % 10]


def ordinal_ending(value: int) -> str:
    """The two letters after the digits: 23 has "rd"."""
    if 10 < value % 100 < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def spoken(digits: str) -> set[str]:
    """Every usual way to say a number of up to five digits, without gaps."""
    said = {"".join(words) for words in product(*[_said_digit(digit) for digit in digits])}
    value = int(digits)
    if digits[0] == "0" or len(digits) > 5:
        return said
    said |= _pairs(digits)
    said |= {_large(value, link) for link in ("", "and")}
    if 1_000 < value < 10_000 and value // 100 % 10:
        rest = value % 100
        said |= {f"{cardinal(value // 100)}hundred{link}{cardinal(rest) if rest else ''}" for link in ("", "and")}
    return said


def _said_digit(digit: str) -> tuple[str, ...]:
    return NOUGHTS[:3] if digit == "0" else (_ONES[int(digit)],)


def _pairs(digits: str) -> set[str]:
    """1427 as 14 27, 318 as 3 18 or 31 8, 905 as 9 oh 5, 20581 as 2 05 81."""
    said = set()
    for head in (len(digits) % 2 or 2, 2, 1):
        parts = [digits[:head], *(digits[at : at + 2] for at in range(head, len(digits), 2))]
        said |= {"".join(words) for words in product(*[_said_pair(part) for part in parts])}
    return said


def _said_pair(part: str) -> tuple[str, ...]:
    if part == "00":
        return ("hundred", "ohoh", "zerozero")
    if part[0] == "0":
        return tuple(nought + _ONES[int(part[1])] for nought in NOUGHTS[:3]) if len(part) == 2 else NOUGHTS[:3]
    return (cardinal(int(part)),)


def _large(value: int, link: str) -> str:
    if value >= 1_000:
        rest = value % 1_000
        return f"{cardinal(value // 1_000)}thousand" + (_large(rest, link) if rest >= 100 else _tail(rest, link))
    if value >= 100:
        return f"{_ONES[value // 100]}hundred" + _tail(value % 100, link)
    return cardinal(value)


def _tail(rest: int, link: str) -> str:
    return link + cardinal(rest) if rest else ""


_TENS_WORD = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LONG_WORDS = "|".join(sorted((word for word in DIGIT_WORDS if word != "o"), key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<digit>\d)|(?P<ten>{_TENS_WORD})[\s-]?(?P<one>{'|'.join(_ONES[1:])})"
    rf"|(?P<times>double|triple)[\s-]?(?P<what>\d|{_LONG_WORDS}|o\b)|(?P<word>{_LONG_WORDS}|\bo\b)",
    re.IGNORECASE,
)
_FAR = 40
_MARK = re.compile(r"dash|hyphen|dot|space", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


class Heard:
    """The digits of a text in a row, with their places; a bar in the row parts two numbers."""

    def __init__(self, digits: Sequence[tuple[str, int, int]]) -> None:
        self._row = "".join(digit for digit, _, _ in digits)
        self._starts = [start for _, start, _ in digits]
        self._ends = [end for _, _, end in digits]

    def find(self, number: str, place: int) -> tuple[int, int] | None:
        """Where a number is heard around a place of the text."""
        near = bisect(self._starts, place)
        first = self._row.find(number, max(0, near - len(number)), near + len(number))
        return None if first < 0 else (self._starts[first], self._ends[first + len(number) - 1])


def heard_digits(text: str) -> Heard:
    """The digits of a text, in figures or words."""
    found: list[tuple[str, int, int]] = []
    end = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start > end and _LETTER.search(_MARK.sub("", text[end : min(start, end + _FAR)])):
            found.append(("|", end, start))
        end = token.end()
        found.extend((digit, start, end) for digit in _digits_of(token))
    return Heard(found)


def _digits_of(token: re.Match[str]) -> str:
    if token["digit"]:
        return token["digit"]
    if token["ten"]:
        return DIGIT_WORDS[token["ten"].lower()][0] + DIGIT_WORDS[token["one"].lower()]
    if token["times"]:
        what = token["what"].lower()
        return DIGIT_WORDS.get(what, what) * (2 if token["times"].lower() == "double" else 3)
    return DIGIT_WORDS[token["word"].lower()]
