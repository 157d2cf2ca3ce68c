"""Arithmetic steps close the goals they are for, and leave false ones open."""

from __future__ import annotations

import pytest

from prover import verify
from prover.lean.bridge import Position
from prover.lean.pool import Pool
from prover.search import arithmetic, finite
from prover.search.moves import View
from prover.theory import Theory
from prover.types import Statement, TacticState

HEADER = "import Mathlib\nopen Nat\n\n"
PATIENT = 120.0
MAKERS = (
    arithmetic.numerals,
    arithmetic.residues,
    arithmetic.powers,
    arithmetic.cycles,
    arithmetic.recursions,
    finite.intervals,
    finite.divisors,
    finite.exhaustive,
)


def closes(signature: str, pool: Pool) -> bool:
    """Whether one of the steps ends the proof."""
    statement = verify.for_library(Statement("t", f"theorem t {signature}", HEADER), pool)
    state = pool.open(statement, timeout=PATIENT)
    assert isinstance(state, TacticState)
    view = View(state.goals[0], Theory(), 0)
    tactics = [c.tactic for maker in MAKERS for c in maker(view)]
    assert tactics
    results = pool.apply(Position(statement), tactics, timeout=PATIENT)
    return any(isinstance(r, TacticState) and not r.goals for r in results)


@pytest.mark.parametrize(
    "signature",
    [
        ": 5 ^ 2005 % 100 = 25",
        "(a : ℤ) : a ^ 2 % 4 = 0 ∨ a ^ 2 % 4 = 1",
        "(n : ℕ) : 3 ∣ n ^ 3 + 2 * n",
        "(n : ℕ) : 8 ∣ 9 ^ n + 7",
        "(n : ℕ) (h : 0 < n) : 9 ∣ 10 ^ n - 1",
        "(n k : ℕ) (h : 0 < k) (_ : k ≤ n) : choose n k = choose (n-1) k + choose (n-1) (k-1)",
        "(a b : ℕ) (h : 1 ≤ a) (h' : a ≤ 9) (k : 10 * a + b = a * b + a + b) : b = 9",
        "(m x : ℤ) (h : 10 ≤ m) (h' : m ≤ 39) (a : 6 * x % m = 1) (b : (x - 36) % m = 0) : m = 43 ∨"
        " m ∣ 215",
        "(n : ℕ) (h : (n + 3) * (n + 5) = 143) : n = 8",
        "(x : ℤ) (h : (x - 3) * (x + 4) = 30) : x = 6 ∨ x = -7",
        "(n : ℕ) (h : 2 ^ n * 5 = 80) : n = 4",
        "(n : ℕ) (h : 5 ∣ 3 ^ n - 1) : 4 ∣ n",
        "(n : ℕ) : 3 ^ (6 * n + 2) % 7 = 2",
        "(x y : ℕ) (h : x ^ 2 + y ^ 2 = 25) (k : y ≤ 5) (l : 0 < x) (m : x < y) : x = 3",
        "(x y : ℤ) (h : 0 ≤ x) (h' : x ≤ 9) (k : 0 ≤ y) (k' : y ≤ 9) (l : x * y + x + y = 23) :"
        " x + y = 9 ∨ x + y = 8",
    ],
)
def test_a_true_goal_is_closed(signature: str, shared_pool: Pool) -> None:
    assert closes(signature, shared_pool)


@pytest.mark.parametrize(
    "signature",
    [
        ": 5 ^ 2005 % 100 = 26",
        "(a : ℤ) : a ^ 2 % 4 = 0",
        "(n : ℕ) : 9 ∣ 10 ^ n + 1",
        "(n : ℕ) (h : (n + 3) * (n + 5) = 143) : n = 9",
        "(n : ℕ) (h : 5 ∣ 4 ^ n - 1) : 4 ∣ n",
        "(x : ℤ) (h : (x - 3) * (x + 4) = 30) : x = 6",
        "(x y : ℕ) (h : x ^ 2 + y ^ 2 = 25) (k : x ≤ 5) (l : y ≤ 5) : x = 3",
    ],
)
def test_a_false_goal_stays_open(signature: str, shared_pool: Pool) -> None:
    assert not closes(signature, shared_pool)


@pytest.mark.parametrize(
    ("text", "natural", "value"),
    [
        ("2 * (x + 1) ^ 2", True, 32),
        ("x - 5", True, 0),
        ("x - 5", False, -2),
        ("10 - x - 2", False, 5),
        ("x - 5 + 4", True, 4),
        ("- x", False, None),
        ("f x", True, None),
        ("x ^ y", True, None),
    ],
)
def test_a_term_is_evaluated_as_lean_reads_it(text: str, natural: bool, value: int | None) -> None:
    assert finite.evaluate(text, {"x": 3}, natural=natural) == value
