"""YAML to strict structs. Nothing is guessed: scalars stay text until a field says what they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    import yaml

_Shape = TypeVar("_Shape")

_DEEPEST = 20
"""Levels of nesting. The C parser puts each on its stack: some ten thousand end the process."""

_HINT = "Correct the file, then start again."


def read_yaml(text: str, shape: type[_Shape], name: str) -> _Shape:
    """Read `text` as `shape`. Raises ContentError naming the file (`name`) and the line or the field."""
    import yaml

    try:
        _refuse_tricks(text, name)
        plain = yaml.load(text, _loader())  # noqa: S506 - a safe loader that knows even fewer types
    except yaml.MarkedYAMLError as error:
        raise ContentError(
            f"{name}{_line(error.problem_mark)}: {error.problem or 'this is not YAML'}.", _HINT
        ) from error
    except yaml.YAMLError as error:
        raise ContentError(f"{name}: this is not YAML.", _HINT) from error
    try:
        return msgspec.convert(plain, shape, strict=False)
    except msgspec.ValidationError as error:
        raise ContentError(f"{name}: {error}.", _HINT) from error


def read_file(path: Path, shape: type[_Shape]) -> _Shape:
    """Read one content file of this package."""
    return read_yaml(path.read_text(encoding="utf-8"), shape, path.name)


def _line(mark: yaml.Mark | yaml._yaml.Mark | None) -> str:
    return f", line {mark.line + 1}" if mark else ""


def _refuse_tricks(text: str, name: str) -> None:
    """Refuse deep nesting, and aliases, with which a few lines can stand for billions."""
    import yaml

    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ContentError(f"{name}{_line(event.start_mark)}: aliases (*) are not used here.", _HINT)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ContentError(f"{name}{_line(event.start_mark)}: this is nested too deeply.", _HINT)


@cache
def _loader() -> type[yaml.CSafeLoader]:
    """A loader that turns no scalar into anything (`no`, `1.10` and dates stay text) and refuses a key said twice."""
    import yaml

    class Loader(yaml.CSafeLoader):
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class declares it so

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key.start_mark)
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, "a key is given twice", key.start_mark)
                seen.add(key.value)
            return super().construct_mapping(node, deep)

    return Loader
