"""Everything that the widgets and the memory of a window still hold, seen or not."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from officer_exposure.exposure.attack import Attack
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.plan import Exposure
from officer_exposure.facts.record import Facts
from officer_exposure.model import Finding
from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.picture_order import Stack
from officer_exposure.places.guesses import Guess
from officer_exposure.places.spots import Group, Spots
from officer_exposure.store.records import KeptFinding, ListedPicture
from officer_exposure.vision.observed import Observed, SeenFace
from officer_exposure.vision.people import FaceLabel, KnownFace, Person
from ui.models.findings import FindingPages
from ui.models.folder import FolderModel
from ui.models.gatherings import GatheringsModel
from ui.plan_reading import Known
from ui.where import Where
from ui.widgets.map.marks import Mark, Points, Shown
from ui.widgets.picture import Picture

_FOUND = (
    Finding,
    KeptFinding,
    Gathering,
    Facts,
    Drawing,
    Picture,
    Stack,
    ListedPicture,
    FindingPages,
    FolderModel,
    GatheringsModel,
    Where,
    Guess,
    Spots,
    Group,
    Shown,
    Points,
    Mark,
    Known,
    Attack,
    Exposure,
)
_OF_PEOPLE = (Observed, SeenFace, KnownFace, FaceLabel, Person)
"""Where the window did not group faces, there are none of these; after the lock there must be none at all."""

_ROLES = (*range(14), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 4))


def everything_held() -> list[str]:
    """Every text in a property of any widget, or of anything in it, in any model, and on the clipboard."""
    held = {QGuiApplication.clipboard().text()}
    for widget in QApplication.allWidgets():
        for one in (widget, *widget.findChildren(QObject)):
            held.update(_properties(one))
            if isinstance(one, QAbstractItemView):
                held.update(_items(one.model()))
    return sorted(text.replace("\u200b", "") for text in held if text)


def alive() -> dict[str, int]:
    """How many things of each kind that holds something found are in memory; what is waiting for Python's own look
    for garbage counts."""
    gc.unfreeze()  # what is frozen is not told of
    return _count(_FOUND)


def people_alive() -> int:
    """How many things about faces and people are in memory."""
    gc.unfreeze()
    return sum(_count(_OF_PEOPLE).values())


def _count(kinds: Sequence[type]) -> dict[str, int]:
    counts = {kind.__name__: 0 for kind in kinds}
    for one in gc.get_objects():
        if type(one) in kinds:
            counts[type(one).__name__] += 1
    return counts


def children() -> list[str]:
    """The commands of the processes that this one has started and that still run."""
    found = " ".join((task / "children").read_text() for task in Path("/proc/self/task").iterdir()).split()
    return [Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode() for process in found]


def _properties(one: QObject) -> Iterator[str]:
    kind = one.metaObject()
    for number in range(kind.propertyCount()):
        value = kind.property(number).read(one)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (text for text in value if isinstance(text, str))


def _items(model: QAbstractItemModel) -> Iterator[str]:
    """The first column: ours are lists."""
    for row in range(model.rowCount()):
        yield from (str(model.index(row, 0).data(role)) for role in _ROLES)
