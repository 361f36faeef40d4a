"""Ranks places as a home, a place of work or a second home, and says how likely it is right.

The scorers vote, a conditional logit over `features` corrects them, and what both say together is brought to a
probability by a logistic curve. The numbers were fitted by `python -P -m training.homes` and stand in `ranking.json`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.places.features import NAMES, features
from officer_exposure.places.moments import Moments

if TYPE_CHECKING:
    from officer_exposure.places.clusters import Numbers

DATA = Path(__file__).with_name("ranking.json")

VOTERS = (
    "at_night",
    "evening_and_night",
    "distinct_nights",
    "distinct_days",
    "last_of_day",
    "weekday_evenings",
    "hours_and_days",
)
"""The scorers that have a vote beside what was learned: what holds for people unlike those it was learned from."""

_FLOOR = 0.01
SAID = 8.0
"""What a source itself calls home or work outweighs any guess."""


class Ranking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sort of place. `weights`: one for each of `NAMES`. `vote`: how much the scorers count beside them.

    `curve`: (constant, of the log odds, of the logarithm of the number of moments): the log odds of being right.
    """

    weights: tuple[float, ...]
    vote: float
    curve: tuple[float, float, float]


class Rankings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `ranking.json` holds; `names` are those of the features at the time."""

    names: tuple[str, ...]
    home: Ranking
    work: Ranking


@cache
def load_rankings() -> Rankings:
    """Read the fitted numbers. Raises ValueError where they were fitted to other features."""
    found = msgspec.json.decode(DATA.read_bytes(), type=Rankings)
    if found.names != NAMES:
        raise ValueError(f"{DATA.name} was fitted to other features: run python -P -m training.homes FOLDER --write")
    return found


def logits(table: Numbers, ranking: Ranking) -> Numbers:
    """For each row of `features`, how much speaks for it; only differences mean something."""
    import numpy as np

    found: Numbers = table @ np.array(ranking.weights)
    return found + ranking.vote * votes(table)


def votes(table: Numbers) -> Numbers:
    """What the voters say together of each place, as a logarithm."""
    import numpy as np

    columns = [NAMES.index(name) for name in VOTERS]
    found: Numbers = np.log(table[:, columns].mean(axis=1) + _FLOOR)
    return found


def shares(speaks: Numbers) -> Numbers:
    """Logits brought to shares that sum up to one."""
    import numpy as np

    powers = np.exp(speaks - speaks.max())
    found: Numbers = powers / powers.sum()
    return found


def confidence(share: float, moments: int, ranking: Ranking) -> float:
    """How likely a place with such a share is right, among people with so many moments."""
    import numpy as np

    kept = min(max(share, 1e-6), 1 - 1e-6)
    constant, odds, number = ranking.curve
    return float(1 / (1 + np.exp(-(constant + odds * np.log(kept / (1 - kept)) + number * np.log1p(moments)))))


def ensemble(seen: Moments) -> Numbers:
    """The share of each place as a home, by everything together: the scorer that `guess` believes."""
    return home_shares(seen, features(seen))


def home_shares(seen: Moments, table: Numbers) -> Numbers:
    """The same from the `features` of these moments."""
    called = SAID * (seen.said_home > 0) - SAID * (seen.said_work > 0)
    return shares(logits(table, load_rankings().home) + called)
