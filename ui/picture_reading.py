"""What the page Pictures reads and learns beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.model import Stage
from officer_exposure.picture_order import Scores, Stack, in_order, stacks_of
from officer_exposure.shows import Shows
from officer_exposure.store.records import ListedPicture, PictureName
from ui.background import Background

if TYPE_CHECKING:
    from officer_exposure.store.store import Store

PLACE = "pictures_at"
"""The setting that holds where the officer was: source and name of a picture."""


@dataclass(frozen=True)
class ListRead:
    """What was read of the store, in order."""

    stacks: list[Stack] = field(default_factory=list)
    at: tuple[str, ...] = ()
    scores: Scores = field(default_factory=dict)


@dataclass(frozen=True)
class Learned:
    """What the answers teach: scores, and lead picture of a stack -> its place by them."""

    scores: Scores
    places: dict[PictureName, int]


class OrderLearner(Background):
    """Learns beside the window."""

    learned = Signal(object)

    def __init__(self, store: Store, stacks: list[Stack]) -> None:
        super().__init__()
        self._store, self._stacks = store, stacks

    def run(self) -> None:
        """The thread. Where the store is closed meanwhile, the order stays."""
        with suppress(ExposureError):
            scores = _learned_scores(self._store)
            if scores:
                places = {one.lead.name: place for place, one in enumerate(in_order(self._stacks, scores))}
                self.learned.emit(Learned(scores, places))


def _learned_scores(store: Store) -> Scores:
    """What the answers teach; nothing where the model's files are not those of this program."""
    from officer_exposure.learned_order import learned_scores

    try:
        return learned_scores(store)
    except (OSError, ValueError, KeyError):
        return {}


class ListReader(Background):
    """Reads the list beside the window."""

    read = Signal(object)
    failed = Signal(str, str)

    def __init__(self, store: Store, locate: Callable[[str, str], bytes | None]) -> None:
        super().__init__()
        self._store, self._locate = store, locate

    def run(self) -> None:
        """The thread."""
        try:
            self.read.emit(self._all())
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)

    def _all(self) -> ListRead:
        scores = _learned_scores(self._store)
        stacks = stacks_of(self._there(self._store.listing(_seen_in_pictures())), scores)
        at = self._store.settings.get(PLACE)
        return ListRead(stacks, msgspec.json.decode(at, type=tuple[str, ...]) if at else (), scores)

    def _there(self, listed: Sequence[ListedPicture]) -> list[ListedPicture]:
        """Without those that are gone: the latest look did not meet them, and others of their source are there."""
        sources = {one.name.source for one in listed if one.met}
        return [one for one in listed if one.met or one.name.source not in sources or self._locate(*one.name)]


def _seen_in_pictures() -> dict[str, Shows]:
    """The checks whose findings lie in a picture, with what they say it shows."""
    from officer_exposure.model import ArtifactKind
    from officer_exposure.registry import load_checks

    return {
        id: check.info.shows
        for id, check in load_checks().items()
        if check.info.shows or (check.info.stage is Stage.PIXELS and ArtifactKind.PHOTO in check.info.kinds)
        if id != "photo.hidden_preview"
    }
