"""What the proof graph is made of: nodes, edges, where they come from, what was tried in vain.

A node is a statement, goal, lemma, proof or refutation under one library; its identity is its kind,
its key and the library, so that the same thing found twice is one node. `key` is a hash up to names
(`canon`, `generate.canonical`), or of the text where names matter (proofs).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]


class Kind(StrEnum):
    """What a node is."""

    STATEMENT = "statement"
    GOAL = "goal"
    LEMMA = "lemma"
    SKETCH = "sketch"
    PROOF = "proof"
    REFUTATION = "refutation"


class Link(StrEnum):
    """What an edge says of its source."""

    REDUCES_TO = "reduces to"
    """A statement to its first goal; a goal, by the tactic in the label, to what that leaves."""
    CLOSED_BY = "closed by"
    """A goal by a tactic that leaves nothing (it is its own target); a statement by a proof."""
    USES = "uses"
    """A proof uses a lemma, a lemma uses a lemma."""
    REFUTES = "refutes"
    """A refutation refutes a statement."""
    DERIVED_FROM = "derived from"
    """A lemma or a sketch was found at work on a statement."""


@dataclass(frozen=True)
class Node:
    """`text` is Lean source (of a goal as Lean prints it), `name` is for people and may be ''.

    `data` is what else there is, as JSON: of a goal `spent` (tactics tried), `failed` and `value`;
    of a proof its `record`; of a lemma its `proof` and `context` (the definitions it speaks of).
    """

    kind: Kind
    key: str
    """SHA-256, hexadecimal."""
    library: str
    """The library's hash."""
    text: str
    name: str = ""
    data: Json = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Stable across runs, processes and stores: 20 hexadecimal digits."""
        whole = "\0".join((self.kind, self.key, self.library))
        return hashlib.sha256(whole.encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Edge:
    """From one node's id to another's. `label` is the tactic, where there is one; the goals that
    one tactic leaves share source and label and are told apart by `place`, from 0."""

    source: str
    target: str
    link: Link
    label: str = ""
    place: int = 0


@dataclass(frozen=True)
class Provenance:
    """Where nodes and edges come from: one problem of one run."""

    run: str
    """The run folder's name, '' for a single proof."""
    problem: str
    maker: str
    """Drafter, policy and critic, as 'explore, mixed, learned'."""
    lean: str
    """Lean's version."""
    seconds: float
    """Wall time that the problem took."""
    verdict: str
    date: str
    """UTC, ISO 8601."""


@dataclass(frozen=True)
class Attempt:
    """A statement that was worked on in vain: with which settings, for how long. It says nothing
    about the statement, only that the same again may be spared."""

    statement: str
    """The node's id."""
    settings: str
    """A hash of all settings but the time."""
    seconds: float
    """The wall time that was allowed."""
    reason: str
    run: str
    date: str
