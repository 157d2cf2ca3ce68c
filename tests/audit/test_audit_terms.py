"""Terms read from text, and the number types that Lean would give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.audit.numbers import Typist
from prover.audit.reader import read
from prover.audit.subject import subject
from prover.audit.terms import Term
from prover.problems.lean_files import problems
from prover.types import Problem


def theorem(text: str, preamble: str = "") -> Problem:
    (found,) = problems(f"{preamble}theorem {text} := by sorry\n", "file.lean")
    return found


def shape(term: Term) -> str:
    """The term with all brackets that it has."""
    if term.kind == "bracket" and term.text == "(":
        return shape(term.args[0])
    inside = " ".join(map(shape, term.args))
    bound = "".join(f"[{b.name}]" for b in term.bound)
    return f"({term.text or term.kind}{bound} {inside})" if inside else term.text or term.kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a + b * c ^ 2 - d", "(- (+ a (* b (^ c 2))) d)"),
        ("-x ^ 2", "(neg (^ x 2))"),
        ("2 ^ 3 ^ n", "(^ 2 (^ 3 n))"),
        ("p → q → r ∧ s ∨ t", "(→ p (→ q (∨ (∧ r s) t)))"),
        ("¬p ∧ q", "(∧ (¬ p) q)"),
        ("f x (y + 1) = g.1", "(= (app f x (+ y 1)) g.1)"),
        ("∀ x > 0, ∃ y, x < y", "(∀[x] (∃[y] (< x y)))"),
        ("∑ i ∈ range 3, i * 2 + 1", "(+ (∑[i] (* i 2)) 1)"),
        ("|x - 1| < 2 ∧ ‖z‖ = 1", "(∧ (< (| (- x 1)) 2) (= (‖ z) 1))"),
        ("(4 / x)⁻¹ * 3", "(* (⁻¹ (/ 4 x)) 3)"),
        ("9! % 10 = 0", "(= (% (! 9) 10) 0)"),
        ("{n : ℕ | n < 3} = S", "(= ({|}[n] (< n 3)) S)"),
        ("30 * x ≡ 42 [MOD 47]", "(≡ (* 30 x) 42 ([ (app MOD 47)))"),
        ("2.5 * x", "(* 2.5 x)"),
    ],
)
def test_precedence(text: str, wanted: str) -> None:
    assert shape(read(text)) == wanted


@given(st.text(alphabet="ab12+-*/^=<>∀∃∑,:;()[]{}⟨⟩|‖⌊⌋ ↔→∧∨¬.√!↑'\"«»\n", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    term = read(text, offset=7)
    for inner in term.walk():
        assert 7 <= inner.start <= inner.end <= len(text) + 7


@pytest.mark.parametrize(
    ("signature", "piece", "wanted"),
    [
        ("t (n : ℕ) : n ^ (1 / n) < 2 - 1 / n", "1 / n", "ℕ"),
        ("t (n : ℕ) : (n : ℝ) ^ (1 / n : ℝ) < 2", "1 / n", "ℝ"),
        ("t (r : ℝ) : r ^ (1 / 3) = 2", "1 / 3", "ℕ"),
        ("t (a b : ℕ) (x : ℝ) : x = a - b", "a - b", "ℝ"),
        ("t (a b : ℕ) (x : ℝ) : x = ((a - b : ℕ) : ℝ)", "a - b", "ℕ"),
        ("t (x y : ℕ) : Real.log (x / y) = 1", "x / y", "ℝ"),
        ("t (f : ℕ → ℝ) (n : ℕ) : f (n - 1) = f n - 1", "n - 1", "ℕ"),
        ("t (f : ℕ → ℝ) (n : ℕ) : f n - 1 = 2", "f n - 1", "ℝ"),
        ("t : ∑ k ∈ Finset.range 5, (1 / (k + 1)) = (2 : ℝ)", "1 / (k + 1)", "ℝ"),
        ("t (s : α → β) (x : α) : g (s x / 2) = 1", "s x / 2", "?"),
    ],
)
def test_types_as_lean_gives_them(signature: str, piece: str, wanted: str) -> None:
    found = subject(theorem(signature), "")
    kinds = [t.type for t in found.walk() if t.kind == "op" and found.words(t) == piece]
    assert kinds and (kinds[0] or "?") == wanted


def test_hypotheses_are_told_from_variables() -> None:
    found = subject(
        theorem(
            "t {α : Type} [Group α] (f : ℕ → ℕ) (h : ∀ x, f x = x) (hf : Continuous f) (n : ℕ) :"
            " n < 3 → ∀ m > n, f m = m"
        ),
        "",
    )
    assert [v.name for v in found.variables] == ["α", "f", "n", "m"]
    assert [found.words(h.type) for h in found.hypotheses] == [
        "∀ x, f x = x", "Continuous f", "n < 3", "m > n",
    ]  # fmt: skip
    assert found.words(found.conclusion) == "f m = m"


def test_places_are_those_of_the_text() -> None:
    found = subject(theorem("t (a : ℕ)\n    (h : a = 1) : a - 1 = 0"), "")
    for term in found.walk():
        if term.kind in ("name", "number"):
            assert found.text[term.start : term.end] == term.text


def test_typist_leaves_unknown_arguments_alone() -> None:
    source = "F (1 / 2)"
    typed = Typist(source).typed(read(source), {})
    assert [t.type for t in typed.walk() if t.is_op("/")] == [""]
