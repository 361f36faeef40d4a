"""Face prints, alike for one person, by SFace (Zhong et al., 2021) through OpenCV. Only with the officer's consent."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.model_files import model_bytes

if TYPE_CHECKING:
    import cv2
    from numpy.typing import NDArray

MODEL = "face_recognition_sface_2021dec_int8bq.onnx"


def face_print(pixels: NDArray[np.uint8], row: NDArray[np.float32]) -> bytes:
    """128 little-endian float16, a unit vector, of a face of `find_faces`; empty where nothing can be made of it."""
    recognizer = _recognizer()
    features = recognizer.feature(recognizer.alignCrop(pixels, row[None, :]))[0]
    length = float(np.linalg.norm(features))
    return (features / length).astype("<f2").tobytes() if length > 0 else b""


@cache
def _recognizer() -> cv2.FaceRecognizerSF:
    import cv2

    cv2.setNumThreads(1)
    network = np.frombuffer(model_bytes(MODEL), np.uint8)
    return cv2.FaceRecognizerSF.create("onnx", network, np.zeros(0, np.uint8))
