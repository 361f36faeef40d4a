"""What an audit may know of earlier ones: an unchanged file is passed over, and what was said of it stands."""

from __future__ import annotations

from typing import Protocol

from officer_exposure.check import Seen
from officer_exposure.examining import Examined
from officer_exposure.model import Audience, Stage


class Recall(Protocol):
    """The memory of earlier audits, as one stage of a run sees it. Used from the run's thread alone."""

    def stamp(self, stage: Stage, source: str, audience: Audience, artifact: str) -> bytes:
        """The stamp a file had when the same checks judged it before; empty where none is known."""

    def recall(self, stage: Stage, source: str, artifact: str) -> Examined:
        """What the checks said of it then. Asked only for an artifact that has a stamp."""

    def keep(self, stage: Stage, source: str, audience: Audience, artifact: str, examined: Examined) -> None:
        """Remember that an artifact was judged in this run, and how. Unreadable files are not to be recalled."""


class Known(Protocol):
    """Everything that is known of the sources of a run, once it has been through them."""

    def seen(self, walked: frozenset[str]) -> Seen:
        """What holds today. Asked once, at the end. `walked`: the sources seen to their end."""
