"""True statements about Nat and Int, from Lean's core alone.

Residues are checked for a whole period and solutions over their whole range, so nothing rests on
samples; the rest is true by how it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import comb, gcd
from random import Random

from prover.generate import arithmetic_forms as forms
from prover.generate import sums
from prover.generate.arithmetic_text import joined, linear, write
from prover.generate.names import Names
from prover.generate.polynomials import Polynomial, render, residues
from prover.types import Statement

Maker = Callable[[Random, int], Statement | None]


def problem(rng: Random, level: int) -> tuple[Statement, ...]:
    makers = [maker for maker, low, high in _MAKERS if low <= level <= high]
    while True:
        found = rng.choice(makers)(rng, level)
        if found is not None:
            return (found,)


def _system(rng: Random, level: int) -> Statement | None:
    """Linear equations with one solution."""
    names = Names(rng)
    integers = rng.random() < 0.5
    unknown = names.series("number", 2 + (level > 1))
    low = -6 if integers else 0
    values = [rng.randint(low, 12) for _ in unknown]
    span = range(-4, 6) if integers else range(6)
    rows = [[rng.choice(span) for _ in unknown] for _ in unknown]
    if not _determinant(rows):
        return None
    sums = [sum(a * v for a, v in zip(row, values, strict=True)) for row in rows]
    hyps = [f"{linear(r, unknown)} = {s}" for r, s in zip(rows, sums, strict=True)]
    i = rng.randrange(len(unknown))
    weights = [rng.choice([0, 1, 2]) for _ in unknown]
    weights[i] = 1
    total = sum(w * v for w, v in zip(weights, values, strict=True))
    goal = f"{linear(weights, unknown)} = {total}"
    if rng.random() < 0.3:
        goal = " ∧ ".join(f"{n} = {v}" for n, v in zip(unknown, values, strict=True))
    type_ = "Int" if integers else "Nat"
    return write(names, [f"({' '.join(unknown)} : {type_})"], hyps, goal)


def _determinant(rows: list[list[int]]) -> int:
    if len(rows) == 1:
        return rows[0][0]
    minors = ([row[:j] + row[j + 1 :] for row in rows[1:]] for j in range(len(rows)))
    return sum((-1) ** j * rows[0][j] * _determinant(m) for j, m in enumerate(minors))


def _entailment(rng: Random, level: int) -> Statement | None:
    """A sum of linear inequalities, weakened."""
    names = Names(rng)
    type_ = rng.choice(["Nat", "Int"])
    unknown = names.series("number", rng.randint(2, 3))
    count = rng.randint(2, 2 + level)
    span = range(-3, 5)
    rows = [[rng.choice(span) for _ in range(len(unknown) + 1)] for _ in range(count)]
    weights = [rng.randint(1, 3) for _ in rows]
    total = _combined(weights, rows)
    total[-1] += rng.randint(0, 4)
    if not any(total[:-1]):
        return None
    hyps = [_compared(row, unknown) for row in rows]
    goal = _compared(total, unknown)
    return write(names, [f"({' '.join(unknown)} : {type_})"], hyps, goal)


def _combined(weights: Sequence[int], rows: Sequence[Sequence[int]]) -> list[int]:
    columns = zip(*rows, strict=True)
    return [sum(w * c for w, c in zip(weights, column, strict=True)) for column in columns]


def _compared(row: Sequence[int], names: Sequence[str]) -> str:
    """0 ≤ row, each coefficient on the side where it is positive: there is no subtraction."""
    left = linear([-c if c < 0 else 0 for c in row], names)
    right = linear([c if c > 0 else 0 for c in row], names)
    return f"{left} ≤ {right}"


def _identity(rng: Random, level: int) -> Statement | None:
    """A product, and what it is when multiplied out."""
    names = Names(rng)
    integers = rng.random() < 0.6
    unknown = names.series("number", 1 + (level > 1) + (level > 4))
    span = (-3, -2, -1, 1, 2, 3) if integers else (1, 1, 2, 3)
    factors = []
    for _ in range(2 + (level > 3)):
        coefficients = [rng.choice(span) for _ in unknown] + [rng.choice((0, *span))]
        if len(unknown) > 1 and rng.random() < 0.5:
            coefficients[rng.randrange(len(unknown))] = 0
        factors.append(coefficients)
    if any(sum(c != 0 for c in f) < 2 for f in factors):
        return None
    if rng.random() < 0.35:
        factors[1] = factors[0]
    whole = Polynomial.constant(1)
    for f in factors:
        whole *= Polynomial.linear(f)
    powers = rng.random() < 0.4
    left = " * ".join(f"({linear(f, unknown)})" for f in factors)
    if factors[0] == factors[1] and len(factors) == 2 and powers:
        left = f"({linear(factors[0], unknown)}) ^ 2"
    goal = f"{left} = {render(whole, unknown, powers)}"
    return write(names, [f"({' '.join(unknown)} : {'Int' if integers else 'Nat'})"], [], goal)


def _residue(rng: Random, level: int) -> Statement | None:
    """Which residues a polynomial takes."""
    names = Names(rng)
    (n,) = names.series("number", 1)
    modulus = rng.randint(2, 3 + 2 * level)
    degree = rng.randint(2, 2 + level // 2)
    poly = Polynomial.power(0, degree)
    for k in range(degree):
        poly += Polynomial.power(0, k) * Polynomial.constant(rng.choice([0, 0, 1, 2, 3]))
    found = sorted(residues(poly, modulus))
    text = render(poly, [n], rng.random() < 0.5)
    text = f"({text})" if " " in text else text
    type_ = rng.choice(["Nat", "Int"])
    if found == [0]:
        goal = f"{modulus} ∣ {text}"
    elif len(found) == 1:
        goal = f"{text} % {modulus} = {found[0]}"
    elif len(found) < modulus and rng.random() < 0.5:
        missing = rng.choice([r for r in range(modulus) if r not in found])
        goal = f"{text} % {modulus} ≠ {missing}"
    elif len(found) <= max(2, modulus // 2) and modulus > 2:
        goal = " ∨ ".join(f"{text} % {modulus} = {r}" for r in found)
    else:
        return None
    return write(names, [f"({n} : {type_})"], [], goal)


def _congruence(rng: Random, level: int) -> Statement | None:
    """The residue of an expression in numbers of known residues."""
    names = Names(rng)
    count = 1 + (level > 1) + (level > 3)
    unknown = names.series("number", count)
    modulus = rng.randint(3, 4 + 2 * level)
    values = [rng.randrange(modulus) for _ in unknown]
    poly = Polynomial.constant(rng.randint(0, 4))
    for _ in range(1 + level // 2):
        term = Polynomial.constant(rng.randint(1, 4))
        for _ in range(rng.randint(1, 1 + (level > 1) + (level > 3))):
            term *= Polynomial.power(rng.randrange(count), 1)
        poly += term
    if not poly.degree:
        return None
    value = poly.value(values) % modulus
    hyps = [f"{n} % {modulus} = {v}" for n, v in zip(unknown, values, strict=True)]
    goal = f"({render(poly, unknown, rng.random() < 0.3)}) % {modulus} = {value}"
    binder = f"({' '.join(unknown)} : {rng.choice(['Nat', 'Int'])})"
    return write(names, [binder], hyps, goal)


def _parity(rng: Random, level: int) -> Statement | None:
    """Even, odd and their like as existence: from such numbers to a polynomial in them."""
    names = Names(rng)
    unknown = names.series("number", 2 if level < 5 else 3)
    modulus = rng.choice([2, 2, 2, 3] if level < 4 else [2, 3, 4])
    values = [rng.randrange(modulus) for _ in unknown]
    poly = Polynomial.constant(rng.choice([0, 0, 1]))
    for i, j in product(range(len(unknown)), repeat=2):
        if rng.random() < (0.2 if level < 4 else 0.35):
            poly += Polynomial.power(i, 1) * Polynomial.power(j, 1)
        if i == j:
            poly += Polynomial.power(i, 1) * Polynomial.constant(rng.choice([0, 1, 1, 3]))
    if level < 4:
        poly = Polynomial.linear([rng.randint(1, 5) for _ in unknown])
    if not poly.degree:
        return None
    k = names.variable("number")
    value = poly.value(values) % modulus
    hyps = [
        f"∃ {k}, {n} = {_multiple(modulus, k, v)}" for n, v in zip(unknown, values, strict=True)
    ]
    goal = f"∃ {k}, {render(poly, unknown, False)} = {_multiple(modulus, k, value)}"
    return write(names, [f"({' '.join(unknown)} : {rng.choice(['Nat', 'Int'])})"], hyps, goal)


def _multiple(modulus: int, k: str, rest: int) -> str:
    return f"{modulus} * {k}" + (f" + {rest}" if rest else "")


def _power_residue(rng: Random, level: int) -> Statement | None:
    """A power plus a linear term, always divisible by the same number."""
    names = Names(rng)
    (n,) = names.series("number", 1)
    modulus, base = rng.randint(2, 4 + 2 * level), rng.randint(2, 5 + 2 * level)
    slope = rng.choice([0, 0, rng.randrange(1, modulus)]) if level > 3 else 0
    shift = rng.randrange(modulus)
    power = f"{base} ^ {n}" if rng.random() < 0.6 else f"{base} ^ (2 * {n})"
    step = 1 if power.endswith(n) else 2
    values = [(base ** (step * i) + slope * i + shift) % modulus for i in range(1, 4 * modulus)]
    first = (1 + shift) % modulus
    if len(frozenset([first, *values])) > 1 or gcd(base, modulus) > 1:
        return None
    text = joined([power, f"{slope} * {n}" if slope else "", str(shift) if shift else ""])
    if first:
        goal = (
            f"({text}) % {modulus} = {first}" if " + " in text else f"{text} % {modulus} = {first}"
        )
    else:
        goal = f"{modulus} ∣ {text}"
    return write(names, [f"({n} : Nat)"], [], goal)


def _finite(rng: Random, level: int) -> Statement | None:
    """A polynomial equation between bounds, and all its solutions."""
    names = Names(rng)
    (n,) = names.series("number", 1)
    bound = rng.randint(5, 10 + 8 * level)
    root = rng.randint(0, bound - 1)
    poly = Polynomial.power(0, 2 if level < 4 else rng.choice([2, 3]))
    poly += Polynomial.power(0, 1) * Polynomial.constant(rng.randint(0, 6))
    text = render(poly, [n], rng.random() < 0.5)
    if rng.random() < 0.5:
        goal = f"{n} = {root}"
        hyps = [f"{text} = {poly.value([root])}"]
        if level < 5:
            hyps.insert(0, f"{n} < {bound}")
    else:
        modulus = rng.randint(3, 9)
        value = poly.value([root]) % modulus
        roots = [i for i in range(bound) if poly.value([i]) % modulus == value]
        if len(roots) > 4:
            return None
        hyps = [f"{n} < {bound}", f"({text}) % {modulus} = {value}"]
        goal = " ∨ ".join(f"{n} = {r}" for r in roots)
    return write(names, [f"({n} : Nat)"], hyps, goal)


def _factors(rng: Random, level: int) -> Statement | None:
    """Two numbers by their sum and product."""
    names = Names(rng)
    x, y = names.series("number", 2)
    a, b = rng.randint(1, 5 + 2 * level), rng.randint(1, 5 + 2 * level)
    hyps = [f"{x} + {y} = {a + b}", f"{x} * {y} = {a * b}"]
    goal = f"{x} = {a} ∨ {x} = {b}" if a != b else f"{x} = {a}"
    if level > 4 and rng.random() < 0.5:
        goal = f"{x} * {x} + {y} * {y} = {a * a + b * b}"
    elif rng.random() < 0.4 and a != b:
        hyps.append(f"{x} < {y}")
        goal = f"{x} = {min(a, b)}"
    return write(names, [f"({x} {y} : Nat)"], hyps, goal)


def _existence(rng: Random, level: int) -> Statement | None:
    """A linear equation with a solution; from level 4 on for all numbers that are large enough."""
    names = Names(rng)
    x, y, n = names.series("number", 3)
    if level < 4:
        a, value, b = rng.randint(2, 9), rng.randint(1, 20), rng.randint(0, 9)
        if level == 2:
            goal = f"∃ {x} : Nat, {linear([a, b], [x])} = {a * value + b}"
            name = names.function(("goal", "claim"))
            return Statement(name, f"theorem {name} : {goal}")
        hyps = [f"∃ {x}, {n} = {linear([a * value, a], [x])}"]
        return write(names, [f"({n} : Int)"], hyps, f"∃ {y}, {n} = {a} * {y}")
    a, b = rng.sample(range(2, 4 + level), 2)
    if gcd(a, b) > 1:
        return None
    least = (a - 1) * (b - 1)
    binder = f"({n} : Nat)"
    return write(names, [binder], [f"{least} ≤ {n}"], f"∃ {x} {y}, {n} = {a} * {x} + {b} * {y}")


def _divides(rng: Random, level: int) -> Statement | None:
    """A combination of multiples is a multiple."""
    names = Names(rng)
    d, *multiples = names.series("number", 2 + (level > 2))
    others = names.series("number", 1 + (level > 3))
    type_ = rng.choice(["Nat", "Int"])
    terms = []
    for m in multiples:
        factor = rng.choice([*others, str(rng.randint(2, 5)), m])
        terms.append(rng.choice([f"{m} * {factor}", f"{factor} * {m}"]))
    if level > 3:
        terms.append(f"{others[0]} * ({multiples[0]} + {others[-1]} * {d})")
    hyps = [f"{d} ∣ {m}" for m in multiples]
    goal = f"{d} ∣ {' + '.join(terms)}"
    if level > 2 and rng.random() < 0.4:
        # By a sum rather than by each.
        a, b = multiples[:2]
        hyps = [f"{d} ∣ {a} + {b}", f"{d} ∣ {a}"]
        goal = f"{d} ∣ {b}" if level < 5 else f"{d} ∣ {b} * {others[0]} + {a} * {b}"
    elif rng.random() < 0.3:
        goal = f"∃ {names.variable('number')}, {' + '.join(terms)} = {d} * "
        k = goal.split()[1].rstrip(",")
        goal += k
    used = [
        v for v in (d, *multiples, *others) if any(v in h.split() for h in (*hyps, _loose(goal)))
    ]
    return write(names, [f"({' '.join(used)} : {type_})"], hyps, goal)


def _loose(text: str) -> str:
    return text.replace("(", " ").replace(")", " ").replace(",", " ")


def _inequality(rng: Random, level: int) -> Statement | None:
    names = Names(rng)
    a, b, c = names.series("number", 3)
    k = rng.randint(1, 2 + level)
    form = forms.near(rng, forms.INEQUALITIES, level)
    of = {"a": a, "b": b, "c": c, "k": k, "l": k + 1}
    type_, goal, *hyps = (part.format(**of) for part in (form.type, form.goal, *form.hypotheses))
    used = [v for v in (a, b, c) if v in _loose(" ".join([goal, *hyps])).split()]
    return write(names, [f"({' '.join(used)} : {type_})"], hyps, goal)


def _growing(rng: Random, level: int) -> Statement | None:
    """Functions that grow, are periodic or additive: by a few uses or by induction."""
    names = Names(rng)
    (f,) = names.series("function", 1)
    n, m = names.series("number", 2)
    k, s = rng.randint(2, 2 + level), rng.randint(1, 4)
    form = forms.near(rng, forms.FUNCTIONS, level)
    of = {"f": f, "n": n, "m": m, "k": k, "s": s}
    of |= {"ks": k * s, "value": k * (k * s - s) - s, "far": 3 * k + s}
    type_, goal, *hyps = (part.format(**of) for part in (form.type, form.goal, *form.hypotheses))
    return write(names, [f"({f} : {type_})"], hyps, goal)


def _numeric(rng: Random, level: int) -> Statement | None:
    """Numbers alone: residues of powers, sums, binomials."""
    names = Names(rng)
    a, e, m = rng.randint(2, 20), rng.randint(2, 5 + 8 * level), rng.randint(3, 30)
    b = rng.randint(2, 99)
    forms = [
        f"({a} ^ {e} + {b}) % {m} = {(a**e + b) % m}",
        f"({a} * {b} + {e}) % {m} = {(a * b + e) % m}",
        f"Nat.gcd {a * b} {a * e} = {gcd(a * b, a * e)}",
        f"¬ {m} ∣ {m * b + 1 + e % (m - 1)}",
        f"{comb(4 + e % 5, 2)} * 2 = {4 + e % 5} * {3 + e % 5}",
    ]
    name = names.function(("goal", "claim"))
    return Statement(name, f"theorem {name} : {rng.choice(forms)}")


_MAKERS: list[tuple[Maker, int, int]] = [
    (_system, 1, 2), (_entailment, 1, 2), (_numeric, 1, 1), (_identity, 1, 5), (_identity, 2, 4),
    (_residue, 1, 5), (_residue, 3, 5), (_congruence, 1, 5), (_parity, 3, 5), (_parity, 4, 5),
    (_power_residue, 2, 5), (sums.closed_form, 1, 5), (sums.closed_form, 2, 5),
    (sums.recurrence, 1, 5), (_finite, 1, 5),
    (_factors, 3, 5), (_existence, 2, 5), (_divides, 1, 5), (_inequality, 2, 5), (_growing, 3, 5),
    (_growing, 4, 5),
]  # fmt: skip
