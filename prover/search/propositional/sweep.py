"""Equivalent subformulas, found by simulation and proved one by one.

Nodes that agree under all of many random valuations are tried as equivalent, small ones first,
so that the proof of a pair can use its parts' equivalence (SAT sweeping; Kuehlmann and Krohm
1997). Chains of ↔ in another order need a number of lemmas that is linear rather than
exponential.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator, Sequence

from prover.search.propositional.formula import Node
from prover.search.propositional.solver import Exhausted, Solver

_VALUATIONS = 256
_CONFLICTS = 40  # for one implication


def merge(nodes: Sequence[Node], solver: Solver, deadline: float) -> None:
    """Adds the implications between equivalent nodes, as far as they are easily proved."""
    for one, other in _candidates(nodes):
        with contextlib.suppress(Exhausted):
            for assumed in ((one, -other), (-one, other)):
                proved = solver.attempt(assumed, _CONFLICTS, deadline)
                solver.undo(0)
                if not proved:
                    break


def _candidates(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of literals that agree on all valuations, each node with the first like it."""
    first: dict[int, int] = {}
    every = (1 << _VALUATIONS) - 1
    for index, values in enumerate(_simulate(nodes, every)):
        if index == 0 or values in (0, every):
            continue
        if values in first:
            yield first[values], index
        elif every ^ values in first:
            # a negation is tied to its part already
            if nodes[index].kind != "not":
                yield -first[every ^ values], index
        else:
            first[values] = index


def _simulate(nodes: Sequence[Node], every: int) -> list[int]:
    """For each node a bit per valuation."""
    source = random.Random(1)  # the same script for the same goal
    out: list[int] = []
    for node in nodes:
        parts = [out[part] for part in node.parts]
        if node.kind == "atom":
            out.append(source.getrandbits(_VALUATIONS))
        elif node.kind in ("true", "false"):
            out.append(every if node.kind == "true" else 0)
        elif node.kind == "not":
            out.append(every ^ parts[0])
        elif node.kind == "and":
            out.append(parts[0] & parts[1])
        elif node.kind == "or":
            out.append(parts[0] | parts[1])
        elif node.kind == "imp":
            out.append((every ^ parts[0]) | parts[1])
        else:
            out.append(every ^ parts[0] ^ parts[1])
    return out
