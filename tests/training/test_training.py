from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it ships no types

from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import Levels
from training.__main__ import main
from training.augmenting import augmented
from training.fitting import Example
from training.learning_on import average_precision
from training.measuring_pictures import Numbers
from training.pictures import Labelled
from training.with_lettering import with_lettering

COLORS = {"police": (20, 30, 90), "chef": (240, 240, 240), "ordinary": (200, 40, 40), "police_marked": (30, 90, 30)}


def drawn(folder: Path) -> Path:
    for label, color in COLORS.items():
        (folder / label).mkdir(parents=True)
        for number in range(8):
            image = Image.new("RGB", (224, 224), color)
            dice = np.random.default_rng(number)
            for _ in range(6):
                left, top = (int(side) for side in dice.integers(0, 180, 2))
                fill = tuple(int(tone) for tone in dice.integers(0, 255, 3))
                ImageDraw.Draw(image).ellipse((left, top, left + 20 + number, top + 30), fill=fill)
            image.save(folder / label / f"{number}.png")
    return folder


@pytest.mark.slow
def test_the_same_pictures_make_the_same_head(tmp_path: Path) -> None:
    folder = drawn(tmp_path / "pictures")
    for name in ("one", "two"):
        made = [str(folder), "--head", str(tmp_path / f"{name}.npz"), "--card", str(tmp_path / f"{name}.md")]
        with threadpool_limits(1):  # so few rows: on more threads it takes twice as long
            assert main(made) == 0
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    text = (tmp_path / "one.md").read_text()
    assert text == (tmp_path / "two.md").read_text()
    assert "**police**, collection (few)" in text


def test_a_folder_without_labels_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--head", str(tmp_path / "head.npz")]) == 2
    assert "two or more labels" in capsys.readouterr().err
    assert not (tmp_path / "head.npz").exists()


def test_a_seed_gives_one_change_and_another_seed_another() -> None:
    image = Image.radial_gradient("L").convert("RGB").resize((300, 200))
    one, again, other = augmented(image, 1), augmented(image, 1), augmented(image, 2)
    assert one.size == (224, 224)
    assert one.tobytes() == again.tobytes() != other.tobytes()


def test_lettering_raises_what_may_be_a_uniform_and_nothing_else() -> None:
    one = [example(lettered=lettered) for lettered in (True, False, True)]
    said = with_lettering(np.array([0.3, 0.3, 0.05]), one, Levels(0.99, 0.9, 0.5))
    assert [value > 0.9 for value in said] == [True, False, False]
    assert said[1:].tolist() == [0.3, 0.05]


def example(*, lettered: bool) -> Example:
    none = np.zeros((0, FEATURES), np.float16)
    return Example(Labelled(Path("a.jpg"), "police", "b"), Numbers((1, 1), none, none, none, lettered), 0)


def test_average_precision_is_that_of_the_textbook() -> None:
    truth = np.array([True, False, True, False])
    assert average_precision(np.array([4, 3, 2, 1], np.float32), truth) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(np.array([1, 2, 3, 4], np.float32), np.zeros(4, bool)) == 0
