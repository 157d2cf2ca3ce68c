"""The strategies of a search by name."""

from __future__ import annotations

from collections.abc import Callable

from prover.search.queue import BestFirst, Queue
from prover.search.tree import Tree

Maker = Callable[[Tree, Callable[[], float], int], Queue]
"""From the tree, the share of the budget that is left (1 to 0) and a seed."""

STRATEGIES: dict[str, Maker] = {
    "best-first": lambda _tree, _left, _seed: BestFirst(),
}


def make(name: str, tree: Tree, left: Callable[[], float], seed: int) -> Queue:
    """The queue of a strategy; KeyError for a name that is not in STRATEGIES."""
    return STRATEGIES[name](tree, left, seed)
