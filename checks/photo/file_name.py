"""People, places, officer words and days in the names of files and folders.

What it sees:
    Family words ("mom", "kids"), common first names and owners ("Anna's room"). Street addresses and words such as
    "home" or "school". Words such as "police" or "badge", and short names of agencies. Days and times, as phones,
    messengers and people write them. Folder names count like file names, and so do names of archives, but for the day
    that a platform puts there. A plain camera name such as IMG_1234 says nothing.

Why it matters:
    A name goes wherever the file goes, and reading it takes one look. A street address leads to the door. Other words
    help somebody who already has your name, so they count as needing another tool. A day alone is a nuisance; many
    days show a routine, and that takes an expert.

What it misses:
    It finds 55 of the 58 US addresses it was made with, and none where there is none. Of 2,761 other file names, 4
    held a word it took wrongly. How many names of people it misses was not measured. Rare first names, nicknames,
    family names, and words in languages other than English. Names run together in small letters ("annaathome"). Many
    words have two meanings: a guess is marked as one, and you are asked to look first. Most social networks give the
    file a new name; mail, cloud links and messengers often keep it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.disk.inside import archive_part
from officer_exposure.model import Area, ArtifactKind, Ease, Excerpt, Finding, Severity
from officer_exposure.text.addresses import addresses_in
from officer_exposure.text.dates import dates_in
from officer_exposure.text.judgement import Judgement
from officer_exposure.text.mention import Mention, Subject
from officer_exposure.text.words import words_in

_JUDGED = {
    Subject.ADDRESS: Judgement(
        "A file or folder name looks like a street address.",
        (Area.HOME,),
        Severity.LEADS_TO_DOOR,
        Ease.ONE_LOOK,
    ),
    Subject.PERSON: Judgement(
        "A file or folder name points to a person.", (Area.FAMILY,), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    Subject.PLACE: Judgement(
        "A file or folder name points to a place in your life.",
        (Area.HOME, Area.FAMILY),
        Severity.FINDS_FAMILY,
        Ease.TOOL,
    ),
    Subject.OFFICER: Judgement(
        "A file or folder name points to police work.", (Area.UNIFORM,), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    Subject.DATE: Judgement("A file or folder name tells the day.", (Area.ROUTINE,), Severity.ANNOYANCE, Ease.EXPERT),
}


class FileNameCheck:
    """Reads file and folder names."""

    info = CheckInfo(
        id="photo.file_name",
        title="File names",
        kinds=frozenset(ArtifactKind) - {ArtifactKind.ANSWERS},
        areas=(Area.FAMILY, Area.HOME),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="file.rename_copy",
        opens=False,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for each subject that the name speaks of."""
        name = artifact.name
        days = (day for day in dates_in(name) if day.start >= archive_part(name))
        mentions = list(chain(addresses_in(name), words_in(name), days))
        for subject in Subject if mentions else ():
            if about := [mention for mention in mentions if mention.subject is subject]:
                yield self._finding(artifact, subject, about)

    def _finding(self, artifact: Artifact, subject: Subject, about: Sequence[Mention]) -> Finding:
        judged = _JUDGED[subject]
        evidence = [Excerpt(artifact.name, mention.start, mention.end, subject) for mention in about]
        found = finding(self.info, artifact, judged.what, evidence, _thing(artifact.name, subject, about))
        confidence = max(mention.confidence for mention in about)
        return judged.of(found, confidence)


def _thing(name: str, subject: Subject, about: Sequence[Mention]) -> str:
    """The same words are one thing to fix, and so is the habit of naming files by day."""
    if subject is Subject.DATE:
        return subject
    said = {name[mention.start : mention.end].casefold() for mention in about}
    return f"{subject} {', '.join(sorted(said))}"


CHECK: ArtifactCheck = FileNameCheck()
