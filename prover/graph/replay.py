"""The graph, checked again in Lean edge by edge.

A search is gone through from its statement on: at every goal that is reached, each tactic of its
edges is applied, and what it leaves must be the goals that the graph says, up to names. Proofs go
before the judge, lemmas are compiled behind those that they use, sketches with their
holes. Nothing in the store is changed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prover import verify
from prover.assemble import checked
from prover.facts import assuming
from prover.graph.canon import canon, renamed
from prover.graph.model import Edge, Kind, Link, Node
from prover.graph.store import Store
from prover.lean.bridge import LiveBridge, Position
from prover.lean.goals import parse_goal
from prover.search.tree import extended
from prover.sketch.checking import check
from prover.types import Fact, Goal, Statement, Status, TacticFailure, TacticState

SECONDS = 30.0  # for one sweep of tactics, or one proof
Say = Callable[[str], None]
"""Told of the name of each statement when it is done."""


@dataclass(frozen=True)
class Checked:
    """One edge: what it says, and what is wrong with it ('' if Lean agrees)."""

    edge: Edge
    wrong: str


@dataclass(frozen=True)
class Report:
    """`unreached` are edges of goals that no replayed tactic leads to (several goals that share
    metavariables are one in a search, and are not taken apart here)."""

    checked: tuple[Checked, ...]
    unreached: int

    @property
    def wrong(self) -> tuple[Checked, ...]:
        return tuple(each for each in self.checked if each.wrong)


def replay(store: Store, bridge: LiveBridge, statements: Iterable[Node], say: Say) -> Report:
    """Check all edges of these statements, of their lemmas and of their searches. Nodes of other
    libraries than the bridge's are left out. Raises a WorkerFailure."""
    found: dict[Edge, Checked] = {}
    left: set[Edge] = set()
    library = bridge.toolchain.library_hash
    for node in statements:
        if node.library == library:
            work = _Replay(store, bridge, node)
            for each in work.all():
                # A goal may be met in several searches, and a tactic may need the lemmas of one.
                if each.edge not in found or not each.wrong:
                    found[each.edge] = each
            left |= work.left
        say(node.name)
    return Report(tuple(found.values()), len(left - found.keys()))


