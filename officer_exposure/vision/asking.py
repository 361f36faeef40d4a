"""What checks ask of a picture, with the sentence for when there is nothing to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from officer_exposure.artifact import Artifact
from officer_exposure.check import CannotCheckError, CheckInfo
from officer_exposure.model import Confidence, NotChecked, Region
from officer_exposure.text.known.fact import FactKind
from officer_exposure.vision.sight import Line, Sight

_NOT_LOOKED_AT = "This picture could not be opened, so nobody looked at what it shows."
_UNREAD = "There is more text in this picture than was read."


def sight_of(artifact: Artifact) -> Sight:
    """The picture, to be asked. Raises CannotCheckError where it could not even be opened."""
    if artifact.sight is None:
        raise CannotCheckError(_NOT_LOOKED_AT)
    return artifact.sight


def unread_part(info: CheckInfo, artifact: Artifact) -> Iterator[NotChecked]:
    """The part of the text that was not read, if any."""
    if sight_of(artifact).unread():
        yield NotChecked(artifact.source, artifact.name, info.id, _UNREAD)


def tells_own(artifact: Artifact, text: str, kinds: Collection[FactKind], least: Confidence = Confidence.LOW) -> bool:
    """Whether a text holds a fact of these kinds that the officer entered, at least so surely."""
    known = artifact.known
    return known is not None and any(one.kind in kinds and one.confidence >= least for one in known.find(text))


def regions(lines: Iterable[Line], label: str) -> list[Region]:
    """Lines as evidence, each with the text that was read."""
    return [Region(line.box, label, line.text) for line in lines]
