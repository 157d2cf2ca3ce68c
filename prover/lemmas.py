"""Lemmas on the way: drafted propositions are proved, the simplest first, and those that are worth
it become facts that later proofs may use, the goal's own among them.

A lemma that fell at once says nothing that `simp` does not know; one that did not fall is tried
again when there are new facts (HipSpec's loop).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from prover.assemble import as_term, assemble, checked
from prover.budget import Budget
from prover.draft import Draft
from prover.errors import InputError
from prover.facts import assuming, carried, mentions
from prover.lean import reading
from prover.lean.bridge import Bridge
from prover.lean.lexer import unbalanced
from prover.problems import declarations
from prover.repair import repair
from prover.search.loop import Found
from prover.searcher import Searcher
from prover.theory import Theory, premise
from prover.types import Fact, ProofStep, Statement

Effort = tuple[float, int]  # seconds and Lean calls
QUICK: Effort = (1.5, 5)  # for a lemma: as far as one induction
DEEP: Effort = (2.5, 16)
BATCH = 8  # lemmas that come up before open ones are tried again
EARNEST = 3  # batches before open lemmas and the goal are tried for longer
DEEP_SECONDS = 6.0  # for all of them between two batches
GOAL: Effort = (4.0, 24)
REPAIR_SECONDS = 8.0  # for a proof that does not hold together
MAX_OPEN = 60  # lemmas that are kept for another try
PROVED = "proved"
_FENCE = re.compile(r"```(?:lean4?)?[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_THEOREM = re.compile(r"(?:theorem|lemma)\s")


@dataclass
class Workshop:
    """The facts of one statement and the lemmas that are still open.

    `theory` is the statement's own. All proofs are found behind the facts (`facts.assuming`).
    """

    statement: Statement
    theory: Theory
    searcher: Searcher
    say: Callable[[int, Draft, str], None] = lambda *_: None
    """Told of each draft, with its number and '', and again with what became of it."""
    facts: list[Fact] = field(default_factory=list)
    waiting: dict[str, None] = field(default_factory=dict)
    """Open lemmas, the oldest first."""
    _tried: dict[tuple[str, Effort], int] = field(default_factory=dict)
    """How many facts there were for a lemma when it was last tried."""
    _origin: dict[str, tuple[int, Draft]] = field(default_factory=dict)
    """Every text that was drafted, or the proposition in it, with its number."""
    _steps: dict[str, ProofStep] = field(default_factory=dict)

    @property
    def bridge(self) -> Bridge:
        return self.searcher.bridge

    @property
    def drafts(self) -> int:
        """How many different ones came in."""
        return len(self._origin)

    def work(self, drafts: Iterable[Draft], budget: Budget) -> ProofStep | None:
        """Prove what is drafted until the statement itself can be proved with it."""
        drafts, number = iter(drafts), 0
        while batch := list(islice(drafts, BATCH)):
            number, seen = number + 1, len(self.facts)
            earnest = number % EARNEST == 0 or len(batch) < BATCH
            for draft in batch:
                if budget.spent():
                    return None
                self._drafted(draft, budget)
            self._again(QUICK, budget)
            if earnest:
                self._again(DEEP, budget.child(DEEP_SECONDS))
            if len(self.facts) > seen and (
                proof := self.goal(budget.child(*(GOAL if earnest else QUICK)))
            ):
                return proof
        return None

    def recall(self, facts: Iterable[Fact], budget: Budget) -> None:
        """Take lemmas with proofs that somebody else found: those that Lean accepts here."""
        for fact in facts:
            if budget.spent():
                return
            stated = self._stated(fact.name, fact.proposition)
            if checked(assuming(stated, self.facts), fact.proof, self.bridge):
                self.facts.append(fact)

    def _drafted(self, draft: Draft, budget: Budget) -> None:
        said = proposition(draft.text)
        key = draft.text if said is None else said
        if key in self._origin:
            return
        self._origin[key] = (self.drafts + 1, draft)
        self.say(*self._origin[key], "")
        state = "refused" if said is None else self.lemma(said, QUICK, budget)
        if state != PROVED:
            self.say(*self._origin[key], state)

    def lemma(self, proposition: str, effort: Effort, budget: Budget) -> str:
        """Try to prove a closed proposition. It is PROVED, and a fact now, or 'known' (it fell at
        once), 'open', or 'refused' (Lean does not read it: a model may have answered in prose)."""
        name = reading.fresh("fact", {f.name for f in self.facts} | self._taken)
        self._tried[proposition, effort] = len(self._relevant(proposition))
        found = self._found(self._stated(name, proposition), budget.child(*effort))
        if found.proof is None:
            if not found.goals:
                return "refused"
            self.waiting[proposition] = None
            if len(self.waiting) > MAX_OPEN:
                del self.waiting[next(iter(self.waiting))]
            return "open"
        self.waiting.pop(proposition, None)
        if _immediate(found.proof):
            return "known"
        self.facts.append(Fact(name, proposition, as_term(found.proof)))
        self._steps[name] = found.proof
        self.say(*self._origin[proposition], PROVED)
        return PROVED

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
                    new |= self.lemma(proposition, effort, budget) == PROVED

    def goal(self, budget: Budget) -> ProofStep | None:
        """A proof of the statement behind the facts."""
        return self.search(self.statement, budget)

    def proof(self, found: ProofStep, budget: Budget, *, seconds: float) -> str | None:
        """What `work` found as a proof of the statement itself, with the facts that it needs
        inside, made smaller for at most about `seconds`; None if Lean does not accept it."""
        share = seconds / (1 + len(self.facts))
        place = assuming(self.statement, self.facts)
        text = assemble(place, found, self.bridge, budget, seconds=share)
        return None if text is None else self.carried(text, budget, seconds=seconds - share)

    def carried(self, proof: str, budget: Budget, *, seconds: float) -> str | None:
        """A proof behind the facts as one of the statement itself; else as `proof`."""
        share = seconds / max(1, len(self.facts))
        texts, kept = [proof], list[Fact]()
        for i, fact in reversed(list(enumerate(self.facts))):
            if any(mentions(one, fact.name) for one in texts):
                alone = assuming(self._stated(fact.name, fact.proposition), self.facts[:i])
                steps = self._steps.get(fact.name)  # a recalled one has none
                shorter = None
                if steps is not None and budget.remaining() > share:
                    shorter = assemble(alone, steps, self.bridge, budget, seconds=share)
                kept.append(replace(fact, proof=shorter or fact.proof))
                texts.append(kept[-1].proof)
        for lifted in (False, True):
            whole = carried(proof, kept[::-1], lifted=lifted)
            if checked(self.statement, whole, self.bridge):
                return whole
            # A step may be too much where the facts stand around it as hypotheses.
            part = budget.child(REPAIR_SECONDS)
            mended = repair(self.statement, whole, self.bridge, part, theory=self.theory)
            if mended and not mended.sketch.subgoals:
                return mended.sketch.proof
        return None

    def _stated(self, name: str, proposition: str) -> Statement:
        return replace(self.statement, name=name, signature=f"theorem {name} : {proposition}")

    @property
    def _taken(self) -> set[str]:
        return set(reading.words(self.statement.preamble + self.statement.signature))

    def _relevant(self, text: str) -> list[Fact]:
        """The facts about nothing but functions that a proposition comes down to."""
        reached = self.theory.reached(text)
        return [f for f in self.facts if self.theory.reached(f.proposition) <= reached]

    def search(self, statement: Statement, budget: Budget) -> ProofStep | None:
        """A proof of a statement with the same preamble, behind the facts."""
        return self._found(statement, budget).proof

    def _found(self, statement: Statement, budget: Budget) -> Found:
        relevant = self._relevant(statement.signature)
        premises = (premise(f.name, f" : {f.proposition}") for f in relevant)
        theory = replace(self.theory, theorems=(*self.theory.theorems, *premises))
        return self.searcher.search(assuming(statement, self.facts), theory, budget)


def proposition(text: str) -> str | None:
    """The closed proposition in a draft, a bare one or that of a theorem, fenced or not."""
    fenced = _FENCE.search(text)
    body = (fenced[1] if fenced else text).strip()
    if _THEOREM.match(body):
        try:
            found = declarations.find(body)[0]
        except InputError:
            return None
        signature = body[found.keyword_start : found.signature_end].split(None, 2)[-1]
        binders, said = reading.cut(signature, ":")
        body = f"∀ {binders}, {said}" if binders else said
    return None if not body or unbalanced(body) or ":=" in body else body


def _immediate(step: ProofStep) -> bool:
    """Whether nothing but introductions and one closing tactic was needed."""
    while step.branches and step.tactic.startswith(("intro", "rename_i")):
        (step,) = step.branches
    return not step.branches and "\n" not in step.tactic
