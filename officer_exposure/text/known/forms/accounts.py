"""E-mail addresses and user names."""

from __future__ import annotations

import re
from itertools import product

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.folding import plain, spelled
from officer_exposure.text.known.pattern import Pattern, distinct, pattern
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.verdict import Verdict, verdict

_MARKS = {".": ("", "dot"), "_": ("", "underscore"), "-": ("", "dash", "hyphen"), "+": ("", "plus")}
_SPELLED = re.compile(r"\b(?:at|dot|underscore|dash|hyphen|plus)\b|[@\[({]", re.IGNORECASE)
_GOES_ON_BEFORE = re.compile(r"[\w][.+_-]?$")
_GOES_ON_AFTER = re.compile(r"[_-]?\w|\.[a-z]{2,3}\b", re.IGNORECASE)
_ACCOUNT_WORD = re.compile(
    r"@\s?$|/$|\b(?:u/|insta\w*|ig|snap\w*|tiktok|twitter|handle|user\w*|account|follow|gamertag|venmo|add|dm)\W{0,3}$",
    re.IGNORECASE,
)
_LEAST = 3
_LONG = 12


class EmailRule(msgspec.Struct, frozen=True, tag="email", array_like=True):
    """`text` is the address in small letters."""

    text: str

    def judge(self, span: Span) -> Verdict | None:
        """The same address, spelled in any way; with a slip it may be another's."""
        before = span.before(2)
        if _GOES_ON_BEFORE.search(before) or _GOES_ON_AFTER.match(span.after(4)):
            return None
        written = span.text
        if any(sign.isspace() for sign in written) and not _SPELLED.search(written):
            return None
        if span.slips:
            return verdict(span, Confidence.LOW)
        same = plain(written) in {span.pattern.plain, plain(self.text)}
        return verdict(span, Confidence.HIGH if same else Confidence.MEDIUM)


class HandleRule(msgspec.Struct, frozen=True, tag="handle", array_like=True):
    """`telling`: it holds a digit or a mark, or is long, so that no other word is written so. `spaced`: it has gaps.

    `lead` and `trail` are the marks it begins and ends with.
    """

    telling: bool
    spaced: bool
    lead: str
    trail: str

    def judge(self, span: Span) -> Verdict | None:
        """The same user name, not a longer one that holds it."""
        before, after = span.before(9).removesuffix(self.lead), span.after(9).removeprefix(self.trail)
        if re.search(r"\w$", before) or re.match(r"\w", after):
            return None
        if not self.spaced and any(sign.isspace() for sign in span.text) and not _is_spaced_out(span.text):
            return verdict(span, Confidence.LOW) if self.telling else None
        named = _ACCOUNT_WORD.search(span.before(16)) is not None
        if span.slips or not (named or self.telling):
            return verdict(span, Confidence.LOW)
        return verdict(span, Confidence.HIGH if span.exact else Confidence.MEDIUM)


def email_rule(text: str) -> tuple[EmailRule, tuple[Pattern, ...]]:
    """What an e-mail address is searched by."""
    name, _, host = text.strip().lower().rpartition("@")
    made = [
        _account_pattern([*name_words, at, *host_words])
        for name_words, at, host_words in product(_ways(name), ("a", "at", ""), _ways(host))
    ]
    return EmailRule(text.strip().lower()), distinct(made)


def handle_rule(text: str) -> tuple[HandleRule, tuple[Pattern, ...]]:
    """What a user name is searched by. A link to the account will do."""
    name = text.strip().rstrip("/").rsplit("/", 1)[-1]
    bare = spelled((name if len(plain(name)) >= _LEAST else text.strip()).lstrip("@"))
    telling = any(not sign.isalpha() for sign in bare) or len(bare) >= _LONG
    lead, trail = (marks[0] for marks in (re.match(r"[\W_]*", bare), re.search(r"[\W_]*$", bare)) if marks)
    return HandleRule(telling, len(bare.split()) > 1, lead, trail), distinct(
        _account_pattern(way) for way in _ways(bare)
    )


def _ways(text: str) -> list[list[str]]:
    """The marks left out, or each of a sort written out."""
    pieces = [piece for piece in re.split(r"([._+-])", text) if piece]
    marks = [mark for mark in _MARKS if mark in pieces]
    choices = [dict(zip(marks, chosen, strict=True)) for chosen in product(*(_MARKS[mark] for mark in marks))]
    return [[chosen.get(piece, piece) for piece in pieces] for chosen in choices]


def _account_pattern(words: list[str]) -> Pattern:
    size = sum(map(len, words))
    return pattern(" ".join(words).split(), "", 1 if size >= _LONG else 0)


def _is_spaced_out(text: str) -> bool:
    return all(len(piece) <= 1 for piece in text.split())
