"""Which characters a page can show: PDF/UA refuses a text with one that has no glyph."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping

UNSHOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for what cannot be shown."""

BUNDLED = (
    (0x0020, 0x007E),
    (0x00A0, 0x0377),
    (0x037A, 0x037F),
    (0x0384, 0x038A),
    (0x038E, 0x03A1),
    (0x03A3, 0x03E1),
    (0x03F0, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),
)
"""Ranges of code points, ends included, that the bundled font covers: Latin, Greek, Cyrillic, punctuation, currency."""

_SINGLES = frozenset({0x038C, 0x2122, ord(UNSHOWN)})
_OURS = frozenset({0x200B, 0x2192})
"""What our own pages are set with beside it, and what the fonts inside typst have: places to break, arrows."""

_LARGE_SCRIPTS = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA"})
_NOT_TEXT = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Control characters, halves of pairs, private use, not assigned: typst refuses them whatever the font."""


def showable(text: str) -> str:
    """The text without what no font can show."""
    return "".join(UNSHOWN if unicodedata.category(one) in _NOT_TEXT else one for one in text)


def bundled(text: str) -> str:
    """The text without what the bundled font cannot show."""
    return "".join(one if _is_bundled(ord(one)) else UNSHOWN for one in showable(text))


def rare(text: str) -> frozenset[str]:
    """The characters for which another font than the bundled one must be found."""
    return frozenset(one for one in showable(text) if not _is_bundled(ord(one)))


def without(unshowable: Collection[str]) -> Callable[[str], str]:
    """What makes a text showable where these characters have no font."""
    return lambda text: "".join(UNSHOWN if one in unshowable else one for one in showable(text))


def alike(sign: str, signs: Iterable[str]) -> frozenset[str]:
    """Which of `signs` have no font where `sign` has none: of the scripts with thousands, all of the script."""
    script = _script(sign) if sign else ""
    return frozenset(one for one in signs if one == sign or (script in _LARGE_SCRIPTS and _script(one) == script))


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def plainly(values: Mapping[str, object], text: Callable[[str], str]) -> dict[str, object]:
    """The same values with every text made showable."""
    return {key: _plain(value, text) for key, value in values.items()}


def _plain(value: object, text: Callable[[str], str]) -> object:
    match value:
        case str():
            return text(value)
        case dict():
            return {key: _plain(part, text) for key, part in value.items()}
        case list():
            return [_plain(part, text) for part in value]
        case _:
            return value


def _is_bundled(point: int) -> bool:
    return point in _SINGLES | _OURS or any(first <= point <= last for first, last in BUNDLED)
