"""Candidates for goals with finitely many cases that can be counted before Lean is asked.

A factor of a number is one of its divisors; variables between bounds are gone through by the
kernel all at once. What is computed here only says which cases to write: Lean proves that there
are no others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prover.lean import reading
from prover.search.moves import Candidate, View

NUMBERS = {"ℕ": "Nat", "Nat": "Nat", "ℤ": "Int", "Int": "Int"}
MAX_PRODUCT = 3000  # a number whose divisors are looked for
MAX_CASES = 100
BLOCK = 10  # values that one `omega` tells apart
MAX_CHECKED = 20_000  # combinations that the kernel goes through: some seconds
CLOSE = "first | omega | (simp_all; done) | (simp_all; omega)"
_BOUND = re.compile(r"(?:<|≤) (\d+)")
_LITERAL = re.compile(r"(?<![\w.])\d+(?![\w.])")


@dataclass(frozen=True)
class _Product:
    """`hypothesis`, which says in `text` that the factors make up `total`."""

    hypothesis: str
    text: str
    total: int
    factors: list[str]


def divisors(view: View) -> Iterator[Candidate]:
    """A variable that a factor of a literal holds: one case for each value that fits."""
    numeric = {name: NUMBERS[type_] for name, type_ in view.variables if type_ in NUMBERS}
    for hypothesis, type_ in view.variables:
        if (product := _product(hypothesis, type_)) is None:
            continue
        done = set[str]()
        for factor in product.factors:
            held = [name for name in numeric if name in reading.words(factor)]
            if len(held) == 1 and held[0] not in done:
                [name] = held
                if script := _cases(product, factor, name, numeric[name], view.used):
                    yield Candidate(script, 1.0)
                    done.add(name)


def _product(hypothesis: str, type_: str) -> _Product | None:
    """The hypothesis, if it has the form `a * b * ... = literal`."""
    sides = reading.split(type_, "=")
    if reading.connective(type_) != "=" or len(sides) != 2 or not sides[1].isdigit():
        return None
    factors = [reading.unwrapped(factor) for factor in reading.split(sides[0], "*")]
    total, sums = int(sides[1]), any(len(reading.split(sides[0], sign)) > 1 for sign in "+-/%")
    if len(factors) < 2 or sums or not 0 < total <= MAX_PRODUCT:
        return None
    return _Product(hypothesis, type_, total, factors)


def _cases(product: _Product, factor: str, name: str, kind: str, used: set[str]) -> str | None:
    """The tactic that splits over the values of `name`, the only variable of `factor`; None if
    they are too many."""
    total = product.total
    reach = total + sum(map(int, _LITERAL.findall(factor)))  # a value further out makes it larger
    lowest = 0 if kind == "Nat" else -reach
    natural = kind == "Nat"

    def fits(value: int) -> bool:
        values = [evaluate(f, {name: value}, natural=natural) for f in product.factors]
        if alone:
            return math.prod(v or 0 for v in values) == total
        divisor = evaluate(factor, {name: value}, natural=natural)
        return divisor is not None and divisor != 0 and total % divisor == 0

    alone = None not in (evaluate(f, {name: 0}, natural=natural) for f in product.factors)
    values = [value for value in range(lowest, reach + 1) if fits(value)]
    if len(values) > MAX_CASES:
        return None
    d, bound, every, k = (reading.fresh(base, used) for base in ("d", "bound", "every", "k"))
    others = list(product.factors)
    others.remove(factor)
    rest = " * ".join(f"({other})" for other in others)
    shuffle = f"simp only [{kind}.mul_comm, {kind}.mul_left_comm, {kind}.mul_assoc]"
    lines = [
        f"have {d} : ({factor}) ∣ {total} := ⟨{rest}, {product.hypothesis}.symm.trans (by "
        f"{shuffle})⟩",
        f"have {bound} := {kind}.le_of_dvd (by decide) {d}",
    ]
    base, power, exponent = (part.strip() for part in factor.partition("^"))
    if power and base.isdigit() and exponent == name:
        power = f"Nat.lt_pow_self (n := {name}) (show 1 < {base} by decide)"
        lines.append(f"replace {bound} := Nat.lt_of_lt_of_le ({power}) {bound}")
    claim, evidence = (product.text, product.hypothesis) if alone else (f"({factor}) ∣ {total}", d)
    if kind == "Int":
        below = f"Int.le_of_dvd (by decide) (Int.neg_dvd.mpr {d})"
        lines += [
            f"replace {bound} := And.intro {bound} ({below})",
            f"obtain ⟨{k}, rfl⟩ : ∃ {k} : Nat, {name} = {k} - {reach} := "
            f"⟨({name} + {reach}).toNat, by omega⟩",
        ]
        shifted = f"(({k} : Int) - {reach})"
        claim = " ".join(shifted if word == name else word for word in reading.words(claim))
        name = k
    shown = " ∨ ".join(f"{name} = {value - lowest}" for value in values) or "False"
    lines.append(
        f"have {every} : ∀ {name} : Nat, {name} < {reach - lowest + 1} → {claim} → {shown} := by "
        "decide +kernel"
    )
    lines += [f"replace {every} := {every} {name} (by omega) {evidence}", f"clear {d} {bound}"]
    if not values:
        return "\n".join([*lines, f"exact {every}.elim"])
    lines.append(f"rcases {every} with {' | '.join(['rfl'] * len(values))}")
    return "\n".join([*lines, f"all_goals try {CLOSE}"])


def evaluate(text: str, values: Mapping[str, int], *, natural: bool) -> int | None:
    """The value of a term made of literals, variables, `+ - * ^`; None if there is more in it.

    With `natural`, subtraction stops at 0, as on ℕ.
    """
    parts = reading.words(reading.unwrapped(text))
    if len(parts) == 1:
        return int(parts[0]) if parts[0].isdigit() else values.get(parts[0])
    for signs, last in (("+-", True), ("*", True), ("^", False)):
        found = [i for i, (d, p) in enumerate(reading.depths(parts)) if d == 0 and p in signs]
        if found:
            at = found[-1 if last else 0]
            left, right = (
                evaluate(reading.spell(side), values, natural=natural) if side else None
                for side in (parts[:at], parts[at + 1 :])
            )
            return _applied(parts[at], left, right, natural)
    return None


def _applied(sign: str, left: int | None, right: int | None, natural: bool) -> int | None:
    if left is None or right is None:
        return None
    match sign:
        case "+":
            return left + right
        case "-":
            return max(0, left - right) if natural else left - right
        case "*":
            return left * right
    return left**right if 0 <= right <= MAX_PRODUCT and abs(left) <= MAX_PRODUCT else None


def intervals(view: View) -> Iterator[Candidate]:
    """Each value of one variable below a bound that the goal speaks of."""
    texts = [view.goal.target, *(type_ for _, type_ in view.variables)]
    found = sorted({int(m[1]) for text in texts for m in _BOUND.finditer(text)})
    k, bound = (reading.fresh(base, view.used) for base in ("k", "b"))
    for name, type_ in view.variables:
        low = max(_said(name, texts)[0], default=0)
        for high in found if type_ in NUMBERS else []:
            count = high - low + 1
            if not 1 < count <= MAX_CASES:
                continue
            lines = [f"have {bound} : {low} ≤ {name} ∧ {name} ≤ {high} := by omega"]
            if low or NUMBERS[type_] == "Int":
                moved = f"{k} + {low}" if low else k
                value = f"({name} - {low}){'' if NUMBERS[type_] == 'Nat' else '.toNat'}"
                lines.append(
                    f"obtain ⟨{k}, rfl⟩ : ∃ {k} : Nat, {name} = {moved} := ⟨{value}, by omega⟩"
                )
            lines += _each_value(name if len(lines) == 1 else k, count, view.used)
            # Inside `first` a wrong bound ends it all; elsewhere Lean would go on to the cases.
            body = "\n   ".join(lines)
            yield Candidate(f"first\n| ({body})\n| fail", 1.5)


def _each_value(name: str, count: int, used: set[str]) -> list[str]:
    """Lines that split a natural number below `count` into its values. In two steps if there are
    many: `omega` takes more than linear time to see that a long list is complete."""
    block = count if count <= 2 * BLOCK else BLOCK
    starts = range(0, count, block)
    part, value = reading.fresh("part", used), reading.fresh("value", used)
    parts = " ∨ ".join(f"{start} ≤ {name} ∧ {name} < {start + block}" for start in starts)
    lines = [
        f"have {part} : {parts} := by omega",
        f"rcases {part} with {' | '.join([part] * len(starts))}",
    ]
    for start in starts:
        values = range(start, start + block)
        lines += [
            f"· have {value} : {' ∨ '.join(f'{name} = {v}' for v in values)} := by omega",
            f"  rcases {value} with {' | '.join(['rfl'] * block)}",
            f"  all_goals {CLOSE}",
        ]
    return lines


def exhaustive(view: View) -> Iterator[Candidate]:
    """All values of all variables at once, if each lies between bounds that `omega` sees."""
    numeric = [(name, NUMBERS[t]) for name, t in view.variables if t in NUMBERS]
    names = {name for name, _ in numeric}
    local = {name for name, _ in view.variables}
    facts, others = list[tuple[str, str]](), list[str]()
    for name, type_ in view.variables:
        if relation := reading.connective(type_):
            foreign = (local & set(reading.words(type_))) - names
            decidable = relation not in ("∀", "∃", "→") and not foreign
            (facts.append((name, type_)) if decidable else others.append(name))
    if not numeric or len(numeric) > 3 or (local & set(reading.words(view.goal.target))) - names:
        return
    ranges = [_range(name, kind, [t for _, t in facts]) for name, kind in numeric]
    combinations = 1
    for low, high in ranges:
        combinations *= max(1, high - low + 1)
    if combinations > MAX_CHECKED:
        return
    lines = [f"clear {' '.join(others)}"] if others else []
    signs = _signs(numeric, [t for _, t in facts])
    lines += signs
    used, shifts, reverted = view.used, list[str](), list[str]()
    seen = set[str]()
    for (name, kind), (low, high) in zip(numeric, ranges, strict=True):
        bound, k = reading.fresh("b", used), name
        if kind == "Nat":
            lines.append(f"have {bound} : {name} < {high + 1} := by omega")
        else:
            k = reading.fresh("k", used)
            lines.append(f"have {bound} : {low} ≤ {name} ∧ {name} ≤ {high} := by omega")
            shifts += [
                f"obtain ⟨{k}, rfl⟩ : ∃ {k} : Nat, {name} = {k} + {low} := "
                f"⟨({name} - {low}).toNat, by omega⟩",
                f"replace {bound} : {k} < {high - low + 1} := by omega",
            ]
        seen.add(name)
        now = [n for n, t in facts if n not in reverted and names & set(reading.words(t)) <= seen]
        reverted += [k, bound, *now]
    lines += ["try clear sign"] * len(signs) + shifts
    lines += [f"revert {name}" for name in reversed(reverted)]
    yield Candidate("\n".join([*lines, "decide +kernel"]), 1.4)


def _range(name: str, kind: str, facts: list[str]) -> tuple[int, int]:
    """Where the variable may lie: what is said of it, else what an equation's literals suggest."""
    low, high = _said(name, facts)
    sums = [
        max(map(int, _LITERAL.findall(fact)), default=0)
        for fact in facts
        if name in reading.words(fact) and reading.connective(fact) == "="
    ]
    sums = [total for total in sums if total] or [0]
    return max(low, default=0 if kind == "Nat" else -min(sums)), min(high, default=min(sums))


def _said(name: str, facts: list[str]) -> tuple[list[int], list[int]]:
    """The literals that the facts give as lower and as upper bounds (inclusive) of a variable."""
    low, high = list[int](), list[int]()
    for fact in facts:
        for sign, strict in (("<", 1), ("≤", 0)):
            sides = reading.split(fact, sign)
            if len(sides) == 2 and sides[0] == name and sides[1].isdigit():
                high.append(int(sides[1]) - strict)
            if len(sides) == 2 and sides[1] == name and sides[0].isdigit():
                low.append(int(sides[0]) + strict)
    return low, high


def _signs(numeric: list[tuple[str, str]], facts: list[str]) -> list[str]:
    """Products of integers that are not negative, said for `omega`, which knows only sums."""
    integers = [name for name, kind in numeric if kind == "Int"]
    return [
        f"try have sign := Int.mul_nonneg (show 0 ≤ {a} by omega) (show 0 ≤ {b} by omega)"
        for i, a in enumerate(integers)
        for b in integers[i:]
        if any(f"{a} * {b}" in fact or f"{b} * {a}" in fact for fact in facts)
    ]
