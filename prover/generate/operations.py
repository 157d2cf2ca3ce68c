"""What terms over a vocabulary are built from: operations on concrete sorts, and variables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from prover.generate.lang import APPLY, ARROW, BOOL, COMPOSE, Sort, Theory
from prover.generate.names import Names
from prover.generate.theories import Vocabulary


@dataclass(frozen=True)
class Operation:
    head: str
    args: tuple[Sort, ...]
    result: Sort


def operations(vocabulary: Vocabulary) -> list[Operation]:
    """The functions in focus, the constructors of the sorts they speak of, and application."""
    theory, found = vocabulary.theory, []
    sorts: list[Sort] = []
    for name in vocabulary.focus:
        function = theory.by_name[name]
        args = tuple(s.instance(vocabulary.instance) for s in function.sorts)
        result = function.result.instance(vocabulary.instance)
        found.append(Operation(name, args, result))
        sorts += [*args, result]
    for sort in dict.fromkeys(sorts):
        if sort.name == ARROW:
            if theory.datatype(sort.args[0]) is None:
                found.append(Operation(APPLY, (sort, sort.args[0]), sort.args[1]))
                if sort.args[0] == sort.args[1]:
                    found.append(Operation(COMPOSE, (sort, sort), sort))
            continue
        datatype = theory.datatype(sort)
        if datatype is not None:
            found += [
                Operation(c.name, theory.fields(c.name, sort), sort)
                for c in datatype.constructors
                if sort != BOOL or not c.args
            ]
    return [o for o in found if not _on_values(o, theory)]


def _on_values(operation: Operation, theory: Theory) -> bool:
    """Takes functions on a known type, which values have no tables for."""
    arrows = [s for s in operation.args if s.name == ARROW]
    return any(theory.datatype(s.args[0]) is not None for s in arrows)


def variables_for(
    vocabulary: Vocabulary, operations: Sequence[Operation], rng: Random
) -> dict[str, Sort]:
    """Variables for all sorts that some operation takes: three, for functions two."""
    names = Names(rng)
    for f in vocabulary.theory.functions:
        names.reserve(f.name)
    for c in vocabulary.theory.constructors:
        names.reserve(c)
    for sort in vocabulary.instance.values():
        names.reserve(sort.name)
    found: dict[str, Sort] = {}
    sorts = dict.fromkeys(s for o in operations if o.head not in (COMPOSE,) for s in o.args)
    for sort in sorts:
        for _ in range(_count(sort, vocabulary.theory)):
            found[names.variable(_kind(sort, vocabulary.theory))] = sort
    return found


def _count(sort: Sort, theory: Theory) -> int:
    if sort.name == ARROW:
        return 2 if sort.args[0] == sort.args[1] else 1
    return 3 if theory.datatype(sort) is not None else 2


def _kind(sort: Sort, theory: Theory) -> str:
    if sort.name == ARROW:
        return "test" if sort.args[1] == BOOL else "function"
    datatype = theory.datatype(sort)
    if datatype is None:
        return "element"
    if datatype.params and len(datatype.constructors) == 2 and datatype.recursive:
        return "list"
    return "number" if datatype.core == "Nat" else "any"
