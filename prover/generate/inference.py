"""Whether Lean can tell from a claim which types its polymorphic constants are meant at.

`take n nil = nil` leaves the elements of both lists open, and Lean would refuse it.
"""

from __future__ import annotations

from prover.generate.lang import Sort, Term, Theory, Var
from prover.generate.rendering import Claim


def determined(claim: Claim, theory: Theory) -> bool:
    for atom in claim.atoms:
        sides = [_fixed(side, theory) for side in (atom.left, atom.right)]
        if None in sides or not any(sides):
            return False
    return True


def _fixed(term: Term, theory: Theory) -> bool | None:
    """Whether a term says by itself what its type is; None if a part of it stays open for ever."""
    if isinstance(term, Var):
        return True
    if term.head in theory.constructors:
        datatype, index = theory.constructors[term.head]
        params, result = datatype.constructors[index].args, datatype.sort
    elif term.head in theory.by_name:
        function = theory.by_name[term.head]
        params, result = function.sorts, function.result
    else:
        return True
    args = [_fixed(arg, theory) for arg in term.args]
    if None in args:
        return None
    general = [_is_general(param, theory) for param in params]
    telling = any(fixed for fixed, open_ in zip(args, general, strict=True) if open_)
    if _is_general(result, theory):
        return telling
    return True if telling or not any(general) else None


def _is_general(sort: Sort, theory: Theory) -> bool:
    """Whether a type variable is in it."""
    if sort.args:
        return any(_is_general(arg, theory) for arg in sort.args)
    return theory.datatype(sort) is None
