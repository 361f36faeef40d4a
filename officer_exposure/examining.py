"""Opens one file and puts every check to it. Runs in the workers; what it says is plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CannotCheckError, NotApplicableError
from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ParseError
from officer_exposure.file_names import kind_by_name, shown_name
from officer_exposure.model import ArtifactKind, Audience, Finding, OutcomeKind, Stage
from officer_exposure.models.loading import ALTERED, MISSING
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.places.whereabouts import Whereabouts
from officer_exposure.stamp import stamp_of
from officer_exposure.text.known.fact import Matcher
from officer_exposure.vision.looking import Looking, Onlooker
from officer_exposure.vision.observed import Observed

_TOO_MUCH_MEMORY = "This file needs too much memory to look at."
_TOO_DEEP = "This file is nested too deeply to look at."
_FAILED = "This check failed on this file."
_NOT_OBSERVED = "What this picture shows could not be kept for later, so it is missing from the pages about pictures."
_PASSING = (_FAILED, _TOO_MUCH_MEMORY, _NOT_OBSERVED, MISSING, ALTERED)
"""Reasons that say nothing about the file: the next look may do better."""


class FileJob(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine. The first `root` bytes of `path` are the source's own folder.

    `known` is the stamp it had when the same checks judged it before; empty: there is none; None: do not stamp it.
    """

    source: str
    audience: Audience
    path: bytes
    root: int
    stage: Stage = Stage.METADATA
    known: bytes | None = None

    @property
    def name(self) -> str:
        """The artifact's name: the path relative to its source."""
        return shown_name(self.path[self.root :])


class ExamineSettings(msgspec.Struct, frozen=True):
    """Which checks to run: the modules that hold them, by stage. `facts` as `compile_facts` gave them, or empty.

    `faces`: the officer has consented to grouping faces.
    """

    metadata: tuple[str, ...]
    pixels: tuple[str, ...]
    facts: bytes = b""
    faces: bool = False


