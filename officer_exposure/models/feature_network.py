"""Writes EfficientNet-lite0 without its last layer as an ONNX file, from the weights that PyTorch keeps.

The network (Tan and Le 2019; the "lite" form of 2020): a stem, sixteen inverted bottlenecks, a head, and the mean over
the last feature map. No squeeze-and-excitation; ReLU6; padding as TensorFlow's SAME; batch norms with epsilon 0.001,
folded into the convolutions here. The pixels are scaled in the file itself, (value - 127) / 128, so that nobody can
forget it: input `pixels` is N x edge x edge x 3 bytes, red first, any edge that 32 divides; the network was taught
with 224. Output `features` is N x FEATURES float32: the means of the last map's channels and of those of six blocks,
then the standard deviations of four of them: how much of a thing there is, and how unevenly it lies in the picture.

The same weights give the same bytes on every system: each sum and root of float64 is rounded as IEEE 754 says, and the
file holds no date and no version of what wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from onnx import NodeProto, TensorProto

Weights = Mapping[str, "np.ndarray[Any, Any]"]

EDGE = 224
"""Pixels on each side of what the network was taught with. Every map of it is halved evenly from this edge, as from all
that 32 divides, so that the padding is the same for all of them."""

MEANS = (1280, 320, 192, 192, 112, 112, 80)
"""Channels of the maps whose means are given: the last one, and those of the blocks in _MEANT."""

DEVIATIONS = (320, 112, 112, 80)
"""Channels of the maps whose standard deviations are given: those of the blocks in _SPREAD."""

PARTS = MEANS + DEVIATIONS
"""Channels of each part of the output, in order."""

FEATURES = sum(PARTS)
"""Numbers in the output, for each picture."""

_EPSILON = 0.001
_OPSET, _IR_VERSION = 17, 8  # what onnxruntime 1.23 and every later one reads
_STEM_STRIDE = 2
_STRIDED = {1: 2, 3: 2, 5: 2, 11: 2}
"""The blocks that halve the map; every other one keeps its size."""

_BLOCKS = 16
_MEANT = (15, 14, 11, 10, 8, 5)
_SPREAD = (15, 10, 8, 5)
"""The blocks whose means and whose standard deviations are given, the later first."""


class _Value(msgspec.Struct, frozen=True):
    """What a node gives: its name, and the channels and the edge of the map."""

    name: str
    channels: int
    edge: int


class _Graph:
    """The nodes and the weights so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, array: np.ndarray[Any, Any]) -> str:
        """Add a constant; returns its name."""
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Add a node; returns the name of its output."""
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [output], output, **attributes))
        return output

    def convolution(self, value: _Value, conv: str, norm: str, stride: int = 1, *, relu: bool = True) -> _Value:
        """A convolution with its batch norm folded in, then ReLU6."""
        kernel, bias = _folded(self.weights, conv, norm)
        name = conv.removeprefix("_")
        size, edge = kernel.shape[2], -(-value.edge // stride)
        output = self.node(
            "Conv",
            [value.name, self.constant(f"{name}.weight", kernel), self.constant(f"{name}.bias", bias)],
            name,
            kernel_shape=[size, size],
            strides=[stride, stride],
            pads=_same_padding(value.edge, size, stride),
            group=value.channels if kernel.shape[1] == 1 else 1,
        )
        if relu:
            output = self.node("Clip", [output, "zero", "six"], f"{name}.relu6")
        return _Value(output, kernel.shape[0], edge)


def write_features(weights: Weights) -> bytes:
    """The bytes of the ONNX file. Raises KeyError or ValueError where the weights are of another network."""
    from onnx import TensorProto, checker, helper

    graph = _Graph(weights)
    maps = _blocks(graph, graph.convolution(_scaled(graph), "_conv_stem", "_bn0", _STEM_STRIDE))
    last = graph.convolution(maps[-1], "_conv_head", "_bn1")
    meant, spread = [last, *(maps[number] for number in _MEANT)], [maps[number] for number in _SPREAD]
    if tuple(value.channels for value in meant + spread) != PARTS:
        raise ValueError("not the weights of EfficientNet-lite0")
    means = [graph.node("GlobalAveragePool", [value.name], f"{value.name}.mean") for value in meant]
    graph.node("Concat", [*means, *(_deviation(graph, value) for value in spread)], "statistics", axis=1)
    graph.node("Flatten", ["statistics"], "features", axis=1)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "efficientnet-lite0-features",
            [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["N", "edge", "edge", 3])],
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", FEATURES])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
        producer_name="officer-exposure",
    )
    checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString(deterministic=True))


def _deviation(graph: _Graph, value: _Value) -> str:
    """The standard deviation of each channel; the mean must be in the graph already."""
    centred = graph.node("Sub", [value.name, f"{value.name}.mean"], f"{value.name}.centred")
    squared = graph.node("Mul", [centred, centred], f"{value.name}.squared")
    variance = graph.node("GlobalAveragePool", [squared], f"{value.name}.variance")
    return graph.node("Sqrt", [variance], f"{value.name}.deviation")


def _scaled(graph: _Graph) -> _Value:
    import numpy as np
    from onnx import TensorProto

    graph.constant("zero", np.array(0, np.float32))
    graph.constant("six", np.array(6, np.float32))
    graph.constant("middle", np.array(127, np.float32))
    graph.constant("range", np.array(128, np.float32))
    graph.node("Cast", ["pixels"], "pixels.float", to=TensorProto.FLOAT)
    graph.node("Transpose", ["pixels.float"], "pixels.planes", perm=[0, 3, 1, 2])
    graph.node("Sub", ["pixels.planes", "middle"], "pixels.centred")
    graph.node("Div", ["pixels.centred", "range"], "pixels.scaled")
    return _Value("pixels.scaled", 3, EDGE)


def _blocks(graph: _Graph, value: _Value) -> list[_Value]:
    """What each block gives."""
    maps = []
    for number in range(_BLOCKS):
        value = _block(graph, value, f"_blocks.{number}.", _STRIDED.get(number, 1))
        maps.append(value)
    return maps


def _block(graph: _Graph, before: _Value, name: str, stride: int) -> _Value:
    """An inverted bottleneck: widen, convolve each channel alone, narrow; added to what came in where shapes allow."""
    wide = before
    if f"{name}_expand_conv.weight" in graph.weights:
        wide = graph.convolution(before, f"{name}_expand_conv", f"{name}_bn0")
    deep = graph.convolution(wide, f"{name}_depthwise_conv", f"{name}_bn1", stride)
    narrow = graph.convolution(deep, f"{name}_project_conv", f"{name}_bn2", relu=False)
    if stride == 1 and narrow.channels == before.channels:
        added = graph.node("Add", [narrow.name, before.name], f"{name.removeprefix('_')}added")
        return _Value(added, narrow.channels, narrow.edge)
    return narrow


def _folded(weights: Weights, conv: str, norm: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Kernel and bias, float32, of a convolution followed by a batch norm."""
    import numpy as np

    gamma, beta, mean, variance = (
        weights[f"{norm}.{part}"].astype(np.float64) for part in ("weight", "bias", "running_mean", "running_var")
    )
    scale = gamma / np.sqrt(variance + _EPSILON)
    kernel = weights[f"{conv}.weight"].astype(np.float64) * scale.reshape(-1, 1, 1, 1)
    return kernel.astype(np.float32), (beta - mean * scale).astype(np.float32)


def _same_padding(edge: int, kernel: int, stride: int) -> list[int]:
    """TensorFlow's SAME: top, left, bottom, right. The odd pixel goes to the end."""
    total = max((-(-edge // stride) - 1) * stride + kernel - edge, 0)
    return [total // 2, total // 2, total - total // 2, total - total // 2]
