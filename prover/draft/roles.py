"""Decoupled reasoning and proving: one model says what to prove, another proves it.

A model trained on formal proofs is often worse at finding the steps than a general reasoner, and
a reasoner worse at closing them ("Towards Solving More Challenging IMO Problems via Decoupled
Reasoning and Proving", 2025).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prover.budget import Budget
from prover.draft import Ask, Draft, Drafter, Request

REASONING = frozenset({Ask.SKETCH, Ask.LEMMA})


@dataclass(frozen=True)
class Roles:
    """Sends sketches and lemmas to `reasoner`, proofs, tactics and repairs to `prover`."""

    reasoner: Drafter
    prover: Drafter

    @property
    def name(self) -> str:
        return f"{self.reasoner.name}+{self.prover.name}"

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """The drafts of the one whose role it is."""
        chosen = self.reasoner if request.ask in REASONING else self.prover
        return chosen.drafts(request, budget)
