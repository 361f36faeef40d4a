"""What is wrong with a YAML text, in words for the person who wrote it: where it stands and what belongs there.

Loaded only once there is a mistake.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import singledispatch
from typing import TYPE_CHECKING

import msgspec
from msgspec import inspect

if TYPE_CHECKING:
    import yaml

FieldPath = tuple[str | int, ...]
"""The way to a field: ("household", 0, "minor")."""

_WHERE = re.compile(r"(?P<said>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>[^$]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_ANY_KEY = "..."
"""What msgspec calls every key of a table whose keys are free."""

_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`", re.DOTALL)

_A_TEXT = "a text"

_NO_SUCH_KEY = "one of the names in this table does not exist"


class Mistake(msgspec.Struct, frozen=True):
    """What is wrong at `path`: `problem` is the rest of a sentence that begins with the name of `field`."""

    path: FieldPath
    field: FieldPath
    problem: str


def mistake_of(said: str, shape: object, *, own: bool) -> Mistake:
    """What a ValidationError of msgspec means. The name of an unknown field is repeated from `own` files only."""
    match = _WHERE.fullmatch(said)
    assert match is not None
    steps = tuple(name or _number(number) for name, number in _STEP.findall(match["path"] or ""))
    path = steps[: steps.index(_ANY_KEY)] if _ANY_KEY in steps else steps
    kind = _type_at(steps, inspect.type_info(shape))
    if unknown := _UNKNOWN.fullmatch(match["said"]):
        named = (*path, unknown[1])
        return Mistake(named, named if own else path, f"there is no such field{_meant(unknown[1], kind)}")
    if missing := _MISSING.fullmatch(match["said"]):
        return Mistake(path, (*path, missing[1]), "this is missing")
    return Mistake(path, path, _NO_SUCH_KEY if match["key"] else f"this must be {_wanted(kind)}")


def advice_for(mistake: Mistake, root: yaml.Node | None) -> str:
    """What else to say where the text has another shape than its author meant: a colon makes a table of a text."""
    import yaml

    node = root
    for step in mistake.path:
        _, node = _below(node, step)
    is_table = isinstance(node, yaml.MappingNode)
    return ". A text with a colon stands in quotes" if is_table and mistake.problem == f"this must be {_A_TEXT}" else ""


def _meant(name: str, kind: inspect.Type) -> str:
    known = [field.encode_name for field in kind.fields] if isinstance(kind, inspect.StructType) else []
    close = get_close_matches(name, known, n=1)
    return f"; perhaps {close[0]} was meant" if close else ""


def _number(text: str) -> str | int:
    return int(text) if text.isdigit() else text


def field_name(path: FieldPath) -> str:
    """The field as people write it: "household[0].minor"."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def line_of(path: FieldPath, root: yaml.Node | None) -> int:
    """The line of a field, counted from 1; of what is around it where it is missing."""
    node, line = root, 0 if root is None else root.start_mark.line
    for step in path:
        key, node = _below(node, step)
        if key is None:
            break
        line = key.start_mark.line
    return line + 1


def _below(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """What names the field `step` of a node, and the field itself."""
    import yaml

    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step], node.value[step]
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == step:
            return key, value
    return None, None


def _type_at(path: FieldPath, kind: inspect.Type) -> inspect.Type:
    for step in path:
        kind = _type_below(_present(kind), step)
    return _present(kind)


def _present(kind: inspect.Type) -> inspect.Type:
    """Without the choice to leave it out."""
    if isinstance(kind, inspect.UnionType):
        return next((one for one in kind.types if not isinstance(one, inspect.NoneType)), kind)
    return kind


def _type_below(kind: inspect.Type, step: str | int) -> inspect.Type:
    if isinstance(kind, inspect.StructType):
        return next((field.type for field in kind.fields if field.encode_name == step), inspect.AnyType())
    if isinstance(kind, inspect.TupleType):
        return kind.item_types[0]
    if isinstance(kind, inspect.DictType):
        return kind.value_type
    return kind.item_type if isinstance(kind, inspect.CollectionType) else inspect.AnyType()


@singledispatch
def _wanted(kind: inspect.Type) -> str:
    """What belongs there, as the end of "this must be"."""
    return "something else"


@_wanted.register
def _(_: inspect.BoolType) -> str:
    return "true or false"


@_wanted.register
def _(_: inspect.StrType) -> str:
    return _A_TEXT


@_wanted.register
def _(_: inspect.IntType) -> str:
    return "a whole number"


@_wanted.register
def _(_: inspect.FloatType) -> str:
    return "a number"


@_wanted.register
def _(kind: inspect.CollectionType) -> str:
    if isinstance(kind.item_type, inspect.StructType):
        return "a list, each entry of which begins with a dash"
    return "a list, such as [one, two]"


@_wanted.register
def _(kind: inspect.TupleType) -> str:
    return f"a list of {len(kind.item_types)}"


@_wanted.register(inspect.StructType | inspect.DictType)
def _(_: inspect.Type) -> str:
    return "a table of fields"


@_wanted.register
def _(kind: inspect.EnumType) -> str:
    return _one_of([str(member.value) for member in kind.cls])


@_wanted.register
def _(kind: inspect.LiteralType) -> str:
    return _one_of([str(value) for value in kind.values])


def _one_of(words: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
