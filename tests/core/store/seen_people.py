"""Pictures of people who never lived, as a look would have seen them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from officer_exposure.events import Pictured
from officer_exposure.recognizing import group_people
from officer_exposure.store.store import Store
from officer_exposure.vision.observed import Observed, SeenFace
from officer_exposure.vision.people import Person
from tests.core.vision.made_prints import made_prints

TODAY = date(2026, 11, 21)
BOX = (100, 100, 200, 220)


def face(print: bytes = b"", place: int = 0, child: float | None = None) -> SeenFace:
    """A face; others of the same picture stand beside it."""
    left, top, right, bottom = BOX
    return SeenFace((left + 300 * place, top, right + 300 * place, bottom), 0.9, child, print)


def picture(name: str, *faces: SeenFace, source: str = "photos", taken: str = "") -> Pictured:
    """A picture with these faces."""
    return Pictured(source, name, Observed(2000, 1500, taken, faces=faces))


def portraits(sizes: Sequence[int], child: Sequence[float | None] = ()) -> list[Pictured]:
    """So many portraits of each person: "0-0.jpg", "0-1.jpg" ... of the first. `child`: as each person looks."""
    prints, persons = made_prints(list(sizes))
    looks = dict(enumerate(child))
    numbers: Counter[int] = Counter()
    pictures = []
    for print, person in zip(prints, persons, strict=True):
        pictures.append(picture(f"{person}-{numbers[person]}.jpg", face(print, child=looks.get(person))))
        numbers[person] += 1
    return pictures


def with_people(store: Store, sizes: Sequence[int], child: Sequence[float | None] = ()) -> tuple[Person, ...]:
    """Allow prints, see these portraits, and group them. The people, those seen most first."""
    store.faces.allow(TODAY)
    store.pictures.see(portraits(sizes, child))
    group_people(store)
    return store.people.persons()
