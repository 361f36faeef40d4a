"""Reads one part of a file so that a broken part costs that part alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError

_Arguments = ParamSpec("_Arguments")


def read_part(
    into: Metadata, name: str, read: Callable[_Arguments, None], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> None:
    """Call `read`; on ParseError note that the part called `name` could not be read, and go on.

    A noted problem keeps the checks from calling the file clean.
    """
    try:
        read(*args, **kwargs)
    except ParseError as error:
        problem = f"The {name} in this file could not be read: {error.message}"
        if problem not in into.problems:
            into.problems.append(problem)
