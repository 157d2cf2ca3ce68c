"""What earlier work can spare: proofs, fruitless attempts and lemmas, recalled from the graph.

Nothing that is recalled is believed. A proof goes before the judge like any other, a lemma is a
fact once Lean has accepted its proof in its new place; so a store that somebody has poisoned can
cost time and no more. A fruitless attempt is no verdict on the statement: it says that the same
settings had at least as much time before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from prover import bundle
from prover.config import Outcome, Settings
from prover.graph import ingest
from prover.graph.canon import context, renamed, shape
from prover.graph.model import Attempt, Kind, Link, Node
from prover.graph.store import Store
from prover.lean.goals import parse_goal
from prover.lean.lexer import tokens
from prover.lean.reading import fresh
from prover.lean.toolchain import Toolchain
from prover.theory import Theory
from prover.types import Fact, Goal, Statement

OFFERED = 24  # lemmas for one statement
LOOKED_AT = 5000  # of the store's lemmas or goals, the newest
NOTED = 5  # moves in a note
FILE = "graph.sqlite"


def path(settings: Settings) -> Path | None:
    """The store that the settings name; None without memory."""
    if settings.memory == "off":
        return None
    return Path(settings.graph) if settings.graph else bundle.user_data() / FILE


@contextmanager
def opened(settings: Settings, toolchain: Toolchain) -> Iterator[Memory | None]:
    """The memory of these settings; None if there is none. Raises InputError or OutputError."""
    where = path(settings)
    if where is None:
        yield None
    else:
        with Store(where) as store:
            yield Memory(store, settings, toolchain.library_hash)


class Memory:
    """One store, seen from one run under one library."""

    def __init__(self, store: Store, settings: Settings, library: str) -> None:
        self._store, self._settings, self._library = store, settings, library

    def proofs(self, statement: Statement) -> list[str]:
        """Proofs of the same statement under the same library, the shortest first."""
        root = ingest.statement_node(statement, self._library)
        found = (
            self._store.node(edge.target)
            for edge in self._store.edges(of=root.id)
            if edge.link is Link.CLOSED_BY
        )
        return sorted((each.text for each in found if each and each.kind is Kind.PROOF), key=len)

    def tried(self, statement: Statement) -> Attempt | None:
        """An attempt in vain that had the same settings and as much time."""
        root = ingest.statement_node(statement, self._library)
        how = ingest.how(self._settings, statement)
        enough = (
            each
            for each in self._store.attempts(root.id)
            if each.settings == how and each.seconds >= self._settings.time_limit
        )
        return next(enough, None)

    def lemmas(self, statement: Statement, theory: Theory) -> list[Fact]:
        """Lemmas of other problems about nothing but what the statement speaks of, the most telling
        ones, each after those that its proof needs; with names of their own."""
        reach = theory.reached(statement.signature)
        fitting: dict[str, Node] = {}
        for node in self._newest(Kind.LEMMA):
            functions = theory.reached(node.text)
            near = functions <= reach and bool(functions) == bool(reach)
            if near and node.data.get("context") == context(statement, node.text):
                fitting[node.id] = node
        best = _ranked(statement, list(fitting.values()))[:OFFERED]
        chosen = {node.id: node for node in best}
        waiting = list(best)
        while waiting:  # what a chosen lemma's proof needs
            for edge in self._store.edges(of=waiting.pop().id):
                needed = fitting.get(edge.target)
                if edge.link is Link.USES and needed and needed.id not in chosen:
                    chosen[needed.id] = needed
                    waiting.append(needed)
        return self._renamed(chosen, statement)

    def notes(self, goal: Goal) -> tuple[str, ...]:
        """Which moves were part of proofs of goals of the same kind, in words, for who drafts."""
        relation, symbols = shape(goal)
        moves: Counter[str] = Counter()
        count = 0
        for node in self._newest(Kind.GOAL):
            if by := node.data.get("by"):
                other, theirs = shape(parse_goal(node.text))
                if other == relation and (theirs & symbols or not symbols):
                    count += 1
                    moves[str(by).split()[0].strip("(")] += 1
        if not count:
            return ()
        told = ", ".join(f"`{move}` ({n})" for move, n in moves.most_common(NOTED))
        about = f" about {', '.join(sorted(symbols)[:4])}" if symbols else ""
        kind = f"`{relation}`" if relation else "this kind"
        return (f"Of {count} proved goals of {kind}{about}, the first steps were: {told}.",)

    def _newest(self, kind: Kind) -> Iterator[Node]:
        return self._store.nodes(kind=kind, library=self._library, last=LOOKED_AT)

    def _renamed(self, chosen: dict[str, Node], statement: Statement) -> list[Fact]:
        """As facts whose names no other uses, in the proofs too."""
        taken = _words(statement.preamble + statement.signature)
        names: dict[str, str] = {}
        for node in chosen.values():
            names[node.id] = fresh("known", taken)
            taken.add(names[node.id])
        facts = []
        for node in chosen.values():
            own = {node.name: names[node.id]}
            for edge in self._store.edges(of=node.id):
                other = chosen.get(edge.target)
                if edge.link is Link.USES and other is not None:
                    own[other.name] = names[other.id]
            proof = renamed(str(node.data["proof"]), own)
            facts.append(Fact(names[node.id], node.text, proof))
        return ingest.ordered(facts)


Keep = Callable[[str, Outcome], None]
"""Remembers what came out of the problem of that name."""


@contextmanager
def keeper(
    settings: Settings, facts: Mapping[str, str], folder: Path | None = None
) -> Iterator[Keep]:
    """Something that remembers outcomes: in the graph of the run in `folder`, whatever the memory,
    and in the one that the settings name. `facts` describe the toolchain, as an engine does. Raises
    InputError or OutputError."""
    files = {folder / FILE} if folder else set()
    if where := path(settings):
        files.add(where)
    library, lean = facts.get("library_hash", ""), facts.get("lean", "")
    run = folder.name if folder else ""
    with ExitStack() as stack:
        stores = [stack.enter_context(Store(file)) for file in sorted(files)]

        def keep(problem: str, outcome: Outcome) -> None:
            against = outcome.library_hash or library
            nodes, edges = ingest.graph_of(problem, outcome, against)
            if outcome.statement is None or not nodes:
                return
            whence = ingest.provenance(problem, outcome, settings, lean, run)
            tried = ingest.attempt(outcome.statement, outcome, settings, against, run)
            for store in stores:
                store.add(nodes, edges, whence)
                if tried:
                    store.note(tried)

        yield keep


def _words(text: str) -> set[str]:
    return {token.text for token in tokens(text) if token.kind == "name"}


def _ranked(statement: Statement, lemmas: list[Node]) -> list[Node]:
    """By the weight of the symbols that a lemma shares with the statement (rare ones weigh more, as
    in TF-IDF), long ones after short ones."""
    words = {node.id: _words(node.text) for node in lemmas}
    spread = Counter(word for each in words.values() for word in each)
    wanted = _words(statement.signature)

    def weight(node: Node) -> float:
        shared = words[node.id] & wanted
        gain = sum(math.log(1 + len(lemmas) / spread[word]) for word in shared)
        return -gain / math.sqrt(1 + len(node.text))

    return sorted(lemmas, key=lambda node: (weight(node), node.text))


def for_run(settings: Settings, folder: Path) -> Settings:
    """The settings of a batch: with the memory 'run' its store lies in the run's folder."""
    if settings.memory == "run" and not settings.graph:
        return replace(settings, graph=str(folder / FILE))
    return settings
