"""How long the attack on privacy zones takes, and how long it takes to tell a door and a routine.

    python -P -m benchmarks.zones [--activities N] [--rounds N]

Made runners, of whom three in ten activities begin elsewhere. Seconds are of this process alone; the best round counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import msgspec
import numpy as np

from benchmarks.histories import DAY, FIRST_DAY, FOUR_ON_FOUR_OFF, History
from benchmarks.runner import Habits, Runner
from checks.places.privacy_zone import CHECK as privacy_zone
from checks.places.routine import CHECK as routine
from checks.places.starts_at_door import CHECK as starts_at_door
from officer_exposure.check import CorrelationCheck, Seen
from officer_exposure.model import Audience
from officer_exposure.places.privacy_zones.attack import find_zones
from officer_exposure.places.privacy_zones.doors import find_doors
from officer_exposure.places.recorded import Recorded
from officer_exposure.places.routine.finding import find_routine
from officer_exposure.places.routine.visits import visits_of
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts

_GOAL_S = 1.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--activities", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    runner = Runner(1, Habits(elsewhere=0.3))
    cut = runner.tracks(asked.activities, (runner.home, 400.0))
    whole = Runner(2, Habits(elsewhere=0.3)).tracks(asked.activities, None)
    _say(f"zones of {asked.activities:,} cut activities", asked.rounds, lambda: find_zones(cut))
    _say(f"zones of {asked.activities:,} whole activities", asked.rounds, lambda: find_zones(whole))
    _say(f"doors of {asked.activities:,} whole activities", asked.rounds, lambda: find_doors(whole))
    history = History(3, days=365 * 5).at_random(8.0).nights().shifts(3, FOUR_ON_FOUR_OFF)
    files = (("s", "a"),) * len(history.stays)
    group = Recorded(Audience.UNKNOWN, (), (), tuple(history.stays), files)
    _say(f"routine of {len(history.stays):,} stays", asked.rounds, lambda: find_routine(visits_of(group), history.home))
    long = History(4, days=3650, recorded=1.0).at_random(36.0, first_place=1).nights().workdays(1, 8.5, 8.5)
    stays = [*long.stays, *_all_over_town(15_000, long.home)]
    _say(f"routine, all of it, of {len(stays):,} stays", asked.rounds, lambda: _told(_seen(stays), routine), 5.0)
    seen = Seen(located=[Located("a", f"{one}.fit", Whereabouts((), (track,))) for one, track in enumerate(cut)])
    _say(
        "zones and doors of the cut activities",
        asked.rounds,
        lambda: _told(msgspec.structs.replace(seen, made={}), privacy_zone, starts_at_door),
    )


def _all_over_town(number: int, middle: tuple[float, float]) -> list[Stay]:
    """Stays of ten minutes within some kilometers, in ten years."""
    chance = np.random.default_rng(5)
    spots = chance.normal(middle, 0.05, (number, 2))
    times = chance.uniform(FIRST_DAY * DAY, (FIRST_DAY + 3650) * DAY, number)
    rows = zip(spots[:, 0].tolist(), spots[:, 1].tolist(), times.tolist(), strict=True)
    return [Stay(north, east, time, time + 600, 0, 10.0) for north, east, time in rows]


def _seen(stays: list[Stay]) -> Seen:
    return Seen(located=[Located("a", "Timeline.json", Whereabouts(tuple(stays)))])


def _told(seen: Seen, *checks: CorrelationCheck) -> int:
    return sum(len(list(check.correlate(seen))) for check in checks)


def _say(words: str, rounds: int, measured: Callable[[], object], goal: float = _GOAL_S) -> None:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        measured()
        best = min(best, time.process_time() - start)
    print(f"{words}: {best:.2f} s (goal {goal:.0f} s)")


if __name__ == "__main__":
    main()
