"""The checks of the program with one more that says a picture shows a uniform, for tests of what answers do to it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import Check
from officer_exposure.model import ArtifactKind, Finding, Stage
from officer_exposure.registry import load_checks
from officer_exposure.shows import Shows
from tests.core.store.runs import check_info


class _UniformCheck:
    """Never asked: its findings are made up."""

    info = msgspec.structs.replace(
        check_info("photo.uniform", Stage.PIXELS), kinds=frozenset({ArtifactKind.PHOTO}), shows=Shows.UNIFORM
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Nothing."""
        yield from ()


CHECKS: dict[str, Check] = {**load_checks(), "photo.uniform": _UniformCheck()}
