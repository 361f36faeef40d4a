"""Faces from the maps of the network: as OpenCV reads them, and what noise must not do."""

from __future__ import annotations

import os

import numpy as np
import pytest
from numpy.typing import NDArray

from officer_exposure.artifact import Metadata
from officer_exposure.vision.faces.decoding import STRIDES, decoded, surest
from officer_exposure.vision.faces.finding import MODEL, find_faces
from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.working_copy import WorkingCopy, working_copy
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

SIDE = 64
COLUMNS = (1, 1, 4, 10)


def maps(stride: int, place: int, box: tuple[float, float, float, float]) -> list[NDArray[np.float32]]:
    """What the network says of a picture of SIDE pixels with one face."""
    made = [np.zeros((1, (SIDE // one) ** 2, columns), np.float32) for columns in COLUMNS for one in STRIDES]
    which = STRIDES.index(stride)
    class_, object_, boxes = made[which], made[3 + which], made[6 + which]
    class_[0, place], object_[0, place], boxes[0, place] = 0.9, 1.0, box
    return made


def test_a_face_lies_where_its_place_and_its_box_say() -> None:
    (row,) = decoded(maps(16, 6, (0.5, 0.25, np.log(2), np.log(1.5))), SIDE, SIDE, 0.7)
    # The place is column 2 of row 1; sides are told in strides.
    assert row[:4] == pytest.approx((2.5 * 16 - 16, 1.25 * 16 - 12, 32, 24))
    assert row[4:6] == pytest.approx((2 * 16, 1 * 16))
    assert row[14] == pytest.approx(np.sqrt(0.9))


def test_what_is_less_sure_is_no_face() -> None:
    assert len(decoded(maps(8, 0, (0, 0, 0, 0)), SIDE, SIDE, 0.95)) == 0


def test_a_face_without_end_is_told_without_a_warning() -> None:
    (row,) = decoded(maps(32, 3, (0, 0, 1000, 0)), SIDE, SIDE, 0.7)
    assert np.isinf(row[2])


def test_of_faces_that_overlap_the_surest_stays() -> None:
    rows = np.zeros((3, 15), np.float32)
    rows[:, :4] = (10, 10, 20, 20), (11, 11, 20, 20), (50, 50, 10, 10)
    rows[:, 14] = 0.8, 0.9, 0.75
    assert surest(rows, 0.7, 0.3)[:, 14].tolist() == pytest.approx([0.9, 0.75])


def by_opencv(copy: WorkingCopy) -> NDArray[np.float32]:
    import cv2

    network = np.frombuffer(model_bytes(MODEL), np.uint8)
    size = copy.pixels.shape[1], copy.pixels.shape[0]
    detector = cv2.FaceDetectorYN.create("onnx", network, np.zeros(0, np.uint8), size, 0.7, 0.3, 2000)
    rows = np.asarray(detector.detect(copy.pixels)[1], np.float32)
    return rows[np.argsort(-rows[:, 2] * rows[:, 3], kind="stable")]


@needs_models
@needs_shared
def test_the_faces_are_those_that_opencv_finds() -> None:
    for name in ("groups/solvay1927.jpg", "groups/group_1.jpg"):
        copy = working_copy(os.fsencode(shared(f"data/pictures/{name}")), Metadata(format="JPEG"))
        assert find_faces(copy) == pytest.approx(by_opencv(copy), abs=0.01), name
