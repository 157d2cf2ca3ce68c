"""Which open goal comes next: a queue is three methods, so that strategies swap."""

from __future__ import annotations

import heapq
from typing import Protocol

from prover.search.tree import Node


class Queue(Protocol):
    """Open goals of the tree, each with what it costs to look at it next."""

    def push(self, node: Node, cost: float) -> None: ...

    def pop(self) -> Node: ...

    def __len__(self) -> int: ...


class BestFirst:
    """The cheapest first; among equals the one that has waited longest."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Node]] = []
        self._pushed = 0

    def push(self, node: Node, cost: float) -> None:
        self._pushed += 1
        heapq.heappush(self._heap, (cost, self._pushed, node))

    def pop(self) -> Node:
        return heapq.heappop(self._heap)[2]

    def __len__(self) -> int:
        return len(self._heap)
