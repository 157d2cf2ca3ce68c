"""Drafters: where sketches come from, behind one Protocol.

What a drafter returns is raw text by somebody who is not trusted. `prover.sketch` finds the
candidate in it; nothing in it can set a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from prover.budget import Budget
from prover.types import Fact, Statement


class Ask(StrEnum):
    """What a drafter is asked for; each has a prompt of that name."""

    SKETCH = "sketch"
    PROOF = "proof"
    TACTIC = "tactic"
    REPAIR = "repair"
    LEMMA = "lemma"
    """A closed proposition that would help, one an answer."""


@dataclass(frozen=True)
class Request:
    """What to draft. `facts` may be used by name; `informal` is a proof in words, if there is one.

    `goal` is the state at the place in question as Lean prints it. For a repair, `attempt` is the
    text that failed and `errors` what Lean said of it; otherwise `errors` says why earlier drafts
    did not work (a false subgoal with its witness, say). `notes` say what worked on other goals of
    the kind.
    """

    ask: Ask
    statement: Statement
    goal: str = ""
    facts: tuple[Fact, ...] = ()
    informal: str = ""
    attempt: str = ""
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One answer as it came. `score` is its log-probability if known; `tokens` were spent on it."""

    text: str
    source: str
    tokens: int = 0
    cost: float = 0.0
    """Money, in the currency of the model's price list."""
    score: float | None = None


class Drafter(Protocol):
    """A source of drafts; one that fails raises DrafterUnavailable, one that has nothing (more)
    to say yields nothing."""

    @property
    def name(self) -> str: ...

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """Answers one by one, charging `budget`, until it is spent or there are no more."""
        ...
