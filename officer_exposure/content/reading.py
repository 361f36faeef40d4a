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

_HINT = "Correct the file, then start the program again."


def read_yaml(text: str, shape: type[_Shape], name: str) -> _Shape:
    """Read `text` as `shape`. Raises ContentError naming the file (`name`) and the line or the field."""
    import yaml

    try:
        plain = yaml.load(text, _loader())  # noqa: S506 - a SafeLoader that knows even fewer types
    except yaml.MarkedYAMLError as error:
        raise ContentError(f"{name}{_line(error)}: {error.problem or 'this is not YAML'}.", _HINT) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError(f"{name}: this is not YAML.", _HINT) from error
    try:
        return msgspec.convert(plain, shape, strict=False)
    except msgspec.ValidationError as error:
        raise ContentError(f"{name}: {error}.", _HINT) from error


def read_file(path: Path, shape: type[_Shape]) -> _Shape:
    """Read one content file of this package."""
    return read_yaml(path.read_text(encoding="utf-8"), shape, path.name)


def _line(error: yaml.MarkedYAMLError) -> str:
    return f", line {error.problem_mark.line + 1}" if error.problem_mark else ""


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A loader that turns no scalar into anything: `no`, `1.10` and dates stay text.

    It refuses a key said twice, and aliases, with which a few lines can stand for billions.
    """
    import yaml

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class declares it so

        def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call] # the stubs leave it untyped
                raise yaml.composer.ComposerError(None, None, "aliases (*) are not used here", mark)
            return super().compose_node(parent, index)

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
