"""Several orders that take turns, after the multi-perspective search of MPS-Prover (Liang et al.
2025): a critic that is wrong about a goal delays it, and no more."""

from __future__ import annotations

import heapq
from collections import Counter
from itertools import cycle
from typing import Protocol

from prover.lean.lexer import tokens
from prover.search.strategies.heap import Entry, Heap, Pile
from prover.search.strategies.keys import guided, heuristic
from prover.search.tree import Node

Shape = frozenset[str]


class Order(Protocol):
    """A perspective: says which of the waiting goals it would take."""

    def add(self, entry: Entry) -> None: ...

    def first(self) -> Entry | None: ...


class Perspectives:
    """The critic and the costs have a third of the turns each; the smallest goal, the most unusual
    and the shallowest share the rest."""

    def __init__(self) -> None:
        self._pile = Pile()
        critic, costs, small, shallow = (
            Heap(self._pile, key) for key in (guided, heuristic, _size, _depth)
        )
        self._unusual = Unusual(self._pile)
        self._orders: tuple[Order, ...] = (critic, costs, small, self._unusual, shallow)
        turns: tuple[Order, ...] = (
            critic,
            costs,
            small,
            critic,
            costs,
            self._unusual,
            critic,
            costs,
            shallow,
        )
        self._turns = cycle(turns)

    def push(self, node: Node, cost: float) -> None:
        entry = self._pile.add(node, cost)
        for order in self._orders:
            order.add(entry)

    def pop(self) -> Node:
        self._pile.check_not_empty()
        entry = next(self._turns).first()
        assert entry is not None
        self._unusual.visit(entry)
        return self._pile.take(entry)

    def __len__(self) -> int:
        return len(self._pile)


class Unusual:
    """The goals whose shape was looked at least often; among these the cheapest."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._visits = Counter[Shape]()
        self._groups: dict[Shape, Heap] = {}
        # One item for each group. Visits only grow, so one that is behind is put right when it
        # comes up: what a visit makes to be done is done once.
        self._heap: list[tuple[int, int, Shape]] = []
        self._opened = 0
        self._shapes: dict[int, Shape] = {}

    def add(self, entry: Entry) -> None:
        shape = self._shapes[entry.ticket] = shape_of(entry.node)
        if shape not in self._groups:
            self._groups[shape] = Heap(self._pile, heuristic)
            self._opened += 1
            heapq.heappush(self._heap, (self._visits[shape], self._opened, shape))
        self._groups[shape].add(entry)

    def visit(self, entry: Entry) -> None:
        """Called for each goal that is taken, whoever chose it."""
        self._visits[self._shapes.pop(entry.ticket)] += 1

    def first(self) -> Entry | None:
        while self._heap:
            visits, opened, shape = self._heap[0]
            entry = self._groups[shape].first()
            if entry is None:
                heapq.heappop(self._heap)
                del self._groups[shape]
            elif visits < self._visits[shape]:
                heapq.heapreplace(self._heap, (self._visits[shape], opened, shape))
            else:
                return entry
        return None


def shape_of(node: Node) -> Shape:
    """The symbols of the targets. A set of them, so that a term that only grows (`s (s (s n))`) is
    nothing new; what is local, and which number it is, does not count either."""
    found = set[str]()
    for goal in node.state.goals:
        local = {name for hypothesis in goal.hypotheses for name in hypothesis.names}
        for token in tokens(goal.target):
            if token.kind in ("number", "metavariable"):
                found.add(token.kind)
            elif token.kind in ("name", "other") and token.text not in local:
                found.add(token.text)
    return frozenset(found)


def _size(entry: Entry) -> float:
    """In characters."""
    return sum(
        len(goal.target) + sum(len(hypothesis.type) for hypothesis in goal.hypotheses)
        for goal in entry.node.state.goals
    )


def _depth(entry: Entry) -> float:
    return entry.node.depth