class Unjudged(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Something that a check could not judge; `about` is the thing it concerns where it is that one alone."""

    check: str
    reason: str
    about: str = ""


class Examined(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What became of one artifact.

    `outcomes` holds one letter for each check of the stage, in the order of the settings (see `LETTERS`).
    `missed` is what single checks could not judge; `problems` are the parts that no check could read; `unreadable` is
    the reason why the file as a whole could not be. `stamp` is there where it was asked for and where what was said
    will hold as long as the file stays the same. `unchanged`: it is the stamp the job came with, nothing was judged.
    `observed`: of a picture that was looked at, what is kept beside its findings. `whereabouts`: where the
    file says the officer was; told in the first stage alone.
    """

    kind: ArtifactKind
    outcomes: str
    findings: tuple[Finding, ...] = ()
    missed: tuple[Unjudged, ...] = ()
    problems: tuple[str, ...] = ()
    unreadable: str = ""
    stamp: bytes = b""
    unchanged: bool = False
    observed: Observed | None = None
    whereabouts: Whereabouts = Whereabouts()


LETTERS = {
    OutcomeKind.FINDINGS: "f",
    OutcomeKind.CLEAN: "c",
    OutcomeKind.NOT_APPLICABLE: "a",
    OutcomeKind.NOT_CHECKED: "n",
    OutcomeKind.ERROR: "e",
}
"""One letter for each outcome: the parent counts words of letters and makes no object for what was clean."""


def file_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The workers' task: from an encoded FileJob to an encoded Examined."""
    wanted = msgspec.msgpack.decode(settings, type=ExamineSettings)
    checks: dict[Stage, list[ArtifactCheck]] = {Stage.METADATA: _load(wanted.metadata)}
    matcher = matcher_from(wanted.facts)
    onlooker = Onlooker(prints=wanted.faces)
    decode = msgspec.msgpack.Decoder(FileJob).decode
    encode = msgspec.msgpack.Encoder().encode

    def examine_one(payload: bytes) -> bytes:
        job = decode(payload)
        if job.stage not in checks:
            checks[job.stage] = _load(wanted.pixels)  # what decodes pictures is loaded when the first one comes
        return encode(examine_file(job, checks[job.stage], matcher, onlooker))

    return examine_one


def matcher_from(facts: bytes) -> Matcher | None:
    """What finds the officer's own facts in a text; None where none were entered."""
    if not facts:
        return None
    from officer_exposure.text.known.matching import matcher_of

    return matcher_of(facts)


def examine_file(
    job: FileJob, checks: Sequence[ArtifactCheck], matcher: Matcher | None = None, onlooker: Onlooker | None = None
) -> Examined:
    """Open a file and put the checks to it. In the second stage the `onlooker` looks at what a photo shows.

    A file that cannot be read is still judged by its name, as what its name says it is.
    """
    try:
        metadata, stamp = _read(job)
    except UnreadableError as unreadable:
        kind = kind_by_name(job.name)
        judged = examine(_artifact(job, Metadata(kind=kind, problems=[unreadable.reason]), matcher), checks)
        outcomes = judged.outcomes if kind is not ArtifactKind.OTHER else LETTERS[OutcomeKind.NOT_CHECKED] * len(checks)
        return Examined(kind, outcomes, judged.findings, unreadable=unreadable.reason)
    if metadata is None:
        return Examined(kind_by_name(job.name), "", stamp=stamp, unchanged=True)
    sight = _sight(job, metadata, onlooker)
    examined = examine(msgspec.structs.replace(_artifact(job, metadata, matcher), sight=sight), checks)
    if sight is not None and sight.asked:
        examined = _with_observed(examined, sight)
    if job.stage is Stage.METADATA and metadata.whereabouts:
        examined = msgspec.structs.replace(examined, whereabouts=metadata.whereabouts)
    return msgspec.structs.replace(examined, stamp=stamp) if stamp and _will_hold(examined) else examined


def _sight(job: FileJob, metadata: Metadata, onlooker: Onlooker | None) -> Looking | None:
    if job.stage is not Stage.PIXELS or metadata.kind is not ArtifactKind.PHOTO:
        return None
    return (onlooker or Onlooker()).look_at(job.path, metadata)


def _with_observed(examined: Examined, sight: Looking) -> Examined:
    """Never raises: what the checks found stands, and what could not be kept of the picture is said."""
    try:
        return msgspec.structs.replace(examined, observed=sight.observed())
    except Exception:  # noqa: BLE001 - its text could hold private values
        missed = (*examined.missed, Unjudged("*", _NOT_OBSERVED))
        return msgspec.structs.replace(examined, missed=missed)


def _will_hold(examined: Examined) -> bool:
    """Whether looking again at the same bytes would say the same: what failed or lacked files gets another chance."""
    return not any(one.reason in _PASSING for one in examined.missed)


def examine(artifact: Artifact, checks: Sequence[ArtifactCheck]) -> Examined:
    """Put the checks to an artifact that is open."""
    judged = [_judge(artifact, check) for check in checks]
    return Examined(
        kind=artifact.kind,
        outcomes="".join([LETTERS[one.kind] for one in judged]),
        findings=tuple([finding for one in judged for finding in one.findings]),
        missed=tuple([missed for one in judged for missed in one.missed]),
        problems=tuple(artifact.metadata.problems) if artifact.metadata else (),
    )


class _Judged(msgspec.Struct, frozen=True):
    """How one check ended on one artifact, and what it could not judge."""

    kind: OutcomeKind
    findings: tuple[Finding, ...] = ()
    missed: tuple[Unjudged, ...] = ()


_CLEAN = _Judged(OutcomeKind.CLEAN)
_NOT_APPLICABLE = _Judged(OutcomeKind.NOT_APPLICABLE)


def _judge(artifact: Artifact, check: ArtifactCheck) -> _Judged:
    """Never raises: a bug in a check costs that check on that file."""
    if artifact.kind not in check.info.kinds:
        return _NOT_APPLICABLE
    findings: list[Finding] = []
    missed: list[Unjudged] = []
    failure: str | None = None
    try:
        for said in check.examine(artifact):
            if isinstance(said, Finding):
                findings.append(said)
            else:
                missed.append(Unjudged(check.info.id, said.reason, said.about))
    except NotApplicableError:
        return _NOT_APPLICABLE
    except CannotCheckError as cannot:
        failure = cannot.reason
    except MemoryError:
        failure = _TOO_MUCH_MEMORY
    except Exception:  # noqa: BLE001 - its text could hold private values, and the other checks must go on
        failure = _FAILED
    if failure is not None:
        missed.append(Unjudged(check.info.id, failure))
    if not (findings or missed or _damaged(artifact, check)):
        return _CLEAN
    return _Judged(_kind(findings, failed=failure == _FAILED), tuple(findings), tuple(missed))


def _damaged(artifact: Artifact, check: ArtifactCheck) -> bool:
    """Whether there may be more than the check could see: then having found nothing does not mean clean."""
    return check.info.opens and artifact.metadata is not None and bool(artifact.metadata.problems)


def _kind(findings: Sequence[Finding], *, failed: bool) -> OutcomeKind:
    """What was found before something went wrong stands."""
    if findings:
        return OutcomeKind.FINDINGS
    return OutcomeKind.ERROR if failed else OutcomeKind.NOT_CHECKED


def _load(modules: Sequence[str]) -> list[ArtifactCheck]:
    return [import_module(module).CHECK for module in modules]


def _artifact(job: FileJob, metadata: Metadata, matcher: Matcher | None) -> Artifact:
    return Artifact(job.source, job.name, metadata.kind, job.audience, job.path, metadata, known=matcher)


def _read(job: FileJob) -> tuple[Metadata | None, bytes]:
    """What stands in the file, and its stamp where that was asked for. Nothing where it has not changed.

    The stamp is made first: should the file change meanwhile, it will look changed the next time.
    """
    from officer_exposure.parsing.read import read_metadata

    try:
        with open_file(job.path) as file:
            stamp = b"" if job.known is None else stamp_of(file)
            if stamp and stamp == job.known:
                return None, stamp
            return read_metadata(ByteView(file.stream, file.size), job.name), stamp
    except ParseError as error:
        raise UnreadableError(error.message) from error
    except FileNotFoundError as error:
        raise UnreadableError("This file was gone when its turn came.") from error
    except PermissionError as error:
        raise UnreadableError("This computer does not let you open this file.") from error
    except OSError as error:
        raise UnreadableError("This file could not be read from the disk.") from error
    except MemoryError as error:
        raise UnreadableError(_TOO_MUCH_MEMORY) from error
    except RecursionError as error:
        raise UnreadableError(_TOO_DEEP) from error
