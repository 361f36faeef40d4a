"""A text with every letter in lower case and without its accent, sign for sign: places in both are the same."""

from __future__ import annotations

import unicodedata

_SAME = {
    **dict.fromkeys("\u2019\u2018\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u2013\u2014\u2010\u2011", "-"),
    "\u00a0": " ",
}


class _Evened(dict[int, str]):
    """What each sign becomes, worked out when it is first met; always one sign."""

    def __missing__(self, code: int) -> str:
        sign = _SAME.get(chr(code)) or unicodedata.normalize("NFKD", chr(code))[:1].lower()[:1]
        self[code] = sign
        return sign


_EVENED = _Evened()


def even(text: str) -> str:
    """The text evened out. An accent that stands as a sign of its own is left as it is."""
    return text.translate(_EVENED)
