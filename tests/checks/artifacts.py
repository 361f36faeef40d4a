"""Makes artifacts for tests of checks."""

from __future__ import annotations

from collections.abc import Mapping

from officer_exposure.artifact import AnswerSheet, Artifact, Metadata
from officer_exposure.check import ArtifactCheck
from officer_exposure.examining import LETTERS, examine
from officer_exposure.model import ArtifactKind, Audience, Finding, OutcomeKind, Tag

BROKEN = "The XMP in this file could not be read: It ends too early."


def make_artifact(
    metadata: Metadata | None = None, *, name: str = "one.jpg", kind: ArtifactKind = ArtifactKind.PHOTO
) -> Artifact:
    """A file, opened and parsed."""
    return Artifact("photos", name, kind, Audience.UNKNOWN, metadata=metadata or Metadata(kind=kind))


def with_tags(*tags: tuple[str, str], kind: ArtifactKind = ArtifactKind.PHOTO) -> Artifact:
    """A file that holds the tags."""
    return make_artifact(Metadata(kind=kind, tags=[Tag(name, value) for name, value in tags]), kind=kind)


def with_answers(section: str, answers: Mapping[str, str], *, no_account: bool = False) -> Artifact:
    """An answer sheet."""
    sheet = AnswerSheet(section, "main", answers, no_account)
    return Artifact("answers", f"{section}/main", ArtifactKind.ANSWERS, Audience.UNKNOWN, answers=sheet)


def findings_of(check: ArtifactCheck, artifact: Artifact) -> list[Finding]:
    """What the check finds, without what it could not look at."""
    return [found for found in check.examine(artifact) if isinstance(found, Finding)]


def outcome_of(check: ArtifactCheck, artifact: Artifact) -> OutcomeKind:
    """How the engine says that the check ended."""
    letter = examine(artifact, [check]).outcomes
    return next(kind for kind, its_letter in LETTERS.items() if its_letter == letter)


def reasons_of(check: ArtifactCheck, artifact: Artifact) -> list[str]:
    """Why the engine says that something was not checked."""
    examined = examine(artifact, [check])
    return [*(one.reason for one in examined.missed), *examined.problems]


def assert_broken_file_is_not_clean(check: ArtifactCheck, kind: ArtifactKind = ArtifactKind.PHOTO) -> None:
    """A file of which a part could not be read is reported as not checked, with the reason."""
    broken = make_artifact(Metadata(kind=kind, problems=[BROKEN]), kind=kind)
    assert outcome_of(check, broken) is OutcomeKind.NOT_CHECKED
    assert reasons_of(check, broken) == [BROKEN]


def assert_no_value_in_sentences(findings: list[Finding], *values: str) -> None:
    """Values live in evidence alone."""
    assert findings
    for found in findings:
        assert not any(value.casefold() in found.summary.casefold() for value in values)
