"""The AND/OR tree: goals (one tactic suffices) and tactics (all their goals must be closed).

Goals that are equal up to renaming are one node, so the tree is a graph and may have cycles. A
goal is closed only by a tactic whose goals were closed before it, so no goal ever rests on
itself; what is decided once never changes. The shape is Aesop's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from prover.lean.bridge import Move, Position
from prover.lean.goals import alpha_key, metavariables
from prover.lean.lexer import tokens
from prover.lean.reading import fresh
from prover.types import Goal, ProofStep, TacticState

_TURN = "skip"


@dataclass
class Use:
    """A tactic applied to a goal, and the numbers of the goals that it left.

    `renamings` maps, for each of them, the names of the shared node to the ones they have here.
    """

    parent: int
    tactic: str
    goals: tuple[int, ...]
    renamings: tuple[dict[str, str], ...]
    tags: tuple[str | None, ...]
    cost: float = 0.0
    """Of the tactic alone; of a learned policy's, minus its log-probability."""


@dataclass
class Node:
    """A state to be closed: one goal, or several that share metavariables."""

    number: int
    state: TacticState
    position: Position
    cost: float
    depth: int
    stage: int = 0
    decided: bool = False
    """Its propositional skeleton was looked at."""
    value: float = 1.0
    """The critic's probability that it will be closed; 1 without a critic."""
    spent: int = 0
    """Tactics tried on the node itself."""
    closers: list[str] = field(default_factory=list)
    """The ones of them that left no goal, in the order of trying."""
    closed_by: Use | None = None
    uses: list[Use] = field(default_factory=list)
    """The tactics that led on from it."""
    parents: list[Use] = field(default_factory=list)
    """The uses that left it to be closed."""
    tried: set[str] = field(default_factory=set)

    @property
    def goal(self) -> Goal:
        return self.state.goals[0]

    @property
    def closed(self) -> bool:
        return self.closed_by is not None


class Tree:
    """Nodes by number; the root is number 0."""

    def __init__(self, state: TacticState, position: Position) -> None:
        self.nodes: list[Node] = [Node(0, state, position, 0.0, 0)]
        self._by_key = {_key(state): 0}

    @property
    def root(self) -> Node:
        return self.nodes[0]

    def add(self, parent: Node, tactic: str, state: TacticState, cost: float) -> list[Node]:
        """Record that `tactic` turned the parent into `state`; the nodes that are new.

        None of them if the tactic leads back to the parent, or proves it.
        """
        parts = groups(state)
        keys = [_key(group) for _, group in parts]
        if _key(parent.state) in keys:
            return []
        new, numbers, renamings = [], [], []
        for (first, group), key in zip(parts, keys, strict=True):
            number = self._by_key.get(key)
            if number is None:
                number = len(self.nodes)
                position = extended(parent.position, tactic, first, len(group.goals))
                node = Node(number, group, position, cost, parent.depth + 1)
                self.nodes.append(node)
                self._by_key[key] = number
                new.append(node)
            numbers.append(number)
            renamings.append(_renaming(self.nodes[number].state, group))
        use = Use(
            parent.number, tactic, tuple(numbers), tuple(renamings),
            tuple(group.goals[0].case for _, group in parts), cost - parent.cost,
        )  # fmt: skip
        parent.uses.append(use)
        for number in set(numbers):
            self.nodes[number].parents.append(use)
        self._settle(use)
        return new

    def open_siblings(self, node: Node) -> int:
        """How many other open goals the cheapest way up from the node still needs."""
        counts = [
            sum(not self.nodes[n].closed for n in use.goals) - 1
            for use in node.parents
            if not self.nodes[use.parent].closed
        ]
        return min(counts, default=0)

    def matters(self, node: Node) -> bool:
        """Whether closing the node can still help to close the root."""
        seen, waiting = {node.number}, [node]
        while waiting:
            here = waiting.pop()
            if here.closed:
                continue
            if here.number == 0:
                return True
            for use in here.parents:
                if use.parent not in seen:
                    seen.add(use.parent)
                    waiting.append(self.nodes[use.parent])
        return False

    def proof(self, number: int = 0) -> ProofStep:
        """The steps that close a closed goal."""
        use = self.nodes[number].closed_by
        if use is None:
            raise ValueError("the goal is open")
        branches = tuple(
            _renamed(self.proof(goal), self.nodes[goal].state, names)
            for goal, names in zip(use.goals, use.renamings, strict=True)
        )
        return ProofStep(use.tactic, branches, use.tags)

    def check(self) -> None:
        """Raise AssertionError if the tree contradicts itself; for tests, as Aesop's
        `aesop.check.tree` is."""
        assert sorted(self._by_key.values()) == list(range(len(self.nodes)))
        for number, node in enumerate(self.nodes):
            assert node.number == number == self._by_key[_key(node.state)]
            assert number == 0 or node.parents, f"goal {number} is nobody's"
            for use in node.uses:
                assert use.parent == number and number not in use.goals
                assert len(use.goals) == len(use.renamings) == len(use.tags)
                for goal in use.goals:
                    assert any(up is use for up in self.nodes[goal].parents)
                assert node.closed or not self._rests(use), f"goal {number} is closed in fact"
            for use in node.parents:
                assert number in use.goals
                assert any(down is use for down in self.nodes[use.parent].uses)
            if node.closed_by is not None:
                assert any(use is node.closed_by for use in node.uses)
                assert self._rests(node.closed_by), f"goal {number} rests on an open one"
        self._check_grounded()

    def _check_grounded(self) -> None:
        """No closed goal rests on itself: taken from the leaves up, all are reached."""
        above = {node.number: set(node.closed_by.goals) for node in self.nodes if node.closed_by}
        while ground := {number for number, goals in above.items() if goals.isdisjoint(above)}:
            above = {number: goals for number, goals in above.items() if number not in ground}
        assert not above, f"goals that rest on each other: {sorted(above)}"

    def _rests(self, use: Use) -> bool:
        return all(self.nodes[goal].closed for goal in use.goals)

    def _settle(self, use: Use) -> None:
        """Close the parent if all of the tactic's goals are closed, and so on upwards."""
        waiting = [use]
        while waiting:
            use = waiting.pop()
            parent = self.nodes[use.parent]
            if not parent.closed and self._rests(use):
                parent.closed_by = use
                waiting += parent.parents


