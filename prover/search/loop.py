"""Best-first search over the AND/OR tree: propose, try in Lean, record, until the root is closed.

The loop follows Aesop's (unprovable? proven? limits? expand). A goal is looked at in stages, so
that cheap tactics are tried everywhere before dear ones anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from prover.budget import Budget
from prover.errors import LeanCrash
from prover.lean.bridge import Bridge, Position
from prover.lean.goals import metavariables
from prover.search import policy, propositional
from prover.search.moves import Candidate
from prover.search.queue import BestFirst, Queue
from prover.search.tree import Node, Tree
from prover.theory import Theory
from prover.types import Failure, ProofStep, Statement, StepResult, TacticFailure

CALL_SECONDS = 12.0  # for one sweep of candidates
DECIDE_SECONDS = 5.0  # for a goal's propositional skeleton
STAGE_COST = (0.0, 0.6, 4.0)
SIZE_COST = 0.004  # a character of goal text
SIBLING_COST = 0.8
ENTANGLED_COST = 3.0  # goals that share metavariables are tried one tactic at a time
MAX_GOALS = 24


@dataclass(frozen=True)
class Found:
    """What a search ends with; `proof` is None if the root stayed open, `reason` says why."""

    proof: ProofStep | None
    reason: str
    expansions: int
    goals: int


def search(
    statement: Statement,
    theory: Theory,
    bridge: Bridge,
    budget: Budget,
    *,
    say: Callable[[str], None] = lambda _: None,
) -> Found:
    """Search for a proof of `statement` until the budget is spent or nothing is left to try."""
    position = Position(statement)
    state = _opened(statement, bridge, budget)
    if isinstance(state, TacticFailure):
        return Found(None, f"the statement does not open: {state.message}", 0, 0)
    run = _Run(Tree(state, position), theory, bridge, budget, BestFirst(), say)
    return run.go()


def _opened(statement: Statement, bridge: Bridge, budget: Budget) -> StepResult:
    """The state to start from. A Lean that dies over it gets a second chance; raises LeanCrash
    after that, since nothing was found out about the statement."""
    state = bridge.open(statement, timeout=budget.remaining())
    if isinstance(state, TacticFailure) and state.kind is Failure.CRASH:
        state = bridge.open(statement, timeout=budget.remaining())
        if isinstance(state, TacticFailure) and state.kind is Failure.CRASH:
            raise LeanCrash(f"Lean died over the statement: {state.message}")
    return state


class _Run:
    def __init__(
        self,
        tree: Tree,
        theory: Theory,
        bridge: Bridge,
        budget: Budget,
        queue: Queue,
        say: Callable[[str], None],
    ) -> None:
        self.tree, self.theory, self.bridge = tree, theory, bridge
        self.budget, self.queue, self.say = budget, queue, say
        self.expansions = 0

    def go(self) -> Found:
        tree = self.tree
        self.queue.push(0, 0.0)
        while len(self.queue) and not tree.root.closed:
            if reason := self.budget.spent():
                return self._found(None, reason)
            node = tree.nodes[self.queue.pop()]
            if not node.closed and tree.matters(node):
                self._expand(node)
        if tree.root.closed:
            return self._found(tree.proof(), "found")
        return self._found(None, "nothing left to try")

    def _found(self, proof: ProofStep | None, reason: str) -> Found:
        return Found(proof, reason, self.expansions, len(self.tree.nodes))

    def _expand(self, node: Node) -> None:
        """Try the tactics of the goal's stage; queue what they lead to."""
        tactic = policy.forced(node.goal) if node.stage == 0 else None
        if not node.decided and (tactic is None or node is self.tree.root):
            node.decided = True
            deadline = time.monotonic() + min(DECIDE_SECONDS, self.budget.remaining())
            script = propositional.script(node.goal, deadline)
            if script and self._try(node, [Candidate(script, 0.2)]):
                return
        if tactic is not None and tactic not in node.tried:
            if self._try(node, [Candidate(tactic, 0.05)]):
                return  # what follows is the same goal, better written
            self.queue.push(node.number, self._priority(node))
            return
        chosen = policy.candidates(node.goal, self.theory, node.stage, node.depth)
        self._try(node, [c for c in chosen if c.tactic not in node.tried])
        node.stage += 1
        if not node.closed and node.stage < policy.STAGES:
            self.queue.push(node.number, self._priority(node))

    def _try(self, node: Node, chosen: list[Candidate]) -> bool:
        """Run candidates in Lean and record the results; whether any led on."""
        if not chosen:
            return False
        tactics = [candidate.tactic for candidate in chosen]
        node.tried.update(tactics)
        results = self._apply(node, tactics)
        self.expansions += len(tactics)
        led_on = False
        for candidate, result in zip(chosen, results, strict=True):
            if isinstance(result, TacticFailure) or len(result.goals) > MAX_GOALS:
                continue
            cost = node.cost + candidate.cost
            for child in self.tree.add(node, candidate.tactic, result, cost):
                self.queue.push(child.number, self._priority(child))
            led_on = True
            if node.closed:
                break
        return led_on

    def _apply(self, node: Node, tactics: list[str]) -> list[StepResult]:
        before = self.budget.elapsed
        seconds = max(0.5, min(CALL_SECONDS, self.budget.remaining()))
        results = self.bridge.apply(node.position, tactics, timeout=seconds)
        for i, result in enumerate(results):
            if isinstance(result, TacticFailure) and result.kind is Failure.CRASH:
                # Once more: it may have died for a reason that is not the tactic's.
                results[i : i + 1] = self.bridge.apply(
                    node.position, tactics[i : i + 1], timeout=seconds
                )
        self.budget.charge(calls=1, seconds=self.budget.elapsed - before)
        return results

    def _priority(self, node: Node) -> float:
        size = sum(len(h.type) for h in node.goal.hypotheses) + len(node.goal.target)
        return (
            node.cost
            + STAGE_COST[node.stage]
            + SIZE_COST * size
            + SIBLING_COST * self.tree.open_siblings(node)
            + (ENTANGLED_COST if metavariables(node.goal) else 0.0)
        )
