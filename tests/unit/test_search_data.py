"""From search trees to training data, on trees made by hand."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import numpy as np
import pytest

from prover.critic import data, measure, trees
from prover.critic.critic import EDGES, closed_within
from prover.critic.decoder import Vocabulary
from prover.critic.trees import Record
from prover.errors import InputError
from prover.lean.bridge import Position
from prover.lean.goals import parse_state
from prover.search.tree import Node, Tree
from prover.theory import CORE, Premise, Theory
from prover.types import Statement, TacticState

STATEMENT = Statement("t", "theorem t (n m : Nat) : n = m", preamble="def f := 1\n")
THEORY = Theory(
    functions=("f",), recursive=(("f", frozenset({0})),), types=CORE,
    theorems=(Premise("law", ("Nat",), "f n = n"),), grind="grind -ac",
)  # fmt: skip
PLAIN = frozenset("simp omega induction cases rw [ ] = + 1 2 3 Nat".split())


def add(tree: Tree, parent: Node, tactic: str, *goals: str, tried: int = 1) -> list[Node]:
    parent.tried.add(tactic)
    parent.spent += tried
    state = parse_state("\n\n".join(goals)) if goals else TacticState(())
    return tree.add(parent, tactic, state, parent.cost + 1.0)


def goal(target: str) -> str:
    return f"n m : Nat\n⊢ {target}"


def grown() -> Tree:
    """The root is closed in three steps at first, then in two; one goal stays open."""
    tree = Tree(parse_state(goal("n = m")), Position(STATEMENT))
    long, lost = add(tree, tree.root, "split3", goal("n = 1"), goal("n = 2"), tried=4)
    (longer,) = add(tree, long, "rw [law]", goal("n = 3"))
    (short,) = add(tree, tree.root, "cases n", goal("m = 1 + 1"), tried=2)
    add(tree, lost, "simp", tried=5)
    add(tree, longer, "omega", tried=3)
    add(tree, short, "omega", tried=7)
    add(tree, tree.root, "induction m", goal("n + 1 = 1"), tried=1)
    tree.nodes[-1].spent, tree.nodes[-1].tried = 20, {"simp", "omega"}
    return tree


def record(tree: Tree | None = None, *, exhausted: bool = False) -> Record:
    return trees.load(
        trees.dump("p", STATEMENT, THEORY, tree or grown(), exhausted=exhausted)
    )  # fmt: skip


def test_a_tree_comes_back_from_its_line() -> None:
    found = record()
    assert found.problem == "p" and found.statement == "def f := 1\ntheorem t (n m : Nat) : n = m"
    assert (found.theory.functions, found.theory.recursive) == (THEORY.functions, THEORY.recursive)
    assert (found.theory.theorems, found.theory.types) == (THEORY.theorems, CORE)
    assert found.theory.grind == "grind -ac"
    assert [seen.parent for seen in found.goals] == [None, 0, 0, 1, 0, 0]
    assert found.goals[5].failed == ("omega", "simp") and found.goals[0].failed == ()
    assert sorted(found.closed) == [0, 1, 2, 3, 4] and found.closed[0].tactic == "split3"


def test_the_policy_learns_the_smallest_proof_that_the_tree_holds() -> None:
    by_goal = {e.goal.split("⊢ ")[1]: e for e in data.examples([record()], PLAIN)}
    root = by_goal["n = m"]
    assert (root.tactic, root.steps) == ("cases n", 2)
    assert root.short == ("cases", "⟨x0⟩") and by_goal["n = 1"].steps == 2
    assert "n + 1 = 1" not in by_goal


WORDS = ("⊢", "⟨x0⟩", "=", "⟨x1⟩", "⟨:⟩")


def test_a_goal_is_an_example_once() -> None:
    other = Tree(parse_state("a b : Nat\n⊢ a = b"), Position(STATEMENT))
    add(other, other.root, "omega")
    both = list(data.examples([record(), record(other)], PLAIN))
    (root,) = [e for e in both if e.words[:5] == WORDS]
    assert root.tactic == "omega" and root.steps == 1


def test_a_forced_step_is_no_example() -> None:
    tree = Tree(parse_state("⊢ ∀ (n : Nat), n = n"), Position(STATEMENT))
    (child,) = add(tree, tree.root, "intro n", "n : Nat\n⊢ n = n")
    add(tree, child, "omega")
    assert [e.tactic for e in data.examples([record(tree)], PLAIN)] == ["omega"]


def test_the_critic_learns_how_much_was_tried_below_a_goal() -> None:
    found = record()
    states = {s.words: s for s in data.states([found], PLAIN)}
    efforts = sorted((s.effort, s.closed, s.steps) for s in states.values())
    # The root's is everything: 4 + 1 + 2 + 5 + 3 + 7 + 1 + 20.
    assert efforts == [
        (3.0, True, 1), (4.0, True, 2), (5.0, True, 1), (7.0, True, 1), (20.0, False, None),
        (43.0, True, 2),
    ]  # fmt: skip


def test_nothing_left_to_try_is_the_end() -> None:
    tree = Tree(parse_state(goal("n = m")), Position(STATEMENT))
    tree.root.spent = 5
    (state,) = data.states([record(tree, exhausted=True)], PLAIN)
    assert state.effort == math.inf and not state.closed
    (state,) = data.states([record(tree)], PLAIN)
    assert state.effort == 5.0 and not state.closed


def test_goals_that_nothing_was_tried_on_say_nothing() -> None:
    tree = Tree(parse_state(goal("n = m")), Position(STATEMENT))
    assert list(data.states([record(tree)], PLAIN)) == []


def test_the_split_is_by_statement() -> None:
    parts = set()
    for i in range(60):
        statement = Statement("t", f"theorem t : {i} = {i}")
        tree = Tree(parse_state("⊢ 1 = 1"), Position(statement))
        add(tree, tree.root, "omega")
        line = trees.dump("p", statement, THEORY, tree, exhausted=False)
        (example,) = data.examples([trees.load(line)], PLAIN)
        (state,) = data.states([trees.load(line)], PLAIN)
        assert example.split == state.split == data.split(trees.load(line))
        parts.add(example.split)
    assert parts == {"train", "held-out"}


def test_a_run_folder_keeps_trees(tmp_path: Path) -> None:
    line = trees.dump("p", STATEMENT, THEORY, grown(), exhausted=False)
    trees.write(tmp_path, "p", (line, line))
    assert [r.problem for r in trees.read(tmp_path)] == ["p", "p"]
    first = (tmp_path / "trees" / "p.jsonl.gz").read_bytes()
    trees.write(tmp_path, "p", (line, line))
    assert (tmp_path / "trees" / "p.jsonl.gz").read_bytes() == first


def test_a_folder_without_trees_and_a_broken_line_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"^{tmp_path}: holds no search trees"):
        list(trees.read(tmp_path))
    line = trees.dump("p", STATEMENT, THEORY, grown(), exhausted=False)
    trees.write(tmp_path, "p", (line, line.replace("uses", "user")))
    path = tmp_path / "trees" / "p.jsonl.gz"
    with pytest.raises(InputError, match=f"^{path}:2: not a search tree"):
        list(trees.read(tmp_path))
    path.write_bytes(gzip.compress(b"")[:5])
    with pytest.raises(InputError, match=f"^{path}: not readable"):
        list(trees.read(tmp_path))


def test_hazards_add_up_to_a_probability() -> None:
    rng = np.random.default_rng(0)
    outputs = rng.normal(size=(50, len(EDGES) + 1)).astype(np.float32)
    before = np.zeros(50)
    for left in (0.0, 1.0, 4.0, 10.0, 100.0, 864.0):
        now = closed_within(outputs, left)
        assert (now >= before).all() and (now <= 1).all()
        before = now
    assert (closed_within(outputs, 0.0) == 0).all()
    assert (closed_within(outputs, 1e9) == before).all()
    certain = np.full((1, len(EDGES) + 1), 20.0, dtype=np.float32)
    assert closed_within(certain, EDGES[0])[0] > 0.999 > closed_within(-certain, 1e9)[0]


def test_the_area_under_the_curve() -> None:
    fate = np.array([True, False, True, False])
    same = np.ones(4)
    assert measure.auc(np.array([4.0, 3.0, 2.0, 1.0]), fate, same) == 0.75
    assert measure.auc(np.array([1.0, 0.0, 1.0, 0.0]), fate, same) == 1.0
    assert measure.auc(np.zeros(4), fate, same) == 0.5
    heavy = np.array([1.0, 1.0, 3.0, 1.0])
    assert measure.auc(np.array([4.0, 3.0, 2.0, 1.0]), fate, heavy) == 5 / 8


def test_known_fates_stand_for_those_that_are_not() -> None:
    """Of ten goals that would all be closed by the tenth tactic, five are given up at the fifth."""

    def state(closed: bool, effort: float) -> data.State:
        return data.State("p", "train", (), closed, effort, None, 1, 0, 0)

    states = [state(True, 3.0)] * 5 + [state(False, 5.0)] * 5 + [state(True, 8.0)] * 5
    known, fate, weights = measure.fates(states, 10.0)
    assert known == [*range(5), *range(10, 15)] and fate.all()
    # The five that were seen to the end stand for the ten that were there at the fifth tactic.
    np.testing.assert_allclose(weights, [1.0] * 5 + [2.0] * 5)
    known, fate, weights = measure.fates(states, 4.0)
    assert len(known) == 15 and fate.sum() == 5 and (weights == 1).all()


def test_hazard_targets_say_only_what_was_seen() -> None:
    from prover.critic.data import State
    from prover.critic.train import IGNORED, _critic_row, vocabulary

    words: Vocabulary = vocabulary(["="])

    def target(effort: float, closed: bool) -> list[int]:
        state = State("p", "train", ("=",), closed, effort, 3 if closed else None, 1, 0, 0)
        return list(_critic_row(state, words)[1][0])

    unknown = [IGNORED] * len(EDGES)
    assert target(1.0, True) == target(EDGES[0], True) == [1, *unknown[1:]]
    assert target(1.0, False) == unknown and target(3.0, False) == [0, *unknown[1:]]
    assert target(EDGES[1] + 1, True) == [0, 0, 1, *unknown[3:]]
    assert target(EDGES[1] + 1, False) == [0, 0, *unknown[2:]]
    assert target(math.inf, False) == [0] * len(EDGES) == target(EDGES[-1] + 1, True)
