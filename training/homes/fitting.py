"""Fits a conditional logit: of each person's places, how much does each feature speak for the one that is home?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from officer_exposure.places.ranking import Ranking, confidence, logits, shares, votes

Numbers = NDArray[np.float64]
VOTE = 0.5
"""How much the scorers count beside the weights. Chosen by fitting on stops and measuring on made-up people, and the
other way round: it gains 2 and 1 in 100 there, and costs 1 in 100 among people like those it was fitted on."""

_RIDGE = 1e-2


@dataclass(frozen=True)
class Case:
    """One person: `features` of each place, whether it is the right one, and the number of moments."""

    table: Numbers
    right: NDArray[np.bool_]
    moments: int


def fit(cases: Sequence[Case], aside: Sequence[Case]) -> Ranking:
    """Fit weights on `cases`, and the curve of the confidence on people set aside."""
    weights = tuple(_weights([one for one in cases if one.right.any()]).tolist())
    ranking = Ranking(weights, VOTE, (0.0, 1.0, 0.0))
    return Ranking(weights, VOTE, _curve(aside, ranking))


def _weights(cases: Sequence[Case]) -> Numbers:
    table = np.concatenate([one.table for one in cases])
    right = np.concatenate([one.right for one in cases])
    offset = VOTE * np.concatenate([votes(one.table) for one in cases])
    sizes = np.array([len(one.right) for one in cases])
    starts, person = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    spread = table.std(axis=0) + 1e-9
    scaled = table / spread

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        speaks = scaled @ weights + offset
        powers = np.exp(speaks - np.maximum.reduceat(speaks, starts)[person])
        total = np.add.reduceat(powers, starts)
        wanted = np.where(right, powers, 0.0)
        found = np.add.reduceat(wanted, starts)
        slope = scaled.T @ (powers / total[person] - wanted / found[person]) / len(sizes)
        return float(-np.log(found / total).mean() + _RIDGE * weights @ weights), slope + 2 * _RIDGE * weights

    best = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights: Numbers = best.x / spread
    return weights


def _curve(cases: Sequence[Case], ranking: Ranking) -> tuple[float, float, float]:
    """A logistic curve over the first place of each person."""
    rows, right = [], []
    for one in cases:
        share = shares(logits(one.table, ranking)).clip(1e-6, 1 - 1e-6)
        first = int(np.argmax(share))
        rows.append((1.0, np.log(share[first] / (1 - share[first])), np.log1p(one.moments)))
        right.append(one.right[first])
    table, truth = np.array(rows), np.array(right, np.float64)

    def loss(curve: Numbers) -> tuple[float, Numbers]:
        said = 1 / (1 + np.exp(-table @ curve))
        kept = said.clip(1e-9, 1 - 1e-9)
        cross = -(truth * np.log(kept) + (1 - truth) * np.log(1 - kept)).mean()
        return float(cross), table.T @ (said - truth) / len(truth)

    found = minimize(loss, np.array([0.0, 1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return float(found[0]), float(found[1]), float(found[2])


def hits(cases: Sequence[Case], ranking: Ranking, top: int) -> int:
    """How many have a right place among their first `top`."""
    return sum(bool(one.right[np.argsort(-logits(one.table, ranking), kind="stable")[:top]].any()) for one in cases)


def reliability(cases: Sequence[Case], ranking: Ranking) -> list[tuple[float, bool]]:
    """For each person how sure the first place is said to be, and whether it is right."""
    said = []
    for one in cases:
        share = shares(logits(one.table, ranking))
        first = int(np.argmax(share))
        said.append((confidence(float(share[first]), one.moments, ranking), bool(one.right[first])))
    return said
