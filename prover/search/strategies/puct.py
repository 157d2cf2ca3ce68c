"""Monte Carlo tree search on the AND/OR graph: HyperTree Proof Search (Lample et al. 2022) with
AlphaZero's PUCT (Silver et al. 2017) as the choice at a goal.

A walk starts at the root. At a goal it chooses among the tactics that led on and 'look at this
goal again', at a tactic the hardest of the goals that it left: if that one fails, the work on the
others was for nothing. What the walk ends at is popped; what came of it is known at the next pop,
and then backed up along the walk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import exp, prod, sqrt

from prover.search.strategies.heap import Entry, Heap, Pile
from prover.search.strategies.keys import STAGE, heuristic, improbability
from prover.search.tree import Node, Tree, Use

EXPLORATION = 1.0
Walk = list[tuple[Node, Use | None]]
"""From the root down: a goal and what was chosen there; None, at the end, is the goal itself."""
Choice = tuple[int, frozenset[int] | None]
"""Of a goal, by number. Tactics that leave the same goals are one choice."""


class Puct:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._pile = Pile()
        self._waiting: dict[int, list[Entry]] = {}
        # For goals that the walk does not come to: below goals that are closed, or cannot be.
        self._cheapest = Heap(self._pile, heuristic)
        self._closed = Heap(self._pile, heuristic)
        self._visits = Counter[int]()
        self._gained: defaultdict[int, float] = defaultdict(float)
        self._chosen = Counter[Choice]()
        self._last: Walk = []

    def push(self, node: Node, cost: float) -> None:
        entry = self._pile.add(node, cost)
        self._waiting.setdefault(node.number, []).append(entry)
        self._cheapest.add(entry)

    def pop(self) -> Node:
        self._pile.check_not_empty()
        self._back_up()
        self._last = self._walk() or [(self._left_over().node, None)]
        node = self._last[-1][0]
        entries = self._waiting[node.number]
        taken = entries.pop(0)
        if not entries:
            del self._waiting[node.number]
        return self._pile.take(taken)

    def __len__(self) -> int:
        return len(self._pile)

    def _walk(self) -> Walk | None:
        """A way to a goal that waits; None if there is none. A goal is entered once, so cycles end
        and the whole walk takes no more than the size of the graph."""
        root = self._tree.root
        if root.closed:
            return None
        entered = {root.number}
        walk: Walk = []
        stack = [(root, self._ranked(root))]
        while stack:
            node, choices = stack[-1]
            for use in choices:
                if use is None:
                    return [*walk, (node, None)]
                goal = self._hardest(use)
                if goal.number not in entered:
                    entered.add(goal.number)
                    walk.append((node, use))
                    stack.append((goal, self._ranked(goal)))
                    break
            else:
                stack.pop()
                if walk:
                    walk.pop()
        return None

    def _left_over(self) -> Entry:
        """The cheapest that waits, open goals before closed ones."""
        while entry := self._cheapest.first():
            if not entry.node.closed:
                return entry
            self._cheapest.drop()
            self._closed.add(entry)
        last = self._closed.first()
        assert last is not None
        return last

    def _ranked(self, node: Node) -> Iterator[Use | None]:
        """The choices at an open goal, the best first: Q + c P √N / (1 + n)."""
        uses: dict[frozenset[int], Use] = {}
        for use in node.uses:
            goals = frozenset(use.goals)
            if goals not in uses or use.cost < uses[goals].cost:
                uses[goals] = use
        choices: list[tuple[Choice, Use | None, float, float]] = [
            ((node.number, goals), use, self._worth_of(use), exp(-use.cost))
            for goals, use in uses.items()
        ]
        if node.number in self._waiting:
            later = exp(-STAGE * node.stage)
            choices.append(((node.number, None), None, self._promise(node), later))
        everything = sum(prior for *_, prior in choices)
        visits = sqrt(1 + self._visits[node.number])

        def score(choice: tuple[Choice, Use | None, float, float]) -> float:
            name, _, worth, prior = choice
            share = prior / everything if everything else 1.0
            return worth + EXPLORATION * share * visits / (1 + self._chosen[name])

        return iter([use for _, use, _, _ in sorted(choices, key=score, reverse=True)])

    def _hardest(self, use: Use) -> Node:
        """Its open goal of the least value; there is one, since the tactic's own goal is open."""
        goals = (self._tree.nodes[number] for number in use.goals)
        return min((goal for goal in goals if not goal.closed), key=self._worth)

    def _worth_of(self, use: Use) -> float:
        return prod(self._worth(self._tree.nodes[number]) for number in set(use.goals))

    def _worth(self, node: Node) -> float:
        """How likely it is that the goal will be closed, by the walks that came through it."""
        if node.closed:
            return 1.0
        visits = self._visits[node.number]
        return self._gained[node.number] / visits if visits else self._promise(node)

    def _promise(self, node: Node) -> float:
        """How likely it is to be closed by looking at it again: the critic's word, less what the
        loop holds against the goal (without a critic, this alone tells goals apart)."""
        entries = self._waiting.get(node.number)
        return exp(-improbability(node.value) - entries[0].doubt) if entries else 0.0

    def _back_up(self) -> None:
        """Give every goal of the last walk its share in what came of it."""
        for node, use in reversed(self._last):
            if node.closed:
                worth = 1.0
            elif use is None:
                worth = max([self._promise(node), *map(self._worth_of, node.uses)])
            else:
                worth = self._worth_of(use)
            self._visits[node.number] += 1
            self._gained[node.number] += worth
            self._chosen[node.number, None if use is None else frozenset(use.goals)] += 1
        self._last = []
