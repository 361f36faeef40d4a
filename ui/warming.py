"""Loads, while the officer reads the first page, what the other pages need."""

from __future__ import annotations

from importlib import import_module

from ui.background import Background

_WANTED = (
    "officer_exposure.store.vault",
    "ui.pages.sources",
    "ui.pages.scan",
    "ui.audits",
    "ui.pages.about",
    "officer_exposure.text.known.matching",
    "ui.pages.walk",
    "officer_exposure.audit",
    "officer_exposure.registry",
    "ui.pages.review",
    "ui.pages.pictures",
    "ui.pages.documents",
    "ui.pages.changes",
    "ui.pages.settings",
    "officer_exposure.keeping",
)
"""In the order in which they are likely to be wanted."""


class Warming(Background):
    """Imports, and reads the content (YAML is slow): nothing of the officer's is touched, and no widget is made."""

    def __init__(self) -> None:
        super().__init__()
        self._stopping = False

    def stop(self) -> None:
        """Load no more, and wait for what is being loaded."""
        self._stopping = True
        self.wait()

    def run(self) -> None:
        """The thread."""
        for name in _WANTED:
            if self._stopping:
                return
            import_module(name)
        from officer_exposure.content import load_content

        load_content()
        if not self._stopping:
            _warm_the_map()


def _warm_the_map() -> None:
    """Outlines and towns: the review shows a recording at once, on a map."""
    from officer_exposure.places.base_map import Layer, projected
    from officer_exposure.places.gazetteer import load_gazetteer

    for layer in Layer:
        projected(layer)
    load_gazetteer()
