"""Redacts one picture, in a worker: find what is to go, paint it over, write it anew, and prove it."""

from __future__ import annotations

import os
from collections.abc import Callable

from officer_exposure.artifact import Metadata
from officer_exposure.disk.files import UnreadableError, open_file
from officer_exposure.errors import ExposureError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.redaction.error import CannotRedactError
from officer_exposure.remedy.redaction.painting import painted, within
from officer_exposure.remedy.redaction.proof import prove
from officer_exposure.remedy.redaction.wanted import (
    Covered,
    Covering,
    Redacted,
    Redaction,
    decode_redaction,
    encode_redacted,
)

_GIVEN = "given"


def redaction_task(settings: bytes) -> Callable[[bytes], bytes]:
    """The worker task: from an encoded Redaction to an encoded Redacted."""
    del settings
    return lambda payload: encode_redacted(redact(decode_redaction(payload)))


def redact(wanted: Redaction) -> Redacted:
    """Redact one picture. Never raises for what is in the file: the reply says what is wrong."""
    try:
        return _redact(wanted)
    except ExposureError as error:
        return Redacted(problem=error.message, hint=error.hint)
    except UnreadableError as error:
        return Redacted(problem=error.reason)
    except OSError:
        return Redacted(problem="This file could not be read from the disk.")


def _redact(wanted: Redaction) -> Redacted:
    metadata = _metadata(wanted.path)
    if metadata.kind is not ArtifactKind.PHOTO:
        raise CannotRedactError("This is not a picture.", "Only pictures can be redacted.")
    covered, missed = _covered(wanted, metadata)
    if not wanted.draw:
        return Redacted(covered, missed=missed)
    if missed:
        raise CannotRedactError(missed[0], "No copy was made, because something could have stayed visible.")
    if not covered:
        return Redacted(problem="Nothing to cover was found in this picture.", hint="Draw boxes yourself where needed.")
    boxes = [one.box for one in covered]
    copy = painted(wanted.path, metadata.format, boxes)
    prove(copy, within(boxes, copy.width, copy.height))
    return Redacted(covered, copy.data, copy.suffix, copy.width, copy.height)


def _covered(wanted: Redaction, metadata: Metadata) -> tuple[tuple[Covered, ...], tuple[str, ...]]:
    given = tuple(Covered(box, _GIVEN) for box in wanted.boxes)
    if wanted.covering is Covering.NOTHING:
        return given, ()
    from officer_exposure.remedy.redaction.finding import found
    from officer_exposure.vision.looking import Onlooker

    covered, missed = found(Onlooker().look_at(wanted.path, metadata), wanted.covering)
    return given + covered, missed


def _metadata(path: bytes) -> Metadata:
    with open_file(path) as file:
        return read_metadata(ByteView(file.stream, file.size), os.fsdecode(path))
