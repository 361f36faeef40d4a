from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.store.errors import WrongKeyError
from officer_exposure.store.recovery_code import CODE_BYTES, as_printed, as_typed, new_code

CODES = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(CODES)
def test_a_printed_code_is_typed_again_as_it_was(code: bytes) -> None:
    printed = as_printed(code)
    assert re.fullmatch(f"([{LETTERS}]{{4}}-){{6}}[{LETTERS}]{{4}}", printed)
    assert as_typed(printed) == code


@given(CODES)
def test_how_it_is_typed_does_not_matter(code: bytes) -> None:
    printed = as_printed(code)
    assert as_typed(f"  {printed.lower().replace('-', ' ')}\n") == code
    assert as_typed(printed.replace("-", "")) == code
    assert as_typed(printed.replace("0", "O").replace("1", "I")) == code
    assert as_typed(printed.replace("0", "o").replace("1", "l").replace("V", "u")) == code


@given(CODES, st.integers(0, 27), st.sampled_from(LETTERS))
def test_one_wrong_character_is_always_told(code: bytes, place: int, letter: str) -> None:
    letters = list(as_printed(code).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(WrongKeyError, match="not right"):
        as_typed("".join(letters))


@given(CODES, st.integers(0, 26))
def test_two_characters_that_changed_places_are_always_told(code: bytes, place: int) -> None:
    letters = list(as_printed(code).replace("-", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with pytest.raises(WrongKeyError, match="not right"):
        as_typed("".join(letters))


def test_a_code_of_another_length_is_counted() -> None:
    printed = as_printed(new_code())
    with pytest.raises(WrongKeyError, match="You have typed 27"):
        as_typed(printed[:-1])
    with pytest.raises(WrongKeyError, match="You have typed 0"):
        as_typed("")


@given(st.text())
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(WrongKeyError):
        as_typed(text)


def test_codes_are_random() -> None:
    assert len({new_code() for _ in range(100)}) == 100
