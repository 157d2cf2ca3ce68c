"""What statements written for Mathlib mean: each definition against Python's integers.

The meanings are written out here from Lean's and Mathlib's documentation, and not taken from the
library; the kernel decides each value.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain

HEADER = "import Basis.Mathlib\nopen Nat\n"
SECONDS = 120.0
NATURALS = (0, 1, 2, 3, 4, 5, 6, 9, 12, 16, 25, 30, 49, 97)
INTEGERS = (-97, -30, -12, -7, -4, -3, -2, -1, 0, 1, 2, 3, 5, 7, 12, 31, 96)


def euclidean(a: int, b: int) -> tuple[int, int]:
    """Quotient and remainder with 0 <= remainder < |b|; for b = 0 they are 0 and a."""
    if b == 0:
        return 0, a
    remainder = a - abs(b) * (a // abs(b))
    return (a - remainder) // b, remainder


def truncated(a: int, b: int) -> tuple[int, int]:
    """Quotient rounded towards zero, and the remainder, which has the sign of a."""
    if b == 0:
        return 0, a
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    return quotient, a - b * quotient


def floored(a: int, b: int) -> tuple[int, int]:
    return (a // b, a % b) if b else (0, a)


def divides(a: int, b: int) -> bool:
    return b == 0 if a == 0 else b % a == 0


def prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, n))


def congruent(n: int, a: int, b: int) -> bool:
    return a == b if n == 0 else (a - b) % n == 0


@dataclass(frozen=True)
class Term:
    """A Lean term in `x` and `y` (and `z`), and its value."""

    text: str
    meaning: Callable[..., int | bool]
    arguments: int = 2


OVER_NATURALS = (
    Term("x - y", lambda x, y: max(x - y, 0)),
    Term("x / y", lambda x, y: x // y if y else 0),
    Term("x % y", lambda x, y: x % y if y else x),
    Term("x ∣ y", divides),
    Term("Nat.gcd x y", math.gcd),
    Term("Nat.lcm x y", math.lcm),
    Term("Nat.Coprime x y", lambda x, y: math.gcd(x, y) == 1),
    Term("Nat.choose (x % 14) (y % 14)", lambda x, y: math.comb(x % 14, y % 14)),
    Term("x !", math.factorial, 1),
    Term("Nat.sqrt x", math.isqrt, 1),
    Term("IsSquare x", lambda x: math.isqrt(x) ** 2 == x, 1),
    Term("Nat.Prime x", prime, 1),
    Term("Even x", lambda x: x % 2 == 0, 1),
    Term("Odd x", lambda x: x % 2 == 1, 1),
    Term("x ≡ y [MOD z]", lambda x, y, z: congruent(z, x, y), 3),
)
OVER_INTEGERS = (
    Term("x - y", lambda x, y: x - y),
    Term("x / y", lambda x, y: euclidean(x, y)[0]),
    Term("x % y", lambda x, y: euclidean(x, y)[1]),
    Term("Int.tdiv x y", lambda x, y: truncated(x, y)[0]),
    Term("Int.tmod x y", lambda x, y: truncated(x, y)[1]),
    Term("Int.fdiv x y", lambda x, y: floored(x, y)[0]),
    Term("Int.fmod x y", lambda x, y: floored(x, y)[1]),
    Term("x ∣ y", divides),
    Term("x ≤ y", lambda x, y: x <= y),
    Term("x < y", lambda x, y: x < y),
    Term("max x y", max),
    Term("min x y", min),
    Term("Int.gcd x y", math.gcd),
    Term("Int.lcm x y", math.lcm),
    Term("x ^ 3", lambda x: x**3, 1),
    Term("-x", lambda x: -x, 1),
    Term("|x|", abs, 1),
    Term("abs x", abs, 1),
    Term("Int.natAbs x", abs, 1),
    Term("Int.toNat x", lambda x: max(x, 0), 1),
    Term("Int.sign x", lambda x: (x > 0) - (x < 0), 1),
    Term("Even x", lambda x: x % 2 == 0, 1),
    Term("Odd x", lambda x: x % 2 == 1, 1),
    Term("x ≡ y [ZMOD z]", lambda x, y, z: congruent(z, x, y), 3),
)


def claims(term: Term, type_: str, grid: Iterable[int]) -> str:
    """One theorem for each point of the grid: a false claim is an error at its line."""
    few = tuple(grid)[::3] if term.arguments == 3 else tuple(grid)
    lines = []
    for point in itertools.product(few, repeat=term.arguments):
        values = dict(zip("xyz", point, strict=False))
        words = re.split(r"\b([xyz])\b", term.text)
        text = "".join(f"({values[w]} : {type_})" if w in values else w for w in words)
        value = term.meaning(*point)
        if isinstance(value, bool):
            claim = text if value else f"¬({text})"
        else:
            claim = f"{text} = {value}"
        lines.append(f"example : {claim} := by decide +kernel\n")
    return "".join(lines)


@pytest.mark.parametrize(
    ("term", "type_"),
    [(term, "ℕ") for term in OVER_NATURALS] + [(term, "ℤ") for term in OVER_INTEGERS],
    ids=lambda value: value.text if isinstance(value, Term) else value,
)
def test_values_on_a_grid(term: Term, type_: str, lean: Toolchain) -> None:
    text = HEADER + claims(term, type_, NATURALS if type_ == "ℕ" else INTEGERS)
    messages = compile_source(lean, text, timeout=SECONDS)
    wrong = [text.split("\n")[m.line - 1] for m in messages if m.severity == ERROR]
    assert not wrong, wrong[:3]
