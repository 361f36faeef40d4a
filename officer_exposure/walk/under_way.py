"""The sitting that is under way, kept in the store: it can be left anywhere and is gone on with later."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.store.store import Store
from officer_exposure.walk.stages import Stage

_NOW, _DONE, _DIFFERENT = "walk_sitting", "walk_sittings_done", "walk_looks_different"
_CHOSEN = "walk_sitting_chosen"


class UnderWay:
    """Which questions are looked at in this sitting, and how many sittings came to their end before."""

    def __init__(self, store: Store) -> None:
        self._settings = store.settings

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions of the sitting; none where none was begun."""
        return self._read(_NOW)

    @property
    def done(self) -> int:
        """How many sittings have ended."""
        kept = self._settings.get(_DONE)
        return int(kept) if kept.isdigit() else 0

    @property
    def is_chosen(self) -> bool:
        """Whether the officer chose what this sitting is about, so that it is no turn of a stage."""
        return bool(self._settings.get(_CHOSEN))

    def begin(self, items: Iterable[Item], *, chosen: bool = False) -> None:
        """Begin a sitting with these questions; one that was under way is left, and its open questions wait."""
        self._write(_NOW, (item.id for item in items))
        self._settings.set(_CHOSEN, "yes" if chosen else "")

    def done_in(self, stage: Stage) -> int:
        """How many sittings of a stage have ended since it was begun, or was begun again."""
        kept = self._settings.get(f"{_DONE}_{stage.name.lower()}")
        return int(kept) if kept.isdigit() else 0

    def finish(self, stage: Stage, *, is_last: bool) -> None:
        """End the sitting, and count it. `is_last`: nothing waits in its stage; what waits there later counts anew."""
        self.begin(())
        self._settings.set(_DONE, str(self.done + 1))
        count = 0 if is_last else self.done_in(stage) + 1
        self._settings.set(f"{_DONE}_{stage.name.lower()}", str(count))

    @property
    def different(self) -> frozenset[str]:
        """The ids of the questions whose menu looks different on the officer's own phone or computer."""
        return frozenset(item.id for item in self._read(_DIFFERENT))

    def mark_different(self, item: Item, *, is_different: bool) -> None:
        """Keep whether the menu of a question looks different."""
        others: Collection[str] = self.different - {item.id}
        self._write(_DIFFERENT, sorted({*others, item.id} if is_different else others))

    def _read(self, key: str) -> tuple[Item, ...]:
        """By the names of today; a question that was deleted is passed over."""
        content = load_content()
        names = (content.history.items.current(name) or name for name in self._settings.get(key).split())
        return tuple(content.items[name] for name in dict.fromkeys(names) if name in content.items)

    def _write(self, key: str, names: Iterable[str]) -> None:
        self._settings.set(key, " ".join(names))
