"""The steps that a search takes before it asks anybody: names for what has none, `intro`, what can
be taken apart at no loss. Learned models have seen goals in this form only."""

from __future__ import annotations

from dataclasses import dataclass

from prover.lean.bridge import Bridge, Position
from prover.search import policy
from prover.search.tree import extended
from prover.types import Goal, TacticFailure, TacticState

MOST = 8
SECONDS = 5.0


@dataclass(frozen=True)
class Normal:
    """A goal in normal form, and the tactics that lead there."""

    before: tuple[str, ...]
    position: Position
    goal: Goal

    def behind(self, tactic: str) -> str:
        """A tactic for this form as one for the goal before it."""
        return "\n".join([*self.before, tactic])


def normal(position: Position, state: TacticState, bridge: Bridge) -> Normal:
    """The normal form of a state's main goal, as far as Lean takes the steps."""
    before: list[str] = []
    while len(before) < MOST and (tactic := policy.forced(state.goals[0])):
        (result,) = bridge.apply(position, [tactic], timeout=SECONDS)
        if isinstance(result, TacticFailure) or len(result.goals) != 1:
            break
        position, state = extended(position, tactic, 0, 1), result
        before.append(tactic)
    return Normal(tuple(before), position, state.goals[0])
