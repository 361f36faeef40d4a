"""Networks that onnxruntime runs: made once for each worker, on one thread, with as little memory as will do."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from officer_exposure.vision.model_files import model_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # it ships no types

_ERRORS_ONLY = 3

_WEIGHTS_ONCE = ("session.disable_quant_qdq", "1")
"""Weights that a file keeps as bytes are made floating-point numbers once, not for every picture."""

_OPT_OUT = ("ORT_TELEMETRY_DISABLED", "ORT_DISABLE_TELEMETRY")
"""Releases of onnxruntime from the summer of 2026 on write an identifier of the computer to the disk and report to
their makers, also on Linux and macOS (microsoft/onnxruntime, pull request 27379). The one that is pinned is older and
cannot; these words are for the day when somebody lifts the pin."""


class Network:
    """One network with one input."""

    def __init__(self, session: InferenceSession) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name

    @classmethod
    def made_of(cls, model: bytes) -> Network:
        """The network in the bytes of an ONNX file."""
        os.environ.update(dict.fromkeys(_OPT_OUT, "1"))
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # as many workers as processors run already
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # pictures differ in size: both only hoard
        options.log_severity_level = _ERRORS_ONLY
        options.add_session_config_entry(*_WEIGHTS_ONCE)
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        session.disable_fallback()  # there is but one provider
        session._model_bytes = None  # kept for a fallback alone: 48 MB for all networks
        return cls(session)

    def run(self, batch: NDArray[np.float32] | NDArray[np.uint8]) -> NDArray[np.float32]:
        """The network's first output for a batch."""
        return self.run_all(batch)[0]

    def run_all(self, batch: NDArray[np.float32] | NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """Every output for a batch, in the order of the file."""
        outputs: list[NDArray[np.float32]] = self._session.run(None, {self._input: batch})
        return outputs

    @property
    def notes(self) -> dict[str, str]:
        """What its makers wrote into the file, by name."""
        return dict(self._session.get_modelmeta().custom_metadata_map)


@cache
def network(name: str) -> Network:
    """The network in the model file `name`. Raises CannotCheckError where the file is missing or not the right one."""
    return Network.made_of(model_bytes(name))
