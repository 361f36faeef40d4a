"""The phrases of telling.yaml as patterns, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.content.names import load_names
from officer_exposure.content.telling import Phrases, load_telling
from officer_exposure.model import Confidence
from officer_exposure.text.telling.told import Telling, Told

if TYPE_CHECKING:
    import ahocorasick

_GAP = r"(?:[\W_]{1,4}|(?<!\w)|(?!\w))"
"""Between two words: blanks, signs, emoji; nothing only beside a sign."""

_LOOSE_GAP = r"[\W_]{0,4}"
"""The same in a hashtag, where words run together."""

_HASHTAG = re.compile(r"#\w{6,60}")
_ENDING = "'s|s"
"""What hangs on a word without a gap."""

_WORD = r"(?<![^\W_])[^\W\d_][\w'.-]*"
_COUNT = (
    r"(?:\d{1,3}(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|"
    r"second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|ein|eine|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|une|deux|trois|"
    r"quatre|cinq|huit|dos|tres|cuatro|cinco|seis|siete|ocho|diez|een|twee|drie|vijf|zes|zeven|tien|"
    r"a couple|a few|few)"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?"
_HALF = r"\s?(?:am|pm|a|p|uhr|hrs|h|a\.m|p\.m|o'?clock)(?![^\W_])"
_TIME = rf"(?<!\d)(?:{_CLOCK}(?:{_HALF})?(?![\d%])|[012]\d[0-5]\d(?!\d)|noon|midnight)"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|janvier|fev|avril|juin|juillet|aout|enero|abril|"
    r"mayo|junio|julio|agosto|dic|mrt|mei|augustus)[a-z]*"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.|er|e)?"
_DATE = (
    rf"(?:{_DAY}\s?(?:of |de )?{_MONTH}|{_MONTH}\s?{_DAY}|\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th))"
)
_CALLSIGN = (
    "adam|boy|charles|david|edward|frank|george|henry|ida|john|king|lincoln|mary|nora|ocean|paul|queen|robert|sam|tom|"
    "union|victor|william|x-?ray|young|zebra"
)
_NO_NAME = (
    "the|my|a|an|our|your|his|her|their|in|at|of|to|from|since|for|this|that|old|new|and|all|is|was|every|some|any|good|best|"
    "back|it's|its|like|high|middle|junior|senior|pre|post|no|or|be|on|after|before|with|us|through|during|ever|about|as|"
    "public|private|local|really|so|very|still|starting|finished|started|hates|hate|love|miss|survived|teaches|teach|"
    "secondary|upper|lower|by|just|only|not|are|these|those"
)
"""What stands before a word for a school without naming it."""

_BUILT_IN = {
    "word": _WORD,
    "named": rf"(?!(?:{_NO_NAME})\b){_WORD}",
    "number": r"(?<![^\W_])\d[\d-]*[a-z#*]?\d*(?![^\W_])",
    "count": _COUNT,
    "age": rf"^\W*{_COUNT}",
    "time": _TIME,
    "span": rf"(?<!\d){_CLOCK}(?:{_HALF})\s?(?:-|to|til|till)\s?{_CLOCK}(?:{_HALF})?(?!\d)"
    rf"|(?<!\d){_CLOCK}\s?-\s?{_CLOCK}(?:{_HALF})",
    "military": r"(?<![\w-])(?!(?:19|20)\d\d ?- ?(?:19|20))[012]\d[0-5]\d ?(?:-|to) ?[012]\d[0-5]\d(?!\d)",
    "date": _DATE,
    "callsign": _CALLSIGN,
    "Name": rf"(?P<name>{_WORD})",
}
_TOKEN = re.compile(r"~|[^\s?]+\??")
_BETWEEN = rf"(?:[^\W_][\w'.-]*{_GAP}){{0,3}}?"


class _Pattern:
    """One phrase. Its regular expression is tried only where of all sets of `signs` one stands in the text."""

    def __init__(self, telling: Telling, confidence: Confidence, phrase: str) -> None:
        self.telling, self.confidence, self.phrase = telling, confidence, phrase
        self.signs = _signs(phrase)

    def told(self, evened: str, text: str) -> Iterator[Told]:
        regex = _compiled(self.phrase)
        tags = _HASHTAG.finditer(evened) if "~" not in self.phrase else ()
        in_tags = (_compiled_loose(self.phrase).finditer(evened, *tag.span()) for tag in tags)
        for match in chain(regex.finditer(evened), *in_tags):
            if not regex.groups or match["name"] is None or _is_name(text[match.start("name") : match.end("name")]):
                yield Told(self.telling, match.start(), match.end(), self.confidence)


def phrases_in(evened: str, text: str) -> Iterator[Told]:
    """Every phrase in a text; `evened` is the same text as `even` gives it."""
    table = _patterns()
    wanted = [number for number, bits in _signs_in(evened).items() if bits == table.all_signs[number]]
    for number in (*table.anywhere, *wanted):
        yield from table.patterns[number].told(evened, text)


def _signs_in(evened: str) -> dict[int, int]:
    """For each phrase of which a sign stands in the text, by bits, of which of its sets.

    A sign begins where a word does, and anywhere where words may run together.
    """
    met: defaultdict[int, int] = defaultdict(int)
    is_tagged, seen = "#" in evened, set()
    for end, sign in _patterns().signs.iter(evened):
        before = evened[end - sign.length] if end >= sign.length else " "
        if sign.text not in seen and (is_tagged or not before.isalnum() or not sign.text[0].isalnum()):
            seen.add(sign.text)
            for number, bit in sign.places:
                met[number] |= bit
    return met


def _is_name(word: str) -> bool:
    """Whether somebody wrote it as a name, or it is a common first name."""
    bare = word.removesuffix("'s").removesuffix("\u2019s").strip(".-'")
    return len(bare) > 1 and (bare[0].isupper() or bare.casefold() in load_names().given_names)


class _Sign(msgspec.Struct, frozen=True):
    """A word, and for each phrase that it can belong to the set it is one of, as a bit."""

    text: str
    length: int
    places: tuple[tuple[int, int], ...]


class _Table(msgspec.Struct, frozen=True):
    """All phrases; for each the bits of all its sets of signs; those without any; the signs as an automaton."""

    patterns: tuple[_Pattern, ...]
    all_signs: tuple[int, ...]
    anywhere: tuple[int, ...]
    signs: ahocorasick.Automaton[_Sign]


@cache
def _patterns() -> _Table:
    import ahocorasick

    patterns = tuple(_made())
    by_sign: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        for place, one_of in enumerate(pattern.signs):
            for sign in one_of:
                by_sign[sign].append((number, 1 << place))
    signs: ahocorasick.Automaton[_Sign] = ahocorasick.Automaton()
    for sign, places in by_sign.items():
        signs.add_word(sign, _Sign(sign, len(sign), tuple(places)))
    signs.make_automaton()
    all_signs = tuple((1 << len(pattern.signs)) - 1 for pattern in patterns)
    return _Table(patterns, all_signs, tuple(number for number, bits in enumerate(all_signs) if not bits), signs)


def _made() -> Iterator[_Pattern]:
    table = load_telling()
    kinds: list[tuple[Telling, Phrases]] = [
        (telling, getattr(table, telling)) for telling in Telling if hasattr(table, telling)
    ]
    for telling, phrases in kinds:
        for confidence, rows in ((Confidence.MEDIUM, phrases.sure), (Confidence.LOW, phrases.unsure)):
            yield from (_Pattern(telling, confidence, row) for row in rows)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """Made when it is first needed: all of them together take most of a second."""
    return re.compile(rf"(?<![^\W_]){_regex(phrase)}(?![^\W_])")


@cache
def _compiled_loose(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_regex(phrase).replace(_GAP, _LOOSE_GAP)}(?![^\W_])")


def _signs(phrase: str) -> tuple[tuple[str, ...], ...]:
    """For each place of a phrase that must be there, the words of which one must stand in the text."""
    places = [part.split("|") for part in _TOKEN.findall(phrase) if part != "~" and not part.endswith("?")]
    return tuple(signs for place in places if (signs := _literals(place)))


def _literals(words: list[str]) -> tuple[str, ...]:
    """What one of these must begin with; nothing where one of them can be anything."""
    found: set[str] = set()
    for word in words:
        first = word.split("_")[0].removesuffix("*")
        name = first.strip("{}")
        if name in _BUILT_IN and first.startswith("{"):
            return ()
        slot = load_telling().slots[name].split("|") if first.startswith("{") else [first]
        found |= {row.split()[0] for row in slot}
    return tuple(sorted(found))


def _regex(phrase: str) -> str:
    parts: list[str] = []
    tokens: list[str] = _TOKEN.findall(phrase)
    for place, token in enumerate(tokens):
        optional, words = token.endswith("?"), token.removesuffix("?")
        if words == "~":
            parts.append(_BETWEEN)
            continue
        one = f"(?:{'|'.join(map(_alternative, words.split('|')))})"
        ending = place < len(tokens) - 1 and tokens[place + 1].startswith(_ENDING)
        gap = _LOOSE_GAP if ending else _GAP if place < len(tokens) - 1 else ""
        parts.append(f"(?:{one}{gap})?" if optional else one + gap)
    return "".join(parts)


def _alternative(words: str) -> str:
    """One of the words that can stand at a place: a slot, a word that goes on, or words joined by "_"."""
    return _GAP.join(map(_single, words.split("_")))


def _single(word: str) -> str:
    if word.startswith("{"):
        name = word.strip("{}")
        return _BUILT_IN.get(name) or _slot(name)
    stem = re.escape(word.removesuffix("*"))
    return rf"{stem}\w*" if word.endswith("*") else stem


@cache
def _slot(name: str) -> str:
    rows = sorted(load_telling().slots[name].split("|"), key=len, reverse=True)
    return f"(?:{'|'.join(_GAP.join(map(re.escape, row.split())) for row in rows)})"
