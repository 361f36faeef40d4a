"""What was read in a picture, as values: the rules over it are tested without drawing each picture."""

from __future__ import annotations

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import CannotCheckError
from officer_exposure.facts.known import known_facts
from officer_exposure.facts.record import Facts
from officer_exposure.model import ArtifactKind, Audience
from officer_exposure.text.known.matching import compile_facts, matcher_of
from officer_exposure.vision.sight import Box, Face, Line, Mark

UNDECODED = "This picture could not be decoded, so nobody looked at what it shows."


class Seen(msgspec.Struct, frozen=True):
    """A look that is over. `undecoded`: every question is answered as for a picture that could not be decoded."""

    read: tuple[Line, ...] = ()
    people: tuple[Face, ...] = ()
    marked: tuple[Mark, ...] = ()
    left: int = 0
    undecoded: bool = False
    width: int = 1280
    height: int = 960

    def lines(self) -> tuple[Line, ...]:
        """The text."""
        return self._told(self.read)

    def unread(self) -> int:
        """How many lines were not read."""
        self._told(())
        return self.left

    def faces(self) -> tuple[Face, ...]:
        """The faces."""
        if self.undecoded:
            raise CannotCheckError(UNDECODED)
        return self.people

    def marks(self) -> tuple[Mark, ...]:
        """What the uniform model says."""
        if self.undecoded:
            raise CannotCheckError(UNDECODED)
        return self.marked

    def _told(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        if self.undecoded:
            raise CannotCheckError(UNDECODED)
        return lines


def line(text: str, box: Box | None = None, *, score: float = 0.97, height: float = 40.0, top: int = 100) -> Line:
    """A line as wide as its letters are, unless a box is given."""
    wide = round(0.62 * height * max(len(text), 1))
    return Line(text, box or (100, top, 100 + wide, top + round(height)), score, height)


def page(*texts: str, height: float = 18.0) -> tuple[Line, ...]:
    """Lines of a page, one below the other with room between them."""
    return tuple(line(text, height=height, top=20 + 60 * number) for number, text in enumerate(texts))


def face(left: int = 400, top: int = 100, side: int = 120) -> Face:
    """A face with the middle of it where its landmarks are."""
    x, y = float(left + side / 2), float(top + side / 2)
    return Face((left, top, left + side, top + side), 0.95, (x, y, x, y, x, y, x, y, x, y))


def picture(*lines: Line, facts: Facts | None = None, **more: object) -> Artifact:
    """A photo in which these lines were read; `more` goes to Seen."""
    seen = Seen(lines, **more)  # type: ignore[arg-type]  # the fields of Seen
    known = matcher_of(compile_facts(known_facts(facts))) if facts is not None else None
    metadata = Metadata(kind=ArtifactKind.PHOTO, format="JPEG", width=1280, height=960)
    return Artifact(
        "photos", "one.jpg", ArtifactKind.PHOTO, Audience.PUBLIC, metadata=metadata, known=known, sight=seen
    )
