"""How many years of school a text asks for: the Flesch-Kincaid grade (Kincaid and others, 1975)."""

from __future__ import annotations

import re
from collections.abc import Iterable


def grade_of(texts: Iterable[str]) -> float:
    """The grade of a passage. Syllables are runs of vowels, so it errs on the strict side."""
    sentences = sentences_of(texts)
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables_in, words)) / len(words) - 15.59


def sentences_of(texts: Iterable[str]) -> list[str]:
    """The sentences of several texts."""
    return [sentence for text in texts for sentence in re.split(r"(?<=[.?!:]) ", text) if sentence]


def syllables_in(word: str) -> int:
    """Runs of vowels, without an e at the end."""
    return max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))))
