"""True statements of propositional logic, found among random ones by truth tables.

Four kinds: a sequent none of whose hypotheses can be spared, an equivalence of two formulas with
equal tables, a tautology, and a chain of implications with detours. Provable classically; many are
intuitionistically as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from prover.generate.formulas import (
    IFF,
    Formula,
    atom,
    both,
    either,
    iff,
    implies,
    letter_tables,
    letters_in,
    no,
    random_formula,
    render,
    table,
)
from prover.generate.names import Names
from prover.types import Statement

Sequent = tuple[list[Formula], Formula]


def problem(rng: Random, level: int) -> tuple[Statement, ...]:
    kinds = [_sequent, _sequent, _sequent, _equivalence, _tautology, _chain, _glivenko]
    while True:
        names = Names(rng)
        count = min(8, rng.randint(2, 3) + (level + 1) // 2)
        letters = names.series("proposition", count)
        found = rng.choice(kinds)(rng, level, letters)
        if found is not None:
            return (_statement(rng, names, letters, *found),)


def _statement(
    rng: Random, names: Names, letters: list[str], hypotheses: list[Formula], goal: Formula
) -> Statement:
    used = {x for f in (*hypotheses, goal) for x in letters_in(f)}
    shown = [x for x in letters if x in used]
    name = names.function(("goal", "claim"))
    binders = f"({' '.join(shown)} : Prop)"
    if rng.random() < 0.35:
        while hypotheses and rng.random() < 0.8:
            goal = implies(hypotheses[-1], goal)
            hypotheses = hypotheses[:-1]
    labels = names.hypotheses(len(hypotheses)) if hypotheses else []
    given = "".join(f" ({h} : {render(f)})" for h, f in zip(labels, hypotheses, strict=True))
    if not given and rng.random() < 0.15:
        return Statement(name, f"theorem {name} : ∀ {binders}, {render(goal)}")
    return Statement(name, f"theorem {name} {binders}{given} : {render(goal)}")


def _sequent(rng: Random, level: int, letters: Sequence[str]) -> Sequent | None:
    """Random hypotheses and a goal that needs them all."""
    rows, full = letter_tables(letters)
    atoms = [atom(x) for x in letters]
    count = rng.randint(1, 1 + level)
    small = 1 + level // 2
    hypotheses = [random_formula(rng, atoms, rng.randint(1, 1 + small)) for _ in range(count)]
    tables = [table(h, rows, full) for h in hypotheses]
    for _ in range(120):
        goal = random_formula(rng, atoms, rng.randint(0 if count > 2 else 1, small + 1))
        truth = table(goal, rows, full)
        if truth in (0, full) or goal in hypotheses:
            continue
        spared = (tables[:i] + tables[i + 1 :] for i in range(count))
        if (
            _follows(tables, truth, full)
            and _conjunction(tables, full)
            and not any(_follows(rest, truth, full) for rest in spared)
        ):
            return hypotheses, goal
    return None


def _conjunction(tables: Sequence[int], full: int) -> int:
    for one in tables:
        full &= one
    return full


def _follows(tables: Sequence[int], goal: int, full: int) -> bool:
    return _conjunction(tables, full) & ~goal & full == 0


def _equivalence(rng: Random, level: int, letters: Sequence[str]) -> Sequent | None:
    letters = letters[: 2 + (level > 2) + (level > 4)]
    rows, full = letter_tables(letters)
    atoms = [atom(x) for x in letters]
    seen: dict[int, Formula] = {}
    for _ in range(150):
        formula = random_formula(rng, atoms, rng.randint(1, 2 + level))
        truth = table(formula, rows, full)
        other = seen.setdefault(truth, formula)
        if other != formula and truth not in (0, full) and formula.size + other.size > 1 + level:
            if rng.random() < 0.3:
                return [other], formula
            return [], iff(formula, other)
    return None


def _tautology(rng: Random, level: int, letters: Sequence[str]) -> Sequent | None:
    """True, and not because some smaller part of it is."""
    letters = letters[: 2 + level // 2]
    rows, full = letter_tables(letters)
    atoms = [atom(x) for x in letters]
    for _ in range(300):
        formula = random_formula(rng, atoms, rng.randint(2 + level, 4 + 2 * level))
        if table(formula, rows, full) == full and _contingent(formula.parts, rows, full):
            return [], formula
    return None


def _contingent(parts: Sequence[Formula], rows: dict[str, int], full: int) -> bool:
    return all(
        table(p, rows, full) not in (0, full) and _contingent(p.parts, rows, full) for p in parts
    )


def _chain(rng: Random, level: int, letters: Sequence[str]) -> Sequent | None:
    """From the first letter to the last by rules, in any order, with branches and detours."""
    rules = []
    for a, b in pairwise(letters):
        x, y = atom(a), atom(b)
        other = atom(rng.choice(letters))
        earlier = atom(rng.choice(letters[: letters.index(b)]))
        rules.append(
            rng.choice(
                [
                    implies(x, y),
                    implies(both(x, earlier), y),
                    implies(x, implies(earlier, y)),
                    implies(no(y), no(x)),
                    implies(x, both(y, implies(other, y))),
                    implies(either(x, other), y),
                    iff(x, y),
                    implies(x, implies(implies(y, other), y)),
                    either(no(x), y),
                ]
            )
        )
    rng.shuffle(rules)
    first, last = atom(letters[0]), atom(letters[-1])
    rows, full = letter_tables(letters)
    tables = [table(f, rows, full) for f in (first, *rules)]
    if not _follows(tables, table(last, rows, full), full):
        return None
    if level > 3 and rng.random() < 0.5:
        return [*rules, no(no(first))], no(no(last))
    return [first, *rules], last


def _glivenko(rng: Random, level: int, letters: Sequence[str]) -> Sequent | None:
    """The double negation of a tautology, which needs no excluded middle."""
    found = _tautology(rng, max(1, level - 1), letters)
    if found is None or found[1].op == IFF:
        return None
    return [], no(no(found[1]))
