"""The real look at a picture: decoded once when the first question comes, each part answered once and then kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.check import CannotCheckError
from officer_exposure.errors import ParseError
from officer_exposure.vision.observed import Observed, SeenFace
from officer_exposure.vision.sight import Face, Line, Mark, MarkKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from officer_exposure.vision.reading.lines import Text
    from officer_exposure.vision.uniform.judging import Judged, Seen
    from officer_exposure.vision.working_copy import WorkingCopy

_T = TypeVar("_T")
_REMEMBERED = 4
_DECODED_SMALL = "JPEG"  # every other format is decoded at its full size first
_UNDECODED = "This picture could not be decoded, so nobody looked at what it shows."


class _Shot(msgspec.Struct, frozen=True):
    """A picture that was looked at: its size, its cells, and what was said of it. No pixels."""

    size: tuple[int, int]
    cells: NDArray[np.int16]
    answers: dict[str, object]


class Onlooker:
    """Looks at one picture after the other. `prints`: the officer has consented to grouping faces.

    It knows the last few pictures. What shows the same as one of them everywhere is not looked at again.
    """

    def __init__(self, *, prints: bool = False) -> None:
        self._prints = prints
        self._last: deque[_Shot] = deque(maxlen=_REMEMBERED)
        self.again = 0

    def look_at(self, path: bytes, metadata: Metadata) -> Looking:
        """The picture in a file; nothing is decoded before the first question."""
        return Looking(path, metadata, self, prints=self._prints)

    def answers_for(self, copy: WorkingCopy) -> dict[str, object]:
        """What is known of a picture: that of the same shot, or nothing yet. `again` counts the former."""
        from officer_exposure.vision.resemblance import cells_of, same_shot

        size, cells = (copy.width, copy.height), cells_of(copy.pixels)
        for shot in self._last:
            if shot.size == size and same_shot(shot.cells, cells):
                self.again += 1
                return shot.answers
        answers: dict[str, object] = {}
        self._last.append(_Shot(size, cells, answers))
        return answers


class Looking:
    """One picture being looked at: a Sight. Its pixels go with it."""

    def __init__(self, path: bytes, metadata: Metadata, onlooker: Onlooker, *, prints: bool = False) -> None:
        self._path = path
        self._metadata = metadata
        self._onlooker = onlooker
        self._prints = prints
        self._decoded: WorkingCopy | CannotCheckError | None = None
        self._answers: dict[str, object] = {}

    @property
    def width(self) -> int:
        """Pixels across, upright, at full size."""
        return self._copy().width

    @property
    def height(self) -> int:
        """Pixels down, upright, at full size."""
        return self._copy().height

    def lines(self) -> tuple[Line, ...]:
        """The text that can be read, in reading order."""
        return self._text().lines

    def unread(self) -> int:
        """How many more lines were found than were read."""
        return self._text().unread

    def faces(self) -> tuple[Face, ...]:
        """The faces, the largest first."""
        return self._once("faces", self._find_faces)

    def marks(self) -> tuple[Mark, ...]:
        """What the uniform model says of the picture."""
        return self._judged().marks

    @property
    def asked(self) -> bool:
        """Whether a check asked anything."""
        return self._decoded is not None

    def observed(self) -> Observed | None:
        """What is kept of the picture beside findings; None where it could not be looked at."""
        try:
            copy, faces, text = self._copy(), self._once("seen", self._see_faces), bool(self.lines())
        except CannotCheckError:
            return None
        from officer_exposure.vision.resemblance import look_hash
        from officer_exposure.vision.taken import time_taken

        judged = self._judged_if_possible()
        return Observed(
            width=copy.width,
            height=copy.height,
            taken=time_taken(self._metadata),
            look=look_hash(copy.pixels),
            features=judged.features if judged else b"",
            uniform=judged.highest(MarkKind.UNIFORM) if judged else 0.0,
            vehicle=judged.highest(MarkKind.POLICE_VEHICLE) if judged else 0.0,
            text=text,
            faces=faces,
        )

    def _copy(self) -> WorkingCopy:
        if self._decoded is None:
            try:
                self._decoded = self._decode()
                self._answers = self._onlooker.answers_for(self._decoded)
            except CannotCheckError as cannot:
                self._decoded = cannot
        if isinstance(self._decoded, CannotCheckError):
            raise CannotCheckError(self._decoded.reason)
        return self._decoded

    def _judged(self) -> Judged:
        return self._once("marks", self._judge)

    def _judged_if_possible(self) -> Judged | None:
        """None without the model: what else was seen is kept all the same."""
        try:
            return self._judged()
        except CannotCheckError:
            return None

    def _text(self) -> Text:
        from officer_exposure.vision.reading.lines import read_text

        vehicle = self._may_show_vehicle()
        return self._once("text", lambda copy: read_text(copy, vehicle=vehicle))

    def _may_show_vehicle(self) -> bool:
        """Without the model, too: what cannot be told is looked at."""
        from officer_exposure.vision.uniform.judging import may_show_vehicle

        try:
            return may_show_vehicle(self._glance())
        except CannotCheckError:
            return True

    def _glance(self) -> Seen:
        from officer_exposure.vision.uniform.judging import glance

        return self._once("glance", glance)

    def _rows(self) -> NDArray[np.float32]:
        from officer_exposure.vision.faces.finding import find_faces

        return self._once("rows", find_faces)

    def _decode(self) -> WorkingCopy:
        from officer_exposure.vision.giving_back import MUCH, MUCH_BEFORE_DECODING, give_back
        from officer_exposure.vision.working_copy import working_copy

        give_back(MUCH if self._metadata.format == _DECODED_SMALL else MUCH_BEFORE_DECODING)
        try:
            return working_copy(self._path, self._metadata)
        except ParseError as error:
            raise CannotCheckError(_UNDECODED) from error

    def _judge(self, copy: WorkingCopy) -> Judged:
        from officer_exposure.vision.uniform.judging import judge

        return judge(copy, self.faces(), self._glance())

    def _find_faces(self, copy: WorkingCopy) -> tuple[Face, ...]:
        from officer_exposure.vision.faces.child import child_likelihoods
        from officer_exposure.vision.faces.finding import faces_of

        rows = self._rows()
        return faces_of(copy, rows, child_likelihoods(copy.pixels, rows))

    def _see_faces(self, copy: WorkingCopy) -> tuple[SeenFace, ...]:
        from officer_exposure.vision.faces.prints import face_print

        return tuple(
            SeenFace(face.box, face.score, face.child, face_print(copy.pixels, row) if self._prints else b"")
            for face, row in zip(self.faces(), self._rows(), strict=True)
        )

    def _once(self, question: str, answer: Callable[[WorkingCopy], _T]) -> _T:
        """The answer, or the reason why there is none, found out once."""
        copy = self._copy()
        if question not in self._answers:
            from officer_exposure.vision.giving_back import give_back

            give_back()
            try:
                self._answers[question] = answer(copy)
            except CannotCheckError as cannot:
                self._answers[question] = cannot
        known = self._answers[question]
        if isinstance(known, CannotCheckError):
            raise CannotCheckError(known.reason)
        return known  # type: ignore[return-value]  # each question has one kind of answer