def groups(state: TacticState) -> list[tuple[int, TacticState]]:
    """The state's goals one by one, or all as one if any shows metavariables; with the number
    of the first."""
    if any(metavariables(goal) for goal in state.goals):
        return [(0, state)]
    return [(i, TacticState((goal,))) for i, goal in enumerate(state.goals)]


def extended(position: Position, tactic: str, goal: int, size: int) -> Position:
    """The position of the `goal`-th goal that the tactic leaves (and the `size` - 1 behind it);
    `skip` turns to it, until the next move takes the turn over."""
    moves, turn = position.moves, 0
    if moves and moves[-1].tactic == _TURN:
        moves, turn = moves[:-1], moves[-1].goal
    after = (Move(_TURN, goal),) if goal else ()
    return Position(position.statement, (*moves, Move(tactic, turn), *after), size)


def _key(state: TacticState) -> str:
    """Equal for states that differ only in names; a name that no tactic can write (✝) never
    stands for one that a tactic may have written."""
    hidden = "".join("01"["✝" in name] for name in _names(state))
    return "\n\n".join([hidden, *map(alpha_key, state.goals)])


def _names(state: TacticState) -> Iterator[str]:
    for goal in state.goals:
        for hypothesis in goal.hypotheses:
            yield from hypothesis.names


def _renaming(shared: TacticState, here: TacticState) -> dict[str, str]:
    pairs = zip(_names(shared), _names(here), strict=True)
    return {old: new for old, new in pairs if old != new}


def _renamed(step: ProofStep, shared: TacticState, names: dict[str, str]) -> ProofStep:
    """A proof of the shared state with the state's names replaced; a name that the proof makes
    itself gives way if it is taken now.

    Reads no scopes: a mistake makes a proof that Lean refuses, never a wrong one.
    """
    if not names:
        return step
    written = {text for text, local in _words(step) if local}
    clashes = written.difference(_names(shared)).intersection(names.values())
    used = written.union(_names(shared), names.values())
    return _replaced(step, names | {name: fresh(name, used) for name in sorted(clashes)})


def _replaced(step: ProofStep, names: dict[str, str]) -> ProofStep:
    text = "".join(names.get(t, t) if local else t for t, local in _pieces(step.tactic))
    return ProofStep(text, tuple(_replaced(b, names) for b in step.branches), step.tags)


def _words(step: ProofStep) -> Iterator[tuple[str, bool]]:
    yield from _pieces(step.tactic)
    for branch in step.branches:
        yield from _words(branch)


def _pieces(tactic: str) -> Iterator[tuple[str, bool]]:
    """The tactic's tokens, and of each whether it may be the name of something local."""
    before = ""
    for token in tokens(tactic):
        yield token.text, token.kind == "name" and before != "."
        before = token.text
