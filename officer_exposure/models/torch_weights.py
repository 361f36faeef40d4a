"""Reads the tensors of a PyTorch file in its legacy layout, without PyTorch and without running what is in it.

The layout, as torch.serialization._legacy_save writes it: three pickles (a magic number, the protocol version, the
sizes of the writing system), a pickle of the ordered dict of tensors, a pickle of the list of storage keys, then the
storages in that order, each an 8-byte little-endian count and its elements. Pickles can name any function to call: the
unpickler here knows an ordered dict and the rebuilding of a tensor, and refuses everything else.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from officer_exposure.errors import ParseError

if TYPE_CHECKING:
    import numpy as np

_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_TYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}
_NOT_WEIGHTS = "These are not weights in PyTorch's legacy layout."


class _Storage(msgspec.Struct, frozen=True):
    """Where a tensor's elements stand: `dtype` as numpy spells it, `count` elements, named `key`."""

    dtype: str
    key: str
    count: int


class _Tensor(msgspec.Struct, frozen=True):
    """A view of a storage: offset, shape and strides count elements."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def read_weights(data: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """The tensors of a legacy PyTorch file by name: float32 or int64, C-contiguous. Raises ParseError."""
    try:
        return _read(BytesIO(data))
    except ParseError:
        raise
    except Exception as error:  # the unpickler raises whatever the bytes lead it to
        raise ParseError(_NOT_WEIGHTS) from error


def _read(file: BytesIO) -> dict[str, np.ndarray[Any, Any]]:
    header = [_Tensors(file).load() for _ in range(3)]
    if header[:2] != [_MAGIC, _PROTOCOL] or not header[2]["little_endian"]:
        raise ParseError(_NOT_WEIGHTS)
    views: Mapping[str, _Tensor] = _Tensors(file).load()
    storages = {view.storage.key: view.storage for view in views.values()}
    arrays = {key: _elements(file, storages[key]) for key in _Tensors(file).load()}
    return {name: _contiguous(view, arrays[view.storage.key]) for name, view in views.items()}


class _Tensors(pickle.Unpickler):
    """An unpickler that builds ordered dicts and descriptions of tensors, and refuses every other name."""

    def find_class(self, module: str, name: str) -> Callable[..., object] | str:
        """What a global of the pickle stands for."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _described
        if module == "torch" and name in _TYPES:
            return _TYPES[name]
        raise ParseError("These weights ask for code to be run, so they are not read.")

    def persistent_load(self, pid: Any) -> _Storage:
        """A storage that a tensor refers to."""
        kind, dtype, key, _, count = pid[:5]
        if kind != "storage" or dtype not in _TYPES.values():
            raise ParseError(_NOT_WEIGHTS)
        return _Storage(dtype, key, count)


def _described(storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object) -> _Tensor:
    return _Tensor(storage, offset, shape, strides)


def _elements(file: BytesIO, storage: _Storage) -> np.ndarray[Any, Any]:
    import numpy as np

    count = int.from_bytes(file.read(8), "little")
    if count != storage.count:
        raise ParseError(_NOT_WEIGHTS)
    return np.frombuffer(file.read(count * np.dtype(storage.dtype).itemsize), storage.dtype, count)


def _contiguous(view: _Tensor, elements: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Strides come from the file: a view that leaves its storage is refused before it is made."""
    import numpy as np

    if len(view.shape) != len(view.strides) or min((view.offset, *view.shape, *view.strides)) < 0:
        raise ParseError(_NOT_WEIGHTS)
    last = view.offset + sum((length - 1) * stride for length, stride in zip(view.shape, view.strides, strict=True))
    if last >= len(elements):
        raise ParseError(_NOT_WEIGHTS)
    in_bytes = tuple(stride * elements.itemsize for stride in view.strides)
    return np.ascontiguousarray(np.lib.stride_tricks.as_strided(elements[view.offset :], view.shape, in_bytes)).reshape(
        view.shape
    )
