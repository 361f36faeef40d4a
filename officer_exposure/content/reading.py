"""YAML to strict structs. Nothing is guessed: scalars stay text until a field says what they are."""

from __future__ import annotations

import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

_Shape = TypeVar("_Shape")

_DEEPEST = 20
"""Levels of nesting. The C parser puts each on its stack: some ten thousand end the process."""

_TEXT, _LIST, _DICT = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))

_HINT = "Correct the file, then start again."


def read_yaml(text: str, shape: type[_Shape], name: str) -> _Shape:
    """Read `text`, whoever wrote it. Raises ContentError naming the file (`name`) and the line or the field."""
    return _read(text, shape, name, own=False)


def read_file(path: Path, shape: type[_Shape]) -> _Shape:
    """Read one content file."""
    return _read(path.read_text(encoding="utf-8"), shape, path.name, own=True)


def read_table(name: str, shape: type[_Shape]) -> _Shape:
    """Read one content file of this package, without the modules that deal with paths: each worker starts with it."""
    data = pkgutil.get_data(__package__, name)
    if data is None:
        raise ContentError(f"{name}: this file is missing.", "Install the program again.")
    return _read(data.decode(), shape, name, own=True)


def _read(text: str, shape: type[_Shape], name: str, *, own: bool) -> _Shape:
    import yaml

    try:
        if not own:
            _refuse_tricks(text, name)
        plain = _plain(yaml.compose(text, _loader()))
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
    """A loader that takes no scalar for anything: `no`, `1.10` and dates stay text."""
    import yaml

    class Loader(yaml.CSafeLoader):
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class declares it so

    return Loader


def _plain(node: yaml.Node | None) -> object:
    """Texts, lists and dicts, and nothing else. The library's own way to them takes several times as long."""
    import yaml

    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == _DICT:
        return _dict(node)
    if node is None:
        return None
    raise yaml.constructor.ConstructorError(None, None, "only texts, lists and tables are used here", node.start_mark)


def _dict(node: yaml.MappingNode) -> dict[str, object]:
    import yaml

    plain: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key.start_mark)
        if key.value in plain:
            raise yaml.constructor.ConstructorError(None, None, "a key is given twice", key.start_mark)
        plain[key.value] = _plain(value)
    return plain
