"""Each detector that reads text: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest
from test_audit_terms import theorem

from prover.audit import DETECTORS, Finding, Severity
from prover.audit.subject import subject

# Detector, statement with the flaw, statement without it, and the informal text of both.
CASES = [
    ("exists-implies", "t (p q : ℕ → Prop) : ∃ x, p x → q x",
     "t (p q : ℕ → Prop) : ∃ x, p x ∧ q x", ""),
    ("implication-chain", "t (s p : ℕ → Prop) : ∀ a, s a ↔ a ≠ 0 → p a",
     "t (s p : ℕ → Prop) : ∀ a, a ≠ 0 → (s a ↔ p a)", ""),
    ("unused-variable", "t (x y : ℝ) (h : x = 1) : x + x = 2", "t (x y : ℝ) (h : x = y) : y = x",
     ""),
    ("auto-bound", "t (f : ℤ → ℤ) (h : f x = x ^ 2) : f 1 = 1",
     "t (f : ℤ → ℤ) (h : ∀ x, f x = x ^ 2) : f 1 = 1", ""),
    ("shadowing", "t (n : ℤ) (h : n = 2) (n) (h' : n = 3) : n = 3",
     "t (n : ℤ) (m : ℤ) (h : n = 2) (h' : m = 3) : n < m", ""),
    ("default-value", "t (S : Set ℕ := {1}) : 1 ∈ S", "t (S : Set ℕ) (h : S = {1}) : 1 ∈ S", ""),
    ("one-sided-set", "t (S : Finset ℕ) (h : ∀ n ∈ S, n ∣ 14) : ∑ k ∈ S, k = 24",
     "t (S : Finset ℕ) (h : ∀ n, n ∈ S ↔ n ∣ 14) : ∑ k ∈ S, k = 24", ""),
    ("one-point", "t (x : ℤ) (f : ℤ → ℤ) (h : f x + f (x - 1) = x ^ 2) (k : f 1 = 2) : f 3 = 6",
     "t (f : ℤ → ℤ) (h : ∀ x, f x + f (x - 1) = x ^ 2) (k : f 1 = 2) : f 3 = 6", ""),
    ("outside-domain", "t (f : ℕ → ℝ) (N : ℕ) (h : ∀ n, 0 < n → f n = n + 1) : f N = N + 1",
     "t (f : ℕ → ℝ) (N : ℕ) (k : 0 < N) (h : ∀ n, 0 < n → f n = n + 1) : f N = N + 1", ""),
    ("function-equality", "t (f g : ℝ → ℝ) (h : ∀ x > 0, f x = g x) : f = g",
     "t (f g : ℝ → ℝ) (h : ∀ x > 0, f x = g x) : ∀ x > 1, f x = g x", ""),
    ("restated", "t (a b : ℕ) (h : a < b) : (a < b)", "t (a b : ℕ) (h : a < b) : a ≤ b", ""),
    ("default-numerals", "t (r : ℝ) (h : r ^ (1 / 3) = 3) : r = 27",
     "t (r : ℝ) (h : r ^ ((1 : ℝ) / 3) = 3) : r = 27", ""),
    ("late-coercion", "t (a b : ℕ) : ((a - b : ℕ) : ℤ) = 3", "t (a b : ℕ) : ((a : ℤ) - b) = 3", ""),
    ("natural-subtraction", "t (f : ℕ → ℕ) (n : ℕ) : f (n - 1) = n",
     "t (f : ℕ → ℕ) (n : ℕ) (h : 1 ≤ n) : f (n - 1) = n", ""),
    ("integer-division", "t (a b : ℤ) (h : b ≠ 0) : a / b * b = a",
     "t (a b : ℝ) (h : b ≠ 0) : a / b * b = a", ""),
    ("division-by-zero", "t (a b : ℝ) : a / b * b = a", "t (a b : ℝ) (h : 0 < b) : a / b * b = a",
     ""),
    ("junk-value", "t (x : ℝ) : Real.sqrt x ^ 2 = x", "t (x : ℝ) : Real.sqrt (x ^ 2) = |x|", ""),
    ("numeric", "t (n : ℕ) : (n : ℝ) ^ (1 / n : ℝ) < 2 - 1 / n",
     "t (n : ℕ) (h : 0 < n) : (n : ℝ) < 2 ^ n", ""),
    ("text-number", "t (n : ℕ) (h : n = 2014) : n ∣ 2014 * n",
     "t (n : ℕ) (h : n = 2003) : n ∣ 2003 * n", "Let $n = 2{,}003$. Then $n$ divides $2003n$."),
    ("text-strictness", "t (x : ℝ) (h : x < 3) : 2 * x < 6", "t (x : ℝ) (h : x ≤ 3) : 2 * x ≤ 6",
     "Let $x \\le 3$. Show $2x \\le 6$."),
    ("text-positivity", "t (x y : ℤ) (h : x * y = 6) : x ∣ 6",
     "t (x y : ℤ) (k : 0 < x) (h : x * y = 6) : x ∣ 6", "For positive integers with $xy = 6$, ..."),
    ("text-type", "t (x y : ℕ) (h : x + y = 2) : x * y ≤ 1",
     "t (x y : ℝ) (h : x + y = 2) : x * y ≤ 1", "Let x and y be real numbers with sum 2."),
    ("text-range", "t (n : ℕ) : ∑ k ∈ Finset.range n, k = n * (n + 1) / 2",
     "t (n : ℕ) : ∑ k ∈ Finset.range (n + 1), k = n * (n + 1) / 2",
     "Show that $\\sum_{k=1}^{n} k = n(n+1)/2$."),
]  # fmt: skip
WITH_LEAN = {
    "false", "contradictory", "trivial", "library", "degenerate", "unneeded", "empty-range",
    "implied",
}  # fmt: skip


def found(detector: str, signature: str, informal: str) -> list[Finding]:
    (chosen,) = [d for d in DETECTORS if d.name == detector]
    return list(chosen.find(subject(theorem(signature), informal), None))


@pytest.mark.parametrize(("detector", "flawed", "sound", "informal"), CASES)
def test_hit_and_non_hit(detector: str, flawed: str, sound: str, informal: str) -> None:
    assert found(detector, flawed, informal), "the flaw is not found"
    assert not found(detector, sound, informal), "what is no flaw is found"


def test_every_detector_has_a_case() -> None:
    assert {d.name for d in DETECTORS} == {case[0] for case in CASES} | WITH_LEAN


def test_without_lean_nothing_is_proved() -> None:
    for name in sorted(WITH_LEAN):
        assert not found(name, "t (n : ℕ) (h : n < 0) : n = 7", "")


@pytest.mark.parametrize(
    ("signature", "text"),
    [
        ("t (n : ℕ) : n ^ 2 - n = n * (n - 1)", "n - 1"),  # n ^ 2 is at least n
        ("t (a b : ℕ) (h : b < a) : a - b + b - 2 = a", "a - b + b - 2"),
    ],
)
def test_subtraction_is_guarded_by_form_and_by_hypotheses(signature: str, text: str) -> None:
    hits = found("natural-subtraction", signature, "")
    whole = theorem(signature).statement.signature
    assert [whole[hit.start : hit.end] for hit in hits] == [text]


def test_exact_quotients_are_notes() -> None:
    (hit,) = found("integer-division", "t (n k : ℕ) : k = n * (n + 1) / 2", "")
    assert hit.severity is Severity.NOTE


def test_finding_names_its_witness() -> None:
    (hit,) = found(
        "numeric", "t (x : ℝ) (h : 0 < x) (k : Real.logb 2 x = Real.logb 4 x) : x = 2", ""
    )
    assert "x = 1" in hit.message


def test_plain_logic_and_years_are_left_alone() -> None:
    assert not found("implication-chain", "t (p q : Prop) : (p → q) ↔ (¬q → ¬p)", "")
    assert not found("text-number", "t (xs : List α) : rev (rev xs) = xs", "From a paper of 2010.")
