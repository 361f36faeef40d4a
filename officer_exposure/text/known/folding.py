"""How a text is brought to the few signs that facts are compared in.

Step by step, each from the one before; every step maps each sign by itself, so places can be led back to the text:
    read    without accents, invisible signs and typographer's variants; look-alikes of other scripts as Latin
    plain   letters and digits alone, in lower case
    narrow  signs that cameras and jokers confuse are one: o and 0, i, l and 1, s and 5 ...
    wide    as narrow, with m written rn, w written vv and d written ci, since those pairs (cl was ci before) are
            read as one sign
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain, count, repeat

from officer_exposure.text.known.look_alikes import ALWAYS, LOOK_ALIKES, PUNCTUATION

_CONFUSED = str.maketrans("01l23456789q", "oiizeasgtbgg")
_APART = str.maketrans({"m": "rn", "w": "vv", "d": "ci"})
_DRAWN = str.maketrans("@$", "as")
"""Signs that stand for a letter; whatever else is neither letter nor digit falls away."""

_WIDE_SCRIPTS = 0x2E80
"""From here on a sign is a syllable or a word."""


class _Table(dict[int, str | None]):
    """What each sign of a text becomes, worked out when it is first met; None where it falls away."""

    def __init__(self) -> None:
        super().__init__()
        for code in range(128):
            self[code] = self._becomes(chr(code)) or None

    def __missing__(self, code: int) -> str | None:
        self[code] = becomes = self._becomes(chr(code)) or None
        return becomes

    def _becomes(self, sign: str) -> str:
        raise NotImplementedError


class _Plain(_Table):
    def _becomes(self, sign: str) -> str:
        return "".join(part for part in sign.casefold() if part.isalnum())


class _Confused(_Table):
    """Like plain and narrow in one, for the search: `@` and `$` are letters."""

    def _becomes(self, sign: str) -> str:
        return narrow(plain(sign.translate(_DRAWN)))


class _Readable(_Table):
    def __init__(self, look_alikes: dict[int, str]) -> None:
        self._look_alikes = look_alikes
        super().__init__()

    def _becomes(self, sign: str) -> str:
        if sign.isascii():
            return sign
        return self._latin(sign) or "".join(map(self._part, unicodedata.normalize("NFKD", sign)))

    def _part(self, sign: str) -> str:
        if sign.isascii():
            return sign
        if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
            return ""
        digit = unicodedata.decimal(sign, None)
        return self._latin(sign) or PUNCTUATION.get(ord(sign)) or (sign if digit is None else str(digit))

    def _latin(self, sign: str) -> str:
        """The Latin letter that it looks like, in the same case."""
        letter = self._look_alikes.get(ord(sign), "")
        return letter.upper() if sign.isupper() else letter


class Reading:
    """One way to read a text. `LATIN` takes look-alikes of other scripts as Latin; `NATIVE` leaves scripts alone."""

    def __init__(self, look_alikes: dict[int, str]) -> None:
        self._table = _Readable(look_alikes)

    def read(self, text: str) -> str:
        """The text without accents and invisible signs."""
        return text if text.isascii() else text.translate(self._table)

    def origins(self, text: str) -> list[int]:
        """For each sign of `read(text)` its place in `text`."""
        places: list[int] = []
        for place, sign in enumerate(text):
            places.extend([place] * len(self._table[ord(sign)] or ""))
        return places


LATIN = Reading(LOOK_ALIKES)
NATIVE = Reading(ALWAYS)

_PLAIN = _Plain()


def plain(text: str) -> str:
    """Letters and digits of a read text alone, in lower case."""
    return text.translate(_PLAIN)


def narrow(text: str) -> str:
    """A plain text with what is easily confused made equal."""
    return text.translate(_CONFUSED)


def spelled(text: str) -> str:
    """A fact with the signs that are searched as letters written as letters."""
    return text.translate(_DRAWN)


def widened(text: str) -> str:
    """A narrow text with the letters apart that look like two."""
    return text.translate(_APART)


_NARROW = _Confused()
_ASCII_SIZES = bytes(len((_NARROW[code % 128] or "").translate(_APART)) for code in range(256))


def narrowed(text: str) -> str:
    """A read text in narrow signs, with `@` and `$` as letters."""
    return text.translate(_NARROW)


def wide(text: str) -> str:
    """A read text as it is searched."""
    return text.translate(_NARROW).replace("m", "rn").replace("w", "vv").replace("d", "ci")


def wide_origins(text: str) -> list[int]:
    """For each sign of `wide(text)` its place in `text`."""
    sizes: Iterator[int] = (len((_NARROW[ord(sign)] or "").translate(_APART)) for sign in text)
    if text.isascii():
        sizes = iter(text.encode("ascii").translate(_ASCII_SIZES))
    return list(chain.from_iterable(map(repeat, count(), sizes)))


def weight(text: str) -> int:
    """How much a plain text says: its length, where a sign of Chinese or Japanese counts as three."""
    return len(text) + 2 * sum(ord(sign) >= _WIDE_SCRIPTS for sign in text)
