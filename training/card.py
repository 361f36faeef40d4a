"""The model card: what the head was trained on, and how often held-out pictures were judged right."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.wilson import FEW, Share
from officer_exposure.vision.uniform.head import Head, Levels
from training.fitting import Example
from training.holding_out import HeldOut, of_collection
from training.learning_on import Curve
from training.pictures import POLICE, POLICE_VEHICLE
from training.with_lettering import called_likely, with_lettering

_INTRODUCTION = """\
# The uniform model

Written by `python -P -m training`; do not edit. A softmax of a few kilobytes over frozen EfficientNet-lite0 features
(ImageNet) says how much a picture, and the torso below each face, looks like an officer in uniform or like police
insignia. A picture is looked at as a whole and, where a glance leaves anything open, at more pixels and in five parts.
Whether it shows a marked police vehicle is told by two directions out of ImageNet's own last layer, which learn nothing
from the pictures below.

## How it was measured

Every figure is of pictures that the judging head had not learned from. The collection of professions (224 x 224
pixels, squashed squares from the web, international, mostly not US) is held out in five parts. Pictures from elsewhere
are held out by whole sources: no head is judged on a source it has seen. **Many pictures in the folders of people and
badges are of the collection, too**: all of 224 x 224 pixels are counted with it, and exact copies once. So few pictures
of officers come from other sources that the recall there cannot be known. The levels were chosen on the same held-out
scores: false alarms among other professions and among ordinary vehicles are what they were set to. The two directions
for vehicles were chosen among some fifty by how they part these same vehicles, so others will be told less well.

Not every picture that the collection calls police shows police: by eye, of the 29 that were not called likely one shows
no uniform, and five more none that is clearly of police (soldiers, a brass band, a drawing). They count as missed.

Which maps of the network are used was chosen among ten sets in the same folds, by a quicker head (discriminant
analysis). With that head, and with the set and the level chosen anew without each fold, 851 of 891 are called likely,
and 22 of 2,036 others.

"sure", "likely" and "possible" are the levels of the findings: high, medium and low confidence. Brackets: 95 % Wilson
intervals.
"""

_LIMITS = """\
## What it is not good for

- Plain clothes, small figures, name tapes and badges alone in a wide picture. It was never trained on them.
- Lookalikes: guards, soldiers, pilots, firefighters. The table above says how often they are taken for police.
- Vehicles: 37 marked ones is too few to promise anything. Small ones in a wide scene are missed; vans and ambulances
  are taken for police vehicles more often than others.
- Pictures of less than 224 pixels, and US uniforms in particular, have not been measured by themselves.
- A probability is scaled to the mix of pictures it was trained with, about one officer in four. In an album with few
  officers it is too high.
