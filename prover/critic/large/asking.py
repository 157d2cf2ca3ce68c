"""Tactics from any drafter, by the chat prompt for a tactic.

A drafter's score is the probability of its whole answer, with the code block and what is said
around it, so that how often a tactic comes says more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.critic.large.answers import Answer
from prover.critic.large.step_prover import Scene, goal_text
from prover.draft import Ask, Drafter, Request
from prover.search.moves import View
from prover.types import Goal, Statement


@dataclass(frozen=True)
class Asking:
    """A Writer over a drafter."""

    drafter: Drafter

    @property
    def name(self) -> str:
        return self.drafter.name

    def answers(self, views: Sequence[View], scene: Scene) -> list[list[Answer]]:
        """See `Writer`; goal by goal, until the budget is spent."""
        found = []
        for view in views:
            statement = scene.statement or _stated(view.goal)
            request = Request(Ask.TACTIC, statement, goal=goal_text(view))
            drafts = self.drafter.drafts(request, scene.budget)
            found.append([Answer(draft.text) for draft in drafts])
        return found


def _stated(goal: Goal) -> Statement:
    """The goal as a theorem, for a reader: it may hold names that Lean would not take."""
    binders = [
        f"({' '.join(h.names)} : {h.type}{'' if h.value is None else f' := {h.value}'})"
        for h in goal.hypotheses
    ]
    return Statement("goal", " ".join(["theorem goal", *binders, ":", goal.target]))
