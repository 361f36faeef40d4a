"""What titles, captions, comments and posts say in plain words, where nobody has to be known for it.

What it sees:
    Street addresses and corners, also German, French, Spanish and Dutch ones; "we live next to ..." and what a house
    looks like. Codes of doors and where a key lies. Schools, teams and the school run. That nobody is home, and until
    when. Names of family members, birthdays and ages. Shifts, days in court and habits. Telephone numbers, mail
    addresses and user names, however they are spaced. License plates. Badge numbers, units, and "my wife is a deputy".
    It reads titles, captions, comments and keywords in hidden data, the names and notes in recordings, the text of
    documents, and the words in account exports.

Why it matters:
    Nobody needs a tool to read a sentence. An address or a code leads to the door. The name of a school finds your
    family. "Back on nights" says when the house stands empty.

What it misses:
    Of 100 made-up posts that it was not made with, it understood 76: 19 of 22 with an address, 10 of 10 with a number
    or a mail address, 15 of 29 about shifts and being away. Of 128 harmless ones it took 5 wrongly, 4 as a guess.
    It reads English, and much less of German, French, Spanish and Dutch. It does not understand hints, jokes and what
    two posts say only together. It cannot tell whose address it is. What you enter under "About me" is found by another
    check, and far more surely. Words in pictures are the business of others, and nobody's on the pages of a
    scanned PDF, which is then listed as not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CheckInfo, finding, not_judged
from officer_exposure.content.fields import load_fields
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, NotChecked, Severity, Tag
from officer_exposure.parsing.fields import field_of
from officer_exposure.parsing.pdf.page_text import SCANNED
from officer_exposure.text.around import around
from officer_exposure.text.judgement import Judgement
from officer_exposure.text.telling.reading import LONGEST, told_in
from officer_exposure.text.telling.told import Telling, Told

_TYPED = frozenset({"name", "desc", "cmt", "snippet", "note", "notes", "place", "words", "coursepointname"})
_BODY = "text"
"""What the field is called that holds what a document, an export or a note says."""

_TOO_LONG = "A text in this file is so long that only its first part was read."
_MOST_READ = 400_000
"""Characters of one file: some six seconds, and a worker has twenty."""


_JUDGED = {
    Telling.ADDRESS: Judgement(
        "Words in this file give an address or say where somebody lives.",
        (Area.HOME,),
        Severity.LEADS_TO_DOOR,
        Ease.ONE_LOOK,
    ),
    Telling.CODE: Judgement(
        "Words in this file give a code, a password or the place of a key.",
        (Area.HOME,),
        Severity.LEADS_TO_DOOR,
        Ease.FEW_CLICKS,
    ),
    Telling.SCHOOL: Judgement(
        "Words in this file speak of a school, a team or the way there.",
        (Area.FAMILY, Area.ROUTINE),
        Severity.FINDS_FAMILY,
        Ease.FEW_CLICKS,
    ),
    Telling.AWAY: Judgement(
        "Words in this file say when somebody is away or alone.",
        (Area.ROUTINE, Area.HOME),
        Severity.FINDS_FAMILY,
        Ease.FEW_CLICKS,
    ),
    Telling.FAMILY: Judgement(
        "Words in this file name somebody of a family.", (Area.FAMILY,), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    Telling.PLATE: Judgement(
        "Words in this file give a license plate.", (Area.HOME, Area.ROUTINE), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    Telling.SHIFT: Judgement(
        "Words in this file tell of shifts, court days or habits.", (Area.ROUTINE,), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    Telling.CONTACT: Judgement(
        "Words in this file give a telephone number, a mail address or a user name.",
        (Area.LINKAGE,),
        Severity.CAREER,
        Ease.FEW_CLICKS,
    ),
    Telling.OFFICER: Judgement(
        "Words in this file speak of police work.", (Area.UNIFORM,), Severity.CAREER, Ease.FEW_CLICKS
    ),
    Telling.BIRTHDAY: Judgement(
        "Words in this file tell a birthday or an age.", (Area.FAMILY, Area.LINKAGE), Severity.CAREER, Ease.TOOL
    ),
    Telling.VEHICLE: Judgement(
        "Words in this file tell how to know a car.", (Area.HOME, Area.ROUTINE), Severity.CAREER, Ease.TOOL
    ),
}


class _Hit(msgspec.Struct, frozen=True):
    """Something told in a field."""

    tag: Tag
    told: Told

    @property
    def shown(self) -> Tag:
        """What was told, with some of what stands around it."""
        return Tag(self.tag.name, around(self.tag.value, self.told.start, self.told.end))

    @property
    def said(self) -> str:
        """The words themselves."""
        return " ".join(self.tag.value[self.told.start : self.told.end].casefold().split())


class InWordsCheck:
    """Reads what people typed."""

    info = CheckInfo(
        id="text.in_words",
        title="What plain words give away",
        kinds=frozenset(ArtifactKind) - {ArtifactKind.ANSWERS},
        areas=(Area.HOME, Area.FAMILY, Area.ROUTINE, Area.UNIFORM, Area.LINKAGE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="words.take_out",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each kind of telling in the file, and say where a text is too long to be read."""
        metadata = artifact.metadata or Metadata()
        typed = [tag for tag in metadata.tags if _is_typed(tag.name)]
        typed += [tag for tag in metadata.texts if field_of(tag.name) == _BODY]
        read = list(_within_time(typed))
        hits = [_Hit(tag, told) for tag in read for told in told_in(tag.value)]
        for telling in Telling if hits else ():
            if about := [hit for hit in hits if hit.told.telling is telling]:
                yield self._finding(artifact, telling, about)
        if metadata.texts_cut or len(typed) > len(read) or any(len(tag.value) > LONGEST for tag in read):
            yield not_judged(self.info, artifact, _TOO_LONG, "too long")
        if metadata.scanned:
            yield not_judged(self.info, artifact, SCANNED, "scanned")

    def _finding(self, artifact: Artifact, telling: Telling, about: Sequence[_Hit]) -> Finding:
        judged = _JUDGED[telling]
        surest_first = sorted(about, key=lambda hit: -hit.told.confidence)
        thing = f"{telling} {', '.join(sorted({hit.said for hit in about}))}"
        found = finding(self.info, artifact, judged.what, [hit.shown for hit in surest_first], thing)
        confidence = max(hit.told.confidence for hit in about)
        return judged.of(found, confidence)


def _within_time(typed: Sequence[Tag]) -> Iterator[Tag]:
    """As many texts as can be read in the time of a worker."""
    room = _MOST_READ
    for tag in typed:
        room -= len(tag.value)
        if room < 0:
            return
        yield tag


def _is_typed(name: str) -> bool:
    """Whether somebody typed what stands in a field."""
    fields, field = load_fields(), field_of(name)
    return field in _TYPED or field in fields.texts or field in fields.people.keywords


CHECK: ArtifactCheck = InWordsCheck()
