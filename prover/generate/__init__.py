"""Problems of the project's own, to train on and to hold out: generated, true, in many shapes.

The same seed gives the same problems on every machine. `generate` draws the families in turn, the
two about recursive functions twice as often; within a family the levels go round from 1 to 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from prover.generate import arithmetic, first_order, inductive, propositional
from prover.generate.canonical import canonical
from prover.types import Problem, Statement

__all__ = ["FAMILIES", "LEVELS", "canonical", "generate", "hashes", "to_row"]

FAMILIES = ("propositional", "first_order", "inductive", "lists_nats", "arithmetic")
LEVELS = inductive.LEVELS
SUITE = "generated"
_TWICE = ("inductive", "lists_nats")
_PATIENCE = 200

Supply = Callable[[int, int], tuple[Statement, ...]]
"""(level, attempt) to a statement, and after it the same in other spellings."""


def generate(
    seed: int,
    count: int,
    *,
    families: Sequence[str] = FAMILIES,
    without: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """`count` problems, no two of them equal up to names, none with a hash in `without`.

    The first problems of a longer run are those of a shorter one. Names are
    `FAMILY_LEVEL_NUMBER`. Raises ValueError for an unknown family.
    """
    if unknown := [family for family in families if family not in FAMILIES]:
        raise ValueError(f"no such family: {', '.join(unknown)}")
    supplies = {family: _supply(family, seed) for family in families}
    turns = [*families, *(family for family in families if family in _TWICE)]
    seen: set[str] = set()
    made = dict.fromkeys(families, 0)
    attempts = {(family, level): 0 for family in families for level in range(1, LEVELS + 1)}
    for i in range(count):
        family = turns[i % len(turns)]
        level = made[family] % LEVELS + 1
        for _ in range(_PATIENCE):
            attempts[family, level] += 1
            spellings = supplies[family](level, attempts[family, level])
            found = [canonical(s) for s in spellings]
            if not seen.intersection(found) and not without.intersection(found):
                break
        else:
            raise ValueError(
                f"{family}: no new problem of level {level} after {_PATIENCE} attempts"
            )
        seen.update(found)
        name = f"{family}_{level}_{made[family]:04}"
        made[family] += 1
        yield Problem(name, _named(spellings[0], name), SUITE)


def _supply(family: str, seed: int) -> Supply:
    if family in _TWICE:
        source = inductive.Source(f"{seed}/{family}", core=family == "lists_nats")
        return lambda level, _: source.take(level)
    room = {
        "propositional": propositional.problem,
        "first_order": first_order.problem,
        "arithmetic": arithmetic.problem,
    }[family]
    return lambda level, attempt: room(Random(f"{seed}/{family}/{level}/{attempt}"), level)


def _named(statement: Statement, problem: str) -> Statement:
    """In a namespace of its own, so that no name in it meets one of Lean's."""
    if statement.postamble:
        return statement
    namespace = problem.title().replace("_", "")
    return replace(
        statement,
        preamble=f"namespace {namespace}\n\n{statement.preamble}",
        postamble=f"end {namespace}\n",
    )


def hashes(problems: Iterable[Problem]) -> frozenset[str]:
    """What `generate` takes as `without`, of suites that must stay unseen."""
    return frozenset(canonical(problem.statement) for problem in problems)


def to_row(problem: Problem) -> dict[str, Any]:
    """A row of a JSONL suite: a whole file with `sorry`, as `suites.load` reads it."""
    family, level, _ = problem.name.rsplit("_", 2)
    return {
        "name": problem.name,
        "family": family,
        "difficulty": int(level),
        "lean_file": problem.statement.with_proof("by\n  sorry"),
    }
