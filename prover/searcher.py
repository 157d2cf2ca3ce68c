"""The searches of one problem: led by one guide, counted together, their trees kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from prover.budget import Budget
from prover.critic import choose, trees
from prover.lean.bridge import Bridge
from prover.search import loop
from prover.search.guide import Guide
from prover.search.loop import Found
from prover.theory import Theory
from prover.types import Statement


@dataclass
class Searcher:
    """Searches for proofs of a problem, of its lemmas and of its subgoals."""

    problem: str
    bridge: Bridge
    guide: Guide = loop.SYMBOLIC
    expansions: int = 0
    calls: int = 0
    model_seconds: float = 0.0
    trees: list[str] = field(default_factory=list)

    def search(self, statement: Statement, theory: Theory, budget: Budget) -> Found:
        """One search, as `prover.search.loop.search`."""
        guide = choose.proving(self.guide, statement, budget)
        found = loop.search(statement, theory, self.bridge, budget, guide)
        self.expansions += found.expansions
        self.calls += found.calls
        self.model_seconds += found.model_seconds
        if found.tree is not None:
            exhausted = found.proof is None and budget.spent() is None
            self.trees.append(
                trees.dump(self.problem, statement, theory, found.tree, exhausted=exhausted)
            )
        return found
