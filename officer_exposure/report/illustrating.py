"""Gets the pictures of a report drawn, in supervised workers: the parent never decodes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from officer_exposure.parsing.pixels.drawings import (
    TASK,
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_drawing,
    encode_settings,
)
from officer_exposure.report.cards import PictureKey
from officer_exposure.report.view import ReportView
from officer_exposure.workers.messages import Limits, WorkerSettings
from officer_exposure.workers.supervisor import Loss, Supervisor

MOST_PICTURES = 60
"""Pictures in one report: enough for ten cards of six, and about a megabyte."""

_LIMITS = Limits(seconds=10.0)

_Work = tuple[PictureKey, bytes]

Locate = Callable[[str, str], bytes | None]
"""From the ids of a source and an artifact to the path of its file, or None where it has none."""


def illustrations(view: ReportView, locate: Locate) -> Mapping[PictureKey, Drawing]:
    """The drawings a report needs, mosaics when it is masked. A picture that cannot be drawn is drawn as nothing."""
    settings = WorkerSettings(TASK, encode_settings(DrawingSettings(masked=view.masked)), _LIMITS)
    work = list(islice(_located(view, locate), MOST_PICTURES))
    if not work:
        return {}
    with Supervisor(settings, _path, decode_drawing) as supervisor:
        replies = list(supervisor.run(work))
    return {key: Drawing(DrawingKind.NONE) if isinstance(reply, Loss) else reply for (key, _), reply in replies}


def _located(view: ReportView, locate: Locate) -> Iterator[_Work]:
    for key in dict.fromkeys(wanted(view)):
        path = locate(*key)
        if path is not None:
            yield key, path


def wanted(view: ReportView) -> Iterable[PictureKey]:
    """The pictures of a report, the first of every card before the second of any."""
    cards = [card for area in view.areas for card in area.cards]
    longest = max((len(card.examples) for card in cards), default=0)
    for row in range(longest):
        for card in cards:
            if row < len(card.examples) and (key := card.examples[row].picture):
                yield key


def _path(work: _Work) -> bytes:
    return work[1]
