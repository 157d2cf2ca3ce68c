"""Sequential Monte Carlo over goals, after particle-based inference scaling (Puri et al. 2025,
'rollout roulette') and twisted SMC (Zhao et al. 2024), with the critic as the twist.

Each generation is drawn anew from all that waits, by systematic resampling (Kitagawa 1996). As all
tactics of a goal's stage are tried at once, particles that fall on the same goal are one look at
it; and a goal that was not drawn stays, so that nothing is lost for good.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from math import exp, inf, log1p, nextafter

from prover.search.strategies.heap import Entry, Pile
from prover.search.strategies.keys import improbability
from prover.search.tree import Node

PARTICLES = 8
TEMPERATURE = 1.0  # nats of cost that count as one of value
_BELOW_ONE = nextafter(1.0, 0.0)


class Particles:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._pile = Pile()
        self._weights = LogWeights()
        self._generation = deque[Entry]()

    def push(self, node: Node, cost: float) -> None:
        entry = self._pile.add(node, cost)
        self._weights.put(entry.ticket, -improbability(node.value) - cost / TEMPERATURE)

    def pop(self) -> Node:
        self._pile.check_not_empty()
        if not self._generation:
            self._resample()
        return self._pile.take(self._generation.popleft())

    def __len__(self) -> int:
        return len(self._pile)

    def _resample(self) -> None:
        """Draw the next generation; where most particles fell comes first."""
        start = self._random.random()
        drawn = Counter(self._weights.at((start + i) / PARTICLES) for i in range(PARTICLES))
        for ticket in sorted(drawn, key=lambda ticket: (-drawn[ticket], ticket)):
            self._weights.put(ticket, -inf)
            self._generation.append(self._pile[ticket])


class LogWeights:
    """Weights under the numbers 0, 1, ..., by their logarithms; a draw and a change take the
    logarithm of their number.

    A binary tree of sums. Sums of logarithms, so that of goals that are all improbable one is
    still drawn; made anew from below with each change, so that no rounding of great weights that
    are gone hides the small ones.
    """

    def __init__(self) -> None:
        self._size = 1
        self._sums = [-inf, -inf]

    def put(self, number: int, weight: float) -> None:
        while number >= self._size:
            self._grow()
        at = self._size + number
        self._sums[at] = weight
        while at > 1:
            at //= 2
            self._sums[at] = _sum(self._sums[2 * at], self._sums[2 * at + 1])

    def at(self, point: float) -> int:
        """The number on which `point` (0 to 1, of all the weight in the order of the numbers)
        falls; never one without weight, if any has some."""
        at = 1
        while at < self._size:
            point = min(point, _BELOW_ONE)
            at *= 2
            if self._sums[at] == -inf:
                at += 1
                continue
            left = exp(self._sums[at] - self._sums[at // 2])
            if point < left or self._sums[at + 1] == -inf:
                point /= left
            else:
                point = (point - left) / (1.0 - left)
                at += 1
        return at - self._size

    def _grow(self) -> None:
        """Twice the room: the tree so far becomes the left half of a new one."""
        leaves = self._sums[self._size :]
        self._size *= 2
        self._sums = [-inf] * self._size + leaves + [-inf] * len(leaves)
        for at in range(self._size - 1, 0, -1):
            self._sums[at] = _sum(self._sums[2 * at], self._sums[2 * at + 1])


def _sum(one: float, other: float) -> float:
    """log(exp one + exp other)"""
    great, small = max(one, other), min(one, other)
    return great if small == -inf else great + log1p(exp(small - great))
