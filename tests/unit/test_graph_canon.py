"""Goals up to names and order: the same key for the same goal, other keys for others."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.generate import generate
from prover.graph.canon import canon, context, goal_key, weak
from prover.lean.goals import parse_goal
from prover.lean.lexer import tokens
from prover.types import Goal, Hypothesis, Statement

NAMES = ("x", "y", "z", "a", "b", "n", "m", "h", "k", "ih", "p", "q", "xs", "f'", "α", "β₁", "hx")


def one_each(goal: Goal) -> list[Hypothesis]:
    return [Hypothesis((n,), h.type, h.value) for h in goal.hypotheses for n in h.names]


def renamed(goal: Goal, names: dict[str, str]) -> Goal:
    def text(said: str) -> str:
        found, before = [], ""
        for token in tokens(said):
            own = token.kind == "name" and before != "."
            found.append(names.get(token.text, token.text) if own else token.text)
            before = token.text
        return "".join(found)

    hypotheses = tuple(
        Hypothesis((names[h.names[0]],), text(h.type), h.value and text(h.value))
        for h in one_each(goal)
    )
    return Goal(hypotheses, text(goal.target), goal.case)


def shuffled(goal: Goal, rng: random.Random) -> Goal:
    """Another order in which nothing is mentioned before it is there."""
    left = one_each(goal)
    names = {h.names[0] for h in left}
    told = {h.names[0]: {t.text for t in tokens(h.type)} & names - {h.names[0]} for h in left}
    order: list[Hypothesis] = []
    while left:
        placed = {h.names[0] for h in order}
        each = rng.choice([h for h in left if told[h.names[0]] <= placed])
        left.remove(each)
        order.append(each)
    return replace(goal, hypotheses=tuple(order))


GOALS = [
    "p q : Prop\nh : p ∧ q\n⊢ q ∧ p",
    "α : Type u_1\nx y z : α\nh : x = y\nk : y = z\n⊢ x = z",
    "n m : Nat\nih : ∀ (k : Nat), k < n → k + m = m + k\nh : n > 0\n⊢ n + m = m + n",
    "xs ys : List Nat\nh : xs.length = ys.length\n⊢ (xs ++ ys).length = xs.length + ys.length",
    "a b c d e f : Prop\n⊢ a ∨ b ∨ c ∨ d ∨ e ∨ f",
    "p : Nat → Prop\nx y z w : Nat\nhx : p x\nhy : p y\n⊢ ∃ v, p v ∧ v ≠ z",
    "x : Nat := 5\ny : Nat\nh : y = x\n⊢ ∀ z, z = y → ∃ w, w = z",
    "α : Sort u\nβ : α → Sort v\nf g : (x : α) → β x\nh : ∀ x, f x = g x\n⊢ f = g",
]


@pytest.mark.parametrize("text", GOALS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_names_and_order_do_not_count(text: str, seed: int) -> None:
    rng = random.Random(seed)
    goal = parse_goal(text)
    own = [h.names[0] for h in one_each(goal)]
    bound = {token.text for token in tokens(text)} - set(own)  # Lean would rename these
    free = [name for name in NAMES if name not in bound]
    other = dict(zip(own, rng.sample(free, len(own)), strict=True))
    changed = shuffled(renamed(goal, other), rng)
    assert canon(changed).text == canon(goal).text
    assert weak(changed).key == weak(goal).key
    numbers = canon(goal).numbers
    assert {other[name]: number for name, number in numbers.items()}.keys() == set(other.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("h : ∀ x, x = 1 → x > 0\n⊢ 1 > 0", "k : ∀ y, y = 1 → y > 0\n⊢ 1 > 0"),
        ("f : Nat → Nat\n⊢ (fun x => f x) = f", "g : Nat → Nat\n⊢ (fun y => g y) = g"),
        ("α : Type u_1\n⊢ α = α", "β : Type v\n⊢ β = β"),
        ("case inl\np : Prop\nh : p\n⊢ p", "case inr.right\nq : Prop\nk : q\n⊢ q"),
        ("β : Nat → Type\n⊢ (x : Nat) → β x", "γ : Nat → Type\n⊢ (y : Nat) → γ y"),
        ("x : Nat\n⊢ x   =\n  x", "x : Nat\n⊢ x = x"),
    ],
)
def test_what_else_does_not_count(one: str, other: str) -> None:
    assert canon(parse_goal(one)).key == canon(parse_goal(other)).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x y : Nat\n⊢ x ≤ y", "x y : Nat\n⊢ x < y"),
        ("x y : Nat\nh : x < y\n⊢ y > 0", "x y : Nat\nh : y < x\n⊢ y > 0"),
        ("x : Nat\n⊢ x = x", "x : Int\n⊢ x = x"),
        ("x y : Nat\n⊢ x = y", "x : Nat\n⊢ x = x"),
        ("p q : Prop\nh : p\n⊢ q", "p q : Prop\nh : q\n⊢ q"),
        ("x : Nat\n⊢ x.succ = 1", "x : Nat\n⊢ x.pred = 1"),
        ("x : Nat := 5\n⊢ x = 5", "x : Nat\n⊢ x = 5"),
        ("α : Type u\nβ : Type v\n⊢ α = α", "α : Type u\nβ : Type u\n⊢ α = α"),
        ("x y : Nat\n⊢ (x : Int) = 1 ∧ y = 1", "x y : Nat\n⊢ (x : Int) = 1 ∧ x = 1"),
        ("⊢ ∀ x, ∃ y, x = y", "⊢ ∀ x, ∃ y, y = x"),
    ],
)
def test_what_counts(one: str, other: str) -> None:
    assert canon(parse_goal(one)).key != canon(parse_goal(other)).key


def test_a_hypothesis_that_has_nothing_to_do_with_it() -> None:
    lean = parse_goal("x y : Nat\nh : x = y\n⊢ y = x")
    rich = parse_goal("p q : Prop\nx y z : Nat\nhp : p\nh : x = y\nk : z = 3\n⊢ y = x")
    assert weak(lean).key == weak(rich).key == canon(lean).key != canon(rich).key
    near = parse_goal("x y z : Nat\nh : x = y\nk : x = z\n⊢ y = x")
    assert weak(near).key != weak(lean).key


def statements() -> list[Statement]:
    return [problem.statement for problem in generate(4242, 400)]


def test_no_two_of_many_goals_collide() -> None:
    """Texts that differ by more than names get different keys: the text of a canon says all."""
    keys: dict[str, str] = {}
    for statement in statements():
        goal = Goal((), statement.signature.partition(" : ")[2])
        key = goal_key(statement, goal)
        text = context(statement, goal.target) + canon(goal).text
        assert keys.setdefault(key, text) == text
    assert len(keys) >= 390


def test_definitions_are_part_of_a_goal() -> None:
    one = Statement("t", "theorem t : f 0 = 0", "def f (n : Nat) : Nat := n\n")
    spaced = replace(one, preamble="def unused := 1\n\ndef f  (n : Nat) : Nat :=\n  n\n")
    other = replace(one, preamble="def f (n : Nat) : Nat := n + 1\n")
    goal = Goal((), "f 0 = 0")
    assert goal_key(one, goal) == goal_key(spaced, goal) != goal_key(other, goal)


def test_keys_are_the_same_in_every_process() -> None:
    program = (
        "from prover.graph.canon import canon\nfrom prover.lean.goals import parse_goal\n"
        f"print(*(canon(parse_goal(t)).key for t in {GOALS!r}))"
    )
    keys = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": "."},
        ).stdout
        for seed in (0, 1)
    }  # fmt: skip
    assert keys == {" ".join(canon(parse_goal(text)).key for text in GOALS) + "\n"}


def test_many_that_are_alike_end_soon() -> None:
    """Symmetric goals have many orders; only some are looked at."""
    goal = parse_goal(" ".join(f"x{i}" for i in range(40)) + " : Prop\n⊢ True")
    assert canon(goal).text.count(": Prop") == 40
