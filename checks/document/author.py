"""Who wrote a document and for whom: author, last editor, company and comments, written into the file.

What it sees:
    Author, last editor, manager and company of PDF, Word, Excel, PowerPoint and OpenDocument files, the names on
    comments and tracked changes, and folders that name the user of the computer. Names that programs write for
    everyone, such as "Microsoft Office User", are left out.

Why it matters:
    A document from work names you and your agency, even when its text does not. A club newsletter names the parent
    who typed it. It takes a few clicks to see, and it touches work more than it leads to the door.

What it misses:
    In 16 test documents that name somebody, all 16 were found. Names in the text itself, in the pictures inside the
    document, and in earlier versions that some files keep. It cannot tell your name from somebody else's. Documents
    behind a password cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.fields import load_fields
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity, Tag
from officer_exposure.parsing.fields import field_of

_USER_FOLDER = re.compile(
    r"[/\\](?:users|home|documents\W+(?:20)?and\W+(?:20)?settings)[/\\](?!(?:public|shared)[/\\])[^/\\]+[/\\]",
    re.IGNORECASE,
)


class AuthorCheck:
    """Finds authors and employers in documents."""

    info = CheckInfo(
        id="document.author",
        title="Author of a document",
        kinds=frozenset({ArtifactKind.DOCUMENT}),
        areas=(Area.LINKAGE,),
        severity=Severity.CAREER,
        ease=Ease.FEW_CLICKS,
        remediation="document.share_without_author",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for everyone the document names. An employer's name tells what you are."""
        tags = artifact.metadata.tags if artifact.metadata else []
        fields = load_fields().documents
        employers = [tag for tag in tags if _names(tag, fields.employers)]
        named = [tag for tag in tags if _names(tag, fields.people) or _names_user(tag)] + employers
        if not named:
            return
        summary = "Hidden data names the author or an editor of the document."
        if employers:
            summary = "Hidden data names the company or agency the document was written for."
        thing = ", ".join(sorted({tag.value.strip().casefold() for tag in named}))
        found = finding(self.info, artifact, summary, named, thing)
        areas = (Area.UNIFORM, Area.LINKAGE) if employers else self.info.areas
        yield msgspec.structs.replace(found, areas=areas)


def _names_user(tag: Tag) -> bool:
    return field_of(tag.name) in load_fields().documents.paths and _USER_FOLDER.search(tag.value) is not None


def _names(tag: Tag, fields: frozenset[str]) -> bool:
    if field_of(tag.name) not in fields or tag.name.casefold() in load_fields().documents.programs:
        return False
    return not says_nothing(tag.value, load_names().placeholders.people)


CHECK: ArtifactCheck = AuthorCheck()
