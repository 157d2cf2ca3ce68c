"""Formulas: what they look like, and whether they hold.

An atom is a letter of propositional logic, or a predicate applied to variables. A truth table is
one number whose bits are the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

NOT, AND, OR, IMP, IFF, ALL, EX = "¬", "∧", "∨", "→", "↔", "∀", "∃"
BINARY = (AND, OR, IMP, IFF)
_STRENGTH = {IFF: 1, IMP: 2, OR: 3, AND: 4}


@dataclass(frozen=True)
class Formula:
    """`op` is a connective with its parts, a quantifier over `name`, or '' for the atom `name`
    with its arguments."""

    op: str
    parts: tuple[Formula, ...] = ()
    name: str = ""
    args: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The number of connectives and quantifiers."""
        return (self.op != "") + sum(part.size for part in self.parts)


def atom(name: str, *args: str) -> Formula:
    return Formula("", name=name, args=args)


def no(a: Formula) -> Formula:
    return Formula(NOT, (a,))


def both(a: Formula, b: Formula) -> Formula:
    return Formula(AND, (a, b))


def either(a: Formula, b: Formula) -> Formula:
    return Formula(OR, (a, b))


def implies(a: Formula, b: Formula) -> Formula:
    return Formula(IMP, (a, b))


def iff(a: Formula, b: Formula) -> Formula:
    return Formula(IFF, (a, b))


def every(x: str, a: Formula) -> Formula:
    return Formula(ALL, (a,), x)


def some(x: str, a: Formula) -> Formula:
    return Formula(EX, (a,), x)


def render(formula: Formula, outer: int = 0) -> str:
    """Lean text; brackets only where Lean needs them, and around mixed connectives."""
    if formula.op == "":
        text = " ".join([formula.name, *formula.args])
        return f"({text})" if outer > 9 and formula.args else text
    if formula.op == NOT:
        inner = formula.parts[0]
        text = render(inner, 5)
        return f"¬{text}"
    if formula.op in (ALL, EX):
        text = f"{formula.op} {formula.name}, {render(formula.parts[0])}"
        return f"({text})" if outer else text
    strength = _STRENGTH[formula.op]
    left, right = formula.parts
    # ∧ and ∨ nest to the right in Lean, → too; ↔ does not nest.
    text = (
        f"{render(left, strength + 1)} {formula.op} {render(right, strength + (formula.op == IFF))}"
    )
    return f"({text})" if outer > strength else text


def table(formula: Formula, rows: Mapping[str, int], full: int) -> int:
    """The truth table, `rows` holding those of the letters and `full` the one of truth."""
    if formula.op == "":
        return rows[formula.name]
    values = [table(part, rows, full) for part in formula.parts]
    if formula.op == NOT:
        return full ^ values[0]
    a, b = values
    if formula.op == AND:
        return a & b
    if formula.op == OR:
        return a | b
    return (full ^ a) | b if formula.op == IMP else full ^ a ^ b


def letter_tables(letters: Sequence[str]) -> tuple[dict[str, int], int]:
    """The tables of the letters themselves, and the one of truth."""
    count = 1 << len(letters)
    rows = {x: sum(1 << r for r in range(count) if r >> i & 1) for i, x in enumerate(letters)}
    return rows, (1 << count) - 1


def letters_in(formula: Formula) -> list[str]:
    if formula.op == "":
        return [formula.name]
    return list(dict.fromkeys(x for part in formula.parts for x in letters_in(part)))


def random_formula(rng: Random, atoms: Sequence[Formula], size: int) -> Formula:
    """With `size` connectives; no double negation, no connective between equals."""
    if size <= 0:
        return rng.choice(atoms)
    if rng.random() < 0.22:
        inner = random_formula(rng, atoms, size - 1)
        return inner if inner.op == NOT and rng.random() < 0.8 else no(inner)
    op = rng.choice([AND, AND, OR, OR, IMP, IMP, IMP, IFF])
    first = rng.randint(0, size - 1)
    for _ in range(5):
        left = random_formula(rng, atoms, first)
        right = random_formula(rng, atoms, size - 1 - first)
        if left != right:
            break
    return Formula(op, (left, right))
