"""SFace (Zhong et al., 2021) on onnxruntime: from a face, cut out upright, to the 128 numbers that tell people apart.

Two thirds of the network's weights are in its last layer, and its file keeps all of them as bytes, 64 to a scale. The
layers before it are onnxruntime's. The last one stays bytes and is worked out a part at a time: OpenCV, which made
floating-point numbers of everything and kept them more than once, held 70 MB more and took twice as long. The numbers
are the same to the sixth digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.sessions import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import ModelProto

MODEL = "face_recognition_sface_2021dec_int8bq.onnx"

EDGE = 112
"""Pixels on each side of the face that the network sees."""

_BLOCK = 64
"""Weights that share a scale and a zero point, along each row."""

_AT_ONCE = 98
"""Blocks of each row that are made floating-point numbers together: 3 MB of them."""

_INPUT, _BEFORE_LAST = "data", "flatten_254"
_EPSILON = 2e-5
"""What the last batch norm adds to the variance, as its node in the file says."""


class LastLayer(msgspec.Struct, frozen=True):
    """`weights`: blocks x outputs x 64, int8; `zeros` and `scales`: blocks x outputs. Then `factor` and `shift`."""

    weights: NDArray[np.int8]
    zeros: NDArray[np.float32]
    scales: NDArray[np.float32]
    factor: NDArray[np.float32]
    shift: NDArray[np.float32]

    def of(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """The outputs for the features of the layer before: as many as there are blocks, times 64."""
        blocks = features.reshape(len(self.weights), _BLOCK, 1)
        total = -(self.scales * self.zeros * blocks.sum(axis=1)).sum(axis=0)
        for start in range(0, len(blocks), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            products = np.matmul(self.weights[part].astype(np.float32), blocks[part])[:, :, 0]
            total += (self.scales[part] * products).sum(axis=0)
        return np.asarray(total * self.factor + self.shift, np.float32)


def print_of(face: NDArray[np.uint8]) -> NDArray[np.float32]:
    """128 numbers, of any length together, for EDGE x EDGE x 3 pixels, blue first. Raises CannotCheckError."""
    before, last = _network()
    colors = np.ascontiguousarray(face[:, :, ::-1].transpose(2, 0, 1)[np.newaxis], np.float32)
    return last.of(before.run(colors)[0])


@cache
def _network() -> tuple[Network, LastLayer]:
    """The layers up to the last one, and that one."""
    import onnx
    from onnx.utils import Extractor

    model = onnx.load_from_string(model_bytes(MODEL))
    before = Extractor(model).extract_model([_INPUT], [_BEFORE_LAST])
    return Network.made_of(before.SerializeToString()), _last_layer(_constants(model))


def _constants(model: ModelProto) -> Mapping[str, NDArray[Any]]:
    """The constants of the last layer and its batch norm, by name."""
    from onnx import numpy_helper

    wanted = [one for one in model.graph.initializer if one.name.startswith(("pre_fc1_", "fc1_"))]
    return {one.name: numpy_helper.to_array(one) for one in wanted}


def _last_layer(named: Mapping[str, NDArray[Any]]) -> LastLayer:
    """The batch norm that follows it and its own bias become one factor and one shift."""
    scales = named["pre_fc1_weight_scales"].T.copy()
    outputs = scales.shape[1]
    weights = named["pre_fc1_weight_quantized"].reshape(outputs, -1, _BLOCK).transpose(1, 0, 2)
    factor = named["fc1_gamma"] / np.sqrt(named["fc1_moving_var"] + _EPSILON)
    shift = (_bias(named, outputs) - named["fc1_moving_mean"]) * factor + named["fc1_beta"]
    zeros = named["pre_fc1_weight_zero_point"].T.astype(np.float32)
    return LastLayer(weights.copy(), zeros, scales, factor.astype(np.float32), shift.astype(np.float32))


def _bias(named: Mapping[str, NDArray[Any]], outputs: int) -> NDArray[np.float64]:
    kept, zeros, scales = (named[f"pre_fc1_bias_{name}"] for name in ("quantized", "zero_point", "scales"))
    block = np.arange(outputs) // _BLOCK
    return np.asarray((kept.astype(np.float64) - zeros[block]) * scales[block], np.float64)