class _Replay:
    """One statement with everything that was found at work on it."""

    def __init__(self, store: Store, bridge: LiveBridge, root: Node) -> None:
        self._store, self._bridge, self._root = store, bridge, root
        self._statement = Statement(**_texts(root.data))
        self.left: set[Edge] = set()
        """Edges of goals that were not reached."""

    def all(self) -> list[Checked]:
        found: list[Checked] = []
        lemmas = self._found(Kind.LEMMA)
        behind = {fact.name: fact for each in lemmas for fact in self._behind(each)}
        behind |= {each.name: Fact(each.name, each.text, "") for each in lemmas}
        place = assuming(self._statement, list(behind.values()))
        for edge in self._store.edges(of=self._root.id):
            target = self._store.node(edge.target)
            if edge.link is Link.CLOSED_BY and target is not None:
                found.append(Checked(edge, self._proof(target)))
            elif edge.link is Link.REDUCES_TO and target is not None:
                found += self._search(edge, target, place)
        for sketch in self._found(Kind.SKETCH):
            edge = Edge(sketch.id, self._root.id, Link.DERIVED_FROM)
            said = check(place, sketch.text, self._bridge, timeout=SECONDS)
            found.append(Checked(edge, said[0].text if isinstance(said, tuple) else ""))
        for lemma in lemmas:
            found += self._lemma(Edge(lemma.id, self._root.id, Link.DERIVED_FROM), lemma)
        return found

    def _found(self, kind: Kind) -> list[Node]:
        """The lemmas, or sketches, that were found at work on the statement."""
        edges = self._store.edges(into=self._root.id)
        nodes = [self._store.node(e.source) for e in edges if e.link is Link.DERIVED_FROM]
        return [node for node in nodes if node is not None and node.kind is kind]

    def _proof(self, proof: Node) -> str:
        verdict = verify.verify(self._statement, proof.text, self._bridge, timeout=SECONDS)
        return "" if verdict.status is Status.VERIFIED else verdict.reason

    def _lemma(self, edge: Edge, lemma: Node) -> list[Checked]:
        facts = self._behind(lemma)
        stated = replace(
            self._statement, name=lemma.name, signature=f"theorem {lemma.name} : {lemma.text}"
        )
        place = assuming(stated, facts)
        holds = checked(place, str(lemma.data.get("proof", "")), self._bridge)
        found = [Checked(edge, "" if holds else "Lean does not accept the lemma's proof")]
        for down in self._store.edges(of=lemma.id):
            target = self._store.node(down.target)
            if down.link is Link.REDUCES_TO and target is not None:
                found += self._search(down, target, place)
        return found

    def _behind(self, lemma: Node) -> list[Fact]:
        """The lemmas that one uses, those that they use before them."""
        found: dict[str, Fact] = {}
        waiting = [(lemma, False)]
        while waiting:
            node, entered = waiting.pop()
            if entered:
                found.setdefault(node.id, Fact(node.name, node.text, ""))
                continue
            if node is not lemma:
                waiting.append((node, True))
            for edge in self._store.edges(of=node.id):
                used = self._store.node(edge.target) if edge.link is Link.USES else None
                if used is not None and used.id not in found and used.id != lemma.id:
                    waiting.append((used, False))
        return list(found.values())

    def _search(self, first: Edge, root: Node, statement: Statement) -> list[Checked]:
        """Breadth first from a statement's first goal."""
        state = self._bridge.open(statement, timeout=SECONDS)
        if isinstance(state, TacticFailure):
            return [Checked(first, f"the statement does not open: {state.message}")]
        if not _same(state.goals, [root]):
            return [Checked(first, "the statement's first goal is another")]
        found = [Checked(first, "")]
        seen = {root.id}
        waiting = deque([(root, state.goals[0], Position(statement))])
        while waiting:
            node, goal, position = self._with_names(*waiting.popleft())
            groups = self._tactics(node)
            spelt = [_spelt(label, node, goal) for label in groups]
            results = self._bridge.apply(position, spelt, timeout=SECONDS)
            for (label, edges), tactic, result in zip(groups.items(), spelt, results, strict=True):
                targets = [self._store.node(edge.target) for edge in edges]
                closing = edges[0].link is Link.CLOSED_BY
                wanted = [] if closing else [each for each in targets if each is not None]
                if isinstance(result, TacticState) and _same(result.goals, wanted):
                    found += [Checked(edge, "") for edge in edges]
                    for at, (target, left) in enumerate(zip(wanted, result.goals, strict=True)):
                        if target.id not in seen:
                            seen.add(target.id)
                            there = extended(position, tactic, at, 1)
                            waiting.append((target, left, there))
                else:
                    said = result.message if isinstance(result, TacticFailure) else "other goals"
                    found += [Checked(edge, f"{label}: {said}"[:300]) for edge in edges]
        self.left |= self._others(seen, root)
        return found

    def _with_names(
        self, node: Node, goal: Goal, position: Position
    ) -> tuple[Node, Goal, Position]:
        """The same place, all names of its goal such that tactics can be told in them."""
        tactic = _naming(node, goal)
        if tactic is None:
            return node, goal, position
        (state,) = self._bridge.apply(position, [tactic], timeout=SECONDS)
        if isinstance(state, TacticFailure) or len(state.goals) != 1:
            return node, goal, position
        return node, state.goals[0], extended(position, tactic, 0, 1)

    def _tactics(self, node: Node) -> Mapping[str, list[Edge]]:
        """The edges that leave a goal, by tactic, in the order of what the tactic left."""
        groups: dict[str, list[Edge]] = {}
        for edge in self._store.edges(of=node.id):
            if edge.link in (Link.REDUCES_TO, Link.CLOSED_BY):
                groups.setdefault(edge.label, []).append(edge)
        return {label: sorted(edges, key=lambda e: e.place) for label, edges in groups.items()}

    def _others(self, seen: set[str], root: Node) -> set[Edge]:
        """The edges that leave goals below `root` which were not reached."""
        below, waiting, left = {root.id}, [root.id], set[Edge]()
        while waiting:
            here = waiting.pop()
            for edge in self._store.edges(of=here):
                if edge.link in (Link.REDUCES_TO, Link.CLOSED_BY):
                    if here not in seen:
                        left.add(edge)
                    if edge.target not in below:
                        below.add(edge.target)
                        waiting.append(edge.target)
        return left


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(data[key]) for key in ("name", "signature", "preamble", "postamble")}


def _same(goals: tuple[Goal, ...], wanted: list[Node]) -> bool:
    """Whether goals are those of some nodes, up to names."""
    return [canon(goal).text for goal in goals] == [
        canon(parse_goal(node.text)).text for node in wanted
    ]


def _spelt(tactic: str, node: Node, goal: Goal) -> str:
    """A tactic of a node's, with the names that its goal has here."""
    return renamed(tactic, _here(node, goal))


def _here(node: Node, goal: Goal) -> dict[str, str]:
    """What the names in a node's text are in a goal that is the same."""
    names = {number: name for name, number in canon(goal).numbers.items()}
    there = canon(parse_goal(node.text)).numbers
    return {name: names[number] for name, number in there.items() if number in names}


def _naming(node: Node, goal: Goal) -> str | None:
    """A tactic that gives names which no tactic can write (✝) those of the node's text."""
    here = _here(node, goal)
    theirs = {name: own for own, name in here.items()}
    hidden = [n for h in goal.hypotheses for n in h.names if "✝" in n]
    return f"rename_i {' '.join(theirs[name] for name in hidden)}" if hidden else None
