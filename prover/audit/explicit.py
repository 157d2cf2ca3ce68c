"""What Lean has elaborated, read from a term printed in full: the type of each operation.

`set_option pp.all true` prints `@HSub.hSub.{0, 0, 0} Nat Nat Nat inst a b`. Of that, operators and
the types that they work in are kept, in the order of the term, which is that of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prover.audit.numbers import UNKNOWN, spelled
from prover.audit.terms import Term

# The constant of each operator, and which of its arguments is the type of its result.
_OPERATORS = {
    "HAdd.hAdd": ("+", 2), "HSub.hSub": ("-", 2), "HMul.hMul": ("*", 2), "HDiv.hDiv": ("/", 2),
    "HMod.hMod": ("%", 2), "HPow.hPow": ("^", 2), "Neg.neg": ("neg", 0),
}  # fmt: skip


def operations(term: Term) -> Iterator[tuple[str, str]]:
    """(operator, type of its result) of all operators in a term printed in full."""
    for inner in term.walk():
        known = _OPERATORS.get(_head(inner))
        if known is not None and len(inner.args) > known[1] + 1:
            kind = inner.args[known[1] + 1]
            yield known[0], spelled(kind.text) if kind.kind == "name" else UNKNOWN


def _head(term: Term) -> str:
    """The constant that is applied."""
    return term.args[0].text if term.kind == "app" else ""


def typed(terms: Sequence[Term], explicit: Term) -> tuple[Term, ...]:
    """The terms of a text with the number types that Lean gave their operators; an operator that
    occurs more or less often than in the text (by a notation, say) keeps what the text says."""
    told: dict[str, list[str]] = defaultdict(list)
    for sign, kind in operations(explicit):
        told[sign].append(kind)
    written: dict[str, int] = defaultdict(int)
    for term in terms:
        for inner in term.walk():
            if inner.kind == "op":
                written[inner.text] += 1
    known = {sign: iter(kinds) for sign, kinds in told.items() if len(kinds) == written[sign]}
    return tuple(_with_types(term, known) for term in terms)


def _with_types(term: Term, known: dict[str, Iterator[str]]) -> Term:
    kind = term.type
    if term.kind == "op" and term.text in known:
        kind = next(known[term.text])
    bound = tuple(
        replace(
            b,
            type=b.type and _with_types(b.type, known),
            limit=b.limit and _with_types(b.limit, known),
        )
        for b in term.bound
    )
    return replace(
        term, type=kind, bound=bound, args=tuple(_with_types(a, known) for a in term.args)
    )
