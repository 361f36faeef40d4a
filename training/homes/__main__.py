"""Fit the rankings, say what they come to on people held out, and write them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from officer_exposure.places.features import NAMES
from officer_exposure.places.ranking import DATA, Ranking, Rankings
from training.homes.cases import Target, dense_cases, made_cases, stop_halves, thinned_cases
from training.homes.fitting import Case, fit, hits
from training.homes.people import MANNERS, NEVER_HOME
from training.homes.stops import Stopped

_FIT, _ASIDE, _HELD_OUT = range(100_000, 100_800), range(200_000, 200_300), range(300_000, 300_300)
_NEVER = range(250_000, 250_100)
"""One in forty of those set aside shows nothing of home. Nobody knows how many do."""

_DENSE_COUNTS = 3


def main() -> int:
    """Fit a home and a place of work."""
    parser = ArgumentParser(prog="python -P -m training.homes", description="Fit how places are ranked.")
    parser.add_argument("stops", type=Path, help="folder with the labelled stops")
    parser.add_argument("--write", action="store_true", help="write the numbers into the program")
    asked = parser.parse_args()
    fitted_on, held_out = stop_halves(asked.stops)
    found = {target: _fitted(target, fitted_on) for target in Target}
    for target, ranking in found.items():
        for name, cases in _held_out(target, held_out).items():
            judged = [one for one in cases if one.right.any()]
            first, three = hits(judged, ranking, 1) / len(judged), hits(judged, ranking, 3) / len(judged)
            print(f"{target.value:5} {name:28} {len(judged):4}  first {first:.3f}  top-3 {three:.3f}")
    if asked.write:
        rankings = Rankings(NAMES, found[Target.HOME], found[Target.WORK])
        rounded = msgspec.json.format(msgspec.json.encode(_rounded(rankings)), indent=1)
        DATA.write_bytes(rounded + b"\n")
    return 0


def _fitted(target: Target, people: Sequence[Stopped]) -> Ranking:
    cases = [one for manner in MANNERS.values() for one in made_cases(manner, _FIT, target)]
    aside = [one for manner in MANNERS.values() for one in made_cases(manner, _ASIDE, target)]
    aside += made_cases(NEVER_HOME, _NEVER, target)
    thin = thinned_cases(people, target, 1)
    cases += [one for some in thin.values() for one in some]
    dense = dense_cases(people, target)
    cases += dense * _DENSE_COUNTS
    aside += dense  # known to the weights, which are few: nobody else tells how sure all stops of a person make
    aside += [one for some in thinned_cases(people, target, 2).values() for one in some]
    return fit(cases, aside)


def _held_out(target: Target, people: Sequence[Stopped]) -> Mapping[str, list[Case]]:
    found = {name: made_cases(manner, _HELD_OUT, target) for name, manner in MANNERS.items()}
    for (count, share), cases in thinned_cases(people, target, 3).items():
        found[f"stops, {count} posts, {share:.0%} home"] = cases
    found["stops, all of them"] = dense_cases(people, target)
    return found


def _rounded(rankings: Rankings) -> Rankings:
    """Four decimals are more than the numbers are sure of."""
    home, work = (
        Ranking(
            tuple(round(one, 4) for one in ranking.weights),
            ranking.vote,
            (round(ranking.curve[0], 4), round(ranking.curve[1], 4), round(ranking.curve[2], 4)),
        )
        for ranking in (rankings.home, rankings.work)
    )
    return Rankings(rankings.names, home, work)


if __name__ == "__main__":
    sys.exit(main())
