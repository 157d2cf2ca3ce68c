"""True statements of first-order logic: monadic ones decided by models, and known forms filled in.

A formula with predicates of one place alone holds everywhere if it holds in all models in which no
two elements satisfy the same predicates, and of those there are few: this is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from random import Random

from prover.generate import equational, schemata
from prover.generate.formulas import (
    ALL,
    AND,
    EX,
    IFF,
    IMP,
    NOT,
    OR,
    Formula,
    atom,
    every,
    iff,
    implies,
    random_formula,
    render,
    some,
)
from prover.generate.names import Names
from prover.types import Statement

Sequent = tuple[list[Formula], Formula]


def problem(rng: Random, level: int) -> tuple[Statement, ...]:
    kinds: list[Callable[[Random, int], Statement | None]] = [
        monadic,
        monadic,
        schemata.problem,
        schemata.problem,
        equational.problem,
    ]
    while True:
        found = rng.choice(kinds)(rng, level)
        if found is not None:
            return (found,)


def monadic(rng: Random, level: int) -> Statement | None:
    """A sequent or an equivalence over two or three predicates."""
    names = Names(rng)
    type_ = names.variable("type")
    predicates = names.series("predicate", 2 + (level > 2))
    letters = names.series("proposition", 1) if rng.random() < 0.3 else []
    found = (_equivalence if rng.random() < 0.3 else _sequent)(rng, level, predicates, letters)
    if found is None:
        return None
    hypotheses, goal = found
    if rng.random() < 0.25:
        while hypotheses:
            goal = implies(hypotheses.pop(), goal)
    labels = names.hypotheses(len(hypotheses)) if hypotheses else []
    used = {a.name for f in (*hypotheses, goal) for a in _atoms(f)}
    shown = " ".join(p for p in predicates if p in used)
    binders = f"({type_} : Type)"
    whole = goal
    for h in hypotheses:
        whole = implies(h, whole)
    of = {p: i for i, p in enumerate(predicates)} | {x: i for i, x in enumerate(letters)}
    if not all(holds(whole, ((), truth), of, {}) for truth in range(1 << len(letters))):
        binders += f" [{rng.choice(['Nonempty', 'Inhabited'])} {type_}]"
    binders += f" ({shown} : {type_} → Prop)" if shown else ""
    binders += "".join(f" ({x} : Prop)" for x in letters if x in used)
    given = "".join(f" ({h} : {render(f)})" for h, f in zip(labels, hypotheses, strict=True))
    name = names.function(("goal", "claim"))
    return Statement(name, f"theorem {name} {binders}{given} : {render(goal)}")


def _atoms(formula: Formula) -> list[Formula]:
    return [formula] if formula.op == "" else [a for p in formula.parts for a in _atoms(p)]


def _closed(rng: Random, predicates: Sequence[str], letters: Sequence[str], size: int) -> Formula:
    """A random closed formula; quantifiers may stand inside each other."""
    if letters and rng.random() < 0.15:
        return atom(rng.choice(letters))
    if size > 1 and rng.random() < 0.35:
        first = rng.randint(0, size - 1)
        parts = [_closed(rng, predicates, letters, n) for n in (first, size - 1 - first)]
        if parts[0] != parts[1]:
            return Formula(rng.choice([AND, OR, IMP, IMP, IFF]), tuple(parts))
    quantifier = rng.choice([every, some])
    if size > 1 and rng.random() < 0.35:
        atoms = [atom(p, v) for p in predicates for v in ("x", "y")]
        inner = _mentioning(("x", "y"), rng, atoms, size)
        return quantifier("x", rng.choice([every, some])("y", inner))
    atoms = [atom(p, "x") for p in predicates] + [atom(p) for p in letters]
    inner = _mentioning(("x",), rng, atoms, max(0, size - rng.randint(0, 1)))
    formula = quantifier("x", inner)
    return Formula(NOT, (formula,)) if rng.random() < 0.2 else formula


def _mentioning(names: Sequence[str], rng: Random, atoms: Sequence[Formula], size: int) -> Formula:
    """A random formula in which all those variables appear."""
    while True:
        formula = random_formula(rng, atoms, size)
        if frozenset(names) <= frozenset(v for a in _atoms(formula) for v in a.args):
            return formula


def _sequent(
    rng: Random, level: int, predicates: Sequence[str], letters: Sequence[str]
) -> Sequent | None:
    count = rng.randint(1, 1 + (level + 1) // 2)
    size = 1 + level // 2
    hypotheses = [_closed(rng, predicates, letters, rng.randint(1, size)) for _ in range(count)]
    tables = [_truths(h, predicates, letters) for h in hypotheses]
    full = (1 << len(models(len(predicates), len(letters)))) - 1
    for _ in range(60):
        goal = _closed(rng, predicates, letters, rng.randint(1, size))
        truth = _truths(goal, predicates, letters)
        if truth in (0, full) or truth in tables:
            continue
        if _entails(tables, truth, full) and not any(
            _entails(tables[:i] + tables[i + 1 :], truth, full) for i in range(count)
        ):
            return hypotheses, goal
    return None


def _entails(tables: Sequence[int], truth: int, full: int) -> bool:
    for one in tables:
        full &= one
    return full != 0 and full & ~truth == 0


def _equivalence(
    rng: Random, level: int, predicates: Sequence[str], letters: Sequence[str]
) -> Sequent | None:
    full = (1 << len(models(len(predicates), len(letters)))) - 1
    seen: dict[int, Formula] = {}
    for _ in range(60):
        formula = _closed(rng, predicates, letters, rng.randint(1, 1 + level // 2))
        truth = _truths(formula, predicates, letters)
        other = seen.setdefault(truth, formula)
        if other != formula and truth not in (0, full):
            return [], iff(formula, other)
    return None


Model = tuple[tuple[int, ...], int]
"""What holds of each element, and the letters that hold, as bits."""


@cache
def models(predicates: int, letters: int) -> tuple[Model, ...]:
    kinds = range(1 << predicates)
    return tuple(
        (elements, truth)
        for n in range(1, len(kinds) + 1)
        for elements in combinations(kinds, n)
        for truth in range(1 << letters)
    )


def _truths(formula: Formula, predicates: Sequence[str], letters: Sequence[str]) -> int:
    """In which models a formula holds, as bits."""
    of = {p: i for i, p in enumerate(predicates)} | {x: i for i, x in enumerate(letters)}
    known = models(len(predicates), len(letters))
    return sum(holds(formula, m, of, {}) << i for i, m in enumerate(known))


def holds(formula: Formula, model: Model, of: Mapping[str, int], env: Mapping[str, int]) -> bool:
    """Whether it holds in a model; `of` numbers predicates and letters, `env` gives elements."""
    if formula.op == "":
        bits = env[formula.args[0]] if formula.args else model[1]
        return bool(bits >> of[formula.name] & 1)
    first = formula.parts[0]
    if formula.op in (ALL, EX):
        found = (holds(first, model, of, {**env, formula.name: e}) for e in model[0])
        return all(found) if formula.op == ALL else any(found)
    a = holds(first, model, of, env)
    if formula.op == NOT:
        return not a
    if formula.op == AND and not a:
        return False
    if (formula.op == OR and a) or (formula.op == IMP and not a):
        return True
    b = holds(formula.parts[1], model, of, env)
    return a == b if formula.op == IFF else b
