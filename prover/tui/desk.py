"""What the interface asks of Lean and of the models: each method waits, and belongs in a thread.

Owns the workers that answer while somebody types; background work has workers of its own (`jobs`).
A worker that dies is replaced by the pool, and what it was asked is asked again here.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from math import exp, prod

from prover import sketch as sketches
from prover import theory as theories
from prover import verify
from prover.budget import Budget
from prover.config import Settings
from prover.critic import choose as guides
from prover.errors import WorkerFailure
from prover.lean.bridge import Position
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain
from prover.repair import Repaired, repair
from prover.search import policy
from prover.search.moves import View
from prover.theory import Theory
from prover.tui.normal import normal
from prover.tui.work import Place, Redraft, Work
from prover.types import (
    Failure,
    Message,
    Problem,
    Sketch,
    Statement,
    StepResult,
    TacticFailure,
    TacticState,
    Verdict,
)

TRY_SECONDS = 4.0  # for a tactic that somebody types
SWEEP_SECONDS = 10.0  # for all suggestions
OPEN_SECONDS = 30.0
CHECK_SECONDS = 60.0
VERIFY_SECONDS = 120.0
SUGGESTIONS = 12
CLOSERS = 4  # among them that close the goal
LEARNED = 8  # tactics of the learned policy that are looked at
RULES = 24  # and of the rules
HORIZON = 96.0  # tactics within which the critic is asked whether a goal falls
REPAIR_SECONDS = 10.0
WORKERS = 2  # one types, one explains


@dataclass(frozen=True)
class Suggestion:
    """A tactic that Lean accepts on a goal. `probability` is the learned policy's, None for a
    rule's; `value` is the critic's probability that all it leaves will be closed."""

    tactic: str
    probability: float | None
    value: float
    left: TacticState


class Desk:
    """Lean and the models at hand; thread-safe."""

    def __init__(self, settings: Settings, toolchain: Toolchain) -> None:
        self.settings, self.toolchain = settings, toolchain
        self.pool = Pool(toolchain, WORKERS)
        self._theories: dict[Statement, Theory] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """End all workers; calls under way fail."""
        self.pool.close()

    def begun(self, problem: Problem, draft: str) -> Work | tuple[Message, ...]:
        """The work on a theorem from what the file has for a proof, or Lean's errors: in the
        statement, or (then there is no sketch, see `fresh`) in the draft."""
        work = self.fresh(problem)
        if isinstance(work, TacticFailure):
            return (Message(ERROR, work.message, problem.line or 1, 0),)
        if draft.split() == ["by", "sorry"] or draft == "sorry":
            return work
        found = self.sketch(work.statement, draft)
        if not isinstance(found, Sketch):
            return found
        return replace(work, log=(self.redraft(found),), done=1, given=1)

    def fresh(self, problem: Problem) -> Work | TacticFailure:
        """The work on a theorem from nothing."""
        statement = verify.for_library(problem.statement, self.pool)
        state = self.opened(statement)
        return state if isinstance(state, TacticFailure) else Work(statement, state)

    def opened(self, statement: Statement) -> StepResult:
        """The state that a proof starts from."""
        state = self.pool.open(statement, timeout=OPEN_SECONDS)
        if isinstance(state, TacticFailure) and state.kind is Failure.CRASH:
            state = self.pool.open(statement, timeout=OPEN_SECONDS)
        return state

    def tried(self, position: Position, tactic: str) -> StepResult:
        """What a tactic makes of the goal at a position."""
        (result,) = self.pool.apply(position, [tactic], timeout=TRY_SECONDS)
        if isinstance(result, TacticFailure) and result.kind is Failure.CRASH:
            (result,) = self.pool.apply(position, [tactic], timeout=TRY_SECONDS)
        return result

    def names(self, statement: Statement, word: str) -> tuple[str, ...]:
        """Names of the library that complete a word; none if Lean does not say."""
        try:
            return self.pool.names(statement, word, timeout=TRY_SECONDS)
        except WorkerFailure:
            return ()

    def theory(self, statement: Statement) -> Theory:
        """The statement's theory, read once. Raises WorkerFailure."""
        with self._lock:
            known = self._theories.get(statement)
        if known is None:
            known = theories.read(statement, self.pool, timeout=CHECK_SECONDS)
            with self._lock:
                self._theories[statement] = known
        return known

    def suggestions(self, place: Place, depth: int) -> list[Suggestion]:
        """What policy and rules propose for a place, as far as Lean accepts it: what closes the
        goal first, then by probability and value. Raises WorkerFailure, or InputError for weights
        that are not there."""
        settings = self.settings
        guide = guides.guide(replace(
            settings,
            policy="mixed" if settings.policy == "symbolic" else settings.policy,
            critic="learned" if settings.critic == "none" else settings.critic,
        ))  # fmt: skip
        theory = self.theory(place.position.statement)
        form = normal(place.position, place.state, self.pool)
        offered: dict[str, float | None] = {}
        if guide.policy is not None:
            view = View(form.goal, theory, depth)
            for candidate in guide.policy.proposals([view])[0][:LEARNED]:
                offered[form.behind(candidate.tactic)] = exp(-candidate.cost)
        rules = ["\n".join(form.before)] if form.before else []
        rules += [c.tactic for stage in (0, 1) for c in policy.candidates(
            place.goal, theory, stage, depth
        )]  # fmt: skip
        for tactic in rules[:RULES]:
            offered.setdefault(tactic, None)
        results = self.pool.apply(place.position, list(offered), timeout=SWEEP_SECONDS)
        found: dict[object, Suggestion] = {}
        for (tactic, probability), result in zip(offered.items(), results, strict=True):
            if isinstance(result, TacticFailure) or result == place.state:
                continue
            key: object = tactic if result.proved else result  # what closes it may be chosen from
            if key in found:
                continue
            views = [View(goal, theory, depth + 1) for goal in result.goals]
            values = guide.critic.values(views, HORIZON) if guide.critic and views else []
            found[key] = Suggestion(tactic, probability, prod(values), result)

        def rank(each: Suggestion) -> tuple[bool, float, float, int]:
            unlikely = -(each.probability or 0.0)
            return not each.left.proved, unlikely, -each.value, len(each.tactic)

        ranked = sorted(found.values(), key=rank)
        closing = sum(each.left.proved for each in ranked)
        return [*ranked[: min(closing, CLOSERS)], *ranked[closing:]][:SUGGESTIONS]

    def messages(self, text: str) -> tuple[Message, ...]:
        """What Lean says of a whole file. Raises WorkerFailure."""
        known = verify.for_library(Statement("", "", text), self.pool).preamble
        more = known.count("\n") - text.count("\n")  # lines before the text
        said = self.pool.check(known, timeout=CHECK_SECONDS)
        return tuple(replace(message, line=message.line - more) for message in said)

    def said(self, statement: Statement, command: str) -> tuple[Message, ...]:
        """What Lean says of a text behind the statement's preamble. Raises WorkerFailure."""
        return self.pool.elaborate(statement, command, timeout=CHECK_SECONDS)

    def sketch(self, statement: Statement, proof: str) -> Sketch | tuple[Message, ...]:
        """The sketch that a text is, or Lean's errors."""
        return sketches.check(statement, proof, self.pool, timeout=CHECK_SECONDS)

    def redraft(self, sketch: Sketch) -> Redraft:
        """A sketch with the states of its holes. Raises WorkerFailure for a hole that does not
        open, which Lean has accepted before."""
        openings = []
        for subgoal in sketch.subgoals:
            state = self.opened(subgoal.statement)
            if isinstance(state, TacticFailure):
                raise WorkerFailure(f"the hole at line {subgoal.line}: {state.message}")
            openings.append(state)
        return Redraft(sketch, tuple(openings))

    def repaired(self, statement: Statement, proof: str, seconds: float) -> Repaired | None:
        """A text corrected until Lean accepts it; None if nothing of it is left."""
        theory = self.theory(statement)
        return repair(statement, proof, self.pool, Budget(seconds), theory=theory)

    def verdict(self, statement: Statement, proof: str) -> Verdict:
        """The judge's verdict on a proof of the statement."""
        return verify.verify(statement, proof, self.pool, timeout=VERIFY_SECONDS)
