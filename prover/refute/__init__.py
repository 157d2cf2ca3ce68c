"""Refute before proving: small values for which a statement fails, and the proof that it does.

`Basis.Counterexample` finds arguments by evaluation; the negation of the statement is then proved
from them and checked by Lean in a process of its own. Only such a proof counts: a search that
finds nothing, or goes wrong, says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from prover import theory as theories
from prover.budget import Budget
from prover.errors import LeanTimeout, WorkerFailure
from prover.lean import reading
from prover.lean.bridge import Bridge
from prover.lean.lexer import unbalanced
from prover.lean.messages import ERROR
from prover.refute import closing, proofs, samples
from prover.refute.checking import accepted
from prover.refute.closing import Binder, telescope
from prover.refute.samples import Effort, Sample
from prover.refute.solving import Solved, solved
from prover.theory import Theory
from prover.types import Message, Statement

T = TypeVar("T")

SEARCH_SECONDS = 2.0
PROOF_SECONDS = 5.0
DOUBTFUL_SECONDS = 2.0  # where evaluation does not settle it, and most such statements hold
EFFORT = Effort(sizes=20, values=6000)
DOUBTFUL = 3  # argument lists that are tried then


@dataclass(frozen=True)
class Refutation:
    """Why a statement is false.

    `witness` is for people and drafters ('x = 2, y = 0'), `statement` is the negation, a theorem
    behind the same preamble, and `proof` (what stands after `:=`) was accepted by Lean. A
    statement for all universe levels is refuted at the lowest.
    """

    witness: str
    statement: Statement
    proof: str


def refute(
    statement: Statement, bridge: Bridge, budget: Budget, *, theory: Theory | None = None
) -> Refutation | None:
    """A refutation of the statement, if one is found within the budget's seconds.

    Quick where there is none: one warm elaboration. `theory` is what `prover.theory.read` gives,
    which is asked for if it is not there.
    """
    if not statement.name:
        named = statement.signature.replace("example", "theorem it", 1)
        statement = replace(statement, name="it", signature=named)
    try:
        if theory is None:
            theory = _spent(
                budget, SEARCH_SECONDS, lambda s: theories.read(statement, bridge, timeout=s)
            )
        return _Refuter(statement, theory, bridge, budget).refutation()
    except WorkerFailure:
        return None


class _Refuter:
    """One statement with all that its refutation needs."""

    def __init__(
        self, statement: Statement, theory: Theory, bridge: Bridge, budget: Budget
    ) -> None:
        self.statement, self.theory = statement, theory
        self.place = statement  # where evaluation happens
        self.bridge, self.budget = bridge, budget

    def refutation(self) -> Refutation | None:
        for proposition, short in self._readings():
            found = self._samples(str(short.rest) if short.terms else proposition)
            if found is not None:
                return self._by_samples(proposition, short, found)
        stated = self._printed
        proof = stated and self._accepted(stated, proofs.direct(self.theory), False)
        return self._refutation(stated, "", proof) if stated and proof else None

    def _readings(self) -> Iterator[tuple[str, Solved]]:
        """The closed proposition, in the order of trust: the next one is for when Lean cannot
        evaluate the one before."""
        written = closing.closed(self.statement.signature)
        if written is not None:
            short = solved(telescope(written))
            if short.terms:
                yield written, short
            yield written, Solved(telescope(written))
        if self._printed is not None:
            yield self._printed, Solved(telescope(self._printed))

    @cached_property
    def _printed(self) -> str | None:
        """The closed proposition as Lean prints it; None if it does not elaborate."""
        stated = f"{self.statement.signature} := by sorry\n"
        asked = f"{closing.PRINTING}#check @{self.statement.name}\n"
        for message in self._elaborated(stated + asked):
            if message.severity == "information":
                return closing.printed(message.text)
        return None

    def _samples(self, proposition: str) -> list[Sample] | None:
        """What evaluation finds, the least doubtful first; None if there is no evaluation."""
        setting = samples.setting(self.statement, self.theory)
        text = setting + samples.search(proposition, EFFORT)
        messages = self._elaborated(text)
        if samples.lacking(messages):
            self.place = samples.carrying(self.statement)
            messages = self._elaborated(text)
        answers = [m for m in messages if m.line > setting.count("\n")]
        if any(m.severity == ERROR for m in answers):
            return None
        return [s for m in answers if m.severity == "information" for s in samples.read(m)]

    def _by_samples(
        self, proposition: str, short: Solved, found: Sequence[Sample]
    ) -> Refutation | None:
        """By the sample that is beyond doubt, or by one of some that are not."""
        sure = bool(found) and not found[0].doubt
        binders = telescope(proposition).binders
        lists = [
            (short.arguments(binders, sample.arguments), sample.conclusion)
            for sample in found[: 1 if sure else DOUBTFUL]
        ]
        for written in (proofs.quick, proofs.thorough) if sure else (proofs.thorough,):
            tried = [(a, proof) for a, end in lists for proof in written(a, end, self.theory)]
            proof = self._accepted(proposition, [p for _, p in tried], sure) if tried else None
            for arguments, candidate in tried:
                if candidate == proof:
                    return self._refutation(proposition, _witness(binders, arguments), proof)
        return None

    def _accepted(self, proposition: str, candidates: Sequence[str], sure: bool) -> str | None:
        """The first proof of the negation that Lean accepts; where the samples are sure, each has
        its own chance if all together take too long."""

        def check(source: str) -> tuple[Message, ...]:
            most = PROOF_SECONDS if sure else DOUBTFUL_SECONDS
            return _spent(self.budget, most, lambda s: self.bridge.check(source, timeout=s))

        try:
            return accepted(self.statement, proposition, candidates, check)
        except WorkerFailure:
            if not sure or len(candidates) == 1:
                return None
        alone = (self._accepted(proposition, [candidate], sure) for candidate in candidates)
        return next(filter(None, alone), None)

    def _refutation(self, proposition: str, witness: str, proof: str) -> Refutation:
        witness = witness or "no values needed"
        return Refutation(witness, closing.negation(self.statement, proposition), proof)

    def _elaborated(self, text: str) -> tuple[Message, ...]:
        return _spent(
            self.budget,
            SEARCH_SECONDS,
            lambda s: self.bridge.elaborate(self.place, text, timeout=s),
        )


def _witness(binders: Sequence[Binder], arguments: Sequence[str]) -> str:
    named = zip(binders, arguments, strict=False)
    values = [(b.name, text) for b, text in named if b.bracket != "[" and proofs.HOLE not in text]
    return ", ".join(f"{name or '_'} = {_bare(text)}" for name, text in values)


def _bare(text: str) -> str:
    """Without brackets around all of it, unless it is a tuple."""
    inside = text[1:-1]
    whole = text[:1] == "(" and unbalanced(inside) is None
    return inside if whole and inside and len(reading.split(inside, ",")) == 1 else text


def _spent(budget: Budget, most: float, call: Callable[[float], T]) -> T:
    """What `call` gives within `most` seconds of wall time; raises LeanTimeout if none is left."""
    seconds = min(most, budget.remaining())
    if seconds <= 0:
        raise LeanTimeout("the budget is spent")
    try:
        return call(seconds)
    finally:
        budget.charge(calls=1)
