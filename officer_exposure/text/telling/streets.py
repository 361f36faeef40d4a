"""Addresses in running text, as people of several countries write them, and corners of streets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.content.telling import load_telling
from officer_exposure.model import Confidence
from officer_exposure.text.telling.told import Telling, Told

_WORDS = load_telling().streets
_STRONG, _WEAK, _NO_NAMES = _WORDS.sure, _WORDS.unsure, _WORDS.not_names
_DIRECTIONS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"})
_SOMEONES = re.compile(
    r"\b(?:live|lives|living|mov\w+|address|adress|adresse|home|house|crib|place|pad|ours|mine|mail|send|"
    r"ship|deliver\w*|"
    r"come|party|garage sale|yard sale|estate sale|bbq|housewarming|pick ?up|open house|neighbou?r\w*|apt|flat|unit|"
    r"new digs|package|rent\w*|landlord|drop by|swing by|stop by)\b"
)

_NAME = r"(?:\d{1,3}(?:st|nd|rd|th)|[^\W\d_][\w'.]*(?:-[^\W\d_]+)*)"
_HOUSE = r"(?<![\w.,:/$£€#%+-])(?P<number>[1-9]\d{0,4}(?:[-/]\d{1,4})?)(?P<letter>[a-h]?)"
_TYPE = "|".join(sorted(_STRONG | _WEAK, key=len, reverse=True))
_ENGLISH = re.compile(
    rf"{_HOUSE},?[ ]{{1,2}}(?P<name>(?:{_NAME}[ ]{{1,2}}){{1,4}}?)(?P<type>{_TYPE})(?P<tail>[ ]\d{{1,4}})?(?![\w'-])"
)
_NUMBERED = re.compile(
    rf"{_HOUSE}[ ](?:[nsew] )?(?:county|state|farm|ranch|forest|rural|old)?[ ]?(?:road|rd|route|rte|rt|hwy|"
    rf"highway|cr|fm|sr)"
    r"[ ]\d{1,4}[a-z]?\b"
)
_GERMAN = re.compile(
    r"(?<![\w-])(?:[^\W\d_][\w'-]+[ -])?(?!arbeits|park|sitz|steh|spiel|stell|lager|unter|halb|heim|schul|"
    r"kein)[^\W\d_]{2,}[ -]?"
    r"(?:stras{1,2}e|stra[ßs]{1,2}e|str\.?|weg|gasse|allee|platz|damm|chaussee|straat|laan|gracht|plein|"
    r"kade|singel|dijk|"
    r"steeg|dreef)[ ,]{1,2}(?:nr\.? ?)?[1-9]\d{0,3}(?:[ -]?[a-h]|-\d{1,3})?(?![\w:%])(?! ?(?:uhr|euro|€|"
    r"jahr|min|km|m\b))"
)
_GERMAN_BEFORE = re.compile(
    r"(?<!\w)(?:am|an der|an den|auf dem|auf der|in der|in den|zum|zur|im|unter den|hinter dem|hinter der|"
    r"beim|op de|aan de)"
    r"[ ](?P<name>[^\W\d_]{4,})[ ](?P<number>[1-9]\d{0,2})[ ]?[a-h]?(?![\w.:])(?! ?(?:uhr|euro|€|jahr|min|"
    r"km|tag|mal))"
)
_GERMAN_HOME = re.compile(
    r"\b(?:wohn\w*|adresse|anschrift|zu ?hause|umgezogen|bei uns|bei mir|haus|woon\w*|adres|huis)\b"
)
_FRENCH = re.compile(
    r"(?<![\w./:-])[1-9]\d{0,3}(?: ?(?:bis|ter|quater))?,?[ ](?P<type>rue|avenue|av\.?|bd\.?|boulevard|"
    r"chemin|impasse|allees?|"
    r"quai|ruelle|sentier|place|route|cours|square|passage|faubourg|cite|lotissement|residence)"
    r"[ ](?P<name>(?:(?:de|du|des|la|le|les|l'|d')[ ']?)*[^\W\d_]{2}[\w'-]*)"
)
_FRENCH_WEAK = frozenset({"route", "place", "cours", "square", "passage", "cite", "residence"})
_SPANISH = re.compile(
    r"(?<!\w)(?:calle|c/|cl\.|avda\.?|avenida|av\.|plaza|pza\.?|paseo|camino|carrer|ronda|travesia|rua|"
    r"viale|piazza|via)[ ]?"
    r"(?:(?:de|del|la|las|los|el|dei|della|da|do|dos)[ ])*(?P<name>[^\W\d_][\w'.-]+(?:[ ][^\W\d_][\w'.-]+){0,3}?)"
    r",?[ ](?:n[º°o]\.?|num\.?|numero)?[ ]?[1-9]\d{0,3}(?![\d:%])(?! ?(?:euros?|€|anos|dias|km))"
)
_BRITISH_CODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-BD-HJLNP-UW-Z]{2}\b")
_OTHER_CODES = re.compile(
    r"\b[ABCEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b|\b[1-9]\d{3} ?[A-Z]{2} [A-Z][a-z]{2,}"
    r"|\b(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|"
    r"T[NX]|UT|V[TA]|W[AVIY])"
    r"\.? \d{5}(?:-\d{4})?\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b"
)
_CORNER = re.compile(
    r"\b(?:corner of|cnr|cross ?streets?(?: are| is|:)?|intersection of|(?P<anything>off of|"
    r"between))[ ]+(?P<one>[\w.'-]+(?: [\w.'-]+)?)"
    r"(?:[ ]?[&/+][ ]?|[ ](?:and|n|x|und|et|y|en)[ ])(?P<two>[\w.'-]+)"
)
_CROSSING = re.compile(
    r"(?<!\w)(?P<one>\d{1,3}(?:st|nd|rd|th)(?: (?:st|street|ave|avenue))?)[ ]?(?:and|&|/)[ ]?(?P<two>[^\W_][\w'-]+)"
)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b")
_NO_CROSSING = re.compile(
    r"\d|place|third|goal|final|grade|down|floor|half|year|only|last|first|second|so|the|i|we|my|then|now|a"
)
_APARTMENT = re.compile(
    r"(?<!\w)(?:apt|apartment|appartement|bldg|whg)\.?[ ]?#?[ ]?(?=[a-z]?\d)[a-z]?\d{1,4}[a-z]?(?!\w)"
)
_BOX = re.compile(r"\b(?:p\.? ?o\.? ?box|postfach|apartado de correos|boite postale|postbus)[ ]\d{2,6}\b")


def streets_in(evened: str, text: str) -> Iterator[Told]:
    """Every address and corner in a text; `evened` is the same text as `even` gives it."""
    someones = _SOMEONES.search(evened) is not None
    for match in _ENGLISH.finditer(evened):
        confidence = _english(match, text, someones=someones)
        if confidence is not None:
            yield _told(match, confidence)
    for pattern in (_NUMBERED, _GERMAN, _APARTMENT, _BOX):
        yield from (_told(match, Confidence.MEDIUM) for match in pattern.finditer(evened))
    for match in _GERMAN_BEFORE.finditer(evened):
        if _is_capital(match, text) and _GERMAN_HOME.search(evened):
            yield _told(match, Confidence.MEDIUM)
    for match in _kind_first(evened):
        if match.groupdict().get("type") not in _FRENCH_WEAK or _is_capital(match, text):
            yield _told(match, Confidence.MEDIUM)
    for pattern in (_BRITISH_CODE, _OTHER_CODES):
        yield from (_told(match, Confidence.MEDIUM) for match in pattern.finditer(text))
    yield from _corners(evened, text)


def _kind_first(evened: str) -> Iterator[re.Match[str]]:
    """Addresses in which the kind of street comes first."""
    yield from _FRENCH.finditer(evened)
    yield from _SPANISH.finditer(evened)


def _english(match: re.Match[str], text: str, *, someones: bool) -> Confidence | None:
    words = match["name"].split()
    if words == ["the"] and text[match.start("name")].isupper():
        return Confidence.MEDIUM
    if any(word.strip(".'") in _NO_NAMES for word in words) or all(word in _DIRECTIONS for word in words):
        return None
    capital = text[match.start("name")].isupper() or text[match.start("type")].isupper()
    if match["type"] in _WEAK and not (capital or someones):
        return None
    is_year = 1900 <= int(re.split("[-/]", match["number"])[0]) <= 2039 and not match["letter"]
    if is_year and match["type"] in _WEAK and not someones:
        return None  # "2019 Anthony Green"
    weak = is_year or (match["type"] in _WEAK and not someones) or len(words) > 3
    return Confidence.LOW if weak and not someones else Confidence.MEDIUM


def _corners(evened: str, text: str) -> Iterator[Told]:
    for match in _CORNER.finditer(evened):
        named = not match["anything"] and text[match.start("one")].isupper() and text[match.start("two")].isupper()
        kinds = _STRONG & {*match["one"].split(), match["two"]}
        if named or kinds or any(_ORDINAL.match(match[side]) for side in ("one", "two")):
            yield _told(match, Confidence.MEDIUM)
    for match in _CROSSING.finditer(evened):
        street = _STRONG & {*match["one"].split()} or text[match.start("two")].isupper()
        if street and not _NO_CROSSING.fullmatch(match["two"]):
            yield _told(match, Confidence.MEDIUM)


def _is_capital(match: re.Match[str], text: str) -> bool:
    last = re.split(r"[ ']", text[match.start("name") : match.end("name")])[-1]
    return last[:1].isupper()


def _told(match: re.Match[str], confidence: Confidence) -> Told:
    return Told(Telling.ADDRESS, match.start(), match.end(), confidence)
