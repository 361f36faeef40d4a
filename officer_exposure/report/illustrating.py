"""Gets the pictures of a report drawn, in supervised workers: the parent never decodes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.parsing.pixels.drawings import (
    HELD_TASK,
    TASK,
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_drawing,
    encode_settings,
)
from officer_exposure.report.cards import Example
from officer_exposure.report.kept import HELD, PictureKey
from officer_exposure.report.view import ReportView
from officer_exposure.workers.messages import Limits, WorkerSettings
from officer_exposure.workers.supervisor import Loss, Supervisor

MOST_PICTURES = 60
"""Pictures in one report: enough for ten cards of six, and about a megabyte."""

_LIMITS = Limits(seconds=10.0)

_Work = tuple[PictureKey, bytes]

Locate = Callable[[str, str], bytes | None]
"""From the ids of a source and an artifact to the path of its file, or None where it has none."""

Held = Callable[[int], Screenshot | None]
"""From the id of a picture in the vault to the picture."""


def illustrations(view: ReportView, locate: Locate, held: Held = lambda _: None) -> Mapping[PictureKey, Drawing]:
    """The drawings a report needs, mosaics when it is masked. A picture that cannot be drawn is drawn as nothing.

    `held`: gives what the vault holds, which is never put on the disk. A masked report asks for none of it.
    """
    paths: list[_Work] = []
    shots: list[PictureKey] = []
    for key in dict.fromkeys(wanted(view)):
        if len(paths) + len(shots) == MOST_PICTURES:
            break
        if key[0] == HELD:
            shots.append(key)
        elif (path := locate(*key)) is not None:
            paths.append((key, path))
    return {**_drawn(paths, DrawingSettings(masked=view.masked)), **_drawn_shots(shots, held)}


def _drawn_shots(keys: Sequence[PictureKey], held: Held) -> dict[PictureKey, Drawing]:
    """Screenshots of the vault. They may be large, so there is one at a time in memory."""
    drawn: dict[PictureKey, Drawing] = {}
    if keys:
        with _supervisor(HELD_TASK, DrawingSettings(masked=False), workers=1) as supervisor:
            for key in keys:
                picture = held(int(key[1]))
                if picture is not None and picture.media.startswith("image/"):
                    drawn |= _replies(supervisor.run([(key, picture.data)]))
                elif picture is not None:
                    drawn[key] = Drawing(DrawingKind.DOCUMENT)
    return drawn


def _drawn(work: Sequence[_Work], settings: DrawingSettings) -> dict[PictureKey, Drawing]:
    if not work:
        return {}
    with _supervisor(TASK, settings) as supervisor:
        return _replies(supervisor.run(work))


def _supervisor(task: str, settings: DrawingSettings, workers: int = 0) -> Supervisor[_Work, Drawing]:
    return Supervisor(WorkerSettings(task, encode_settings(settings), _LIMITS), _given, decode_drawing, workers)


def _replies(replies: Iterable[tuple[_Work, Drawing | Loss]]) -> dict[PictureKey, Drawing]:
    return {key: Drawing(DrawingKind.NONE) if isinstance(reply, Loss) else reply for (key, _), reply in replies}


def wanted(view: ReportView) -> Iterable[PictureKey]:
    """The pictures of a report, the first of every card before the second of any, then those beside other answers."""
    cards = [card for area in view.areas for card in area.cards]
    longest = max((len(card.examples) for card in cards), default=0)
    for row in range(longest):
        for card in cards:
            if row < len(card.examples):
                yield from pictures_of(card.examples[row])
    yield from filter(None, (proof.shot.picture for proof in view.proofs))


def pictures_of(example: Example) -> Iterator[PictureKey]:
    """The pictures that belong to an example."""
    yield from filter(None, (example.picture, *(shot.picture for shot in example.shots)))


def _given(work: _Work) -> bytes:
    return work[1]