"""


def card(head: Head, examples: list[Example], seen: HeldOut, curve: Curve) -> str:
    """The card as Markdown."""
    parts = [_INTRODUCTION, _data(examples), _uniforms(head, examples, seen), _glances(examples, seen)]
    parts += [_lettered(head, examples, seen), _apart(examples, seen), _afar(head, examples, seen)]
    return "\n".join([*parts, _vehicles(head, examples, seen), _learning(curve), _LIMITS])


def _data(examples: list[Example]) -> str:
    counts = Counter((example.picture.shows, _origin(example)) for example in examples)
    lines = [f"| {shows} | {origin} | {count} |" for (shows, origin), count in sorted(counts.items())]
    return "\n".join(
        ["## What it learned from", "", "| class | source | pictures |", "| --- | --- | ---: |", *lines, ""]
    )


def _uniforms(head: Head, examples: list[Example], seen: HeldOut) -> str:
    title = "## Uniforms: taken for an officer or police insignia"
    return _table(title, _people(examples), seen.uniform, head.uniform_levels)


def _people(examples: list[Example]) -> dict[str, list[int]]:
    """The numbers of all pictures but those of police vehicles, which may well show an officer, by what they show."""
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        if example.picture.shows != POLICE_VEHICLE:
            groups.setdefault(_group(example), []).append(number)
    return groups


def _lettered(head: Head, examples: list[Example], seen: HeldOut) -> str:
    title = "## Uniforms, by the picture or by its lettering: what the program says"
    chances = with_lettering(seen.uniform, examples, head.uniform_levels)
    return _table(title, _people(examples), chances, head.uniform_levels)


def _apart(examples: list[Example], seen: HeldOut) -> str:
    """The same where no level has seen the pictures it is judged by, either."""
    told = called_likely(seen.uniform, examples).astype(np.float64)
    police = np.array([example.picture.shows == POLICE for example in examples])
    others = np.array([example.picture.shows not in {POLICE, POLICE_VEHICLE} for example in examples])
    collection = np.array([of_collection(example.picture, example.numbers) for example in examples])
    groups = (("police", told[collection & police]), ("other professions", told[collection & others]))
    shares = ", ".join(f"{name} {_share(values, 0.5)}" for name, values in groups if len(values))
    return f"Likely by a level set on the other four parts, by the picture or by its lettering: {shares}.\n"


def _glances(examples: list[Example], seen: HeldOut) -> str:
    police = np.array([example.picture.shows == POLICE for example in examples])
    collection = np.array([of_collection(example.picture, example.numbers) for example in examples])
    groups = (
        ("police", seen.close[police]),
        ("other professions", seen.close[collection & ~police]),
        ("everything else", seen.close[~collection & ~police]),
    )
    shares = ", ".join(f"{name} {_share(close.astype(np.float64), 0.5)}" for name, close in groups if len(close))
    return f"Looked at closely, since a glance left it open: {shares}.\n"


def _afar(head: Head, examples: list[Example], seen: HeldOut) -> str:
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        if example.picture.shows != POLICE_VEHICLE and _origin(example) != "collection":
            groups.setdefault(_group(example), []).append(number)
    title = "## Uniforms, by a head that has learned from the collection alone"
    return _table(title, groups, seen.afar, head.uniform_levels)


def _vehicles(head: Head, examples: list[Example], seen: HeldOut) -> str:
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        groups.setdefault(_vehicle_group(example), []).append(number)
    title = "## Vehicles: taken for a marked police vehicle"
    return _table(title, groups, seen.vehicle, head.vehicle_levels)


def _group(example: Example) -> str:
    if example.picture.shows == POLICE:
        return f"**police**, {_origin(example)}"
    return f"{example.picture.shows}, {_origin(example)}"


def _vehicle_group(example: Example) -> str:
    if example.picture.shows == POLICE_VEHICLE:
        return "**marked police vehicles**, elsewhere"
    return f"{example.picture.folder}, {_origin(example)}"


def _origin(example: Example) -> str:
    return "collection" if of_collection(example.picture, example.numbers) else "elsewhere"


def _table(title: str, groups: dict[str, list[int]], chances: NDArray[np.float64], levels: Levels) -> str:
    lines = [title, "", "| pictures | sure | likely | possible |", "| --- | --- | --- | --- |"]
    for name, numbers in sorted(groups.items()):
        shares = [_share(chances[numbers], level) for level in (levels.sure, levels.likely, levels.possible)]
        lines.append(f"| {name}{' (few)' if len(numbers) < FEW else ''} | " + " | ".join(shares) + " |")
    return "\n".join([*lines, ""])


def _share(chances: NDArray[np.float64], level: float) -> str:
    share = Share(int((chances > level).sum()), len(chances))
    low, high = share.interval
    return f"{share.hits} of {share.cases} ({share.hits / share.cases:.3f}; {low:.2f}-{high:.2f})"


def _learning(curve: Curve) -> str:
    lines = [
        "## What it learns from an officer's answers",
        "",
        f"{curve.albums} albums of held-out pictures. Answers were given to one half; the other half was ordered.",
        "",
        "| answers | mean average precision | albums with an order no worse than before |",
        "| ---: | ---: | ---: |",
    ]
    lines += [f"| {count} | {value:.4f} | {curve.no_worse[count]} |" for count, value in curve.precision.items()]
    return "\n".join([*lines, ""])
