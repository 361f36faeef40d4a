"""What can be searched for in a finding, and how the officer's words become a search."""

from __future__ import annotations

from functools import singledispatch

from officer_exposure.model import Answer, Evidence, Excerpt, Finding, Place, Position, Region, Tag


def searchable_text(finding: Finding, title: str) -> str:
    """Everything of a finding that the officer can read on the screen. `title`: of its check."""
    read = (text for evidence in finding.evidence for text in _texts(evidence))
    return "\n".join([finding.summary, title, finding.source, finding.artifact, *read])


def search_of(words: str) -> str:
    """A search in which every word must begin a word of the finding; empty if nothing was asked for.

    Each word stands in quotes: whatever somebody types is looked for, and never read as part of the search language.
    """
    readable = words.encode("utf-8", "replace").decode().replace("\0", " ").replace('"', " ")
    return " AND ".join(f'"{word}"*' for word in readable.split() if any(sign.isalnum() for sign in word))


@singledispatch
def _texts(evidence: Evidence) -> tuple[str, ...]:
    raise TypeError(type(evidence).__name__)


@_texts.register
def _(evidence: Position) -> tuple[str, ...]:
    return (evidence.origin,)


@_texts.register
def _(evidence: Region) -> tuple[str, ...]:
    return evidence.label, evidence.text or ""


@_texts.register
def _(evidence: Tag) -> tuple[str, ...]:
    return evidence.name, evidence.value


@_texts.register
def _(evidence: Excerpt) -> tuple[str, ...]:
    return evidence.fact, evidence.text


@_texts.register
def _(_evidence: Place) -> tuple[str, ...]:
    return ()


@_texts.register
def _(evidence: Answer) -> tuple[str, ...]:
    return evidence.item, evidence.answer
