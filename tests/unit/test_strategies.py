"""Strategies on trees made by hand: nothing is lost, the same seed does the same, and what each
strategy is for.

Goals are g0 (the root), g1, ...; a rule (head, stage, cost, needs) is a tactic that turns `head`
into `needs` when it is looked at for the time `stage`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.budget import Budget
from prover.lean.bridge import Position
from prover.lean.goals import parse_state
from prover.search.guide import Guide
from prover.search.loop import search
from prover.search.moves import Candidate, View
from prover.search.queue import Queue
from prover.search.strategies import STRATEGIES, make
from prover.search.strategies.keys import FLOOR, improbability
from prover.search.strategies.particles import PARTICLES, LogWeights
from prover.search.strategies.perspectives import shape_of
from prover.search.tree import Node, Tree
from prover.theory import Theory
from prover.types import Failure, Statement, TacticFailure, TacticState

STATEMENT = Statement("t", "theorem t : g0")
PROVED = TacticState(())
STAGES = 2
TURNS = 9  # of the perspectives

Rule = tuple[int, int, float, list[int]]


def tree(root: str = "⊢ g0") -> Tree:
    return Tree(parse_state(root), Position(STATEMENT))


def queue(name: str, grown: Tree, seed: int = 0, left: float = 1.0) -> Queue:
    return make(name, grown, lambda: left, seed)


def add(grown: Tree, parent: Node, cost: float, *goals: str) -> list[Node]:
    state = parse_state("\n\n".join(goals)) if goals else PROVED
    return grown.add(parent, f"to {goals}", state, parent.cost + cost)


def children(grown: Tree, count: int, **fields: float) -> list[Node]:
    """Goals below the root, each by a tactic of its own."""
    nodes = [add(grown, grown.root, 1.0, f"⊢ c{i} = d")[0] for i in range(count)]
    for node in nodes:
        for field, value in fields.items():
            setattr(node, field, value)
    return nodes


def popped(waiting: Queue) -> list[Node]:
    return [waiting.pop() for _ in range(len(waiting))]


def explored(
    name: str,
    rules: Sequence[Rule],
    values: Callable[[int], float] = lambda _: 1.0,
    seed: int = 0,
    most: int = 10_000,
    watch: Callable[[Node, set[int]], None] = lambda _node, _waiting: None,
) -> tuple[list[tuple[int, int]], Tree]:
    """The loop without Lean, until nothing waits or `most` were popped: the goals and stages in
    the order in which they were looked at. `watch` sees each, and the numbers of what waits."""
    grown = tree()
    order: list[tuple[int, int]] = []
    waiting = make(name, grown, lambda: max(0.0, 1 - len(order) / 20), seed)
    inside: set[int] = set()

    def push(node: Node) -> None:
        waiting.push(node, node.cost + 0.5 * node.stage)
        inside.add(node.number)

    push(grown.root)
    while len(waiting) and len(order) < most:
        assert len(waiting) == len(inside)
        node = waiting.pop()
        watch(node, inside)
        inside.remove(node.number)
        number = int(node.goal.target[1:])
        order.append((number, node.stage))
        for i, (head, stage, cost, needs) in enumerate(rules):
            if (head, stage) == (number, node.stage) and not node.closed:
                state = parse_state("\n\n".join(f"⊢ g{n}" for n in needs)) if needs else PROVED
                for new in grown.add(node, f"rule{i}", state, node.cost + cost):
                    new.value = values(int(new.goal.target[1:]))
                    push(new)
        node.stage += 1
        if node.stage < STAGES:
            push(node)
    return order, grown


RULES = st.lists(
    st.tuples(
        st.integers(0, 6), st.integers(0, STAGES - 1), st.sampled_from([0.1, 0.7, 0.7, 3.0, 900.0]),
        st.lists(st.integers(0, 6), max_size=3),
    ),
    max_size=25,
)  # fmt: skip
VALUES = st.lists(st.sampled_from([0.0, 1e-9, 0.3, 0.3, 1.0, math.nan]), min_size=7, max_size=7)


@pytest.mark.parametrize("name", STRATEGIES)
@settings(max_examples=100, deadline=None)
@given(RULES, VALUES, st.integers(0, 3))
def test_every_push_is_popped_once(
    name: str, rules: list[Rule], values: list[float], seed: int
) -> None:
    order, grown = explored(name, rules, values.__getitem__, seed)
    assert Counter(order) == Counter(
        (int(node.goal.target[1:]), stage) for node in grown.nodes for stage in range(STAGES)
    )
    assert explored(name, rules, values.__getitem__, seed)[0] == order
    grown.check()


@pytest.mark.parametrize("name", STRATEGIES)
@settings(max_examples=50, deadline=None)
@given(RULES, VALUES)
def test_all_of_it_closes_what_follows(name: str, rules: list[Rule], values: list[float]) -> None:
    _, grown = explored(name, rules, values.__getitem__)
    derivable: set[int] = set()
    while new := {head for head, *_, needs in rules if derivable.issuperset(needs)} - derivable:
        derivable |= new
    assert all(n.closed == (int(n.goal.target[1:]) in derivable) for n in grown.nodes)


@pytest.mark.parametrize("name", STRATEGIES)
def test_an_empty_queue(name: str) -> None:
    grown = tree()
    waiting = queue(name, grown)
    for _ in range(2):
        with pytest.raises(IndexError):
            waiting.pop()
        waiting.push(grown.root, 0.0)
        assert waiting.pop() is grown.root and len(waiting) == 0


@pytest.mark.parametrize("name", ["best-first", "likely", "guided", "perspectives", "puct"])
def test_equals_come_in_the_order_of_their_pushes(name: str) -> None:
    grown = tree()
    nodes = children(grown, 8)
    waiting = queue(name, grown)
    for node in nodes[::-1]:
        waiting.push(node, 1.0)
    assert popped(waiting) == (nodes if name == "puct" else nodes[::-1])  # it follows the tree


# best-first, likely, guided


def test_what_is_likely_comes_first_whatever_the_loop_says() -> None:
    grown = tree()
    near, far = children(grown, 2)
    near.cost, far.cost = 1.0, 1.5
    waiting = queue("likely", grown)
    waiting.push(near, 50.0)
    waiting.push(far, 0.0)
    assert popped(waiting) == [near, far]


def test_what_was_looked_at_is_less_likely() -> None:
    """With the accumulated cost alone a goal would be exhausted before the next is seen."""
    grown = tree()
    near, far = children(grown, 2)
    near.cost, far.cost = 1.0, 1.5
    waiting = queue("likely", grown)
    waiting.push(near, 0.0)
    waiting.push(far, 0.0)
    assert waiting.pop() is near
    near.stage = 1
    waiting.push(near, 0.0)
    assert popped(waiting) == [far, near]


def test_the_critic_and_the_cost_guide_together() -> None:
    grown = tree()
    doubtful, sure, cheap = children(grown, 3)
    doubtful.value, sure.value, cheap.value = 0.1, 0.9, 0.1
    waiting = queue("guided", grown)
    for node, cost in ((doubtful, 1.0), (sure, 1.5), (cheap, -1.0)):
        waiting.push(node, cost)
    assert popped(waiting) == [cheap, sure, doubtful]


@pytest.mark.parametrize("value", [0.0, -3.0, math.nan])
def test_no_value_puts_a_goal_out_of_reach(value: float) -> None:
    assert improbability(value) == improbability(FLOOR) < 10
    assert improbability(7.0) == improbability(1.0) == 0


# perspectives


@pytest.mark.parametrize(
    ("useful", "cost", "depth"),
    [
        ("h : c\n⊢ plus (n + 0) = n + 12", 0.9, 9),
        ("⊢ plus (n + 1) = n", 9.0, 9),
        ("h : cccccccccccccccc\n⊢ rev (n + 1) = n", 9.0, 9),
        ("h : cccccccccccccccc\n⊢ plus (n + 12345) = n", 9.0, 1),
    ],
    ids=["cheap", "small", "unusual", "shallow"],
)
def test_a_wrong_critic_starves_nobody(useful: str, cost: float, depth: int) -> None:
    """The critic gives 0 to the one goal that is useful, and 1 to a thousand that are alike."""

    def pops(name: str) -> int:
        grown = tree()
        waiting = queue(name, grown)
        for i in range(1000):
            (node,) = add(grown, grown.root, 1.0, f"h : c{i}\n⊢ plus (n + {i}) = n")
            node.depth = 2
            waiting.push(node, 1.0)
        (needle,) = add(grown, grown.root, 1.0, useful)
        needle.value, needle.depth = 0.0, depth
        waiting.push(needle, cost)
        return next(i for i in range(1, 1002) if waiting.pop() is needle)

    assert pops("guided") == 1001
    assert pops("perspectives") <= TURNS


def test_costs_that_are_wrong_starve_nobody_that_the_critic_likes() -> None:
    grown = tree()
    nodes = children(grown, 1000, value=0.01)
    needle = nodes[-1]
    needle.value, needle.depth = 0.9, 7
    waiting = queue("perspectives", grown)
    for node in nodes:
        waiting.push(node, 4.0 if node is needle else 1.0)
    assert needle in [waiting.pop() for _ in range(TURNS)]


def test_shapes() -> None:
    def shape(text: str) -> frozenset[str]:
        return shape_of(tree(text).root)

    assert shape("n : N\n⊢ plus (s n) 3 = n") == shape("m k : N\n⊢ s (plus (s k) 12) = m")
    assert shape("n : N\n⊢ plus n n = n") != shape("n : N\n⊢ app n n = n")
    assert shape("⊢ p ?w\n\n⊢ q") == shape("⊢ q ?m.3\n\n⊢ p")


# puct


def test_the_hardest_goal_of_a_tactic_comes_first() -> None:
    values = [1.0, 0.9, 0.2, 0.5]
    rules = [(0, 0, 1.0, [1, 2, 3]), (2, 0, 1.0, [])]
    order, _ = explored("puct", rules, values.__getitem__, most=3)
    assert order == [(0, 0), (2, 0), (3, 0)]


def test_nothing_is_spent_on_a_tactic_that_cannot_succeed() -> None:
    """g2 cannot be closed, so g1 is of no use; g3 is, though its tactic is improbable."""
    rules = [(0, 0, 0.1, [1, 2]), (0, 0, 5.0, [3]), (1, 0, 0.1, [4]), (4, 0, 0.1, [5])]
    values = [1.0, 0.9, 0.8, 0.1, 0.9, 0.9]
    order, _ = explored("puct", rules, values.__getitem__)
    last_of_2, first_of_3 = order.index((2, 1)), order.index((3, 0))
    assert not {(1, 0), (1, 1), (4, 0)}.intersection(order[last_of_2:first_of_3])
    assert order.index((3, 1)) < order.index((4, 0))


@pytest.mark.parametrize(("below_1", "then"), [(0.001, 2), (0.95, 3)])
def test_what_comes_of_a_goal_is_backed_up(below_1: float, then: int) -> None:
    """g1 and g2 look alike, until g1 was looked at."""
    rules = [(0, 0, 1.0, [1]), (0, 0, 1.0, [2]), (1, 0, 0.1, [3])]
    order, _ = explored("puct", rules, [1.0, 0.5, 0.5, below_1].__getitem__, most=3)
    assert order == [(0, 0), (1, 0), (then, 0)]


def test_an_improbable_tactic_is_tried_before_a_probable_one_is_exhausted() -> None:
    """Below g1 there is always something new, at no cost; g2 is reached by exploration."""
    endless = [(n, 0, 0.01, [n + 1]) for n in range(10, 400)]
    rules = [(0, 0, 0.1, [10]), (0, 0, 4.0, [2]), *endless]
    order, _ = explored("puct", rules, lambda _: 0.5, most=300)
    assert [number for number, _ in order[:4]] == [0, 10, 11, 12]
    assert (2, 0) in order and len(order) == 300
    cheapest, _ = explored("best-first", rules, lambda _: 0.5, most=300)
    assert (2, 0) not in cheapest


@settings(max_examples=200, deadline=None)
@given(RULES, VALUES)
def test_closed_goals_wait_for_the_end(rules: list[Rule], values: list[float]) -> None:
    grown = list[Node]()

    def watch(node: Node, waiting: set[int]) -> None:
        grown.append(node) if node not in grown else None
        if node.closed:
            assert all(other.closed for other in grown if other.number in waiting)

    explored("puct", rules, values.__getitem__, watch=watch)


def test_the_walk_is_as_deep_as_the_tree() -> None:
    rules = [(n, 0, 0.1, [n + 1]) for n in range(3000)]
    order, _ = explored("puct", rules, lambda _: 0.9, most=200)
    assert len(set(order)) == 200


# budgeted


def first_choices(left: float, nodes: list[tuple[float, float]]) -> Counter[int]:
    """Which of the goals (cost, value) comes first, over many seeds."""
    chosen = Counter[int]()
    for seed in range(200):
        grown = tree()
        below = children(grown, len(nodes))
        waiting = queue("budgeted", grown, seed, left)
        for node, (cost, value) in zip(below, nodes, strict=True):
            node.cost, node.value = cost, value
            waiting.push(node, cost)
        chosen[below.index(waiting.pop())] += 1
    return chosen


def test_it_samples_while_there_is_time_and_is_greedy_at_the_end() -> None:
    nodes = [(1.0, 0.5), (1.0, 0.4), (1.0, 0.3), (1.0, 0.6), (30.0, 0.5)]
    early, later, end = (first_choices(left, nodes) for left in (1.0, 0.2, 0.0))
    assert all(early[i] > 10 for i in range(4)) and early[4] == 0
    assert early[3] < later[3] < end[3] == 200


def test_what_a_goal_has_cost_counts_less_and_less() -> None:
    """Early the way to it speaks against the goal that is nearly closed; in the end it does not."""
    nodes = [(0.5, 0.2), (8.0, 0.9)]
    assert first_choices(1.0, nodes)[0] > 190
    assert first_choices(0.0, nodes)[1] == 200


def test_what_is_closest_is_found_behind_many_that_were_cheaper() -> None:
    nodes = [(0.5, 0.2)] * 30 + [(8.0, 0.9)]
    assert first_choices(0.0, nodes)[30] == 200


def test_the_loop_s_own_doubts_count_to_the_end() -> None:
    grown = tree()
    first, other = children(grown, 2)
    waiting = queue("budgeted", grown, left=0.0)
    waiting.push(first, first.cost + 4.0)  # in a later stage
    waiting.push(other, other.cost + 0.5)
    assert popped(waiting) == [other, first]


# particles


def test_a_generation_holds_each_of_equal_goals_once() -> None:
    """Independent draws would take some of them twice, and others never."""
    for seed in range(20):
        grown = tree()
        nodes = children(grown, PARTICLES)
        waiting = queue("particles", grown, seed)
        for node in nodes:
            waiting.push(node, 1.0)
        waiting.pop()
        late = add(grown, grown.root, 1.0, "⊢ late")[0]
        waiting.push(late, -20.0)  # better than all, but the generation comes first
        assert [waiting.pop() is late for _ in range(PARTICLES)] == [False] * 7 + [True]


@pytest.mark.parametrize("good", [{"cost": -math.log(900)}, {"value": 1.0}], ids=["cost", "value"])
def test_weights_come_from_cost_and_value(good: dict[str, float]) -> None:
    """One of 900 goals, as good as they together: drawn at once, others beside it."""
    firsts = set[str]()
    for seed in range(20):
        grown = tree()
        nodes = children(grown, 900, value=1 / 900)
        waiting = queue("particles", grown, seed)
        for node in nodes:
            special = node is nodes[450]
            node.value = good.get("value", node.value) if special else node.value
            waiting.push(node, good.get("cost", 0.0) if special else 0.0)
        assert waiting.pop() is nodes[450]
        firsts.add(waiting.pop().goal.target)
    assert len(firsts) > 10


@settings(deadline=None)
@given(
    st.lists(st.floats(-900, 900) | st.just(-math.inf), min_size=1, max_size=20),
    st.floats(0, 1, exclude_max=True),
)
def test_a_point_falls_on_a_number_by_its_weight(weights: list[float], point: float) -> None:
    drawn = LogWeights()
    for number, weight in [*enumerate(reversed(weights)), *enumerate(weights)]:
        drawn.put(number, weight)
    if max(weights) == -math.inf:
        return
    shares = [math.exp(weight - max(weights)) for weight in weights]
    number = drawn.at(point)
    assert weights[number] > -math.inf
    below = sum(shares[:number]) / sum(shares)
    assert below - 1e-9 <= point <= below + shares[number] / sum(shares) + 1e-9


# In the loop: a Lean that knows the rules alone, a policy and a critic that say what they are told


class Rules:
    """A bridge on which 'rule N' does what the table says."""

    def __init__(self, table: dict[str, list[tuple[str, list[str]]]]) -> None:
        self.table = table

    def open(self, statement: Statement, *, timeout: float) -> TacticState:  # noqa: ARG002
        return parse_state("⊢ g 0")

    def apply(
        self,
        position: Position,
        tactics: Sequence[str],
        *,
        timeout: float,  # noqa: ARG002
    ) -> list[TacticState | TacticFailure]:
        goals = ["g 0"]
        for move in position.moves:
            here = goals[move.goal]
            goals = [here] if move.tactic == "skip" else dict(self.table[here])[move.tactic]
        goal = goals[0]
        known = {tactic for tactic, _ in self.table.get(goal, [])}
        failure = TacticFailure(Failure.TACTIC, "no such rule")
        return [self._after(goal, t) if t in known else failure for t in tactics]

    def _after(self, goal: str, tactic: str) -> TacticState:
        needs = dict(self.table[goal])[tactic]
        return parse_state("\n\n".join(f"⊢ {need}" for need in needs)) if needs else PROVED


class Proposer:
    batch = 1

    def __init__(self, table: dict[str, list[tuple[str, list[str]]]]) -> None:
        self.table = table

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        return [
            [Candidate(tactic, 1.0 + 0.1 * i) for i, (tactic, _) in enumerate(known)]
            for view in views
            for known in [self.table.get(view.goal.target, [])]
        ]


class Valuer:
    """Values by target; hears what it is asked."""

    def __init__(self, value: Callable[[str], float]) -> None:
        self.value, self.asked = value, list[str]()

    def values(self, views: Sequence[View], left: float) -> list[float]:
        assert left > 0
        self.asked += [view.goal.target for view in views]
        return [self.value(view.goal.target) for view in views]


# The root by two goals; the second is closed two steps further, past a way without an end.
TABLE: dict[str, list[tuple[str, list[str]]]] = {
    "g 0": [("rule away", ["h 0"]), ("rule split", ["g 1", "g 2"])],
    "g 1": [("rule one", [])],
    "g 2": [("rule back", ["g 0"]), ("rule on", ["g 3", "g 1"])],
    "g 3": [("rule round", ["g 2"]), ("rule done", [])],
    **{f"h {n}": [("rule further", [f"h {n + 1}"])] for n in range(2000)},
}


@pytest.mark.parametrize("value", [lambda _: 0.0, lambda t: 0.9 if t[0] == "g" else 0.1, None])
@pytest.mark.parametrize("name", STRATEGIES)
def test_in_the_loop(name: str, value: Callable[[str], float] | None) -> None:
    critic = None if value is None else Valuer(value)
    guide = Guide(symbolic=False, policy=Proposer(TABLE), critic=critic, strategy=name)
    found = search(STATEMENT, Theory(), Rules(TABLE), Budget(60), guide)  # type: ignore[arg-type]
    assert found.proof is not None and found.proof.tactic == "rule split"
    assert found.tree is not None
    found.tree.check()
    if critic is not None:
        assert critic.asked == [node.goal.target for node in found.tree.nodes]
        assert all(n.value == critic.value(n.goal.target) for n in found.tree.nodes)


# Goal 3 does not matter once goal 1 is closed without it, and matters again when 4 leads to it.
AGAIN: dict[str, list[tuple[str, list[str]]]] = {
    "g 0": [("rule split", ["g 1", "g 2"])],
    "g 1": [("rule by 3", ["g 3"]), ("rule one", [])],
    "g 2": [("rule on", ["g 4"])],
    "g 3": [("rule done", [])],
    "g 4": [("rule by 3", ["g 3"])],
}


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_goal_that_did_not_matter_is_not_lost(name: str) -> None:
    guide = Guide(symbolic=False, policy=Proposer(AGAIN), strategy=name)
    found = search(STATEMENT, Theory(), Rules(AGAIN), Budget(60), guide)  # type: ignore[arg-type]
    assert found.proof is not None
