"""What a source of artifacts is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from officer_exposure.artifact import Artifact
from officer_exposure.examining import FileJob
from officer_exposure.model import Audience, NotChecked


class Source(Protocol):
    """Yields what can be examined: files for the workers, artifacts that are ready, and what cannot be looked at.

    `id` names the source within one run; `audience` is who can see what it holds. A source holds no list of its
    artifacts: it can be walked again, and is, to count them.
    """

    @property
    def id(self) -> str:
        """The source's name within one run."""

    @property
    def audience(self) -> Audience:
        """Who can see what this source holds."""

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        """Walk through everything once. Never raises for a single artifact: that becomes a NotChecked."""
