"""From what came out of a problem to nodes and edges of the proof graph."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from prover.config import Outcome, Settings
from prover.critic import trees
from prover.generate import canonical
from prover.graph.canon import canon, context, goal_key, named, renamed
from prover.graph.model import Attempt, Edge, Kind, Link, Node, Provenance
from prover.lean.goals import render_goal
from prover.lean.lexer import tokens
from prover.types import Fact, Goal, Statement, Status

# Of a search's goals that lead nowhere, at most this many are kept: those that were tried most.
DEAD_ENDS = 200
FAILED = 40  # of a goal's tactics that led nowhere
# Settings that say where and for how long, and not how.
_NOT_HOW = frozenset(
    """time_limit workers record memory graph total allocation
    prices max_tokens max_cost total_tokens total_cost""".split()
)
WHOLE = 0.8  # of the time limit: an attempt that some other limit ended before this is none


def statement_node(statement: Statement, library: str, name: str = "") -> Node:
    """A statement as a node; `data` has what it takes to state it again."""
    text = f"{statement.preamble}{statement.signature}"
    return Node(Kind.STATEMENT, canonical(statement), library, text, name, asdict(statement))


def lemma_nodes(statement: Statement, facts: Iterable[Fact], library: str) -> dict[str, Node]:
    """Facts that were proved at work on a statement, by name: the propositions, over their
    definitions. In the graph they have names of their own, in their proofs too."""
    bare: dict[str, Node] = {}
    proofs: dict[str, str] = {}
    for fact in facts:
        home = context(statement, fact.proposition)
        shape = canon(Goal((), fact.proposition)).text
        key = hashlib.sha256(f"{home}\0{shape}".encode()).hexdigest()
        name = f"lemma_{key[:8]}"
        bare[fact.name] = Node(Kind.LEMMA, key, library, fact.proposition, name, {"context": home})
        proofs[fact.name] = fact.proof
    names = {name: node.name for name, node in bare.items()}
    return {
        name: replace(node, data={**node.data, "proof": renamed(proofs[name], names)})
        for name, node in bare.items()
    }


def how(settings: Settings, statement: Statement) -> str:
    """A hash of all that a fruitless attempt depends on, but the time."""
    said = {key: value for key, value in asdict(settings).items() if key not in _NOT_HOW}
    whole = json.dumps([said, statement.preamble], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def attempt(
    statement: Statement, outcome: Outcome, settings: Settings, library: str, run: str
) -> Attempt | None:
    """The note that a statement was worked on in vain; None if it was not, or not to the end."""
    if outcome.verdict.status is not Status.UNPROVED or outcome.recalled:
        return None
    if outcome.spent and outcome.seconds < WHOLE * settings.time_limit:
        return None
    return Attempt(
        statement_node(statement, library).id,
        how(settings, statement),
        settings.time_limit,
        outcome.verdict.reason,
        run,
        _now(),
    )


def provenance(
    problem: str, outcome: Outcome, settings: Settings, lean: str, run: str
) -> Provenance:
    maker = ", ".join((settings.drafter, settings.policy, settings.critic))
    return Provenance(
        run, problem, maker, lean, round(outcome.seconds, 3), outcome.verdict.status.value, _now()
    )


def graph_of(problem: str, outcome: Outcome, library: str) -> tuple[list[Node], list[Edge]]:
    """All that one problem adds; nothing if Lean could not read its statement."""
    statement = outcome.statement
    if statement is None:
        return [], []
    root = statement_node(statement, library, problem)
    nodes, edges = [root], list[Edge]()
    lemmas = lemma_nodes(statement, outcome.facts, library)
    for fact in outcome.facts:
        lemma = lemmas[fact.name]
        nodes.append(lemma)
        edges.append(Edge(lemma.id, root.id, Link.DERIVED_FROM))
        used = {token.text for token in tokens(fact.proof)} & lemmas.keys() - {fact.name}
        edges += [Edge(lemma.id, lemmas[name].id, Link.USES) for name in sorted(used)]
    names = {name: node.name for name, node in lemmas.items()}
    for text in dict.fromkeys(renamed(each, names) for each in outcome.sketches):
        sketch = Node(Kind.SKETCH, _key(root, text), library, text, problem)
        nodes.append(sketch)
        edges.append(Edge(sketch.id, root.id, Link.DERIVED_FROM))
    verdict = outcome.verdict
    if verdict.status is Status.VERIFIED and verdict.proof is not None:
        record = verdict.record and asdict(verdict.record)
        proof = Node(
            Kind.PROOF,
            _key(root, verdict.proof),
            library,
            verdict.proof,
            problem,
            {"record": record},
        )
        nodes.append(proof)
        edges.append(Edge(root.id, proof.id, Link.CLOSED_BY))
        kept = (f for f in outcome.facts if f.proposition in outcome.lemmas)
        edges += [Edge(proof.id, lemmas[f.name].id, Link.USES) for f in kept]
    elif verdict.status is Status.DISPROVED:
        reason = verdict.reason
        refutation = Node(Kind.REFUTATION, _key(root, reason), library, reason, problem)
        nodes.append(refutation)
        edges.append(Edge(refutation.id, root.id, Link.REFUTES))
    for line in outcome.trees:
        found, links = _searched(trees.load(line), statement, root, lemmas, library)
        nodes += found
        edges += links
    return nodes, edges


def _key(root: Node, text: str) -> str:
    """Of what is said of a statement."""
    return hashlib.sha256(f"{root.key}\0{text}".encode()).hexdigest()


def _searched(
    tree: trees.Record,
    statement: Statement,
    root: Node,
    lemmas: dict[str, Node],
    library: str,
) -> tuple[list[Node], list[Edge]]:
    """The goals of one search: for the statement, or for a lemma that was proved by it."""
    owner = root
    texts = {lemma.text: lemma for lemma in lemmas.values()}
    called = {name: lemma.name for name, lemma in lemmas.items()}
    if not tree.statement.endswith(statement.signature):
        said = tree.statement.rpartition("\ntheorem ")[2].partition(" : ")[2]
        if 0 not in tree.closed or said not in texts:
            return [], []
        owner = texts[said]
    on_the_way = _supporting(tree)
    others = [n for n in range(len(tree.goals)) if n not in on_the_way]
    others.sort(key=lambda n: (-tree.goals[n].spent, n))
    kept = sorted([*on_the_way, *others[:DEAD_ENDS]])
    nodes: dict[int, Node] = {}
    names: dict[int, dict[str, str]] = {}
    for number in kept:
        seen = tree.goals[number]
        goal, own = named(seen.goal)
        own = {**called, **own}
        failed = [renamed(tactic, own) for tactic in seen.failed[:FAILED]]
        data: dict[str, Any] = {"spent": seen.spent, "failed": failed, "tried": len(seen.failed)}
        if number in tree.closed:
            data["by"] = renamed(tree.closed[number].tactic, own)
        key = goal_key(statement, seen.goal)
        nodes[number] = Node(Kind.GOAL, key, library, render_goal(goal), "", data)
        names[number] = own
    edges = []
    if 0 in nodes:
        edges.append(Edge(owner.id, nodes[0].id, Link.REDUCES_TO))
    for number, node in nodes.items():
        for tactic in tree.goals[number].closers[:3]:
            edges.append(Edge(node.id, node.id, Link.CLOSED_BY, renamed(tactic, names[number])))
    for use in tree.uses:
        here = nodes.get(use.parent)
        if here is None or not all(goal in nodes for goal in use.goals):
            continue
        label = renamed(use.tactic, names[use.parent])
        targets = [nodes[goal].id for goal in use.goals]
        if targets != [here.id]:  # it only gives other names
            edges += [
                Edge(here.id, target, Link.REDUCES_TO, label, place)
                for place, target in enumerate(targets)
            ]
    return list(nodes.values()), edges


def _supporting(tree: trees.Record) -> set[int]:
    """The goals that the root's proof goes through."""
    if 0 not in tree.closed:
        return {0} if tree.goals else set()
    found, waiting = {0}, [0]
    while waiting:
        use = tree.closed.get(waiting.pop())
        new = set(use.goals if use else ()) - found
        found |= new
        waiting += new
    return found


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """Facts so that each comes after those that its proof mentions."""
    left = {fact.name: fact for fact in facts}
    needs = {
        name: ({token.text for token in tokens(fact.proof)} & left.keys()) - {name}
        for name, fact in left.items()
    }
    found: list[Fact] = []
    while ready := [name for name in left if not (needs[name] & left.keys())]:
        found += [left.pop(name) for name in ready]
    return found  # what rests on itself, or on each other, is no fact


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
