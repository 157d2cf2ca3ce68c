"""A search that ends differently from how it begins, after budget-aware value trees (BAVT, Li et
al. 2026): the share of the budget that remains is the inverse of the exponent on what goals are
worth. While there is time it samples among good goals; at the end it takes the one that is closest
to being closed."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import exp

from prover.search.strategies.heap import Entry, Heap, Pile
from prover.search.strategies.keys import WEIGHT, improbability
from prover.search.tree import Node

BREADTH = 8  # goals of each order among which it samples
TEMPERATURE = 1.0  # in nats, at the beginning
COLD = 1e-3  # below it the best is taken


class Budgeted:
    """`left` says what share of the budget remains, 1 to 0: for the same answers and the same seed
    it does the same."""

    def __init__(self, left: Callable[[], float], seed: int) -> None:
        self._left = left
        self._random = random.Random(seed)
        self._pile = Pile()
        # The order wanted lies between these two, and moves from one to the other.
        self._orders = tuple(Heap(self._pile, _key(share)) for share in (1.0, 0.0))

    def push(self, node: Node, cost: float) -> None:
        entry = self._pile.add(node, cost)
        for order in self._orders:
            order.add(entry)

    def pop(self) -> Node:
        self._pile.check_not_empty()
        left = min(1.0, max(0.0, self._left()))
        among = {e.ticket: e for order in self._orders for e in order.firsts(BREADTH)}
        key = _key(left)
        ranked = sorted((key(entry), ticket) for ticket, entry in among.items())
        return self._pile.take(among[self._sampled(ranked, TEMPERATURE * left)])

    def __len__(self) -> int:
        return len(self._pile)

    def _sampled(self, ranked: list[tuple[float, int]], temperature: float) -> int:
        best, first = ranked[0]
        if temperature < COLD:
            return first
        weights = [exp((best - key) / temperature) for key, _ in ranked]
        return self._random.choices([ticket for _, ticket in ranked], weights)[0]


def _key(left: float) -> Callable[[Entry], float]:
    """With all of the budget left that of 'guided'. What it has cost to get to a goal says less
    and less: in the end only what it takes from there counts."""

    def key(entry: Entry) -> float:
        return left * entry.node.cost + entry.doubt + WEIGHT * improbability(entry.node.value)

    return key
