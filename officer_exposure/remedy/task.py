"""Cleans one file and proves the copy. Runs in workers only: what they open may be hostile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ParseError
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.formats import cleaner_for
from officer_exposure.remedy.interface import CannotCleanError, Rewritten, What
from officer_exposure.remedy.proof import prove
from officer_exposure.remedy.summing_up import with_findings

TASK = "officer_exposure.remedy.task:clean_task"
"""For `workers.Supervisor`: work is a CleanJob, settings are CleanSettings, replies are CleanReplies."""

_DAMAGED_HINT = "Share a screenshot of it, or leave it out."


class CleanSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much to remove."""

    what: What = What.ALL


class CleanJob(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The file at `path`, and the path of the new file that becomes its copy. Both as `os.fsencode` gives them."""

    path: bytes
    part: bytes


class CleanReply(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What came of it. Without a `reason` the copy stands whole at the job's `part`, and is proven."""

    format: str = ""
    rewritten: Rewritten = Rewritten()
    reason: str = ""
    hint: str = ""


def clean_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker's task: from an encoded CleanJob to an encoded CleanReply."""
    what = msgspec.msgpack.decode(settings, type=CleanSettings).what
    decode = msgspec.msgpack.Decoder(CleanJob).decode
    encode = msgspec.msgpack.Encoder().encode
    return lambda payload: encode(clean_file(decode(payload), what))


def clean_file(job: CleanJob, what: What) -> CleanReply:
    """Write the copy of one file and prove it. Where that fails, what was written is no copy: the caller removes it."""
    format_name = ""
    try:
        with open_file(job.path) as source:
            original = FileBytes(source.stream, source.size)
            metadata = read_metadata(original.view(), Path(os.fsdecode(job.path)).name)
            format_name = metadata.format
            with open(job.part, "x+b", opener=_open_private) as out:
                rewritten = clean_open_file(original, metadata, out, what)
                os.fsync(out.fileno())
            return CleanReply(format_name, rewritten)
    except UnreadableError as error:
        return CleanReply(format_name, reason=error.reason)
    except CannotCleanError as error:
        return CleanReply(format_name, reason=error.message, hint=error.hint)
    except ParseError as error:
        return CleanReply(format_name, reason=error.message, hint=error.hint or _DAMAGED_HINT)
    except OSError:
        return CleanReply(format_name, reason="The copy could not be written.", hint="Look whether the disk is full.")
    except RecursionError:
        return CleanReply(format_name, reason="This file is nested too deeply to be cleaned.", hint=_DAMAGED_HINT)


def _open_private(path: str, flags: int) -> int:
    """Open a file that only its owner can read."""
    return os.open(path, flags, 0o600)


def clean_open_file(original: FileBytes, metadata: Metadata, out: BinaryIO, what: What) -> Rewritten:
    """Write the copy of `original`, in which the parsers found `metadata`, to `out`; prove it; say what was done.

    Raises CannotCleanError or ParseError where there is no proven copy.
    """
    cleaner = cleaner_for(metadata.format)
    rewritten = cleaner.rewrite(original, out, what)
    out.flush()
    copy = FileBytes(out)
    proven = prove(original, copy, metadata, cleaner, what)
    return with_findings(rewritten, metadata, proven, what)
