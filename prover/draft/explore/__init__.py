"""Theory exploration: lemmas without a model.

Terms over the functions of a statement are enumerated by size and evaluated by Lean on random
values; equations that survive are proposed, then implications, then larger equations, without those
that follow from earlier ones by rewriting. After QuickSpec 2 (Smallbone, Johansson, Claessen,
Algehed 2017) and HipSpec (Claessen, Johansson, Rosén, Smallbone 2013).
"""

from __future__ import annotations

from collections.abc import Iterator

from prover import theory
from prover.budget import Budget
from prover.draft import Ask, Draft, Request
from prover.draft.explore import signature
from prover.draft.explore.conjectures import Equation, Known, implications, oriented, simplest
from prover.draft.explore.evaluate import Evaluator
from prover.draft.explore.terms import Universe
from prover.errors import WorkerFailure
from prover.lean.bridge import Bridge, Position
from prover.types import Goal, Statement, TacticFailure

MAX_SIZE = 9  # of a term
IMPLICATIONS_AFTER = 5  # the size of the equations that come before implications
MAX_IMPLICATIONS = 24  # before tests
CALL_SECONDS = 20.0


class Explore:
    """A `Drafter` of lemmas: each draft is a closed proposition in Lean, the simplest first."""

    name = "explore"

    def __init__(self, bridge: Bridge, seed: int = 0) -> None:
        self._bridge, self._seed = bridge, seed
        self._explored = set[Statement]()

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """Lemmas for the request's statement, as long as there is budget; nothing if something
        else is asked for, or the same again, or where Lean does not answer."""
        if request.ask is not Ask.LEMMA or request.statement in self._explored:
            return
        self._explored.add(request.statement)
        universe = self._universe(request.statement, budget)
        if universe is None:
            return
        known = Known(universe.signature.sorts)
        for size in range(1, MAX_SIZE + 1):
            if budget.spent():
                return
            found = universe.grow(timeout=min(CALL_SECONDS, budget.remaining()))
            yield from self._new(
                simplest(oriented(*pair) for pair in found), known, universe, budget
            )
            if size == IMPLICATIONS_AFTER:
                wanted = implications(universe, known)[:MAX_IMPLICATIONS]
                yield from self._new(wanted, known, universe, budget)

    def _new(
        self, equations: list[Equation], known: Known, universe: Universe, budget: Budget
    ) -> Iterator[Draft]:
        """Those that stand more tests and do not follow from earlier ones."""
        seconds = min(CALL_SECONDS, budget.remaining())
        said = (e for e in equations if e.variables and not e.contrived)
        candidates = [e for e in said if not known.follows(e)]
        laws = [(equation.test, equation.variables) for equation in candidates]
        for equation, true in zip(candidates, universe.test(laws, timeout=seconds), strict=True):
            if true and not known.follows(equation):
                known.add(equation)
                yield Draft(equation.proposition(universe.signature), self.name)

    def _universe(self, statement: Statement, budget: Budget) -> Universe | None:
        seconds = min(CALL_SECONDS, budget.remaining())
        try:
            known = theory.read(statement, self._bridge, timeout=seconds)
        except WorkerFailure:
            return None
        goal = self._introduced(statement, seconds)
        read = goal and signature.read(statement, goal, known, self._bridge, timeout=seconds)
        if not read or not any(function.own for function in read.functions):
            return None  # of its own operations the library knows the laws
        universe = Universe(read, Evaluator(statement, known, self._bridge), self._seed)
        return universe if universe.start(timeout=seconds) else None

    def _introduced(self, statement: Statement, seconds: float) -> Goal | None:
        """The goal behind its quantifiers."""
        (state,) = self._bridge.apply(Position(statement), ["intros"], timeout=seconds)
        if isinstance(state, TacticFailure):
            state = self._bridge.open(statement, timeout=seconds)
        return None if isinstance(state, TacticFailure) or state.proved else state.goals[0]
