"""The AND/OR tree on states made by hand: merging, cycles, what closes what, and the proof."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from prover.lean.bridge import Move, Position
from prover.lean.goals import parse_state
from prover.search.queue import BestFirst
from prover.search.tree import Node, Tree
from prover.types import ProofStep, Statement, TacticState

STATEMENT = Statement("t", "theorem t : p")
PROVED = TacticState(())


def state(*goals: str) -> TacticState:
    return parse_state("\n\n".join(goals))


def tree(root: str = "⊢ root") -> Tree:
    return Tree(state(root), Position(STATEMENT))


def add(grown: Tree, parent: Node, tactic: str, *goals: str) -> list[Node]:
    return grown.add(parent, tactic, state(*goals) if goals else PROVED, parent.cost + 1)


def test_a_proof_is_read_off_in_the_order_of_the_goals() -> None:
    grown = tree()
    left, right = add(grown, grown.root, "constructor", "case left\n⊢ a", "case right\n⊢ b")
    assert not grown.root.closed
    assert add(grown, right, "exact b") == []
    assert right.closed and not grown.root.closed
    (deeper,) = add(grown, left, "step", "⊢ c")
    add(grown, deeper, "rfl")
    assert left.closed and grown.root.closed
    assert grown.proof() == ProofStep(
        "constructor",
        (ProofStep("step", (ProofStep("rfl"),), (None,)), ProofStep("exact b")),
        ("left", "right"),
    )


def test_an_open_goal_has_no_proof() -> None:
    grown = tree()
    add(grown, grown.root, "constructor", "⊢ a", "⊢ b")
    try:
        grown.proof()
    except ValueError:
        return
    raise AssertionError("a proof of an open goal")


def test_equal_goals_are_one_node_and_close_together() -> None:
    grown = tree()
    (first, other) = add(grown, grown.root, "split", "n : N\nh : n = z\n⊢ p n", "⊢ other")
    (again,) = add(grown, other, "intro m k", "m : N\nk : m = z\n⊢ p m", "⊢ new")
    assert again.goal.target == "new" and len(grown.nodes) == 4
    add(grown, again, "rfl")
    assert not other.closed
    add(grown, first, "exact lemma n h")
    assert first.closed and other.closed and grown.root.closed
    (here, there) = grown.proof().branches
    assert here.tactic == "exact lemma n h"
    assert there.branches[0].tactic == "exact lemma m k"


def test_names_are_exchanged_at_once() -> None:
    """`x y` shared with `y x`: one after the other would make them the same."""
    grown = tree()
    one, two = add(grown, grown.root, "split", "x y : N\n⊢ p x y", "⊢ other")
    assert add(grown, two, "intro y x", "y x : N\n⊢ p y x") == []
    (deep,) = add(grown, one, "cases x", "y w : N\n⊢ p w y")
    add(grown, deep, "exact f y w x.y")
    assert grown.proof().branches[1].branches[0].tactic == "cases y"
    assert grown.proof().branches[1].branches[0].branches[0].tactic == "exact f x w y.y"


def test_a_name_that_a_step_makes_gives_way() -> None:
    """The shared goal's proof introduces `k`; where it is used, `k` is a hypothesis."""
    grown = tree()
    one, two = add(grown, grown.root, "split", "h : a\n⊢ p", "⊢ other")
    add(grown, two, "intro k", "k : a\n⊢ p")
    (below,) = add(grown, one, "have k := f h", "h : a\nk : b\n⊢ p")
    add(grown, below, "exact g h k")
    step = grown.proof().branches[1].branches[0]
    own = step.tactic.removeprefix("have ").removesuffix(" := f k")
    assert own not in ("h", "k", step.tactic)
    assert step.branches[0].tactic == f"exact g k {own}"


def test_hidden_names_are_not_merged_with_written_ones() -> None:
    """A proof that writes `h` would not hold where the hypothesis is `h✝`, nor the other way."""
    grown = tree()
    fresh = add(grown, grown.root, "split", "h : a\n⊢ p", "h✝ : a\n⊢ p", "k✝ : a\n⊢ p")
    assert [node.goal.hypotheses[0].names for node in fresh] == [("h",), ("h✝",)]


def test_hypotheses_in_another_order_or_missing_are_another_goal() -> None:
    grown = tree()
    goals = [
        "h : a\nk : b\n⊢ p", "k : b\nh : a\n⊢ p", "h : a\n⊢ p", "⊢ p", "h : a\n⊢ q",
        "x y : N\n⊢ x = y", "x y : N\n⊢ y = x", "x y : N\n⊢ x = x", "x : N := z\n⊢ x = z",
        "x : N\n⊢ x = z",
    ]  # fmt: skip
    assert len(add(grown, grown.root, "split", *goals)) == len(goals)


def test_case_tags_do_not_keep_goals_apart() -> None:
    grown = tree()
    assert len(add(grown, grown.root, "split", "case left\n⊢ p", "case right\n⊢ p")) == 1
    add(grown, grown.nodes[1], "rfl")
    assert grown.proof().tags == ("left", "right") and len(grown.proof().branches) == 2


def test_a_tactic_that_leads_back_is_not_recorded() -> None:
    grown = tree("x : N\n⊢ p x")
    assert add(grown, grown.root, "rename", "y : N\n⊢ p y") == []
    assert grown.root.parents == [] and not grown.root.closed


