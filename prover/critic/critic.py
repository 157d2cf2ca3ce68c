"""The learned critic: how likely a goal is to be closed within so many tactics.

A model reads the goal and gives the hazard of each interval of effort: the probability that a goal
which was not closed before is closed in it. That is a survival model in discrete time (Gensheimer
and Narasimhan 2019): goals that were given up early teach only what was seen of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from prover.critic.decoder import Array, Decoder
from prover.critic.wording import Wording
from prover.search.moves import View

EDGES = (4.0, 12.0, 32.0, 96.0, 288.0, 864.0)
"""Tactics tried below a goal at which the intervals end."""
OUTPUTS = len(EDGES) + 1
"""The hazards' logits, and the natural logarithm of the steps to go."""


class LearnedCritic:
    """A `Critic` from a folder that `prover train critic` wrote. Raises InputError."""

    def __init__(self, folder: Path) -> None:
        self._model = Decoder(folder)
        self._plain = frozenset(self._model.vocabulary.words)

    def values(self, views: Sequence[View], left: float) -> list[float]:
        """The probability that each goal is closed with at most `left` more tactics below it."""
        return [float(p) for p in closed_within(self.outputs(views), left)]

    def steps(self, views: Sequence[View]) -> list[float]:
        """The expected number of steps of each goal's proof."""
        return [float(np.exp(row[-1])) for row in self.outputs(views)]

    def outputs(self, views: Sequence[View]) -> Array:
        """What the model says [goals, OUTPUTS]."""
        vocabulary = self._model.vocabulary
        rows = [
            [*vocabulary.ids(Wording(view, self._plain).goal), vocabulary.ask] for view in views
        ]
        return self._model.read(rows)[0]


def closed_within(outputs: Array, left: float) -> Array:
    """The probabilities [goals] that follow from hazards [goals, OUTPUTS]: what is left of an
    interval counts in proportion."""
    hazards = 1 / (1 + np.exp(-outputs[:, : len(EDGES)]))
    survival: Array = np.ones(len(outputs), dtype=np.float32)
    start = 0.0
    for i, end in enumerate(EDGES):
        part = min(1.0, max(0.0, (left - start) / (end - start)))
        survival = (survival * (1 - hazards[:, i]) ** part).astype(np.float32)
        start = end
    out: Array = (1 - survival).astype(np.float32)
    return out
