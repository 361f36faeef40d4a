"""What you told this program about yourself, found in names of files, in hidden data and in account names.

What it sees:
    Your own entries below "About me", however they are written: typing mistakes, short forms, numbers in words, words
    run together. It looks at names of files and folders, at the names of people, places, authors and companies in
    hidden data, at titles, captions and comments, at the text of Office documents, subtitles, drawings and lists, at
    the words of account exports, notes and web pages, at whatever can be read in parts of a file that nobody knows,
    and at the names of accounts in your answers.

Why it matters:
    Other checks must guess what a name or an address means to you. This one knows. Your home address leads to the
    door. The name of a child or a school finds your family. A user name or a phone number ties your accounts together.

What it misses:
    Of 3,888 made-up spellings of facts it had not been tried on, it found 99.8 %; of license plates 97 %. In about
    3,000 texts about other people it found nothing. It has not been tried on words read from pictures.
    Whatever you did not enter. E-mail addresses with a "+". Words that can only be seen in a picture, such as the
    page of a scanned PDF. Facts that are paraphrased ("the blue house by the mill"). Short names and numbers can stand
    for something else: such a hit is marked as a guess, and you are asked to look first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CheckInfo, NotApplicableError, finding
from officer_exposure.content.fields import is_technical
from officer_exposure.disk.inside import archive_part
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Confidence,
    Ease,
    Evidence,
    Excerpt,
    Finding,
    NotChecked,
    Severity,
    Tag,
)
from officer_exposure.parsing.fields import field_of
from officer_exposure.parsing.pdf.page_text import SCANNED
from officer_exposure.text.around import around
from officer_exposure.text.known.fact import FactKind, Match
from officer_exposure.text.known.judged import judgement_of
from officer_exposure.text.known.said import said

_NAME, _HIDDEN, _ACCOUNT = "A file or folder name", "Hidden data", "The name of an account"
_BODY, _BODY_FIELD = "The text of this file", "text"
_CUT = "This file holds more text than could be compared with what you told about yourself."
_WHOSE = frozenset({FactKind.NAME, FactKind.NICKNAME, FactKind.HANDLE})

_AT_MOST_LOOSE = 8
"""Hits of one fact kept from the text of a file: a letter may name somebody on every line."""


class _Text(msgspec.Struct, frozen=True):
    """A text to look through, and how a sentence names it. `field` is the metadata field it stands in, if any."""

    where: str
    text: str
    field: str = ""

    def shown(self, match: Match) -> Evidence:
        """A hit in it, as evidence: a name as a whole, of a field only what stands around the hit."""
        if not self.field:
            return Excerpt(self.text, match.start, match.end, match.kind)
        return Tag(self.field, around(self.text, match.start, match.end))


class _Hit(msgspec.Struct, frozen=True):
    """A fact in a text."""

    text: _Text
    match: Match

    @property
    def confidence(self) -> Confidence:
        """Words that only come together across folders ("alice/doe") are a guess."""
        crosses = not self.text.field and "/" in self.text.text[self.match.start : self.match.end]
        return Confidence.LOW if crosses else self.match.confidence


class KnownFactsCheck:
    """Looks for the officer's own facts."""

    info = CheckInfo(
        id="text.known_facts",
        title="What you told about yourself",
        kinds=frozenset(ArtifactKind),
        areas=(Area.HOME, Area.FAMILY, Area.UNIFORM, Area.ROUTINE, Area.LINKAGE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="facts.share_without",
        needs_facts=True,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each fact that stands somewhere in the artifact."""
        if artifact.known is None:
            raise NotApplicableError
        hits: defaultdict[int, list[_Hit]] = defaultdict(list)
        for text in _texts(artifact):
            for match in _outermost(artifact.known.find(text.text)):
                if not _is_put_there(text, match):
                    hits[match.fact].append(_Hit(text, match))
        _add_loose(artifact, hits)
        for of_one_fact in hits.values():
            yield self._finding(artifact, of_one_fact)
        metadata = artifact.metadata or Metadata()
        for hidden, reason in ((metadata.texts_cut, _CUT), (metadata.scanned, SCANNED)):
            if hidden:
                yield NotChecked(artifact.source, artifact.name, self.info.id, reason)

    def _finding(self, artifact: Artifact, hits: list[_Hit]) -> Finding:
        first = hits[0]
        judged = judgement_of(first.match)
        summary = f"{first.text.where} holds {judged.what}."
        evidence = [hit.text.shown(hit.match) for hit in hits]
        found = finding(self.info, artifact, summary, evidence, said(first.match, first.text.text))
        confidence = max(hit.confidence for hit in hits)
        return judged.of(found, confidence)


def _is_put_there(text: _Text, match: Match) -> bool:
    """Whether it stands in the name of an archive because a platform names its exports by whose they are."""
    return not text.field and match.kind in _WHOSE and match.start < archive_part(text.text)


def _texts(artifact: Artifact) -> Iterator[_Text]:
    """Everything to look through."""
    if artifact.answers is not None:
        yield _Text(_ACCOUNT, artifact.answers.account)
        return
    yield _Text(_NAME, artifact.name)
    metadata = artifact.metadata or Metadata()
    yield from (_Text(_HIDDEN, person.name, person.field) for person in metadata.people)
    yield from (_Text(_HIDDEN, tag.value, tag.name) for tag in metadata.tags if not is_technical(field_of(tag.name)))


def _add_loose(artifact: Artifact, hits: defaultdict[int, list[_Hit]]) -> None:
    """Add the facts that stand only in a text beside the fields: what a field says is said once."""
    metadata = artifact.metadata or Metadata()
    if artifact.known is None or not metadata.texts:
        return
    told = frozenset(hits)
    for tag in metadata.texts:
        text = _Text(_BODY if field_of(tag.name) == _BODY_FIELD else _HIDDEN, tag.value, tag.name)
        for match in _outermost(artifact.known.find(text.text)):
            if match.fact not in told and len(hits[match.fact]) < _AT_MOST_LOOSE:
                hits[match.fact].append(_Hit(text, match))


def _outermost(matches: list[Match]) -> Iterator[Match]:
    """Without those that another of their kind holds: "Emma Doe" says all that "Emma" does."""
    for number, match in enumerate(matches):
        others = (other for place, other in enumerate(matches) if place != number and other.kind is match.kind)
        if not any(_holds(other, match) for other in others):
            yield match


def _holds(outer: Match, inner: Match) -> bool:
    """Whether `inner` lies inside `outer`; of two at the same place, the one that is more surely meant counts."""
    if (outer.start, outer.end) == (inner.start, inner.end):
        return (outer.confidence, -outer.fact) > (inner.confidence, -inner.fact)
    return outer.start <= inner.start and inner.end <= outer.end


CHECK: ArtifactCheck = KnownFactsCheck()