def test_goals_that_rest_on_each_other_stay_open() -> None:
    grown = tree()
    a, extra = add(grown, grown.root, "start", "⊢ a", "⊢ extra")
    (b,) = add(grown, a, "to b", "⊢ b")
    assert add(grown, b, "back to a", "⊢ a") == []
    add(grown, extra, "rfl")
    assert not a.closed and not b.closed and not grown.root.closed
    assert grown.matters(a) and grown.matters(b)
    assert add(grown, b, "back to the root", "⊢ root") == []
    assert not grown.root.closed
    add(grown, b, "rfl")
    assert grown.root.closed
    assert grown.proof().branches[0] == ProofStep("to b", (ProofStep("rfl"),), (None,))


def test_what_is_decided_stays() -> None:
    grown = tree()
    add(grown, grown.root, "rfl")
    proof = grown.proof()
    add(grown, grown.root, "simp")
    assert grown.proof() == proof


def test_matters() -> None:
    grown = tree()
    a, b = add(grown, grown.root, "split", "⊢ a", "⊢ b")
    (c,) = add(grown, a, "on", "⊢ c")
    shared = add(grown, b, "on", "⊢ c", "⊢ d")[0]
    assert all(map(grown.matters, (a, b, c, shared)))
    add(grown, a, "rfl")
    assert not grown.matters(a)
    assert grown.matters(c)  # for the other goal's sake
    add(grown, b, "rfl")
    assert grown.root.closed
    assert not grown.matters(c) and not grown.matters(shared)


def test_goals_with_shared_metavariables_are_one_node() -> None:
    grown = tree()
    (both,) = add(grown, grown.root, "exists", "case h\n⊢ p ?w", "case w\n⊢ N")
    assert len(both.state.goals) == 2
    assert both.position == Position(STATEMENT, (Move("exists"),), 2)


def test_positions_turn_to_the_goal() -> None:
    grown = tree()
    _, second = add(grown, grown.root, "split", "⊢ a", "⊢ b")
    assert second.position == Position(STATEMENT, (Move("split"), Move("skip", 1)), 1)
    _, _, third = add(grown, second, "three", "⊢ c", "⊢ d", "⊢ e")
    moves = (Move("split"), Move("three", 1), Move("skip", 2))
    assert third.position == Position(STATEMENT, moves, 1)


def test_open_siblings() -> None:
    grown = tree()
    a, b, c = add(grown, grown.root, "split", "⊢ a", "⊢ b", "⊢ c")
    assert [grown.open_siblings(n) for n in (grown.root, a)] == [0, 2]
    add(grown, b, "rfl")
    assert grown.open_siblings(a) == 1
    add(grown, c, "to a", "⊢ a")
    assert grown.open_siblings(a) == 0


def test_the_queue_is_stable() -> None:
    queue = BestFirst()
    for number, cost in enumerate([2.0, 1.0, 2.0, 1.0, 0.0]):
        queue.push(Node(number, TacticState(()), Position(STATEMENT), cost, 0), cost)
    assert [queue.pop().number for _ in range(5)] == [4, 1, 3, 0, 2] and len(queue) == 0


RULES = st.lists(st.tuples(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3)), max_size=25)


@settings(max_examples=200, deadline=None)
@given(RULES)
def test_closed_means_derivable(rules: list[tuple[int, list[int]]]) -> None:
    """Goals g0..g6 and rules 'gi follows from these', tried until nothing is new: the tree closes
    exactly what follows, by a proof that is finite and uses the rules only."""
    grown = tree("⊢ g0")
    waiting = [grown.root]
    while waiting:
        node = waiting.pop()
        number = int(node.goal.target[1:])
        for i, (head, needs) in enumerate(rules):
            if head == number:
                waiting += add(grown, node, f"rule{i}", *(f"⊢ g{n}" for n in needs))
    derivable: set[int] = set()
    while new := {h for h, needs in rules if derivable.issuperset(needs)} - derivable:
        derivable |= new
    for node in grown.nodes:
        assert node.closed == (int(node.goal.target[1:]) in derivable)
    if grown.root.closed:
        check(grown.proof(), 0, rules)


def check(step: ProofStep, number: int, rules: list[tuple[int, list[int]]]) -> None:
    head, needs = rules[int(step.tactic.removeprefix("rule"))]
    assert head == number and len(step.branches) == len(needs)
    for branch, needed in zip(step.branches, needs, strict=True):
        check(branch, needed, rules)


@settings(deadline=None)
@given(st.permutations(["x", "y", "z", "h"]), st.lists(st.sampled_from("xyz"), max_size=4))
def test_renaming_is_undone_in_the_proof(names: list[str], arguments: list[str]) -> None:
    def goal(*written: str) -> str:
        return "{0} {1} {2} : N\n{3} : {0} = {1}\n⊢ p {0} {1} {2}".format(*written)

    new = dict(zip("xyzh", names, strict=True))
    grown = tree()
    first, other = add(grown, grown.root, "split", goal(*"xyzh"), "⊢ other")
    assert add(grown, other, "go", goal(*names)) == []
    add(grown, first, f"exact f {' '.join(arguments)} h.symm")
    renamed = f"exact f {' '.join(new[a] for a in arguments)} {new['h']}.symm"
    assert grown.proof().branches[1].branches[0].tactic == renamed
