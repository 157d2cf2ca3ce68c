"""Which open goal comes next: a queue is three methods, so that strategies swap."""

from __future__ import annotations

import heapq
from typing import Protocol


class Queue(Protocol):
    """Goals of the tree, by number, each with what it costs to look at it next."""

    def push(self, goal: int, cost: float) -> None: ...

    def pop(self) -> int: ...

    def __len__(self) -> int: ...


class BestFirst:
    """The cheapest first; among equals the one that has waited longest."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, int]] = []
        self._pushed = 0

    def push(self, goal: int, cost: float) -> None:
        self._pushed += 1
        heapq.heappush(self._heap, (cost, self._pushed, goal))

    def pop(self) -> int:
        return heapq.heappop(self._heap)[2]

    def __len__(self) -> int:
        return len(self._heap)
