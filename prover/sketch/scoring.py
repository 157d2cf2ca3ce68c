"""What a decomposition is worth before anything is spent on its holes.

That the sketch closes its statement given the holes, Lean has said. Here: whether the holes are
smaller than the statement, and whether one of them is the statement again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prover.lean.bridge import Bridge, Position
from prover.lean.goals import alpha_key
from prover.lean.reading import words
from prover.types import Goal, Sketch, Statement, TacticFailure

CONTEXT_SHARE = 0.25  # what a symbol of the context counts beside one of the target


@dataclass(frozen=True)
class Score:
    """`sizes` are those of the holes as shares of the statement's size, in order (the step of an
    induction is larger than 1, if little); `again` are the numbers, from 0, of those that are the
    statement up to the names of variables."""

    sizes: tuple[float, ...]
    again: tuple[int, ...]

    @property
    def largest(self) -> float:
        return max(self.sizes, default=0.0)

    @property
    def cost(self) -> float:
        """What the sketch promises to cost, to be compared with others of the same statement: the
        largest hole counts most, since all must be closed. Infinite if a hole is the statement."""
        return float("inf") if self.again else self.largest + 0.25 * sum(self.sizes)


def score(sketch: Sketch, bridge: Bridge, *, timeout: float) -> Score:
    """The score of a sketch; `timeout` is in seconds for each look at a statement. A goal that
    Lean does not show in time counts as one that is not the statement again."""
    whole = _opened(sketch.statement, bridge, timeout)
    if whole is None:
        return Score(tuple(1.0 for _ in sketch.subgoals), ())
    goals = [_opened(s.statement, bridge, timeout) or s.goal for s in sketch.subgoals]
    again = tuple(i for i, goal in enumerate(goals) if _key(goal) == _key(whole))
    return Score(tuple(size(goal) / size(whole) for goal in goals), again)


def size(goal: Goal) -> float:
    """The symbols of a goal, those of its context at a discount."""
    context = sum(len(words(h.type)) * len(h.names) for h in goal.hypotheses)
    return len(words(goal.target)) + CONTEXT_SHARE * context


def _opened(statement: Statement, bridge: Bridge, timeout: float) -> Goal | None:
    """The goal of a statement with everything introduced."""
    (state,) = bridge.apply(Position(statement), ["intros"], timeout=timeout)
    if isinstance(state, TacticFailure) or len(state.goals) != 1:
        return None
    return state.goals[0]


def _key(goal: Goal) -> str:
    return alpha_key(replace(goal, case=None))
