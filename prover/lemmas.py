"""Lemmas on the way: drafted propositions are proved, the simplest first, and those that are worth
it become facts that later proofs may use, the goal's own among them.

A lemma that fell at once says nothing that `simp` does not know; one that did not fall is tried
again when there are new facts (HipSpec's loop).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from prover.assemble import as_term, assemble
from prover.budget import Budget
from prover.draft import Draft
from prover.facts import assuming, carried, mentions
from prover.lean import reading
from prover.lean.bridge import Bridge, Position
from prover.lean.lexer import unbalanced
from prover.search import loop
from prover.theory import Theory, premise
from prover.types import Fact, ProofStep, Statement, TacticState

Effort = tuple[float, int]  # seconds and Lean calls
QUICK: Effort = (1.5, 5)  # for a lemma: as far as one induction
DEEP: Effort = (2.5, 16)
BATCH = 8  # lemmas that come up before open ones are tried again
EARNEST = 3  # batches before open lemmas and the goal are tried for longer
DEEP_SECONDS = 6.0  # for all of them between two batches
GOAL: Effort = (4.0, 24)
CHECK_SECONDS = 30.0
MAX_OPEN = 60  # lemmas that are kept for another try


@dataclass
class Workshop:
    """The facts of one statement and the lemmas that are still open.

    `theory` is the statement's own. All proofs are found behind the facts (`facts.assuming`).
    """

    statement: Statement
    theory: Theory
    bridge: Bridge
    facts: list[Fact] = field(default_factory=list)
    waiting: dict[str, None] = field(default_factory=dict)
    """Open lemmas, the oldest first."""
    expansions: int = 0
    _tried: dict[tuple[str, Effort], int] = field(default_factory=dict)
    """How many facts there were for a lemma when it was last tried."""
    _steps: dict[str, ProofStep] = field(default_factory=dict)

    def work(self, drafts: Iterable[Draft], budget: Budget) -> ProofStep | None:
        """Prove what is drafted until the statement itself can be proved with it."""
        drafts, number = iter(drafts), 0
        while True:
            number += 1
            batch, seen = list(islice(drafts, BATCH)), len(self.facts)
            for draft in batch:
                if budget.spent():
                    return None
                self.lemma(draft.text, QUICK, budget)
            self._again(QUICK, budget)
            earnest = number % EARNEST == 0 or not batch
            if earnest:
                self._again(DEEP, budget.child(DEEP_SECONDS))
            if len(self.facts) > seen or not batch:
                effort = GOAL if earnest else QUICK
                if proof := self.goal(budget.child(*effort) if batch else budget):
                    return proof
            if not batch:
                return None

    def lemma(self, proposition: str, effort: Effort, budget: Budget) -> bool:
        """Try to prove a closed proposition; whether it became a fact."""
        if unbalanced(proposition):
            return False
        name = reading.fresh("fact", {f.name for f in self.facts} | self._taken)
        self._tried[proposition, effort] = len(self._relevant(proposition))
        found = self._search(self._stated(name, proposition), budget.child(*effort))
        if found is None:
            self.waiting[proposition] = None
            if len(self.waiting) > MAX_OPEN:
                del self.waiting[next(iter(self.waiting))]
            return False
        self.waiting.pop(proposition, None)
        if _immediate(found):
            return False
        self.facts.append(Fact(name, proposition, as_term(found)))
        self._steps[name] = found
        return True

    def _again(self, effort: Effort, budget: Budget) -> None:
        """Another try for the open lemmas that had none of this kind since the last fact, as long
        as that makes new facts."""
        new = True
        while new:
            new = False
            for proposition in list(self.waiting):
                if budget.spent():
                    return
                relevant = len(self._relevant(proposition))
                if self._tried.get((proposition, effort), -1) < relevant:
                    new |= self.lemma(proposition, effort, budget)

    def goal(self, budget: Budget) -> ProofStep | None:
        """A proof of the statement behind the facts."""
        return self._search(self.statement, budget)

    def proof(self, found: ProofStep, budget: Budget, *, seconds: float) -> str | None:
        """What `work` found as a proof of the statement itself, with the facts that it needs
        inside, made smaller for at most about `seconds`; None if Lean does not accept it."""
        share = seconds / (1 + len(self.facts))
        text = assemble(
            assuming(self.statement, self.facts), found, self.bridge, budget, seconds=share
        )
        if text is None:
            return None
        texts, kept = [text], list[Fact]()
        for i, fact in reversed(list(enumerate(self.facts))):
            if any(mentions(one, fact.name) for one in texts):
                alone = assuming(self._stated(fact.name, fact.proposition), self.facts[:i])
                steps = self._steps[fact.name]
                shorter = assemble(alone, steps, self.bridge, budget, seconds=share)
                kept.append(replace(fact, proof=shorter or fact.proof))
                texts.append(kept[-1].proof)
        for lifted in (False, True):
            whole = carried(text, kept[::-1], lifted=lifted)
            if self._accepted(whole):
                return whole
        return None

    def _accepted(self, proof: str) -> bool:
        """Whether Lean accepts a proof of the statement by tactics."""
        tactics = "\n".join(line[2:] for line in proof.split("\n")[1:])
        results = self.bridge.apply(Position(self.statement), [tactics], timeout=CHECK_SECONDS)
        return results == [TacticState(())]

    def _stated(self, name: str, proposition: str) -> Statement:
        return replace(self.statement, name=name, signature=f"theorem {name} : {proposition}")

    @property
    def _taken(self) -> set[str]:
        return set(reading.words(self.statement.preamble + self.statement.signature))

    def _relevant(self, text: str) -> list[Fact]:
        """The facts about nothing but functions that a proposition comes down to."""
        reached = self.theory.reached(text)
        return [f for f in self.facts if self.theory.reached(f.proposition) <= reached]

    def _search(self, statement: Statement, budget: Budget) -> ProofStep | None:
        relevant = self._relevant(statement.signature)
        premises = (premise(f.name, f" : {f.proposition}") for f in relevant)
        theory = replace(self.theory, theorems=(*self.theory.theorems, *premises))
        found = loop.search(assuming(statement, self.facts), theory, self.bridge, budget)
        self.expansions += found.expansions
        return found.proof


def _immediate(step: ProofStep) -> bool:
    """Whether nothing but introductions and one closing tactic was needed."""
    while step.branches and step.tactic.startswith(("intro", "rename_i")):
        (step,) = step.branches
    return not step.branches and "\n" not in step.tactic
