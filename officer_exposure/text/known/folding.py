"""How a text is brought to the few signs that facts are compared in, and the way back to the text.

Three steps, each from the one before:
    plain   letters and digits alone: no case, accents, look-alikes of other scripts, or anything between
    narrow  signs that cameras and jokers confuse are one: o and 0, i, l and 1, s and 5 ...
    wide    as narrow, with m written rn, w written vv and d written cl, since those pairs are read as one sign
Every step maps each sign of a text by itself, so the place of every folded sign is known.
"""

from __future__ import annotations

import unicodedata

from officer_exposure.text.known.look_alikes import ALWAYS, LOOK_ALIKES

_CONFUSED = str.maketrans("01l23456789q", "oiizeasgtbgg")
_APART = str.maketrans({"m": "rn", "w": "vv", "d": "cl"})
_DRAWN = {"@": "a", "$": "s"}
"""Signs that stand for a letter; whatever else is neither letter nor digit falls away."""

_KEPT = 0x300
"""Up to here (Latin) a table entry is made ahead; the rest when first met."""


class _Table(dict[int, str | None]):
    """What each sign becomes; None where it falls away, which `str.translate` does fastest."""

    def __init__(self, look_alikes: dict[int, str], *, wide: bool) -> None:
        super().__init__()
        self._look_alikes = look_alikes
        self._wide = wide
        for code in range(_KEPT):
            self[code] = self._folded(code)

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = self._folded(code)
        return folded

    def _folded(self, code: int) -> str | None:
        sign = chr(code)
        if not self._wide:
            return _plain_sign(sign, self._look_alikes) or None
        drawn = _DRAWN.get(sign) or narrow(_plain_sign(sign, self._look_alikes))
        return (drawn if code < 128 else drawn.translate(_APART)) or None


def _plain_sign(sign: str, look_alikes: dict[int, str]) -> str:
    if ord(sign) in look_alikes:
        return look_alikes[ord(sign)]
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(look_alikes.get(ord(part)) or _digit(part) for part in parts if part.isalnum())


def _digit(sign: str) -> str:
    """The digits of every script as ours."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def narrow(plain: str) -> str:
    """A plain text with what is easily confused made equal."""
    return plain.translate(_CONFUSED)


def widened(narrowed: str) -> str:
    """A narrow text with the letters apart that look like two."""
    return narrowed.translate(_APART)


class Alphabet:
    """One way to fold. `LATIN` reads look-alikes of other scripts as Latin; `NATIVE` leaves other scripts alone."""

    def __init__(self, look_alikes: dict[int, str]) -> None:
        self._plain = _Table(look_alikes, wide=False)
        self._wide = _Table(look_alikes, wide=True)

    def plain(self, text: str) -> str:
        """Letters and digits alone, in lower case."""
        return text.translate(self._plain)

    def narrow(self, text: str) -> str:
        """As `plain`, with what is easily confused made equal, and `@` and `$` read as letters."""
        return narrow(self.plain(text.replace("@", "a").replace("$", "s")))

    def wide(self, text: str) -> str:
        """What texts are searched in."""
        return text.translate(self._wide).replace("m", "rn").replace("w", "vv").replace("d", "cl")

    def origins(self, text: str) -> list[int]:
        """For each sign of `wide(text)` the place in `text` that it came from, and the end of `text`."""
        places: list[int] = []
        for place, sign in enumerate(text):
            folded = self._wide[ord(sign)]
            if folded:
                places.extend([place] * len(folded.translate(_APART)))
        places.append(len(text))
        return places


LATIN = Alphabet(LOOK_ALIKES)
NATIVE = Alphabet(ALWAYS)
