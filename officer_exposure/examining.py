"""Opens one file and puts every check to it. Runs in the workers; what it says is plain data."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from io import FileIO

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CannotCheckError, NotApplicableError
from officer_exposure.errors import ParseError
from officer_exposure.file_names import kind_by_name, shown_name
from officer_exposure.model import ArtifactKind, Audience, Finding, OutcomeKind, Stage
from officer_exposure.parsing.byte_view import ByteView

_TOO_MUCH_MEMORY = "This file needs too much memory to look at."
_TOO_DEEP = "This file is nested too deeply to look at."
_FAILED = "This check failed on this file."
_IN_THE_CLOUD = "This file is in the cloud and not on this computer. Download it first."

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Not blocking: opening a named pipe must not wait for someone to write to it."""

_WINDOWS_ELSEWHERE = 0x0000_1000 | 0x0040_0000
"""FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS: reading would download the file."""

_MAC_DATALESS = 0x4000_0000
"""SF_DATALESS, the same on a Mac."""


class FileJob(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine. The first `root` bytes of `path` are the source's own folder."""

    source: str
    audience: Audience
    path: bytes
    root: int
    stage: Stage = Stage.METADATA

    @property
    def name(self) -> str:
        """The artifact's name: the path relative to its source."""
        return shown_name(self.path[self.root :])


class ExamineSettings(msgspec.Struct, frozen=True):
    """Which checks to run: the modules that hold them, by stage."""

    metadata: tuple[str, ...]
    pixels: tuple[str, ...]


class Examined(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What became of one artifact.

    `outcomes` holds one letter for each check of the stage, in the order of the settings (see `LETTERS`).
    `missed` pairs a check id with the reason why that check could not look; `problems` are the parts that no check
    could read; `unreadable` is the reason why the file as a whole could not be.
    """

    kind: ArtifactKind
    outcomes: str
    findings: tuple[Finding, ...] = ()
    missed: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    unreadable: str = ""


LETTERS = {
    OutcomeKind.FINDINGS: "f",
    OutcomeKind.CLEAN: "c",
    OutcomeKind.NOT_APPLICABLE: "a",
    OutcomeKind.NOT_CHECKED: "n",
    OutcomeKind.ERROR: "e",
}
"""One letter for each outcome: the parent counts words of letters and makes no object for what was clean."""


class UnreadableError(Exception):
    """The file as a whole cannot be looked at; `reason` says why in one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def file_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The workers' task: from an encoded FileJob to an encoded Examined."""
    modules = msgspec.msgpack.decode(settings, type=ExamineSettings)
    checks: dict[Stage, list[ArtifactCheck]] = {Stage.METADATA: _load(modules.metadata)}
    decode = msgspec.msgpack.Decoder(FileJob).decode
    encode = msgspec.msgpack.Encoder().encode

    def examine_one(payload: bytes) -> bytes:
        job = decode(payload)
        if job.stage not in checks:
            checks[job.stage] = _load(modules.pixels)  # what decodes pictures is loaded when the first one comes
        return encode(examine_file(job, checks[job.stage]))

    return examine_one


def examine_file(job: FileJob, checks: Sequence[ArtifactCheck]) -> Examined:
    """Open a file and put the checks to it.

    A file that cannot be read is still judged by its name, as what its name says it is.
    """
    try:
        metadata = _read(job)
    except UnreadableError as unreadable:
        kind = kind_by_name(job.name)
        judged = examine(_artifact(job, Metadata(kind=kind, problems=[unreadable.reason])), checks)
        outcomes = judged.outcomes if kind is not ArtifactKind.OTHER else LETTERS[OutcomeKind.NOT_CHECKED] * len(checks)
        return Examined(kind, outcomes, judged.findings, unreadable=unreadable.reason)
    return examine(_artifact(job, metadata), checks)


def examine(artifact: Artifact, checks: Sequence[ArtifactCheck]) -> Examined:
    """Put the checks to an artifact that is open."""
    judged = [_judge(artifact, check) for check in checks]
    return Examined(
        kind=artifact.kind,
        outcomes="".join([LETTERS[one.kind] for one in judged]),
        findings=tuple([finding for one in judged for finding in one.findings]),
        missed=tuple(
            [(check.info.id, reason) for check, one in zip(checks, judged, strict=True) for reason in one.reasons]
        ),
        problems=tuple(artifact.metadata.problems) if artifact.metadata else (),
    )


class _Judged(msgspec.Struct, frozen=True):
    """How one check ended on one artifact, and what it could not judge."""

    kind: OutcomeKind
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()


_CLEAN = _Judged(OutcomeKind.CLEAN)
_NOT_APPLICABLE = _Judged(OutcomeKind.NOT_APPLICABLE)


def _judge(artifact: Artifact, check: ArtifactCheck) -> _Judged:
    """Never raises: a bug in a check costs that check on that file."""
    if artifact.kind not in check.info.kinds:
        return _NOT_APPLICABLE
    findings: list[Finding] = []
    reasons: list[str] = []
    failed = False
    try:
        for said in check.examine(artifact):
            if isinstance(said, Finding):
                findings.append(said)
            else:
                reasons.append(said.reason)
    except NotApplicableError:
        return _NOT_APPLICABLE
    except CannotCheckError as cannot:
        reasons.append(cannot.reason)
    except MemoryError:
        reasons.append(_TOO_MUCH_MEMORY)
    except Exception:  # noqa: BLE001 - its text could hold private values, and the other checks must go on
        failed = True
        reasons.append(_FAILED)
    if not (findings or reasons or _damaged(artifact, check)):
        return _CLEAN
    return _Judged(_kind(findings, failed=failed), tuple(findings), tuple(reasons))


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


def _artifact(job: FileJob, metadata: Metadata) -> Artifact:
    return Artifact(job.source, job.name, metadata.kind, job.audience, job.path, metadata)


def _read(job: FileJob) -> Metadata:
    from officer_exposure.parsing.read import read_metadata

    try:
        with _open(job.path) as file:
            return read_metadata(ByteView(file, os.fstat(file.fileno()).st_size), job.name)
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


def _open(path: bytes) -> FileIO:
    handle = os.open(path, _OPEN_FLAGS)
    file = FileIO(handle, "rb")
    status = os.fstat(handle)
    problem = next(_problems(status), None)
    if problem is not None:
        file.close()
        raise UnreadableError(problem)
    return file


def _problems(status: os.stat_result) -> Iterator[str]:
    if not stat.S_ISREG(status.st_mode):
        yield "This is not an ordinary file."
    attributes = getattr(status, "st_file_attributes", 0)
    flags = getattr(status, "st_flags", 0)
    if attributes & _WINDOWS_ELSEWHERE or flags & _MAC_DATALESS:
        yield _IN_THE_CLOUD
