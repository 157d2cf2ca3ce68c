"""The strategies of a search by name: each is a queue, and knows nothing of Lean.

Every one gives back all that was pushed, each push once, and does the same again for the same
seed; among equals the one that has waited longest comes first.
"""

from __future__ import annotations

from collections.abc import Callable

from prover.search.queue import BestFirst, Queue
from prover.search.strategies.budgeted import Budgeted
from prover.search.strategies.heap import Ordered
from prover.search.strategies.keys import guided, likely
from prover.search.strategies.particles import Particles
from prover.search.strategies.perspectives import Perspectives
from prover.search.strategies.puct import Puct
from prover.search.tree import Tree

Maker = Callable[[Tree, Callable[[], float], int], Queue]
"""From the tree, the share of the budget that is left (1 to 0) and a seed."""

STRATEGIES: dict[str, Maker] = {
    "best-first": lambda _tree, _left, _seed: BestFirst(),
    "likely": lambda _tree, _left, _seed: Ordered(likely),
    "guided": lambda _tree, _left, _seed: Ordered(guided),
    "perspectives": lambda _tree, _left, _seed: Perspectives(),
    "puct": lambda tree, _left, _seed: Puct(tree),
    "budgeted": lambda _tree, left, seed: Budgeted(left, seed),
    "particles": lambda _tree, _left, seed: Particles(seed),
}


def make(name: str, tree: Tree, left: Callable[[], float], seed: int) -> Queue:
    """The queue of a strategy; KeyError for a name that is not in STRATEGIES."""
    return STRATEGIES[name](tree, left, seed)
