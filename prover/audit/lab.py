"""What an audit asks of Lean about one statement: is it read, is it false, does a variant hold.

All answers that count are proofs which the judge has verified (`model.Certificate`); that nothing
was found says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from prover import theory as theories
from prover import verify
from prover.assemble import assemble
from prover.audit.model import Certificate
from prover.audit.reader import read
from prover.audit.terms import Term
from prover.budget import Budget
from prover.errors import WorkerFailure
from prover.lean.bridge import LiveBridge
from prover.lean.messages import ERROR
from prover.refute import Refutation, closing, refute
from prover.refute.closing import Binder, Telescope, telescope
from prover.searcher import Searcher
from prover.theory import Theory
from prover.types import Problem, ProofStep, Statement, Status

LIBRARY_SECONDS = 3.0
# One theorem applied to what is at hand, which may have to be given names.
_BY_ONE = re.compile(
    r"(?P<names>\(expose_names; )?exact (?P<term>@?[\w.'₀-₉]+(?: [\w.'₀-₉]+)*)\)?\s*$"
)
READ_SECONDS = 20.0
JUDGE_SECONDS = 30.0
REFUTE_SECONDS = 4.0
PROOF_SECONDS = 1.5
LEAST_SECONDS = 0.5
EXAMPLE_SECONDS = 1.5
SMALLER_SECONDS = 0.3
"""A certificate need not be pretty."""


class Lab:
    """One statement before one Lean; `budget` is what all its questions may cost together."""

    def __init__(self, problem: Problem, bridge: LiveBridge, budget: Budget) -> None:
        self.bridge, self.budget = bridge, budget
        self.statement = verify.for_library(problem.statement, bridge)
        if not self.statement.name:
            named = self.statement.signature.replace("example", "theorem it", 1)
            self.statement = replace(self.statement, name="it", signature=named)
        self._searcher = Searcher(problem.name, bridge)
        self._known: dict[Telescope, Certificate | None] = {}

    @cached_property
    def refusal(self) -> str | None:
        """Why Lean cannot read the statement; None if it can."""
        refused = verify.support(self.statement, self.bridge, timeout=READ_SECONDS)
        return None if refused is None else refused.reason

    @cached_property
    def theory(self) -> Theory:
        """What the statement's preamble gives to work with."""
        return theories.read(self.statement, self.bridge, timeout=READ_SECONDS)

    @cached_property
    def whole(self) -> Telescope | None:
        """The statement as binders and conclusion, in a form that Lean agrees is the same."""
        written = closing.closed(self.statement.signature)
        for candidate in (written, self._printed):
            if candidate and self._is_statement(candidate):
                return telescope(candidate)
        return None

    @cached_property
    def _printed(self) -> str | None:
        said = self._said(f"{closing.PRINTING}#check @{self.statement.name}\n")
        return closing.printed(said) if said else None

    @cached_property
    def explicit(self) -> Term | None:
        """The proposition with everything in it that Lean has filled in."""
        asked = "set_option pp.all true in set_option pp.maxSteps 200000 in "
        said = self._said(f"{asked}#check @{self.statement.name}\n")
        return read(said.partition(" : ")[2]) if said else None

    def _said(self, command: str) -> str | None:
        """What Lean prints at a command behind the statement."""
        for severity, text in self._elaborated(command):
            if severity == "information":
                return text
        return None

    def _elaborated(self, command: str) -> list[tuple[str, str]]:
        stated = f"{self.statement.signature} := by sorry\n"
        try:
            found = self.bridge.elaborate(self.statement, stated + command, timeout=READ_SECONDS)
        except WorkerFailure:
            return [(ERROR, "")]
        at = stated.count("\n")
        return [(m.severity, m.text) for m in found if m.line > at]

    def _is_statement(self, proposition: str) -> bool:
        said = self._elaborated(f"example : ({proposition}) := @{self.statement.name}\n")
        return not any(severity == ERROR for severity, _ in said)

    @cached_property
    def propositions(self) -> tuple[bool, ...]:
        """Of each binder of `whole`, whether its type is a proposition."""
        if self.whole is None:
            return ()
        binders = self.whole.binders
        lines = []
        for i, binder in enumerate(binders):
            said = Telescope(binders[:i], f"(({binder.type or 'Nat'}) : Prop)")
            lines.append(f"example : Prop := {' '.join(str(said).split())}\n")
        stated = f"{self.statement.signature} := by sorry\n"
        try:
            found = self.bridge.elaborate(
                self.statement, stated + "".join(lines), timeout=READ_SECONDS
            )
        except WorkerFailure:
            return tuple(not b.bracket for b in binders)
        wrong = {m.line - stated.count("\n") for m in found if m.severity == ERROR}
        return tuple(i + 1 not in wrong for i in range(len(binders)))

    @property
    def hypotheses(self) -> list[int]:
        """The places in `whole.binders` of those that are propositions."""
        return [i for i, yes in enumerate(self.propositions) if yes]

    def without(self, gone: Sequence[int], conclusion: str | None = None) -> Telescope | None:
        """The statement without some binders; None if what is left mentions one of them."""
        if self.whole is None:
            return None
        left = tuple(b for i, b in enumerate(self.whole.binders) if i not in gone)
        said = self.whole.conclusion if conclusion is None else conclusion
        names = {b.name for i, b in enumerate(self.whole.binders) if i in gone and b.name}
        text = [*(b.type for b in left), said]
        if any(names & read(part).names() for part in text):
            return None
        return Telescope(left, said)

    def name(self, index: int) -> str:
        """What a hypothesis is called, or what it says if it has no name."""
        assert self.whole is not None
        binder: Binder = self.whole.binders[index]
        return binder.name if binder.name and binder.name != "_" else f"({binder.type})"

    def proved(
        self, what: str, claim: Telescope, seconds: float = PROOF_SECONDS
    ) -> Certificate | None:
        """A certificate for a theorem that stands behind the statement's preamble."""
        if claim not in self._known:
            self._known[claim] = self._proved(what, claim, seconds)
        return self._known[claim]

    def _proved(self, what: str, claim: Telescope, seconds: float) -> Certificate | None:
        if self.budget.remaining() < 0.2:
            return None
        statement = self.named(what, str(claim))
        found = self._searcher.search(statement, self.theory, self.budget.child(seconds))
        return None if found.proof is None else self._assembled(statement, found.proof)

    def proved_by(self, what: str, claim: str, tactics: Sequence[str]) -> Certificate | None:
        """The same by the first of the given tactics that closes it, without a search."""
        if self.budget.remaining() < 0.1:
            return None
        statement = self.named(what, claim)
        texts = [f"by\n  {tactic}" for tactic in tactics]
        blocks = [f"example : {claim} := {text}\n" for text in texts]
        ends, text = [], ""
        for block in blocks:
            text += block
            ends.append(text.count("\n"))
        try:
            said = self.bridge.elaborate(statement, text, timeout=READ_SECONDS)
        except WorkerFailure:
            return None
        for i, proof in enumerate(texts):
            lines = range(ends[i - 1] + 1 if i else 1, ends[i] + 1)
            if not any(m.severity == ERROR and m.line in lines for m in said):
                return self.certified(statement, proof)
        return None

    def library(self, claim: str) -> Certificate | None:
        """A proof by one theorem of the library, as `exact?` finds it."""
        text = f"example : {claim} := by\n  intros\n  exact?\n"
        seconds = min(LIBRARY_SECONDS, self.budget.remaining())
        if seconds < 0.1:
            return None
        try:
            said = self.bridge.elaborate(self.statement, text, timeout=seconds)
        except WorkerFailure:
            return None
        found = (_BY_ONE.search(m.text) for m in said if m.severity == "information")
        match = next(filter(None, found), None)
        if match is None:
            return None
        names = "expose_names; " if match["names"] else ""
        return self.proved_by("library", claim, [f"intros; {names}exact {match['term']}"])

    def _assembled(self, statement: Statement, steps: ProofStep) -> Certificate | None:
        text = assemble(statement, steps, self.bridge, self.budget, seconds=SMALLER_SECONDS)
        return None if text is None else self.certified(statement, text)

    def certified(self, statement: Statement, proof: str) -> Certificate | None:
        """The certificate, if the judge agrees."""
        judged = verify.verify(statement, proof, self.bridge, timeout=JUDGE_SECONDS)
        if judged.status is not Status.VERIFIED:
            return None
        return Certificate(statement, proof, verify.proof_file(statement, proof, self.bridge))

    def named(self, what: str, proposition: str) -> Statement:
        """A theorem of that kind behind the statement's preamble."""
        base = self.statement.name.rsplit(".", 1)[-1].strip("«»") or "it"
        name = f"{base}_{what}"
        return replace(self.statement, name=name, signature=f"theorem {name} : {proposition}")

    @cached_property
    def contradiction(self) -> tuple[Certificate, list[int]] | None:
        """A proof of False from a subset of the hypotheses from which none can be taken away (as
        far as the search sees); their places in `whole.binders`."""
        if self.refutation is not None or not self.hypotheses or self.example is not None:
            return None
        claim = self.without([], "False")
        found = claim and self.proved("contradiction", claim)
        if not found:
            return None
        core = list(self.hypotheses)
        for index in self.hypotheses:
            gone = [i for i in self.hypotheses if i not in core or i == index]
            smaller = self.without(gone, "False")
            proof = smaller and self.proved("contradiction", smaller, LEAST_SECONDS)
            if proof:
                found, core = proof, [i for i in core if i != index]
        return found, core

    @property
    def sound(self) -> bool:
        """Neither false nor vacuous, as far as is seen."""
        return self.refutation is None and self.contradiction is None

    @cached_property
    def example(self) -> str | None:
        """Values for which all hypotheses hold, proved to do so."""
        claim = self.without([], "False")
        if claim is None or not self.hypotheses:
            return None
        found = self.refuted(self.named("example", str(claim)), EXAMPLE_SECONDS)
        return None if found is None else found[0].witness

    @cached_property
    def refutation(self) -> tuple[Refutation, Certificate] | None:
        """Why the statement is false, with the proof of its negation."""
        return self.refuted(self.statement, REFUTE_SECONDS)

    def refuted(
        self, statement: Statement, seconds: float
    ) -> tuple[Refutation, Certificate] | None:
        """The same of another statement behind this preamble."""
        found = refute(statement, self.bridge, self.budget.child(seconds), theory=self.theory)
        if found is None:
            return None
        certificate = self.certified(found.statement, found.proof)
        return None if certificate is None else (found, certificate)
