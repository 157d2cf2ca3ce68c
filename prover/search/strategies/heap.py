"""What waits, and heaps over it: several orders of the same goals, of which a goal leaves all at
once when it is taken."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass

from prover.search.tree import Node


@dataclass(frozen=True)
class Entry:
    """One push of a goal. `ticket` counts the pushes, and breaks ties by who came first."""

    ticket: int
    node: Node
    cost: float
    """What the loop says that it costs to look at the goal next."""

    @property
    def doubt(self) -> float:
        """What of the cost is the goal's own (its stage, size, siblings), and not the way to it."""
        return max(0.0, self.cost - self.node.cost)


Key = Callable[[Entry], float]


class Pile:
    """The pushes that were not taken yet, by ticket."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._pushed = 0

    def add(self, node: Node, cost: float) -> Entry:
        entry = Entry(self._pushed, node, cost)
        self._entries[entry.ticket] = entry
        self._pushed += 1
        return entry

    def take(self, entry: Entry) -> Node:
        return self._entries.pop(entry.ticket).node

    def check_not_empty(self) -> None:
        """Raise what `heapq` raises."""
        if not self._entries:
            raise IndexError("pop from an empty queue")

    def __contains__(self, entry: Entry) -> bool:
        return entry.ticket in self._entries

    def __getitem__(self, ticket: int) -> Entry:
        return self._entries[ticket]

    def __len__(self) -> int:
        return len(self._entries)


class Heap:
    """An order of what waits in a pile. A goal that was taken is dropped when it comes up."""

    def __init__(self, pile: Pile, key: Key) -> None:
        self._pile, self._key = pile, key
        self._heap: list[tuple[float, int, Entry]] = []

    def add(self, entry: Entry) -> None:
        heapq.heappush(self._heap, (self._key(entry), entry.ticket, entry))

    def first(self) -> Entry | None:
        while self._heap:
            entry = self._heap[0][2]
            if entry in self._pile:
                return entry
            heapq.heappop(self._heap)
        return None

    def drop(self) -> None:
        """Leave the first one out of this order from now on."""
        heapq.heappop(self._heap)

    def firsts(self, count: int) -> list[Entry]:
        """The first ones in order, at most `count`."""
        found = list[tuple[float, int, Entry]]()
        while len(found) < count and self.first() is not None:
            found.append(heapq.heappop(self._heap))
        for item in found:
            heapq.heappush(self._heap, item)
        return [entry for _, _, entry in found]


class Ordered:
    """A queue by one key."""

    def __init__(self, key: Key) -> None:
        self._pile = Pile()
        self._heap = Heap(self._pile, key)

    def push(self, node: Node, cost: float) -> None:
        self._heap.add(self._pile.add(node, cost))

    def pop(self) -> Node:
        self._pile.check_not_empty()
        entry = self._heap.first()
        assert entry is not None
        return self._pile.take(entry)

    def __len__(self) -> int:
        return len(self._pile)
