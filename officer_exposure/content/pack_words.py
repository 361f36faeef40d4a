"""What the words of an agency pack ask for. They are read strictly: a harmless sentence may have to be put otherwise.

No list of words catches every way to ask for something. The promise does not hang on it: the program has no way to
hand a finding to an agency, whatever a pack says.
"""

from __future__ import annotations

import re

_HAND = (
    r"(?:e-?mail|send|submit|upload|forward|share|show|give|hand|report|return|bring|provide|attach|present|disclose"
    r"|tell|copy|post|turn in|fax|text|deliver|print)(?:s|ed|ing)?"
)
_PRIVATE = (
    r"(?:findings?|results?|answers?|scores?|screen ?shots?|pass(?:words?|codes?|phrases?)|recovery codes?|log-?ins?"
    r"|user ?names?|vaults?|audits?|evidence log|risk levels?|this (?:walk|list|form)"
    r"|what (?:you|it|the program) (?:found|find|saw))"
)
_HANDED = re.compile(rf"\b{_HAND}\b.*\b{_PRIVATE}\b", re.IGNORECASE)
_ACCOUNTS = re.compile(
    rf"\b{_HAND}\b.*\b(?:accounts?|handles?|profiles?|reports?|pages?)\b.*\b(?:to|with) (?:us|me|hr|your|the|our)\b"
    rf"|\b{_HAND}\b (?:us|me|hr|your supervisor|the agency|the department)\b"
    r".*\b(?:accounts?|handles?|profiles?|reports?)\b",
    re.IGNORECASE,
)
_WANTED_BACK = re.compile(
    rf"\b{_PRIVATE}\b.*\b(?:must|have to|need to|should|will|are to|is to) be \w+ (?:to|by|with)\b"
    rf"|\b(?:we|us|the agency|the department|hr|your supervisor|internal affairs)\b.*"
    rf"\b(?:needs?|wants?|collects?|reviews?|sees?|keeps?|checks?|requires?)\b.*\b{_PRIVATE}\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(rf"^(?:do not|don't|never) {_HAND}\b[^,;:]*", re.IGNORECASE)
"""A sentence that says not to hand over, up to where it may turn."""

_TURNS = re.compile(r"\b(?:but|instead|only|except|unless|other than|and then)\b", re.IGNORECASE)

_DELETES = re.compile(
    r"\b(?:delet\w*|eras\w*|wip\w*|remov\w*|destroy\w*|clear\w*|purg\w*|scrub\w*|clean\w*|deactivat\w*|empt(?:y|ied)"
    r"|get rid|unpublish\w*|untag\w*|archiv\w*|tak(?:e|es|ing|en)\b.*\b(?:down|off|out)|pull\w* .*\bdown"
    r"|close \w+ account)\b",
    re.IGNORECASE,
)

_VIEW = re.compile(
    r"\b(?:opinion\w*|politic\w*|religio\w*|racis\w*|sexis\w*|offensive|disparag\w*|critici[sz]\w*|extremis\w*|protest\w*"
    r"|your views?|(?:you|do you) (?:believe|think)|vote for|union activit\w*|disloyal\w*|negative comments?|insult\w*"
    r"|unprofessional|candidate\w*|ideolog\w*|controversial)\b",
    re.IGNORECASE,
)


def asks_to_hand_over(text: str) -> bool:
    """Whether a text asks for findings, answers, accounts or passwords. Saying not to give them is no such thing."""
    return any(_hands_over(sentence) for sentence in re.split(r"(?<=[.?!:;])\s+", text))


def _hands_over(sentence: str) -> bool:
    refusal = _REFUSAL.match(sentence)
    if refusal and not _TURNS.search(refusal[0]):
        sentence = sentence[refusal.end() :]
    return any(pattern.search(sentence) for pattern in (_HANDED, _ACCOUNTS, _WANTED_BACK))


def deletes(text: str) -> bool:
    """Whether a step removes something."""
    return bool(_DELETES.search(text))


def judges_a_view(text: str) -> bool:
    """Whether a text is about what somebody thinks or says."""
    return bool(_VIEW.search(text))
