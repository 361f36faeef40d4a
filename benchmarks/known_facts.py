"""How many texts a second the matcher of known facts looks through, beside plainer ways to look, in the same run.

    python benchmarks/known_facts.py [--rounds N]

Ten facts on one core, over the texts of the development data where they lie beside the project, and over made ones
otherwise. Seconds are of this process alone, so other programs disturb little. The rounds of all contestants take
turns; the best round counts. The plainer ways find much less: they are here as a measure of this machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


from officer_exposure.text.known.fact import KnownFact
from officer_exposure.text.known.matching import compile_facts, matcher_of
from tests.core.known.tuning_variants import tuning_variants
from tests.core.known.unrelated import UNRELATED_SETS, unrelated_texts
from tests.shared_data import SHARED

_GOAL = 20_000

Contestant = Callable[[Sequence[str]], None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    texts = _texts()
    print(f"{len(texts):,} texts of {sum(map(len, texts)) / len(texts):.0f} signs, ten facts a set (goal {_GOAL:,}/s)")
    for name, facts in UNRELATED_SETS.items():
        best = _race(_contestants(facts), texts, rounds)
        ours, *others = best.items()
        print(f"{name:8} {_rate(texts, ours[1]):>10}, made in {_seconds_to_make(facts) * 1000:.1f} ms", end="")
        print("".join(f"; {seconds / ours[1]:.2f} times {other}" for other, seconds in others))


def _texts() -> list[str]:
    made = [variant.text for variant in tuning_variants(rounds=1)]
    return unrelated_texts() if SHARED is not None else made


def _contestants(facts: Sequence[KnownFact]) -> dict[str, Contestant]:
    matcher = matcher_of(compile_facts(facts))
    wanted = [fact.text for fact in facts]
    return {
        "ours": lambda texts: _consume(matcher.find(text) for text in texts),
        "partial_ratio": lambda texts: _consume(_alike(text, wanted) for text in texts),
        "str.find": lambda texts: _consume([text.find(each) for each in wanted] for text in texts),
    }


def _alike(text: str, wanted: Sequence[str]) -> list[float]:
    return [fuzz.partial_ratio(each, text) for each in wanted]


def _consume(found: Iterable[object]) -> None:
    for _ in found:
        pass


def _race(contestants: dict[str, Contestant], texts: Sequence[str], rounds: int) -> dict[str, float]:
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, contestant in contestants.items():
            start = time.process_time()
            contestant(texts)
            best[name] = min(best[name], time.process_time() - start)
    return best


def _seconds_to_make(facts: Sequence[KnownFact]) -> float:
    compiled = compile_facts(facts)
    start = time.process_time()
    matcher_of(compiled)
    return time.process_time() - start


def _rate(texts: Sequence[str], seconds: float) -> str:
    return f"{len(texts) / seconds:,.0f}/s"


if __name__ == "__main__":
    main()
