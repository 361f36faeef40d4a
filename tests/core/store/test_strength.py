from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.store.strength import strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "password",
        "P@ssw0rd123!",
        "Summer2024!",
        "correct horse battery staple",
        "a" * 80,
        "q7Z" * 30,
        "a1" * 20,
        "qwertyuiop1234567890",
        "!@#$%^&*()_qwerty",
        "0987654321 0987654321",
        "thinblueline1984",
        "Michael1985Jessica1987",
        "badge police officer sheriff",
        "elephant elephant elephant elephant elephant",
        "elephant bicycle",
        "k7Qp2x9L",
        "internationalization",
    ],
)
def test_what_is_easy_to_guess_is_not_accepted(passphrase: str) -> None:
    judged = strength(passphrase)
    assert not judged.enough
    assert judged.hint


@pytest.mark.parametrize(
    "passphrase",
    [
        "tundra-radish-velvet-canoe",
        "elephant bicycle tundra radio",
        "TundraRadishVelvetCanoeLamp",
        "k7Qp2x9Lm4Zt",
        "83610573926104857391",
        "Ich m\u00f6chte gern zwei Br\u00f6tchen",
        "дерево стол окно река мост",
    ],
)
def test_what_is_hard_to_guess_is_accepted(passphrase: str) -> None:
    assert strength(passphrase).enough


def test_more_words_never_make_it_weaker() -> None:
    words = ["tundra", "radish", "velvet", "canoe", "lamp", "orchid"]
    judged = [strength(" ".join(words[:count])).word for count in range(len(words) + 1)]
    assert judged == ["empty", *["easy to guess"] * 3, "good", "good", "strong"]


@given(st.text(max_size=300))
def test_any_text_is_judged_and_the_words_are_calm(passphrase: str) -> None:
    judged = strength(passphrase)
    assert judged.word in {"empty", "easy to guess", "fair", "good", "strong"}
    assert judged.enough == (judged.word in {"fair", "good", "strong"})
