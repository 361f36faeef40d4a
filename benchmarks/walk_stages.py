"""How long the walk is, stage by stage, for the five people of tests/core/walk/people.py. Needs nothing else.

    .venv/bin/python -P -m benchmarks.walk_stages

Prints questions, minutes of looking and sittings for each stage, and in all.
"""

from __future__ import annotations

from officer_exposure.walk.choose import choose
from officer_exposure.walk.parts import parts
from tests.core.walk.people import PEOPLE


def main() -> None:
    """Print one block for each person."""
    for who, opened in PEOPLE.items():
        choice = choose(opened)
        found = parts(choice, choice.items, ())
        print(who)
        for part in found:
            print(f"  {part.stage.name.lower():6} {_figures(len(part.items), part.minutes, len(part.sittings))}")
        minutes, sittings = sum(part.minutes for part in found), sum(len(part.sittings) for part in found)
        print(f"  {'all':6} {_figures(len(choice.items), minutes, sittings)}")


def _figures(questions: int, minutes: int, sittings: int) -> str:
    return f"{questions:4} questions {minutes:4} minutes {sittings:3} sittings"


if __name__ == "__main__":
    main()
