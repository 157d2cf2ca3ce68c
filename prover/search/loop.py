"""Search over the AND/OR tree: propose, try in Lean, record, until the root is closed.

The loop follows Aesop's (unprovable? proven? limits? expand). A goal is looked at in stages, so
that likely tactics are tried everywhere before unlikely ones anywhere: first those of the learned
policy, if there is one, then the stages of the symbolic one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from heapq import nsmallest
from math import exp

from prover.budget import Budget
from prover.errors import LeanCrash
from prover.lean.bridge import Bridge, Position
from prover.lean.goals import metavariables
from prover.search import policy, propositional, strategies
from prover.search.guide import Guide
from prover.search.moves import Candidate, View
from prover.search.tree import Node, Tree
from prover.theory import Theory
from prover.types import (
    Failure,
    ProofStep,
    Statement,
    StepResult,
    TacticFailure,
    TacticState,
)

CALL_SECONDS = 12.0  # for one sweep of candidates
DECIDE_SECONDS = 5.0  # for a goal's propositional skeleton
STAGE_COST = (0.0, 0.6, 4.0)
# With a learned policy before them the symbolic stages wait longer.
LATER_COST = (0.0, 1.0, 1.6, 5.0)
MASS = 0.8  # of the learned policy's probability: so much of it is tried at once
MAX_PROPOSALS = 3
FREE_COST = 0.2  # of a learned tactic, beside its improbability
HINT_COST = 0.1  # of a tactic that somebody names
SIZE_COST = 0.004  # a character of goal text
SIBLING_COST = 0.8
ENTANGLED_COST = 3.0  # goals that share metavariables are tried one tactic at a time
MAX_GOALS = 24
USUAL_PACE = 60.0  # tactics a second, before there is a pace
SYMBOLIC = Guide()


@dataclass(frozen=True)
class Found:
    """What a search ends with; `proof` is None if the root stayed open, `reason` says why."""

    proof: ProofStep | None
    reason: str
    expansions: int
    goals: int
    tree: Tree | None = None
    """All that was tried; None if the statement does not open."""
    calls: int = 0
    """How often Lean was asked, each time with one or several tactics."""
    model_seconds: float = 0.0
    """Wall time that learned policy and critic took."""


def search(
    statement: Statement,
    theory: Theory,
    bridge: Bridge,
    budget: Budget,
    guide: Guide = SYMBOLIC,
) -> Found:
    """Search for a proof of `statement` until the budget is spent or nothing is left to try."""
    state = _opened(statement, bridge, budget)
    if isinstance(state, TacticFailure):
        return Found(None, f"the statement does not open: {state.message}", 0, 0)
    return search_at(Position(statement), state, theory, bridge, budget, guide)


def search_at(
    position: Position,
    state: TacticState,
    theory: Theory,
    bridge: Bridge,
    budget: Budget,
    guide: Guide = SYMBOLIC,
) -> Found:
    """The same from `state`, the goals at the front of `position`."""
    return _Run(Tree(state, position), theory, bridge, budget, guide).go()


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
        self, tree: Tree, theory: Theory, bridge: Bridge, budget: Budget, guide: Guide
    ) -> None:
        self.tree, self.theory, self.bridge, self.budget = tree, theory, bridge, budget
        self.guide = guide
        self.queue = strategies.make(guide.strategy, tree, budget.left, guide.seed)
        if guide.steering is not None:
            self.queue = guide.steering.queue(tree, self.queue)
        self.expansions = self.calls = 0
        self.model_seconds = 0.0
        self.asleep: list[Node] = []
        """Goals that could not help to close the root when their turn came."""
        self.unread: dict[int, Node] = {}
        """Goals that the learned policy was not asked about, by number, and what it said of those
        that did not have their turn yet."""
        self.proposed: dict[int, list[Candidate]] = {}
        learned = [self._learned] if guide.policy else []
        symbolic = [
            partial(self._symbolic, i) for i in range(policy.STAGES if guide.symbolic else 0)
        ]
        self.stages: list[Callable[[Node], list[Candidate]]] = [*learned, *symbolic]
        self.stage_cost = LATER_COST if learned else STAGE_COST

    def go(self) -> Found:
        tree = self.tree
        self._push([tree.root])
        while len(self.queue) and not tree.root.closed:
            if reason := self.budget.spent():
                return self._found(None, reason)
            node = self.queue.pop()
            if node.closed:
                continue
            if tree.matters(node):
                self._expand(node)
            else:
                self.asleep.append(node)
        if tree.root.closed:
            return self._found(tree.proof(), "found")
        return self._found(None, "nothing left to try")

    def _found(self, proof: ProofStep | None, reason: str) -> Found:
        return Found(
            proof, reason, self.expansions, len(self.tree.nodes), self.tree, self.calls,
            self.model_seconds,
        )  # fmt: skip

    def _expand(self, node: Node) -> None:
        """Try the tactics of the goal's stage; queue what they lead to."""
        if self.guide.steering is not None:
            hints = [t for t in self.guide.steering.hints(node) if t not in node.tried]
            self._try(node, [Candidate(tactic, HINT_COST) for tactic in hints])
            if node.closed or node.stage == len(self.stages):  # it came back for a hint alone
                return
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
            self.queue.push(node, self._priority(node))
            return
        chosen = self.stages[node.stage](node)
        self._try(node, [c for c in chosen if c.tactic not in node.tried])
        node.stage += 1
        if not node.closed and node.stage < len(self.stages):
            self.queue.push(node, self._priority(node))

    def _learned(self, node: Node) -> list[Candidate]:
        """The learned policy's likeliest tactics, up to so much of its probability."""
        if node.number not in self.proposed:
            self._propose(node)
        found = self.proposed.pop(node.number)
        chosen, mass = list[Candidate](), 0.0
        for candidate in found[:MAX_PROPOSALS]:
            if mass >= MASS:
                break
            mass += exp(-candidate.cost)
            chosen.append(replace(candidate, cost=candidate.cost + FREE_COST))
        return chosen

    def _propose(self, node: Node) -> None:
        """Ask the learned policy about a goal, and in the same call about those that are likely to
        have their turn soon."""
        assert self.guide.policy is not None
        del self.unread[node.number]
        others = (n for n in self.unread.values() if not n.closed and not policy.forced(n.goal))
        nodes = [node, *nsmallest(self.guide.policy.batch - 1, others, key=self._priority)]
        with self._model():
            found = self.guide.policy.proposals([self._view(n) for n in nodes])
        for n, candidates in zip(nodes, found, strict=True):
            self.proposed[n.number] = candidates
            self.unread.pop(n.number, None)

    def _symbolic(self, stage: int, node: Node) -> list[Candidate]:
        return policy.candidates(node.goal, self.theory, stage, node.depth)

    def _view(self, node: Node) -> View:
        return View(node.goal, self.theory, node.depth)

    def _try(self, node: Node, chosen: list[Candidate]) -> bool:
        """Run candidates in Lean and record the results; whether any led on."""
        if not chosen:
            return False
        tactics = [candidate.tactic for candidate in chosen]
        node.tried.update(tactics)
        results = self._apply(node, tactics)
        self.expansions += len(tactics)
        node.spent += len(tactics)
        new = list[Node]()
        led_on = merged = False
        for candidate, result in zip(chosen, results, strict=True):
            if isinstance(result, TacticFailure) or len(result.goals) > MAX_GOALS:
                continue
            if result.proved:
                node.closers.append(candidate.tactic)
            if node.closed:
                continue  # the others were run with it: that they close it too is worth knowing
            cost = node.cost + candidate.cost
            added = self.tree.add(node, candidate.tactic, result, cost)
            merged |= len(added) < len(result.goals)
            new += added
            led_on = True
        self._push(new)
        if merged:
            self._wake()
        return led_on

    def _wake(self) -> None:
        """Queue the goals that matter again, now that a tactic led to a goal that was there."""
        asleep, self.asleep = self.asleep, []
        for node in asleep:
            if self.tree.matters(node):
                self.queue.push(node, self._priority(node))
            else:
                self.asleep.append(node)

    def _push(self, nodes: list[Node]) -> None:
        """Queue new goals, all of them valued in one call of the critic."""
        if self.guide.critic is not None and nodes:
            left = self._left()
            with self._model():
                values = self.guide.critic.values([self._view(node) for node in nodes], left)
            for node, value in zip(nodes, values, strict=True):
                node.value = value
        for node in nodes:
            self.unread[node.number] = node
            self.queue.push(node, self._priority(node))

    @contextmanager
    def _model(self) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.model_seconds += time.monotonic() - started

    def _left(self) -> float:
        """How many tactics can still be tried, at the pace of this search so far."""
        elapsed = self.budget.elapsed
        pace = self.expansions / elapsed if self.expansions and elapsed else USUAL_PACE
        return pace * self.budget.remaining()

    def _apply(self, node: Node, tactics: list[str]) -> list[StepResult]:
        seconds = max(0.5, min(CALL_SECONDS, self.budget.remaining()))
        results = self.bridge.apply(node.position, tactics, timeout=seconds)
        for i, result in enumerate(results):
            if isinstance(result, TacticFailure) and result.kind is Failure.CRASH:
                # Once more: it may have died for a reason that is not the tactic's.
                results[i : i + 1] = self.bridge.apply(
                    node.position, tactics[i : i + 1], timeout=seconds
                )
        self.calls += 1
        self.budget.charge(calls=1)
        return results

    def _priority(self, node: Node) -> float:
        size = sum(len(h.type) for h in node.goal.hypotheses) + len(node.goal.target)
        return (
            node.cost
            + self.stage_cost[node.stage]
            + SIZE_COST * size
            + SIBLING_COST * self.tree.open_siblings(node)
            + (ENTANGLED_COST if metavariables(node.goal) else 0.0)
        )
