"""Goals: print and parse are inverse, and the key for duplicates knows names from structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.errors import LeanCrash
from prover.lean.goals import (
    alpha_key,
    entangled,
    metavariables,
    parse_goal,
    parse_state,
    render_goal,
    render_state,
)
from prover.types import Goal, Hypothesis, TacticState

NAMES = st.from_regex(r"[a-zα-κ_][a-z0-9_'₁₂]{0,3}(✝[¹²³]?)?|«[a-z ]{1,4}»", fullmatch=True)
ATOMS = st.sampled_from(
    ["p", "Nat", "x", "(f x)", "[1, 2]", '"a : b := c"', "⟨x, y⟩", "{ a := 1 }", "(n := 2)", "'('"]
)
OPERATORS = st.sampled_from([" ∧ ", " → ", " = ", " +\n    ", " ↔\n  "])


@st.composite
def types(draw: st.DrawFn) -> str:
    parts = draw(st.lists(ATOMS, min_size=1, max_size=4))
    text = parts[0]
    for part in parts[1:]:
        text += draw(OPERATORS) + part
    return draw(st.sampled_from(["", "∀ (x : Nat), ", "let y := 1;\n  ", "fun x ↦ "])) + text


HYPOTHESES = st.builds(
    Hypothesis,
    names=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    type=types(),
    value=st.none() | types(),
)
TAGS = st.none() | st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,5}(✝)?)?", fullmatch=True)
GOALS = st.builds(
    Goal, hypotheses=st.lists(HYPOTHESES, max_size=4).map(tuple), target=types(), case=TAGS
)


@given(GOALS)
def test_parse_undoes_render(goal: Goal) -> None:
    assert parse_goal(render_goal(goal)) == goal


@given(st.lists(GOALS, max_size=4).map(tuple))
def test_parse_undoes_render_for_states(goals: tuple[Goal, ...]) -> None:
    assert parse_state(render_state(TacticState(goals))) == TacticState(goals)


def test_a_state_as_lean_prints_it() -> None:
    text = """case right
p q : Prop
inst✝ : Decidable p
h :
  p ∧
    q
x : Nat := 5
f : Nat → Nat :=
  fun n => n + 1
⊢ q

case left.inl
h✝¹ : p
⊢ let y := x;
  y = 5"""
    first, second = parse_state(text).goals
    assert first == Goal(
        (
            Hypothesis(("p", "q"), "Prop"),
            Hypothesis(("inst✝",), "Decidable p"),
            Hypothesis(("h",), "p ∧\n    q"),
            Hypothesis(("x",), "Nat", "5"),
            Hypothesis(("f",), "Nat → Nat", "fun n => n + 1"),
        ),
        "q",
        "right",
    )
    assert second == Goal((Hypothesis(("h✝¹",), "p"),), "let y := x;\n  y = 5", "left.inl")


def test_a_proved_state() -> None:
    assert parse_state("no goals") == parse_state("") == TacticState(())
    assert render_state(TacticState(())) == "no goals"


def test_a_conv_goal_and_a_hypothesis_called_case() -> None:
    assert parse_goal("p : Prop\n| p ∧ p") == Goal((Hypothesis(("p",), "Prop"),), "p ∧ p")
    assert parse_goal("case a\ncase' : Nat\n⊢ p").hypotheses == (Hypothesis(("case'",), "Nat"),)


@pytest.mark.parametrize("text", ["p : Prop", "p q\n⊢ r"])
def test_what_is_no_goal(text: str) -> None:
    with pytest.raises(LeanCrash):
        parse_goal(text)


def test_metavariables() -> None:
    first = parse_goal("h : xs.getLast? = l[0]? \nk : f? ?w\n⊢ p ?m.12 ?w.1 (q? x)")
    assert metavariables(first) == {"?w", "?m.12", "?w.1"}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("⊢ p", False),
        ("⊢ p ?w", True),
        ("⊢ Nat\n\n⊢ p", False),
        ("case w\n⊢ Nat\n\ncase h\n⊢ p ?w", True),
        ("case v\n⊢ Nat\n\ncase h\n⊢ p ?w", False),
        ("⊢ Nat\n\n⊢ p ?m.12", True),
        ("⊢ Nat\n\n⊢ p ?w", False),
    ],
)
def test_entangled(state: str, expected: bool) -> None:
    assert entangled(parse_state(state)) is expected


def key(text: str) -> str:
    return alpha_key(parse_goal(text))


def test_the_key_ignores_names_tags_grouping_and_line_breaks() -> None:
    left = key("case a\np q : Prop\nh : p ∧ q\n⊢ q ∧\n    p")
    assert left == key("r : Prop\ns : Prop\nk✝ : r ∧ s\n⊢ s ∧ r")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("p q : Prop\n⊢ p", "p q : Prop\n⊢ q"),
        ("n : Nat\n⊢ n = 0", "n : Int\n⊢ n = 0"),
        ("n : Nat := 1\n⊢ n = 0", "n : Nat\n⊢ n = 0"),
        ("x : T\n⊢ x.y = y", "y : T\n⊢ y.y = x"),
        ("x : T\n⊢ x.y", "x : T\n⊢ x.x"),
        ('x : T\n⊢ f "x"', 'y : T\n⊢ f "y"'),
    ],
)
def test_the_key_tells_goals_apart(left: str, right: str) -> None:
    assert key(left) != key(right)


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_the_key_survives_a_renaming(names: list[str]) -> None:
    def goal(names: list[str]) -> Goal:
        uses = " ∧ ".join(f"P {name} x" for name in reversed(names))
        return Goal(tuple(Hypothesis((name,), f"T {names[0]}") for name in names), uses)

    fresh = [f"fresh{number}" for number in range(len(names))]
    assert ("x" in names) or ("T" in names) or alpha_key(goal(names)) == alpha_key(goal(fresh))
