"""Lean terms for single inferences: a literal from a clause whose other literals fail.

A literal +n is proved by a term of the proposition's type, -n by one of its negation's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    """Terms with fresh bound names from `names`."""

    def __init__(self, fresh: Callable[[], str]) -> None:
        self.fresh = fresh

    def contradiction(self, clause: Clause, proof: Proofs) -> Term:
        """A proof of False, all literals of the clause failing by `proof`."""
        rule, lits = clause.rule, clause.literals
        if rule == "false":
            return proof(-lits[0], False)
        if rule == "learned":
            return _apply(Term(clause.name), *[proof(-lit, False) for lit in lits])
        if rule == "goal":
            return _apply(Term(clause.name), proof(-lits[0], False))
        if rule == "given":
            return _apply(proof(-lits[0], True), Term(clause.name))
        if rule == "or-":
            return _apply(_dot(proof(-lits[0], True), "elim"), proof(-lits[1], False),
                          proof(-lits[2], False))
        head, body = self._split(clause, proof)
        return _apply(proof(-head, True), body)

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
        if rule not in ("or-", "learned"):
            # a clause whose head is `literal`, read forwards
            head, body = self._split(clause, proof) if literal == _head(clause) else (0, None)
            if body is not None and head > 0:
                return body
        name = self.fresh()

        def local(wanted: int, inferred: bool) -> Term:
            return Term(name) if wanted == -literal else proof(wanted, inferred)

        inner = self.contradiction(clause, local)
        refuter = _lambda(name, inner)
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

    def _split(self, clause: Clause, proof: Proofs) -> tuple[int, Term]:
        """(head, body): the head's failure applied to the body is a proof of False."""
        rule, lits = clause.rule, clause.literals
        head = _head(clause)
        if rule == "true":
            return head, Term("trivial")
        if rule in ("not-", "not+"):
            # ¬a is the failure of a, so that the other literal's proof is the body as it stands
            return head, proof(-lits[1], rule == "not+")
        if rule in ("and-left", "and-right"):
            return head, _dot(proof(-lits[0], True), "1" if rule == "and-left" else "2")
        if rule == "and+":
            return head, _pair(proof(-lits[1], False), proof(-lits[2], False))
        if rule in ("or-left", "or-right"):
            side = ".inl" if rule == "or-left" else ".inr"
            inner = proof(-lits[1], False)
            return head, Term(f"{side} {inner.argument}", False, False, depth=inner.depth + 1)
        if rule == "imp-":
            return head, _apply(proof(-lits[0], True), proof(-lits[1], False))
        if rule == "imp-const":
            return head, self._constant(proof(-lits[1], False))
        if rule == "imp-vacuous":
            return head, self._vacuous(proof(-lits[1], True))
        if rule in ("iff-mp", "iff-mpr"):
            other = lits[1] if rule == "iff-mp" else lits[2]
            arrow = _dot(proof(-lits[0], True), rule[4:])
            return head, _apply(arrow, proof(-other, False))
        if rule == "iff-true":
            left, right = proof(-lits[1], False), proof(-lits[2], False)
            return head, _pair(self._constant(right), self._constant(left))
        left, right = proof(-lits[1], True), proof(-lits[2], True)
        return head, _pair(self._vacuous(left), self._vacuous(right))

    def _constant(self, value: Term) -> Term:
        return Term(f"fun _ => {value.text}", False, False, depth=value.depth + 1)

    def _vacuous(self, fails: Term) -> Term:
        name = self.fresh()
        text = f"fun {name} => ({fails.argument} {name}).elim"
        return Term(text, False, False, depth=fails.depth + 1)


def _head(clause: Clause) -> int:
    """The literal whose failure is the function of the clause's contradiction."""
    lits = clause.literals
    return {
        "not-": lits[0], "and-left": lits[-1], "and-right": lits[-1], "imp-": lits[-1],
        "iff-mp": lits[-1], "iff-mpr": lits[1 % len(lits)],
    }.get(clause.rule, lits[0])


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
    if body.last == name and name not in body.function.replace(".", " ").split():
        plain = " " not in body.function
        if _free_of(name, body.function):
            return Term(body.function, True, plain, depth=body.depth)
    return Term(f"fun {name} => {body.text}", False, False, depth=body.depth + 1)
