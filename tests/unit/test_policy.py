"""What must hold of proposed tactics, whichever they are: Lean can read them, names are free."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover import theory
from prover.lean import reading
from prover.lean.bridge import Move, Position
from prover.lean.goals import parse_goal
from prover.lean.pool import Pool
from prover.search import policy
from prover.theory import CORE, Constructor, Premise, Theory
from prover.types import Failure, Goal, Statement, TacticFailure, TacticState

NATURALS = """inductive N where
  | z
  | s (n : N)
deriving DecidableEq

open N

def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)

def lt : N → N → Bool
  | _, z => false
  | z, s _ => true
  | s n, s m => lt n m

def place (n : N) : List N → List N
  | [] => [n]
  | m :: ms => bif lt n m then n :: m :: ms else m :: place n ms

theorem plus_z (n : N) : plus n z = n := by induction n <;> simp_all [plus]
theorem lt_irrefl (n : N) : lt n n = false := by induction n <;> simp_all [lt]
theorem lt_s {n m : N} (h : lt n m = true) : lt n (s m) = true := by
  induction n generalizing m <;> cases m <;> simp_all [lt]

"""
# Goals of many shapes, after `forced` has done its part: (what is before the colon, after it).
SHAPES = [
    ("(n m : N)", "plus n m = plus m n"),
    ("(n m : N) (xs : List N)", "(place n (m :: xs)).length = xs.length + 2"),
    ("(n m : N) (h : lt n m = true ∨ n = m)", "if n = m then True else lt n m = true"),
    ("(p q : Prop)", "(p → q) → ¬q → ¬p"),
    ("(α : Type) (p : α → Prop)", "(∃ x, p x ∧ ¬p x) → ∀ y, p y"),
    ("(f : Nat → Nat) (n : Nat) (hf : ∀ n, f n = f (n + 1))", "∃ m, f m = f n ∧ m ≠ n"),
    ("(p q r : Prop)", "p ∧ q ∧ r ↔ r ∧ (q ∧ p)"),
    ("(xs ys : List Nat)", "xs ++ ys = ys ++ xs → (xs ++ ys).length = ys.length + xs.length"),
    ("(x y : Nat × Bool)", "(x.2 && y.2) = (y.2 && x.2) ∧ (x.1, y.2).1 = x.1"),
    ("(n m k : Nat)", "n ≤ m → m ≤ k → n ∣ m ∨ n ≤ k"),
    (
        "(n : N)",
        "(match n with | z => [] | s m => place m [n]) = match n with | z => [] | s m => [m, n]",
    ),
]


def statement(binders: str, said: str) -> Statement:
    return Statement("t", f"theorem t {binders} : {said}", NATURALS)


def normal(pool: Pool, given: Statement) -> tuple[Position, Goal]:
    """The position and its goal after all that `forced` does."""
    state = pool.open(given, timeout=60)
    moves: tuple[Move, ...] = ()
    while True:
        assert isinstance(state, TacticState) and len(state.goals) == 1, state
        tactic = policy.forced(state.goals[0])
        if tactic is None:
            return Position(given, moves), state.goals[0]
        assert len(moves) < 10, "`forced` comes to no end"
        (result,) = pool.apply(Position(given, moves), [tactic], timeout=60)
        assert isinstance(result, TacticState), (tactic, result)
        state, moves = result, (*moves, Move(tactic))


@pytest.fixture(scope="module")
def naturals(shared_pool: Pool) -> Theory:
    return theory.read(statement("", "True"), shared_pool, timeout=60)


@pytest.mark.parametrize(("binders", "said"), SHAPES)
def test_lean_can_read_every_candidate(
    shared_pool: Pool, naturals: Theory, binders: str, said: str
) -> None:
    position, goal = normal(shared_pool, statement(binders, said))
    proposed = [
        candidate.tactic
        for stage in range(policy.STAGES)
        for candidate in policy.candidates(goal, naturals, stage, 0)
    ]
    results = shared_pool.apply(position, proposed, timeout=100)
    unread = [
        (tactic, result.message)
        for tactic, result in zip(proposed, results, strict=True)
        if isinstance(result, TacticFailure) and result.kind is Failure.PARSE
    ]
    assert unread == []
    assert any(isinstance(result, TacticState) for result in results)


def test_what_is_forced_loses_nothing_and_names_everything(shared_pool: Pool) -> None:
    hidden = "∀ (p q : N → Prop), (∃ x, p x ∧ (q x ↔ p z)) → (∀ x, p x → q x) → ¬(∀ x, ¬q x)"
    _, goal = normal(shared_pool, statement("", hidden))
    names = [name for name, _ in reading.variables(goal)]
    assert all(map(reading.accessible, names)) and len(set(names)) == len(names)
    assert goal.target == "False" and reading.leading_names(goal.target) == []
    types = [type_ for _, type_ in reading.variables(goal)]
    assert {"p x", "q x → p z", "p z → q x"} <= {type_.replace("h_", "x") for type_ in types}


def test_hidden_names_come_first(shared_pool: Pool) -> None:
    given = statement("(n m : N)", "n = m → ∀ k : N, k = n → k = m")
    position = Position(given, (Move("intro"), Move("intro"), Move("intro")))
    (state,) = shared_pool.apply(position, ["skip"], timeout=60)
    assert isinstance(state, TacticState)
    tactic = policy.forced(state.goals[0])
    assert tactic is not None and tactic.startswith("rename_i ")
    (result,) = shared_pool.apply(position, [tactic], timeout=60)
    assert isinstance(result, TacticState)
    assert all(reading.accessible(name) for name, _ in reading.variables(result.goals[0]))


def test_an_argument_of_each_kind_of_constructor() -> None:
    tree = (
        Constructor("leaf", (), ()),
        Constructor("node", ("Tree α", "α", "Tree α"), (True, False, True)),
    )
    goal = parse_goal("α : Type\nt ih : Tree α\n⊢ size t = size ih")
    found = policy.candidates(goal, Theory(types=(("Tree", tree),)), 1, 0)
    inductions = [c.tactic for c in found if c.tactic.startswith("induction t ")]
    assert inductions
    for tactic in inductions:
        names = tactic.split("| node ")[1].split(" =>")[0].split()
        assert len(names) == 5 and len({*names, "t", "ih", "α"}) == 8


NAMES = st.sampled_from(["x", "y", "h", "x✝", "h✝", "h✝¹", "n", "xs", "c", "t", "h2"])
TYPES = st.sampled_from(
    ["Nat", "List α", "Bool", "Prop", "Type", "x = y", "p ∧ q", "∃ x, p x ∧ q", "p ↔ q",
     "p ∨ q ∨ r", "p → q", "∀ x, f x = x", "¬p", "f x = true", "n ≤ m", "a ≠ b",
     "(match x with | y => z) = w"]
)  # fmt: skip
TARGETS = st.sampled_from(
    ["False", "∀ x (h : p x), q", "x = y", "p ∧ q", "p ∨ q", "∃ x, p x", "a ∣ b", "f x = f (f x)",
     "(if c then a else b) = bif f x then y else z", "x + y + z = y + x", "p → ¬q", "¬∃ h, p h"]
)  # fmt: skip
THEORY = Theory(
    functions=("f", "g"),
    recursive=(("f", frozenset({0})),),
    types=CORE,
    theorems=(
        Premise("comm", ("N", "N"), "a + b = b + a"),
        Premise("assoc", ("N", "N", "N"), "a + b + c = a + (b + c)"),
        Premise("mono", ("N", "n ≤ m"), "f n ≤ f m"),
        Premise("not_p", ("p n",), "False"),
    ),
)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    names = draw(st.lists(NAMES, unique=True, max_size=5))
    lines = [f"{name} : {draw(TYPES)}" for name in names]
    return parse_goal("\n".join([*lines, f"⊢ {draw(TARGETS)}"]))


@settings(deadline=None)
@given(goals(), st.integers(0, policy.STAGES - 1), st.integers(0, 5))
def test_candidates_of_any_goal(goal: Goal, stage: int, depth: int) -> None:
    found = policy.candidates(goal, THEORY, stage, depth)
    tactics = [candidate.tactic for candidate in found]
    assert len(set(tactics)) == len(tactics)
    costs = [candidate.cost for candidate in found]
    assert costs == sorted(costs) and all(cost > 0 for cost in costs)
    assert found == policy.candidates(goal, THEORY, stage, depth)
    assert not any("sorry" in tactic for tactic in tactics)


@settings(deadline=None)
@given(goals())
def test_forced_gives_free_names(goal: Goal) -> None:
    tactic = policy.forced(goal)
    if tactic is None:
        return
    taken = {name for name, _ in reading.variables(goal) if reading.accessible(name)}
    kind, _, rest = tactic.partition(" ")
    if kind == "obtain":
        pattern, _, hypothesis = rest.partition(" := ")
        made = reading.words(pattern.strip("⟨⟩"))
        assert hypothesis in taken
    elif kind in ("intro", "rename_i"):
        made = rest.split()
    else:  # it makes no names
        assert reading.accessible(tactic)
        return
    made = [name for name in made if name != ","]
    assert made and len(set(made)) == len(made) and not taken & set(made)
    assert all(map(reading.accessible, made))
