"""Number plates: letters and digits, where every single one counts."""

from __future__ import annotations

import re

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.folding import plain
from officer_exposure.text.known.pattern import Pattern, distinct, loose_pattern
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.verdict import Verdict, verdict

_ALIKE = {
    frozenset(pair) for pair in ("0o", "0q", "0d", "oq", "1i", "1l", "il", "2z", "5s", "8b", "6g", "4a", "7t", "3e")
}
_PLATE_WORD = re.compile(r"plate|licen[cs]e|\btag|\breg\b|registration|\bvin\b", re.IGNORECASE)
_WIDE_GAP = re.compile(r"[\W_]{4}")


class PlateRule(msgspec.Struct, frozen=True, tag="plate", array_like=True):
    """`mixed`: it holds both letters and digits, so that it is no word and no number."""

    mixed: bool

    def judge(self, span: Span) -> Verdict | None:
        """The same signs in a row with nothing around them, look-alikes allowed."""
        written = plain(span.text)
        if span.before(1).isalnum() or span.after(1).isalnum() or _WIDE_GAP.search(span.text):
            return None
        if not _alike(written, span.pattern.plain):
            return None
        named = _PLATE_WORD.search(span.before(30)) is not None
        if named:
            return verdict(span, Confidence.HIGH if span.exact else Confidence.MEDIUM)
        if not self.mixed or len(written) < 5 or _reads_as_words(span.text):
            return verdict(span, Confidence.LOW)
        return verdict(span, Confidence.HIGH if span.exact else Confidence.MEDIUM)


def plate_rule(text: str) -> tuple[PlateRule, tuple[Pattern, ...]]:
    """What a plate is searched by."""
    made = loose_pattern(text.split(), "")
    mixed = any(sign.isdigit() for sign in made.plain) and not made.plain.isdigit()
    return PlateRule(mixed), distinct([made])


def _alike(written: str, plate: str) -> bool:
    return len(written) == len(plate) and all(
        one == other or frozenset((one, other)) in _ALIKE for one, other in zip(written, plate, strict=True)
    )


def _reads_as_words(text: str) -> bool:
    """ "at 1200" and "beach" are no plates unless something says so."""
    parted = re.search(r"[a-z]\s+\d|\d\s+[a-z]", text) is not None
    return (parted and not text.isupper()) or not any(sign.isdigit() for sign in text)
