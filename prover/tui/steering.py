"""What a person does to a search that runs: pin, prefer and prune branches, give hints, watch.

A branch is a goal and what lies below it by the first way that led there. All methods but `queue`
and `hints` may be called from any thread.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Container, Iterable

from prover.search.queue import Queue
from prover.search.tree import Node, Tree
from prover.tui.words import TACTICS


class Steering:
    """The wishes for one search, or for all searches of a loop, one after the other.

    `tree` is the one that grows now. Wishes are about its goals, by number, and end with it; hints
    stay.
    """

    def __init__(self, hints: Iterable[str] = ()) -> None:
        self.tree: Tree | None = None
        self.pinned: set[int] = set()
        self.preferred: set[int] = set()
        self.pruned: set[int] = set()
        self._hints = list(hints)
        self._queue: _Steered | None = None

    def queue(self, tree: Tree, queue: Queue) -> Queue:
        """The search's queue with the wishes in force."""
        for wishes in (self.pinned, self.preferred, self.pruned):
            wishes.clear()
        self.tree = tree
        self._queue = _Steered(self, tree, queue)
        return self._queue

    def hints(self, node: Node) -> list[str]:  # noqa: ARG002 - the same for all goals
        return list(self._hints)

    def hint(self, tactic: str) -> None:
        """Have a tactic tried on the root at once, and on every other goal when its turn comes."""
        self._hints.append(tactic)
        if self._queue is not None and self.tree is not None:
            self._queue.again(self.tree.root)

    @property
    def given(self) -> tuple[str, ...]:
        return tuple(self._hints)


def lemma_hints(name: str) -> list[str]:
    """The ways to use a lemma."""
    ways = ("exact {}", "apply {}", "rw [{}]", "rw [← {}]", "simp_all [{}]")
    return [way.format(name) for way in ways]


def hints_of(answer: str) -> list[str]:
    """The tactics that a person's hint means: itself, or the ways to use a lemma."""
    one_word = len(answer.split()) == 1
    return lemma_hints(answer) if one_word and answer not in TACTICS else [answer] * bool(answer)


def below(tree: Tree, number: int, roots: Container[int]) -> bool:
    """Whether a goal is one of the `roots`, or below one of them."""
    seen: set[int] = set()
    while number not in seen:
        if number in roots:
            return True
        seen.add(number)
        parents = tree.nodes[number].parents
        if not parents:
            return False
        number = parents[0].parent
    return False


class _Steered:
    """A queue that gives pinned branches first, preferred ones every other time, and pruned ones
    never; whatever is left, in the order of the queue inside."""

    def __init__(self, wishes: Steering, tree: Tree, inner: Queue) -> None:
        self._wishes, self._tree, self._inner = wishes, tree, inner
        self._waiting: dict[int, tuple[Node, float]] = {}
        self._taken: Counter[int] = Counter()
        """How many pushes of a goal are in the queue inside that was given out all the same."""
        self._aside: dict[int, Node] = {}
        """Pruned ones that the queue inside gave out."""
        self._turn = False
        self._lock = threading.Lock()

    def push(self, node: Node, cost: float) -> None:
        with self._lock:
            if self._aside.pop(node.number, None) is None and node.number in self._waiting:
                self._taken[node.number] += 1  # it waits once, whoever pushed it
            self._waiting[node.number] = (node, cost)
            self._inner.push(node, cost)

    def again(self, node: Node) -> None:
        """Have a goal looked at next, if it does not wait anyway."""
        if node.number not in self._waiting:
            self.push(node, 0.0)

    def pop(self) -> Node:
        with self._lock:
            self._turn = not self._turn
            wishes = self._wishes
            for chosen in (wishes.pinned, wishes.preferred if self._turn else ()):
                if chosen and (node := self._cheapest(set(chosen))) is not None:
                    if self._aside.pop(node.number, None) is None:
                        self._taken[node.number] += 1
                    return self._given(node)
            for node in [n for n in self._aside.values() if not self._pruned(n.number)]:
                self._inner.push(self._aside.pop(node.number), self._waiting[node.number][1])
            while len(self._inner):
                node = self._inner.pop()
                if self._taken[node.number]:
                    self._taken[node.number] -= 1
                elif self._pruned(node.number):
                    self._aside[node.number] = node
                else:
                    return self._given(node)
            # Pruned since the loop asked how many there are: one more of them does no harm.
            return self._given(self._aside.popitem()[1])

    def __len__(self) -> int:
        with self._lock:
            return sum(not self._pruned(number) for number in self._waiting)

    def _given(self, node: Node) -> Node:
        del self._waiting[node.number]
        return node

    def _pruned(self, number: int) -> bool:
        pruned = self._wishes.pruned
        return bool(pruned) and below(self._tree, number, set(pruned))

    def _cheapest(self, chosen: set[int]) -> Node | None:
        found = [
            (cost, number)
            for number, (_, cost) in self._waiting.items()
            if below(self._tree, number, chosen) and not self._pruned(number)
        ]
        return self._waiting[min(found)[1]][0] if found else None
