"""Fingerprints in a text: others each time, so that by chance one has the digits of a number that is looked for."""

from __future__ import annotations

import re

_FINGERPRINT = re.compile(r"\b[0-9a-f]{32}\b")


def without_fingerprints(text: str) -> str:
    """The text without its fingerprints, which tell nothing."""
    return _FINGERPRINT.sub(" ", text)
