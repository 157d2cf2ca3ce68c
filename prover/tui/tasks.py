"""What a job does in its thread: automation, a search, or the whole loop, on one goal.

Each ends with a tactic that closes the goal, which Lean has accepted in its place, or with None and
a reason in the job.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from prover import pipeline
from prover import sketch as sketches
from prover import theory as theories
from prover.assemble import as_term, render
from prover.config import Settings
from prover.critic import choose as guides
from prover.errors import ProverError
from prover.lean.pool import Pool
from prover.search import loop, policy, propositional
from prover.sketch.filling import tactics
from prover.tui.job import Job, Kind
from prover.tui.normal import normal
from prover.tui.work import Place, Work
from prover.types import (
    Problem,
    Sketch,
    Statement,
    Status,
    TacticState,
)

HAMMER_SECONDS = 30.0
THEORY_SECONDS = 20.0
CHECK_SECONDS = 30.0
DECIDE_SECONDS = 5.0  # for a goal's propositional skeleton


@dataclass(frozen=True)
class Task:
    """A job, the place that it is about, and a Lean worker for it alone."""

    job: Job
    work: Work
    place: Place
    settings: Settings
    pool: Pool


def closer(task: Task) -> str | None:
    """A tactic that closes the place. Raises ProverError."""
    made = _MAKERS[task.job.kind](task)
    if made is None:
        return None
    (result,) = task.pool.apply(task.place.position, [made], timeout=CHECK_SECONDS)
    if result == TacticState(()):
        return made
    task.job.reason = "what was found does not hold in its place"
    return None


def _hammer(task: Task) -> str | None:
    """Everything that may close the goal at once, in one sweep; the shortest that does."""
    job, place, pool = task.job, task.place, task.pool
    theory = theories.read(place.position.statement, pool, timeout=THEORY_SECONDS)
    form = normal(place.position, place.state, pool)
    candidates = [
        *job.steering.given,
        *filter(None, [propositional.script(form.goal, time.monotonic() + DECIDE_SECONDS)]),
        *(c.tactic for stage in range(policy.STAGES)
          for c in policy.candidates(form.goal, theory, stage, 0)),
    ]  # fmt: skip
    results = pool.apply(form.position, candidates, timeout=HAMMER_SECONDS)
    job.tried = len(candidates)
    closing = [t for t, r in zip(candidates, results, strict=True) if r == TacticState(())]
    if not closing:
        job.reason = f"none of {len(candidates)} tactics closes it"
        return None
    return form.behind(min(closing, key=len))


def _search(task: Task) -> str | None:
    """A search for the goal, steered."""
    job, place, pool = task.job, task.place, task.pool
    theory = theories.read(place.position.statement, pool, timeout=THEORY_SECONDS)
    guide = replace(guides.guide(task.settings), steering=job.steering)
    guide = guides.proving(guide, place.position.statement, job.budget)
    found = loop.search_at(place.position, place.state, theory, pool, job.budget, guide)
    job.tried, job.reason = found.expansions, found.reason
    return None if found.proof is None else render(found.proof)


def _loop(task: Task) -> str | None:
    """The whole way of a statement, for the goal as a statement of its own."""
    job, settings, pool = task.job, task.settings, task.pool
    statement, opening = _stated(task.work, task.place, pool)
    outcome = pipeline.prove(
        Problem(statement.name, statement), settings, pool, job.heard,
        budget=job.budget, steering=job.steering,
    )  # fmt: skip
    job.tried, job.reason = outcome.expansions, outcome.verdict.reason
    if outcome.verdict.status is not Status.VERIFIED or outcome.verdict.proof is None:
        job.reason = f"{outcome.verdict.status}: {job.reason}"
        return None
    return "\n".join([*opening, *tactics(statement, outcome.verdict.proof)])


_MAKERS = {Kind.HAMMER: _hammer, Kind.SEARCH: _search, Kind.LOOP: _loop}


def _stated(work: Work, place: Place, pool: Pool) -> tuple[Statement, tuple[str, ...]]:
    """A place's goal as a statement, and the tactics that lead from the goal to where a proof of
    it starts. Raises ProverError if it cannot be stated on its own."""
    hole = work.holes[place.hole]
    if place.number == 0:
        return hole.statement, ()
    text = as_term(hole.step())
    found = sketches.check(hole.statement, text, pool, timeout=CHECK_SECONDS)
    before = sum(len(p.state.goals) for p in _until(list(hole.open()), place))
    if not isinstance(found, Sketch) or before >= len(found.subgoals):
        raise ProverError("this goal cannot be stated on its own: try the search")
    subgoal = found.subgoals[before]
    return subgoal.statement, subgoal.opening


def _until(places: list[Place], place: Place) -> list[Place]:
    numbers = [each.number for each in places]
    return places[: numbers.index(place.number)] if place.number in numbers else []
