"""python -P -m training FOLDER... [--cache FOLDER]: writes the head and the model card."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from officer_exposure.vision.uniform.head import HEAD_FILE, write_head
from training.card import card
from training.holding_out import examples_of, held_out
from training.learning_on import learning_curve
from training.pictures import labelled

_ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Train. Returns 0, or 2 where there is nothing to learn from."""
    parser = ArgumentParser(prog="python -P -m training", description="Train the uniform model's head.")
    parser.add_argument("folders", nargs="+", type=Path, help="labelled folders: a picture's label is its folder")
    parser.add_argument("--cache", type=Path, help="keep the features of pictures here, outside of the project")
    parser.add_argument("--head", type=Path, default=HEAD_FILE)
    parser.add_argument("--card", type=Path, default=_ROOT / "docs" / "uniform-model.md")
    given = parser.parse_args(arguments)
    if given.cache:
        given.cache.mkdir(parents=True, exist_ok=True)
    examples = examples_of(list(labelled(given.folders)), given.cache)
    if len({example.picture.shows for example in examples}) < 2:
        sys.stderr.write("There are no pictures of two or more labels in these folders.\n")
        return 2
    head, seen, heads = held_out(examples)
    write_head(head, given.head)
    given.card.write_text(card(head, examples, seen, learning_curve(examples, heads)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
