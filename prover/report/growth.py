"""What a bigger budget would give: models of how coverage grows, fitted to finished runs.

Problems differ in how easily they are solved, so coverage grows ever more slowly. Two models say
so, both with a distribution of difficulty that is fitted by maximum likelihood:

- over samples (repeated runs, seeds): a problem is solved by each sample with a probability of its
  own, drawn from a beta distribution, so that what is left open falls by a power law (Schaeffer and
  others 2025, "How do large language monkeys get their power (laws)?", arXiv 2502.17578; the law:
  Brown and others 2024, arXiv 2407.21787);
- over seconds: a share q of the problems is within reach (a mixture cure model: Boag 1949), each
  solved at a rate of its own; with rates distributed exponentially the share that is solved after
  t seconds is q t / (t + h), counted from the time of the fastest proof. `eval/growth.py` has how
  well it told what twice the time gives.

What is predicted is anchored at what was seen: to the problems that were solved it adds those of
the open ones that the model expects. Problems that no budget solves for the prover (unsupported,
disproved, nothing left to try) are neither fitted nor expected. The interval of 95 % is over
problems drawn again (bootstrap), over luck with the open ones, and over what the model is wrong by:
MODEL_ERROR was set so that the doublings that `eval/growth.py` looks at are within their intervals
(without it, 58 % of them are). `hindcast` tries the model on a run's own past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

RESAMPLES = 400
LEAST_SOLVED = 5
"""With fewer problems solved, two parameters are guesswork."""
MODEL_ERROR = 0.6
"""The standard deviation of the logarithm of what was solved anew by what was predicted, for each
doubling of the budget."""
_SHARES, _HALVES = 60, 80  # values of q, and of h over seven decades, that are tried
_MEANS, _WEIGHTS = 99, 60  # of beta distributions


@dataclass(frozen=True)
class Point:
    """Coverage (a share of all problems) expected at a budget, with its interval of 95 %."""

    budget: float
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Growth:
    """A fitted model: its points begin with what was seen, at the budget that was had."""

    model: str
    parameters: dict[str, float]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Spell:
    """Work on a problem: `spent` of the budget, and whether it was solved with it. One that was
    not is open, and could be solved with more. `problem` numbers those of the same problem."""

    problem: int
    spent: float
    solved: bool


def over_budget(
    spells: Sequence[Spell], total: int, limit: float, budgets: Sequence[float]
) -> Growth | None:
    """Coverage of `total` pieces of work at `budgets` (each at least `limit`, which they had), in
    seconds; None if too few were solved, or none is open."""
    solved = np.array([spell.solved for spell in spells], dtype=bool)
    if solved.sum() < LEAST_SOLVED or solved.all():
        return None
    spent = np.array([spell.spent for spell in spells])
    start = spent[solved].min() * (1 - 1e-3)
    late = np.maximum(spent - start, 1e-6 * limit)
    problems = np.array([spell.problem for spell in spells])
    weights = _resampled(problems.max() + 1)[:, problems]  # the first row is the sample itself
    q = np.linspace(0.0, 1.0, _SHARES + 1)[1:, None, None]
    h = limit * np.logspace(-5, 2, _HALVES)
    with np.errstate(divide="ignore"):
        left = np.log(1 - q * late[~solved] / (h[:, None] + late[~solved]))  # q, h, open
        density = np.log(h[:, None]) - 2 * np.log(h[:, None] + late[solved])  # h, solved
        likelihood = (
            np.tensordot(weights[:, ~solved], left, axes=(1, 2))
            + (weights[:, solved] @ density.T)[:, None, :]
            + weights[:, solved].sum(axis=1)[:, None, None] * np.log(q[:, :, 0])
        )  # resample, q, h
    best = likelihood.reshape(len(weights), -1).argmax(axis=1)
    share, half = q.ravel()[best // _HALVES], h[best % _HALVES]

    def open_at(budget: float) -> Array:
        late = max(budget - start, 0.0)
        left: Array = 1 - share * late / (half + late)
        return left

    chances = np.array([1 - open_at(budget) / open_at(limit) for budget in budgets])
    found = {"q": float(share[0]), "h": float(half[0]), "start": float(start)}
    points = _anchored(int(solved.sum()), int((~solved).sum()), total, limit, budgets, chances)
    return Growth("share within reach, exponentially distributed rates", found, points)


def over_samples(
    right: Sequence[int], samples: int, total: int, budgets: Sequence[int]
) -> Growth | None:
    """Coverage of `total` problems with as many samples as `budgets` say (each at least `samples`,
    which they had), from how many of the samples were right, for each problem that was solved or
    is open; None if too few were solved, or none is open, or there is one sample only."""
    counts = np.array(right)
    solved, open_ = int((counts > 0).sum()), int((counts == 0).sum())
    if samples < 2 or solved < LEAST_SOLVED or not open_:
        return None
    mean = np.linspace(0.005, 0.995, _MEANS)[:, None]
    weight = np.logspace(-2, 3, _WEIGHTS)[None, :]
    a, b = (mean * weight).ravel(), ((1 - mean) * weight).ravel()
    # The log-likelihood of c of n right, a sum of logarithms instead of beta functions.
    table = np.stack(
        [
            _rising(a, c) + _rising(b, samples - c) - _rising(a + b, samples)
            for c in range(samples + 1)
        ]
    )
    seen = np.stack([counts == c for c in range(samples + 1)], axis=1)
    likelihood = (_resampled(len(counts)) @ seen) @ table  # resample, parameters
    best = np.argmax(likelihood, axis=1)
    a, b = a[best], b[best]
    # Unsolved by n samples: the chance to stay so up to k.
    ratio = np.exp(
        [_rising(b + samples, k - samples) - _rising(a + b + samples, k - samples) for k in budgets]
    )
    found = {"alpha": float(a[0]), "beta": float(b[0])}
    points = _anchored(solved, open_, total, samples, budgets, 1 - ratio)
    return Growth("beta-distributed chances", found, points)


def hindcast(
    spells: Sequence[Spell], total: int, limit: float, share: float
) -> tuple[Point, float] | None:
    """What `over_budget` would have said of the whole limit after `share` of it, and the coverage
    that there was; None where it would have said nothing."""
    earlier = limit * share
    known = [
        Spell(each.problem, min(each.spent, earlier), each.solved and each.spent <= earlier)
        for each in spells
    ]
    found = over_budget(known, total, earlier, [limit])
    if found is None:
        return None
    solved = sum(each.solved and each.spent <= limit for each in spells)
    return found.points[0], solved / total


def _anchored(
    solved: int, open_: int, total: int, had: float, budgets: Sequence[float], chances: Array
) -> tuple[Point, ...]:
    """`chances` (budget, resample) are those of an open problem to be solved; the first resample
    is the sample itself; `had` is the budget that there was."""
    luck = np.random.default_rng(0)
    wrong = luck.standard_normal(chances.shape[1] - 1) * MODEL_ERROR
    points = []
    for budget, chance in zip(budgets, np.clip(chances, 0.0, 1.0), strict=True):
        off = np.exp(wrong * np.log2(budget / had))
        drawn = luck.binomial(open_, np.minimum(1.0, chance[1:] * off))
        low, high = np.percentile(drawn, [2.5, 97.5])
        values = (solved + np.array([open_ * chance[0], low, high])) / total
        points.append(Point(float(budget), *map(float, values)))
    return tuple(points)


def _resampled(count: int) -> Array:
    """How often each of `count` problems is drawn: once, then by chance; one row a sample."""
    chance = np.random.default_rng(0)
    drawn = chance.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    return np.vstack([np.ones(count, dtype=int), drawn])


def _rising(x: Array, count: int) -> Array:
    """The logarithm of x (x + 1) ... (x + count - 1)."""
    total = np.zeros_like(x)
    for step in range(count):
        total += np.log(x + step)
    return total
