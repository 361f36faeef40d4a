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

    from officer_exposure.content.mistakes import FieldPath

_Shape = TypeVar("_Shape")

_DEEPEST = 20
"""Levels of nesting. The C parser puts each on its stack: some ten thousand end the process."""

_TEXT, _LIST, _DICT = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))

_HINT = "Correct the file, then start again."

_SAVE_ANEW = "Save it as plain text with the encoding UTF-8, not as a document of a word processor."


class Document:
    """A YAML text that was read, and the line of everything in it.

    `text` may come from anyone: no sentence about its mistakes then repeats what stands in it. `own` is for the
    program's own files. `skip_blanks`: a field with nothing behind it is as if it were not there.
    """

    def __init__(self, text: str, name: str, *, own: bool = False, skip_blanks: bool = False) -> None:
        self._name, self._own = name, own
        self._root = _compose(text, name, own=own)
        plain = _composed(self._root, name, text)
        self.plain = _filled(plain) if skip_blanks else plain

    def read(self, shape: type[_Shape]) -> _Shape:
        """The text as a struct. Raises ContentError naming the file, the line and the field."""
        try:
            return msgspec.convert(self.plain, shape, strict=False)
        except msgspec.ValidationError as error:
            from officer_exposure.content.mistakes import advice_for, mistake_of

            mistake = mistake_of(str(error), shape, own=self._own)
            problem = f"{mistake.problem}{advice_for(mistake, self._root)}"
            raise self._error(mistake.path, mistake.field, problem) from None

    def error(self, path: FieldPath, problem: str) -> ContentError:
        """What is wrong with the field at `path`: "facts.yaml, line 7, household[0].minor: this must be ..."."""
        return self._error(path, path, problem)

    def _error(self, path: FieldPath, field: FieldPath, problem: str) -> ContentError:
        from officer_exposure.content.mistakes import field_name, line_of

        where = f"{self._name}, line {line_of(path, self._root)}, {field_name(field)}".removesuffix(", ")
        return ContentError(f"{where}: {problem}.", _HINT)


def read_yaml(text: str, shape: type[_Shape], name: str) -> _Shape:
    """Read `text`, whoever wrote it. Raises ContentError naming the file (`name`), the line and the field."""
    return Document(text, name).read(shape)


def read_file(path: Path, shape: type[_Shape], name: str = "") -> _Shape:
    """Read one content file, which is called `name` in what is said about it."""
    return Document(path.read_text(encoding="utf-8"), name or path.name, own=True).read(shape)


def read_table(name: str, shape: type[_Shape]) -> _Shape:
    """Read one content file of this package, without the modules that deal with paths: each worker starts with it."""
    data = pkgutil.get_data(__package__, name)
    if data is None:
        raise ContentError(f"{name}: this file is missing.", "Install the program again.")
    return Document(data.decode(), name, own=True).read(shape)


def text_of(path: Path, name: str, most_bytes: int) -> str:
    """The text of a file that someone wrote by hand, called `name`. Raises ContentError where it cannot be one."""
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise ContentError(f"{name} could not be opened.", "Check that it is still there.") from error
    if len(data) > most_bytes:
        raise ContentError(f"{name} is too large to be one: the most is {most_bytes:,} bytes.", _HINT)
    if b"\0" in data:
        raise ContentError(f"{name} is not plain text in UTF-8.", _SAVE_ANEW)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(f"{name}, line {line}: this is not plain text in UTF-8.", _SAVE_ANEW) from error


def _compose(text: str, name: str, *, own: bool) -> yaml.Node | None:
    import yaml

    try:
        if not own:
            _refuse_tricks(text, name)
        return yaml.compose(text, _loader())
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(error, name, text) from error
    except yaml.YAMLError as error:
        raise ContentError(f"{name}: this is not YAML.", _HINT) from error


def _composed(root: yaml.Node | None, name: str, text: str) -> object:
    import yaml

    try:
        return _plain(root)
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(error, name, text) from error


def _no_yaml(error: yaml.MarkedYAMLError, name: str, text: str) -> ContentError:
    from officer_exposure.content.yaml_faults import fault_in

    line, fault = fault_in(error, text)
    where = name if line is None else f"{name}, line {line}"
    return ContentError(f"{where}: {fault}.", _HINT)


def _filled(plain: object) -> object:
    """The same without the fields of its tables that were left blank."""
    if isinstance(plain, dict):
        return {key: _filled(value) for key, value in plain.items() if value != ""}
    return [_filled(item) for item in plain] if isinstance(plain, list) else plain


def _line(mark: yaml.Mark | yaml._yaml.Mark | None) -> str:
    return f", line {mark.line + 1}" if mark else ""


def _refuse_tricks(text: str, name: str) -> None:
    """Refuse deep nesting, and aliases, with which a few lines can stand for billions."""
    import yaml

    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            problem = "aliases (*) are not used here. A text that begins with * stands in quotes"
            raise ContentError(f"{name}{_line(event.start_mark)}: {problem}.", _HINT)
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
            first = next(one.start_mark.line + 1 for one, _ in node.value if one.value == key.value)
            problem = f"a key is given twice, first in line {first}"
            raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        plain[key.value] = _plain(value)
    return plain
