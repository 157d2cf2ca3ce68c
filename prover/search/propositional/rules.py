"""Lean terms for single inferences: a literal from a clause whose other literals fail.

A literal +n is proved by a term of the proposition's type, -n by one of its negation's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from prover.search.propositional.clauses import Clause


@dataclass(frozen=True)
class Term:
    """Lean text; `infers` if Lean finds its type without being told, `atomic` if it needs no
    parentheses as an argument; `function` and `last` split an application, for eta."""

    text: str
    infers: bool = True
    atomic: bool = True
    function: str = ""
    last: str = ""
    depth: int = 0

    @property
    def argument(self) -> str:
        return self.text if self.atomic else f"({self.text})"


Proofs = Callable[[int, bool], Term]
"""The proof of a literal; the flag says that its type must be inferred from the term."""


class Writer:
    """Terms, with bound names from `fresh` and the lemmas' names from `lemma`."""

    def __init__(self, fresh: Callable[[], str], lemma: Callable[[Clause], str]) -> None:
        self.fresh, self.lemma = fresh, lemma

    def contradiction(self, clause: Clause, proof: Proofs) -> Term:
        """A proof of False, all literals of the clause failing by `proof`."""
        rule, lits = clause.rule, clause.literals
        if rule == "false":
            return proof(-lits[0], False)
        if rule == "learned":
            return _apply(Term(self.lemma(clause)), *[proof(-lit, False) for lit in lits])
        if rule == "goal":
            return _apply(Term(clause.name), proof(-lits[0], False))
        if rule == "given":
            return _apply(proof(-lits[0], True), Term(clause.name))
        if rule == "or-":
            return _apply(
                _dot(proof(-lits[0], True), "elim"), proof(-lits[1], False), proof(-lits[2], False)
            )
        return _apply(proof(-_head(clause), True), self._body(clause, proof))

    def consequence(self, clause: Clause, literal: int, proof: Proofs) -> Term:
        """A proof of `literal`, the clause's other literals failing by `proof`."""
        rule, lits = clause.rule, clause.literals
        if rule in ("given", "goal"):
            return Term(clause.name)
        if rule == "false":
            return Term("fun h => h", infers=False, atomic=False)
        if rule == "not-" and literal == lits[1]:
            return proof(-lits[0], True)
        if rule == "or-" and literal in lits[1:]:
            return self._other_side(clause, literal, proof)
        if rule not in ("or-", "learned") and literal == _head(clause) and literal > 0:
            return self._body(clause, proof)
        name, argument_only = self.fresh(), True

        def local(wanted: int, inferred: bool) -> Term:
            nonlocal argument_only
            if wanted != -literal:
                return proof(wanted, inferred)
            argument_only &= not inferred
            return Term(name)

        refuter = _lambda(name, self.contradiction(clause, local))
        if argument_only:
            # Lean finds the bound variable's type where it is an argument
            refuter = replace(refuter, infers=True)
        if literal < 0:
            return refuter
        text = f"Classical.byContradiction {refuter.argument}"
        return Term(text, refuter.infers, False, depth=refuter.depth + 1)

    def _other_side(self, clause: Clause, literal: int, proof: Proofs) -> Term:
        whole, left, right = clause.literals
        either = _dot(proof(-whole, True), "elim")
        other = left if literal == right else right
        name = self.fresh()
        fails = proof(-other, True)
        refuted = f"(fun {name} => ({fails.argument} {name}).elim)"
        sides = (refuted, "id") if literal == right else ("id", refuted)
        depth = max(either.depth, fails.depth) + 1
        return Term(f"{either.text} {' '.join(sides)}", False, False, depth=depth)

    def _body(self, clause: Clause, proof: Proofs) -> Term:
        """What the failure of the clause's head is applied to for a proof of False; it proves
        the head if that is a node."""
        rule, lits = clause.rule, clause.literals
        if rule == "true":
            return Term("trivial")
        if rule in ("not-", "not+"):
            # ¬a is the failure of a, so that the other literal's proof is the body as it stands
            return proof(-lits[1], rule == "not+")
        if rule in ("and-left", "and-right"):
            return _dot(proof(-lits[0], True), "1" if rule == "and-left" else "2")
        if rule == "and+":
            return _pair(proof(-lits[1], False), proof(-lits[2], False))
        if rule in ("or-left", "or-right"):
            side = ".inl" if rule == "or-left" else ".inr"
            inner = proof(-lits[1], False)
            return Term(f"{side} {inner.argument}", False, False, depth=inner.depth + 1)
        if rule == "imp-":
            return _apply(proof(-lits[0], True), proof(-lits[1], False))
        if rule == "imp-const":
            return self._constant(proof(-lits[1], False))
        if rule == "imp-vacuous":
            return self._vacuous(proof(-lits[1], True))
        if rule in ("iff-mp", "iff-mpr"):
            other = lits[1] if rule == "iff-mp" else lits[2]
            arrow = _dot(proof(-lits[0], True), rule[4:])
            return _apply(arrow, proof(-other, False))
        if rule == "iff-true":
            left, right = proof(-lits[1], False), proof(-lits[2], False)
            return _pair(self._constant(right), self._constant(left))
        left, right = proof(-lits[1], True), proof(-lits[2], True)
        return _pair(self._vacuous(left), self._vacuous(right))

    def _constant(self, value: Term) -> Term:
        return Term(f"fun _ => {value.text}", False, False, depth=value.depth + 1)

    def _vacuous(self, fails: Term) -> Term:
        name = self.fresh()
        text = f"fun {name} => ({fails.argument} {name}).elim"
        return Term(text, False, False, depth=fails.depth + 1)


# Where a rule's head stands among its literals, if not in front.
_HEADS = {"and-left": 1, "and-right": 1, "imp-": 2, "iff-mp": 2, "iff-mpr": 1}


def _head(clause: Clause) -> int:
    """The literal whose failure is the function of the clause's contradiction."""
    return clause.literals[_HEADS.get(clause.rule, 0)]


def _apply(function: Term, *arguments: Term) -> Term:
    *front, last = [argument.argument for argument in arguments]
    start = " ".join([function.argument, *front])
    depth = max(t.depth for t in (function, *arguments)) + 1
    return Term(f"{start} {last}", True, False, start, last, depth)


def _dot(value: Term, part: str) -> Term:
    return Term(f"{value.argument}.{part}", value.infers, depth=value.depth + 1)


def _pair(left: Term, right: Term) -> Term:
    return Term(f"⟨{left.text}, {right.text}⟩", False, depth=max(left.depth, right.depth) + 1)


def _lambda(name: str, body: Term) -> Term:
    if body.last == name and not re.search(rf"\b{name}\b", body.function):
        return Term(body.function, True, " " not in body.function, depth=body.depth)
    return Term(f"fun {name} => {body.text}", False, False, depth=body.depth + 1)
