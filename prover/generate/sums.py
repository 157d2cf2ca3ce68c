"""Sums and other sequences by recursion: their closed forms, and values far out."""

from __future__ import annotations

from random import Random

from prover.generate.arithmetic_text import joined, linear, write
from prover.generate.names import Names
from prover.types import Statement


def closed_form(rng: Random, level: int) -> Statement | None:
    """A sum by recursion, and its closed form."""
    names = Names(rng)
    f = names.function(("sum", "total", "acc"))
    n = names.variable("number")
    start = rng.choice([0, 0, 0, 1, 2, 5])
    kind = rng.choice(
        ["linear", "linear", "power", "constant"] if level < 5 else ["square", "cube"]
    )
    if kind == "constant" or level == 1:
        step = rng.randint(1, 9)
        rule, scale, closed = f"{f} {n} + {step}", 1, linear([step, start], [n])
    elif kind == "linear":
        a, b = rng.randint(1, 4), rng.randint(0, 4)
        term = linear([a, b], [n])
        rule = f"{f} {n} + ({term})" if b else f"{f} {n} + {term}"
        # Twice the sum of a i + b for i < n is a n² + (2b - a) n.
        rest = 2 * b - a
        scale = 2
        square = f"{n} * {n}" if a == 1 else f"{a} * ({n} * {n})"
        if rest < 0:
            closed = f"{square} + {2 * start}" if start else square
            left = f"2 * {f} {n} + {linear([-rest], [n])}"
            return _defined(rng, names, f, n, start, rule, f"{left} = {closed}")
        closed = joined([part for part in (square, linear([rest, 2 * start], [n])) if part != "0"])
    elif kind == "power":
        base = rng.randint(2, 4)
        rule, scale = f"{f} {n} + {base} ^ {n}", base - 1
        constant = scale * start - 1
        goal = f"{scale} * {f} {n}" if scale > 1 else f"{f} {n}"
        if constant < 0:
            return _defined(rng, names, f, n, start, rule, f"{goal} + {-constant} = {base} ^ {n}")
        closed = f"{base} ^ {n} + {constant}" if constant else f"{base} ^ {n}"
    elif kind == "square":
        start, scale = 0, 6
        rule = f"{f} {n} + ({n} + 1) * ({n} + 1)"
        closed = f"{n} * ({n} + 1) * (2 * {n} + 1)"
    else:
        start, scale = 0, 4
        rule = f"{f} {n} + ({n} + 1) * ({n} + 1) * ({n} + 1)"
        closed = f"{n} * {n} * (({n} + 1) * ({n} + 1))"
    left = f"{scale} * {f} {n}" if scale > 1 else f"{f} {n}"
    return _defined(rng, names, f, n, start, rule, f"{left} = {closed}")


def recurrence(rng: Random, level: int) -> Statement | None:
    """f (n + 1) = a f n + b, with its closed form or a value far out."""
    names = Names(rng)
    f, n = names.series("function", 1)[0], names.variable("number")
    a, b, start = rng.randint(1, 3), rng.randint(0, 5), rng.randint(0, 4)
    rule = joined([f"{f} {n}" if a == 1 else f"{a} * {f} {n}", str(b) if b else ""])
    if level < 4 or a == 1:
        at = rng.randint(2, 3 + 2 * level)
        value = start
        for _ in range(at):
            value = a * value + b
        return _defined(rng, names, f, n, start, rule, f"{f} {at} = {value}", closed=True)
    # (a - 1) f n + b = a ^ n ((a - 1) start + b)
    weight = (a - 1) * start + b
    if not weight:
        return None
    left = f"{f} {n}" if a == 2 else f"{a - 1} * {f} {n}"
    left += f" + {b}" if b else ""
    right = f"{a} ^ {n}" if weight == 1 else f"{weight} * {a} ^ {n}"
    return _defined(rng, names, f, n, start, rule, f"{left} = {right}")


def _defined(
    rng: Random,
    names: Names,
    f: str,
    n: str,
    start: int,
    rule: str,
    goal: str,
    closed: bool = False,
) -> Statement:
    """About `f` by its definition, or by hypotheses about an unknown function."""
    binder = [] if closed else [f"({n} : Nat)"]
    if rng.random() < 0.6:
        definition = f"def {f} : Nat → Nat\n  | 0 => {start}\n  | {n} + 1 => {rule}\n\n"
        if not binder:
            goal = goal if rng.random() < 0.5 else f"{goal} ∧ {f} 0 = {start}"
            name = names.function(("goal", "claim"))
            return Statement(name, f"theorem {name} : {goal}", definition)
        return write(names, binder, [], goal, definition)
    hyps = [f"{f} 0 = {start}", f"∀ {n}, {f} ({n} + 1) = {rule}"]
    rng.shuffle(hyps)
    if closed:
        return write(names, [f"({f} : Nat → Nat)"], hyps, goal)
    return write(names, [f"({f} : Nat → Nat)"], hyps, f"∀ {n}, {goal}")
