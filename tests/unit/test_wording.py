"""Goals and tactics in words: what is said comes back, and names carry no meaning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.critic.wording import FINISH, MAX_GOAL, OTHER, WITH, Wording, vocabulary
from prover.lean.goals import parse_goal
from prover.search import policy
from prover.search.moves import View
from prover.theory import CORE, Constructor, Premise, Theory

LISTS = Theory(
    functions=("app", "rev", "double"),
    recursive=(("app", frozenset({0})), ("rev", frozenset({0}))),
    types=(
        ("L", (Constructor("nil", (), ()), Constructor("cons", ("N", "L"), (False, True)))),
        *CORE,
    ),
    theorems=(Premise("app_nil", ("L",), "app xs L.nil = xs"),),
)
GOALS = (
    "xs ys : L\nh : app xs ys = rev ys\n⊢ rev (app xs ys) = app (rev ys) (rev xs)",
    "p q : Prop\nhp : p\nhpq : p → q ∨ p\n⊢ q ∧ p",
    "n m : Nat\nh : n ≤ m\n⊢ ∃ k, n + k = m",
    "α : Type\nf : α → L\na : α\n⊢ app (f a) L.nil = f a",
)
PLAIN = frozenset(
    "simp simp_all omega rfl decide grind induction cases generalizing rw at ← [ ] ( ) ⟨ ⟩ , ?_ _ "
    "apply exact refine constructor left right rcases with | obtain := have by_cases : = + ∧ ∨ ∃ ≤ "
    "generalize clear unfold assumption contradiction injection absurd ‹ › → ∀ Nat 0 1 <;> "
    "solve_by_elim exact? congr funext split exfalso all_goals try -ac -lia -ring -linarith".split()
)


def view(goal: str, theory: Theory = LISTS) -> View:
    return View(parse_goal(goal), theory, 0)


def candidates(goal: str) -> list[str]:
    return [
        candidate.tactic
        for stage in range(policy.STAGES)
        for candidate in policy.candidates(parse_goal(goal), LISTS, stage, 0)
    ]


@pytest.mark.parametrize("goal", GOALS)
def test_what_is_said_in_words_comes_back(goal: str) -> None:
    wording = Wording(view(goal), PLAIN)
    said = 0
    for tactic in candidates(goal):
        words = wording.tactic(tactic)
        if words is None:
            continue
        said += 1
        back = wording.text(words)
        assert back is not None and _shape(back) == _shape(tactic)
    assert said > len(candidates(goal)) / 2


def _shape(tactic: str) -> str:
    """The text, without the blanks that mean nothing, and without the names that a tactic makes
    up: those are chosen anew."""
    return re.sub(r"\s*([\[\](),⟨⟩‹›])\s*", r"\1", re.sub(r"\b[hctx]\d*\b", "·", tactic))


def test_an_induction_with_all_its_alternatives_is_a_few_words() -> None:
    wording = Wording(view(GOALS[0]), PLAIN)
    (cases,) = {
        t.partition("\nall_goals")[0]
        for t in candidates(GOALS[0])
        if t.startswith("induction xs generalizing ys")
    }
    tactic = f"{cases}{wording.view.finish}"
    words = wording.tactic(tactic)
    assert words is not None
    assert words == ("induction", "⟨x0⟩", "generalizing", "⟨x1⟩", WITH, FINISH)
    assert wording.text(words) == tactic


def test_names_carry_no_meaning() -> None:
    other = Theory(
        functions=("zig", "zag", "zog"),
        recursive=(("zig", frozenset({0})), ("zag", frozenset({0}))),
        types=(
            ("W", (Constructor("e", (), ()), Constructor("w", ("M", "W"), (False, True)))),
            *CORE,
        ),
        theorems=(Premise("law", ("W",), "zig u W.e = u"),),
    )
    renamed = "u v : W\nq : zig u v = zag v\n⊢ zag (zig u v) = zig (zag v) (zag u)"
    first, second = Wording(view(GOALS[0]), PLAIN), Wording(view(renamed, other), PLAIN)
    assert first.goal == second.goal
    said = first.tactic("rw [← h, app_nil]")
    assert said is not None and second.text(said) == "rw [← q, law]"


def test_different_goals_are_told_apart() -> None:
    swapped = GOALS[0].replace("app (rev ys) (rev xs)", "app (rev xs) (rev ys)")
    assert Wording(view(GOALS[0]), PLAIN).goal != Wording(view(swapped), PLAIN).goal


def test_words_that_mean_nothing_here_say_no_tactic() -> None:
    wording = Wording(view(GOALS[1]), PLAIN)
    assert wording.text(("apply", "⟨h0⟩")) == "apply hp"
    for words in (
        ("apply", "⟨h7⟩"),  # no such hypothesis
        ("rw", "[", "⟨h0⟩"),  # not balanced
        ("induction", "⟨p0⟩", WITH),  # a proposition has no constructors
        (WITH,),
        (),
    ):
        assert wording.text(words) is None


def test_a_new_name_is_free() -> None:
    wording = Wording(view("h h2 : True\nn : Nat\n⊢ n = n"), PLAIN)
    assert wording.text(("have", "⟨n0⟩", ":=", "⟨h0⟩")) is None  # True is no fact with a connective
    assert wording.text(("have", "⟨n0⟩", ":=", "⟨x0⟩")) == "have h3 := n"


def test_a_long_goal_keeps_its_target() -> None:
    many = "\n".join(f"h{i} : n + {i} = m" for i in range(80))
    words = Wording(view(f"n m : Nat\n{many}\n⊢ n = m"), PLAIN).goal
    assert len(words) == MAX_GOAL and words[:4] == ("⊢", "⟨x0⟩", "=", "⟨x1⟩")


def test_the_vocabulary_has_no_names_of_a_context() -> None:
    seen = [(view(goal), candidates(goal)) for goal in GOALS * 3]
    words = vocabulary(seen, 6)
    assert {"simp_all", "omega"} <= set(words)
    assert not {"app", "rev", "xs", "hp", "hpq", "L", "nil", "h", "app_nil"} & set(words)
    assert not any(word.isalpha() for word in vocabulary(seen, len(seen) + 1))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*sorted(PLAIN), "⟨x0⟩", "⟨h0⟩", "⟨n0⟩", WITH, FINISH, OTHER])))
def test_any_words_say_balanced_text_or_none(words: list[str]) -> None:
    text = Wording(view(GOALS[0]), PLAIN).text(words)
    assert text is None or (
        text.count("(") == text.count(")") and text.count("[") == text.count("]")
    )
