"""Reading printed goals: what the policy must see in them, and what it must not be fooled by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.lean import reading
from prover.lean.goals import parse_goal


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("∀ (x y : A), p x → q y", "∀"),
        ("∃ x, p x ∧ q", "∃"),
        ("p → q → r", "→"),
        ("(∀ x, p x) → q", "→"),
        ("p ∧ q → r ∨ s", "→"),
        ("p ↔ q ∧ r", "↔"),
        ("(p → q) ↔ r", "↔"),
        ("¬p ∧ q", "∧"),
        ("p ∧ ∀ x, q x → r x", "∧"),
        ("a = b ∨ ∃ x, x ≠ b ∧ x ≠ a", "∨"),
        ("¬(p ∧ q)", "¬"),
        ("¬a = b", "¬"),
        ("¬(p ∧ q) → r", "→"),
        ("a ≠ b", "≠"),
        ("f (a ∧ b) = c", "="),
        ("n + 1 ≤ m", "≤"),
        ("k ∣ m * n", "∣"),
        ("(if c = d then x else y) = z", "="),
        ("x = if a ∧ b then c else d", "="),
        ("(fun x => x = y) = g", "="),
        ("(a == b && c != d) = true", "="),
        ("lt x✝ y✝¹ = false", "="),
        ("if a ∧ b then x = y else p → q", ""),
        ("match x with | z => b = c | s n => p ∧ q", ""),
        ("fun x => x = y", ""),
        ("p x y", ""),
        ("x :: xs ++ [y]", ""),
        ("", ""),
    ],
)
def test_the_outermost_connective(text: str, outer: str) -> None:
    assert reading.connective(text) == outer


def test_cutting_stops_at_brackets_and_binders() -> None:
    assert reading.split("(p ∧ q) ∧ r ∧ ∀ x, s x ∧ t", "∧") == ["(p ∧ q)", "r", "∀ x, s x ∧ t"]
    assert reading.split("p → q", "∧") == ["p → q"]
    assert reading.split("x == y", "=") == ["x == y"]
    assert reading.cut("∀ (x : A), p x, y", ",") == ("∀ (x : A)", "p x, y")
    assert reading.cut("p", ",") == ("p", "")
    assert reading.unwrapped("((a = b))") == "a = b"
    assert reading.unwrapped("(a) = (b)") == "(a) = (b)"
    assert reading.unwrapped("p") == "p"


@pytest.mark.parametrize(
    "text",
    [
        "x :: xs ++ ys = (a && b || !c)",
        "(f x).1 = ⟨a, b⟩.2",
        "map (fun x => x + 1) xs == [1, 2]",
        "(p x✝.1).snd ≤ n.succ * 1.5",
        "f .leaf",
        "a != b",
        "¬(p ∧ ¬q)",
    ],
)
def test_tokens_are_spelled_as_they_were(text: str) -> None:
    """What is cut out of a goal is pasted into tactics: Lean must be able to read it again."""
    assert reading.spell(reading.words(text)) == text


@settings(deadline=None)
@given(st.text("pqxf().,:∧→∀¬= =>+|&[]⟨⟩1✝", max_size=25))
def test_no_text_makes_reading_fail(text: str) -> None:
    again = reading.spell(reading.words(text))
    assert "".join(reading.words(text)) == "".join(text.split())
    assert reading.words(reading.spell(reading.words(again))) == reading.words(again)
    reading.connective(text)
    reading.premises(text)
    reading.leading_names(text)
    reading.conditions(text)
    reading.applications(text, ["f", "p"])
    reading.binder_types(text)


def test_premises_and_conclusion() -> None:
    assert reading.premises("p → q ∧ r → s") == (["p", "q ∧ r"], "s")
    assert reading.premises("∀ (x y : N), x = y → y = x") == (["N", "N", "x = y"], "y = x")
    assert reading.premises("∀ {x : N} (y : N) [C y], p x → ∀ z, r z") == (["N", "p x", ""], "r z")
    assert reading.premises("(∀ x, p x → q) → r") == (["(∀ x, p x → q)"], "r")
    assert reading.premises("∀ n > 0, p n") == (["", ""], "p n")
    assert reading.premises("p → ¬q") == (["p", "q"], "False")
    assert reading.premises("(x y : A) → {z : B} → [C z] → T x") == (["A", "A"], "T x")
    assert reading.premises("a ≠ b") == ([], "a ≠ b")
    assert reading.conclusion("∀ (f : A → B), (∀ x, f x = x) → g f") == "g f"


def test_types_of_binders() -> None:
    assert reading.binder_types("(x y : A) {z : B} (h : ∀ (w : A), p w)") == [
        "A", "A", "∀ (w : A), p w",
    ]  # fmt: skip
    assert reading.binder_types("(f : A → B) [C] ⦃d : E⦄") == ["A → B"]
    assert reading.binder_types("x y") == ["", ""]
    assert reading.binder_types("x y : A → B") == ["A → B", "A → B"]
    assert reading.binder_types("") == []


def test_names_for_intro() -> None:
    assert reading.leading_names("∀ (x y : A), p x → ∃ z, q z") == ["x", "y", None]
    assert reading.leading_names("∀ {x : A} ⦃y : A⦄ [inst : C y], x = y") == ["x", "y", "inst"]
    assert reading.leading_names("∀ (x : A), (∀ y, q y) → ∀ z, r") == ["x", None, "z"]
    assert reading.leading_names("∀ n > 0, p n") == ["n", None]
    assert reading.leading_names("(p → q) → r") == [None]
    assert reading.leading_names("p → ¬q") == [None, None]
    assert reading.leading_names("p → a ≠ b") == [None, None]
    for nothing in ("p ∧ q", "(p → q) ↔ r", "a = b", "∃ x, p → q", "(p → q) ∨ r"):
        assert reading.leading_names(nothing) == []


def test_applications_are_outermost_first() -> None:
    found = reading.applications("len (rev (rev x✝)) = len y", ["len", "rev"])
    assert found == [
        ("len", "(rev (rev x✝))"),
        ("rev", "(rev x✝)"),
        ("rev", "x✝"),
        ("len", "y"),
    ]
    assert reading.applications("f x = f x", ["f"]) == [("f", "x")]
    assert reading.applications("f (fun x => x :: xs) y.1 ∧ g", ["f"]) == [
        ("f", "(fun x => x :: xs)", "y.1")
    ]
    assert reading.applications("if f x then g y else g z", ["f", "g"]) == [
        ("f", "x"), ("g", "y"), ("g", "z"),
    ]  # fmt: skip
    assert reading.applications("Ns.f x", ["f"]) == []
    assert reading.applications("x.f y", ["f"]) == []


def test_conditions() -> None:
    assert reading.conditions("if a = b then x else y") == [("if", "a = b")]
    assert reading.conditions("if h : a = b then x else y") == [("if", "a = b")]
    assert reading.conditions("(bif lt a b then bif le c d then x else y else z) = w") == [
        ("bif", "lt a b"), ("bif", "le c d"),
    ]  # fmt: skip
    assert reading.conditions("if if p then q else r then a else b") == [
        ("if", "if p then q else r"), ("if", "p"),
    ]  # fmt: skip
    assert reading.conditions("match f (x :: xs), b with | z, m => match m with | y => y") == [
        ("match", "f (x :: xs), b"), ("match", "m"),
    ]  # fmt: skip
    assert reading.conditions("match h : f x with | z => a | s n => b") == [("match", "f x")]
    assert reading.conditions("f (if a then b else c) = if a then b else c") == [("if", "a")]
    assert reading.conditions("f x = y") == []


def test_a_goal_with_inaccessible_names() -> None:
    goal = parse_goal("case cons\nα : Type\nx✝ y : α\nih✝ : x✝ = y → p\n⊢ p")
    assert reading.variables(goal) == [
        ("α", "Type"), ("x✝", "α"), ("y", "α"), ("ih✝", "x✝ = y → p"),
    ]  # fmt: skip
    assert [name for name, _ in reading.variables(goal) if not reading.accessible(name)] == [
        "x✝", "ih✝",
    ]  # fmt: skip
    assert reading.head("Lst (Lst α)") == "Lst" and reading.head("") == ""


@settings(deadline=None)
@given(
    st.text("xhαn0₁2_'", min_size=1, max_size=4).filter(lambda s: s.isidentifier()),
    st.sets(st.sampled_from(["x", "x2", "x3", "h", "h2", "n", "n2"])),
)
def test_fresh_names_are_fresh(base: str, used: set[str]) -> None:
    before = set(used)
    first, second = reading.fresh(base, used), reading.fresh(f"{base}✝", used)
    assert first not in before and second not in before and first != second
    assert used == before | {first, second}
    assert reading.accessible(second)


def test_symbols_tell_constants_from_variables() -> None:
    assert reading.symbols("len (x ++ y') = n + len z") == {"len", "++", "=", "+"}
    assert reading.applies("f x = y") and reading.applies("f (x)")
    assert not reading.applies("x + y = y + x")
