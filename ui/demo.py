"""The demo in the window: its files for one sitting, and what the demo officer has told and answered already."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


class DemoFolder:
    """The demo's files in a folder of their own, gone with the sitting. Nothing in them is true."""

    def __init__(self) -> None:
        """Write them. Raises SourceError or OSError where that cannot be done."""
        from officer_exposure.demo.writing import write_demo

        self._folder = tempfile.TemporaryDirectory(prefix="demo-")
        for _ in write_demo(Path(self._folder.name)):
            pass

    @property
    def files(self) -> Path:
        """What is looked at."""
        from officer_exposure.demo.writing import FILES

        return Path(self._folder.name) / FILES

    def tell(self, store: Store, today: date) -> None:
        """Enter the demo officer's facts and answers."""
        from officer_exposure.demo.household import household
        from officer_exposure.demo.truth import ANSWERS
        from officer_exposure.walk.opening import ACCOUNT

        store.facts.save(household())
        for section, answers in ANSWERS.items():
            for item, answer in answers.items():
                store.answers.give(section, ACCOUNT, item, answer, today)

    def remove(self) -> None:
        """The sitting is over."""
        self._folder.cleanup()
