"""Weights are read from a pickle that may name nothing but tensors."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from officer_exposure.errors import ParseError
from officer_exposure.models.torch_weights import read_weights

_HEADER = b"".join(pickle.dumps(part, 2) for part in (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}))
_NUMBERS = np.arange(6, dtype="<f4")


def _number(value: int) -> bytes:
    return b"J" + value.to_bytes(4, "little", signed=True)


def _text(value: str) -> bytes:
    return b"X" + len(value).to_bytes(4, "little") + value.encode()


def _tuple(*values: int) -> bytes:
    return b"(" + b"".join(map(_number, values)) + b"t"


def weights(shape: tuple[int, ...], strides: tuple[int, ...], offset: int = 0) -> bytes:
    """A file with one tensor, `kernel`, over six numbers, in the opcodes that PyTorch writes."""
    storage = b"(" + _text("storage") + b"ctorch\nFloatStorage\n" + _text("0") + _text("cpu") + _number(6) + b"tQ"
    tensor = b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + _number(offset) + _tuple(*shape) + _tuple(*strides)
    views = b"\x80\x02ccollections\nOrderedDict\n)R(" + _text("kernel") + tensor + b"tRu."
    return _HEADER + views + pickle.dumps(["0"], 2) + (6).to_bytes(8, "little") + _NUMBERS.tobytes()


def test_tensors_come_out_in_their_shape_whatever_their_strides() -> None:
    assert np.array_equal(read_weights(weights((2, 3), (3, 1)))["kernel"], _NUMBERS.reshape(2, 3))
    assert np.array_equal(read_weights(weights((3, 2), (1, 3)))["kernel"], _NUMBERS.reshape(2, 3).T)
    assert np.array_equal(read_weights(weights((2,), (1,), 4))["kernel"], _NUMBERS[4:])


@pytest.mark.parametrize(("shape", "strides", "offset"), [((7,), (1,), 0), ((2, 3), (4, 1), 0), ((2,), (-1,), 3)])
def test_a_tensor_that_leaves_its_storage_is_refused(
    shape: tuple[int, ...], strides: tuple[int, ...], offset: int
) -> None:
    with pytest.raises(ParseError, match="not weights"):
        read_weights(weights(shape, strides, offset))


class _Foreign:
    """Makes a folder when it is unpickled, as any pickle could."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize("before", [b"", _HEADER])
def test_foreign_code_is_refused_and_not_run(tmp_path: Path, before: bytes) -> None:
    made = tmp_path / "made"
    hostile = pickle.dumps(_Foreign(made), 2)
    with pytest.raises(ParseError, match="ask for code to be run"):
        read_weights(before + hostile)
    assert not made.exists()
    pickle.loads(hostile)  # our own bytes: where nothing refuses, they do run
    assert made.exists()


def test_half_a_file_is_refused() -> None:
    whole = weights((2, 3), (3, 1))
    for end in (0, 10, len(_HEADER), len(whole) - 30, len(whole) - 1):
        with pytest.raises(ParseError):
            read_weights(whole[:end])
