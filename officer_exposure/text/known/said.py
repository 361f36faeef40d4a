"""What a hit says, in few letters: the same fact, however it is written here or there."""

from __future__ import annotations

from officer_exposure.text.known.fact import Match


def said(match: Match, text: str) -> str:
    """The kind of the fact and the letters of the text that were taken for it: the `thing` of a finding.

    The number of the fact would do, but it changes with every fact that is entered.
    """
    words = text[match.start : match.end].casefold()
    return f"{match.kind} {''.join(letter for letter in words if letter.isalnum())}"
