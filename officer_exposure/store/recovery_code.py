"""The recovery code: 128 random bits as a person can print, keep in a drawer and type again.

Twenty-eight characters in groups of four. None looks like another: there is no I, L, O or U. The last two and a bit
check the rest, so that a slip of the pen is told at once: any one wrong character and any two that changed places.
"""

from __future__ import annotations

import secrets

from officer_exposure.store.errors import WrongKeyError

CODE_BYTES = 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OILU", "011V")
_LENGTH, _GROUP = 28, 4
_CHECK_BITS = 12
_PRIME = 4093  # the greatest below 2 ** 12: no slip described above is a multiple of it


def new_code() -> bytes:
    """The 128 bits of a new code."""
    return secrets.token_bytes(CODE_BYTES)


def as_printed(code: bytes) -> str:
    """The code as it is printed, such as "0K3Q-...", seven groups of four."""
    number = int.from_bytes(code) << _CHECK_BITS
    number += -number % _PRIME
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def as_typed(text: str) -> bytes:
    """The 128 bits of a typed code. Case, spaces and hyphens do not matter, nor O for 0 or I and L for 1.

    Raises WrongKeyError where it is not a whole code without a slip.
    """
    letters = "".join(filter(str.isalnum, text.upper())).translate(_MEANT)
    if len(letters) != _LENGTH:
        raise WrongKeyError(
            "A recovery code has 28 letters and digits.", f"You have typed {len(letters)}. Please compare them."
        )
    number = 0
    for letter in letters:
        if letter not in _ALPHABET:
            raise _slip()
        number = number * 32 + _ALPHABET.index(letter)
    if number % _PRIME:
        raise _slip()
    return (number >> _CHECK_BITS).to_bytes(CODE_BYTES)


def _slip() -> WrongKeyError:
    return WrongKeyError("One letter or more of the recovery code is not right.", "Please compare it, group by group.")
