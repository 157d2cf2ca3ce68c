"""The clauses that say what each connective means (the encoding of Tseitin, 1968).

A literal is ±index of a node: +n stands for the proposition, -n for its negation. The clauses of
a node are the rules of a sequent calculus read as disjunctions; `rules` has the Lean term for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from prover.search.propositional.formula import Node


@dataclass(frozen=True)
class Step:
    """A literal that holds because all others of a clause fail."""

    literal: int
    reason: Clause


@dataclass(frozen=True, eq=False)
class Clause:
    """A disjunction of literals.

    `rule` names why it holds: 'given' (a hypothesis, called `name`), 'goal' (the target's
    negation), 'learned', or the connective's rule. A learned clause carries its derivation: if
    its literals fail, then `steps` hold in order, and `conflict` has no literal left.
    """

    literals: tuple[int, ...]
    rule: str
    name: str = ""
    steps: tuple[Step, ...] = ()
    conflict: Clause | None = None


def meaning(index: int, node: Node) -> list[Clause]:
    """The clauses of one node, in terms of its parts; the order of literals belongs to the rule."""
    n = index
    if node.kind == "true":
        return [Clause((n,), "true")]
    if node.kind == "false":
        return [Clause((-n,), "false")]
    if node.kind == "not":
        (a,) = node.parts
        return [Clause((-n, -a), "not-"), Clause((n, a), "not+")]
    if node.kind == "atom":
        return []
    a, b = node.parts
    if node.kind == "and":
        both = Clause((n, -a, -b), "and+")
        return [Clause((-n, a), "and-left"), Clause((-n, b), "and-right"), both]
    if node.kind == "or":
        either = Clause((-n, a, b), "or-")
        return [either, Clause((n, -a), "or-left"), Clause((n, -b), "or-right")]
    if node.kind == "imp":
        use = Clause((-n, -a, b), "imp-")
        return [use, Clause((n, -b), "imp-const"), Clause((n, a), "imp-vacuous")]
    return [
        Clause((-n, -a, b), "iff-mp"),
        Clause((-n, a, -b), "iff-mpr"),
        Clause((n, -a, -b), "iff-true"),
        Clause((n, a, b), "iff-false"),
    ]
