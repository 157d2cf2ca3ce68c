"""What leads a search: who proposes tactics, who says what a goal is worth, which goal is next.

`prover.critic` has the learned ones; the symbolic policy is `prover.search.policy`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from prover.search.moves import Candidate, View
from prover.search.queue import Queue
from prover.search.tree import Node, Tree


class Policy(Protocol):
    """Proposes tactics. Nothing that it says is trusted: Lean tries every one."""

    @property
    def batch(self) -> int:
        """How many goals it is best asked about at once: more than one where a batch costs little
        more than its largest part."""
        ...

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        """For each goal some tactics, the likeliest first; a cost is minus the natural logarithm
        of the probability that the policy gives to the tactic."""
        ...


class Critic(Protocol):
    """Says what goals are worth."""

    def values(self, views: Sequence[View], left: float) -> list[float]:
        """For each goal the probability (0 to 1) that it will be closed with no more than `left`
        tactics tried below it."""
        ...


class Steering(Protocol):
    """Somebody who watches a search and has a say in it. Called from the search's own thread."""

    def queue(self, tree: Tree, queue: Queue) -> Queue:
        """The queue that the search is to use; `tree` is the one that it will grow."""
        ...

    def hints(self, node: Node) -> list[str]:
        """Tactics to be tried on a goal before any other."""
        ...


@dataclass(frozen=True)
class Guide:
    """The switches of a search. It needs a policy: a learned one, the symbolic one, or both."""

    symbolic: bool = True
    """Whether the symbolic policy proposes, behind the learned one if there is one."""
    policy: Policy | None = None
    critic: Critic | None = None
    strategy: str = "best-first"
    """One of `prover.search.strategies.STRATEGIES`."""
    seed: int = 0
    steering: Steering | None = None
