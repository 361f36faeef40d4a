"""Prints of faces: those of OpenCV, which vaults hold, made with less."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from officer_exposure.artifact import Metadata
from officer_exposure.vision.faces.finding import find_faces
from officer_exposure.vision.faces.print_network import EDGE, MODEL, LastLayer, print_of
from officer_exposure.vision.faces.prints import face_print, upright_face
from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.reading.finding import MODEL as SMALL_MODEL
from officer_exposure.vision.sessions import Network
from officer_exposure.vision.working_copy import working_copy
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

SEEN = ((38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041))
"""The five landmarks in a face that lies as the network was taught."""


def row_of(points: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([[0, 0, EDGE, EDGE], points.ravel(), [0.9]]).astype(np.float32)


def test_a_face_that_lies_as_it_was_taught_stays_where_it_is() -> None:
    pixels = np.random.default_rng(4).integers(0, 255, (EDGE, EDGE, 3)).astype(np.uint8)
    assert (upright_face(pixels, row_of(np.array(SEEN, np.float32)))[2:-2, 2:-2] == pixels[2:-2, 2:-2]).mean() > 0.98


def test_a_face_on_its_side_is_turned_upright() -> None:
    pixels = np.zeros((EDGE, EDGE, 3), np.uint8)
    pixels[:, 80:] = 255  # what lies on the right is above the eyes: the head lies on its left side
    points = np.array([[EDGE - down, across] for across, down in SEEN], np.float32)
    upright = upright_face(pixels, row_of(points))
    assert upright[2:26].min() == 255
    assert upright[44:].max() == 0


def test_landmarks_in_one_point_give_a_picture_and_no_error() -> None:
    assert upright_face(np.zeros((50, 50, 3), np.uint8), row_of(np.full((5, 2), 7, np.float32))).shape == (112, 112, 3)


def test_the_last_layer_is_what_its_bytes_stand_for() -> None:
    dice = np.random.default_rng(1)
    weights = dice.integers(-128, 127, (120, 3, 64)).astype(np.int8)
    zeros, scales = dice.integers(-9, 9, (120, 3)).astype(np.float32), dice.random((120, 3), np.float32)
    layer = LastLayer(weights, zeros, scales, np.array([1, 2, 3], np.float32), np.array([0, 5, 0], np.float32))
    features = dice.normal(size=120 * 64).astype(np.float32)
    plain = ((weights - zeros[:, :, None]) * scales[:, :, None]).transpose(1, 0, 2).reshape(3, -1) @ features
    assert layer.of(features) == pytest.approx(plain * [1, 2, 3] + [0, 5, 0], rel=1e-3)


@needs_models
def test_a_network_does_not_keep_the_bytes_it_was_made_of() -> None:
    model = model_bytes(SMALL_MODEL)
    before = sys.getrefcount(model)
    network = Network.made_of(model)
    assert sys.getrefcount(model) == before
    assert network.run(np.zeros((1, 3, 64, 64), np.float32)).shape == (1, 1, 64, 64)


@needs_models
@needs_shared
def test_prints_are_those_that_opencv_makes() -> None:
    import cv2

    recognizer = cv2.FaceRecognizerSF.create("onnx", np.frombuffer(model_bytes(MODEL), np.uint8), np.zeros(0, np.uint8))
    copy = working_copy(os.fsencode(shared("data/pictures/groups/group_1.jpg")), Metadata(format="JPEG"))
    rows = find_faces(copy)
    assert len(rows) > 2
    for row in rows[:6]:
        crop = recognizer.alignCrop(copy.pixels, row[None, :])
        theirs = recognizer.feature(crop)[0]
        assert _alike(print_of(np.asarray(crop, np.uint8)), theirs) > 0.999999
        assert _alike(np.frombuffer(face_print(copy.pixels, row), "<f2"), theirs) > 0.9999


def _alike(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    one, other = one.astype(np.float64), other.astype(np.float64)
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
