"""How long the attack on privacy zones takes, and how long it takes to tell a door and a routine.

    python -P -m benchmarks.zones [--activities N] [--rounds N]

Made runners, of whom three in ten activities begin elsewhere. Seconds are of this process alone; the best round counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from benchmarks.histories import FOUR_ON_FOUR_OFF, History
from benchmarks.runner import Habits, Runner
from officer_exposure.model import Audience
from officer_exposure.places.privacy_zones.attack import find_zones
from officer_exposure.places.privacy_zones.doors import find_doors
from officer_exposure.places.recorded import Recorded
from officer_exposure.places.routine.finding import find_routine

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
    _say(f"routine of {len(history.stays):,} stays", asked.rounds, lambda: find_routine(group, history.home))


def _say(words: str, rounds: int, measured: Callable[[], object]) -> None:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        measured()
        best = min(best, time.process_time() - start)
    print(f"{words}: {best:.2f} s (goal {_GOAL_S:.0f} s)")


if __name__ == "__main__":
    main()
