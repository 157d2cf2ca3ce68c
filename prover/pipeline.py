"""The way of a statement: can Lean read it, search, refute, draft, assemble, verify. It alone knows
the order.

The functions `describe`, `open_bridge` and `prove` are what a batch run needs of an engine
(`prover.runs.engine.Engine`).
"""

from __future__ import annotations

import platform
from contextlib import AbstractContextManager

from prover import __version__, theory, verify
from prover.assemble import assemble
from prover.budget import Budget
from prover.config import Outcome, Settings
from prover.draft import Ask, Request, choose
from prover.events import Emit, Note
from prover.facts import mentions
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.lemmas import Workshop
from prover.search import loop
from prover.types import Problem, Status, Verdict

WORK_SHARE = 0.85  # of the time limit; the rest is for assembling and the verdict
FIRST_SHARE = 0.2  # of the time limit, for the search before anything is drafted
SMALLER_SHARE = 0.1  # of the time limit, for making a proof smaller
THEORY_SECONDS = 20.0
VERIFY_SECONDS = 120.0  # a verdict that was earned is not lost to the clock


def describe(settings: Settings) -> dict[str, str]:
    """The toolchain, for the record of a run; builds the library. Raises LeanUnavailable."""
    lean = toolchain.resolve(settings.lean)
    return {
        "proofloom": __version__,
        "python": platform.python_version(),
        "lean": f"{lean.version} ({lean.kind})",
        "library": lean.library,
        "library_hash": lean.library_hash,
    }


def open_bridge(settings: Settings) -> AbstractContextManager[Pool]:
    """One warm Lean worker, stopped at the end of the block; the drafter's model is loaded. Raises
    LeanUnavailable or DrafterUnavailable."""
    choose.prepare(settings)
    return Pool(toolchain.resolve(settings.lean), size=1)


def prove(problem: Problem, settings: Settings, bridge: Pool, emit: Emit) -> Outcome:
    """Work on one problem within `settings.time_limit` seconds of wall time."""
    return _Work(problem, settings, bridge, emit).outcome()


class _Work:
    """One problem on its way."""

    def __init__(self, problem: Problem, settings: Settings, bridge: Pool, emit: Emit) -> None:
        self.problem, self.bridge, self.emit = problem, bridge, emit
        self.drafter = choose.drafter(settings, bridge)
        self.limit = settings.time_limit
        self.budget = Budget(settings.time_limit)
        self.statement = verify.for_library(problem.statement, bridge)
        self.expansions = self.attempts = 0
        self.lemmas: tuple[str, ...] = ()

    def outcome(self) -> Outcome:
        """Everything, in order."""
        if refusal := verify.support(self.statement, self.bridge, timeout=VERIFY_SECONDS):
            return self._outcome(refusal)
        self.attempts = 1
        found = self._proof()
        if isinstance(found, Verdict):
            return self._outcome(found)
        verdict = verify.verify(self.statement, found, self.bridge, timeout=VERIFY_SECONDS)
        self._say("verify", f"{verdict.status}: {verdict.reason}")
        return self._outcome(verdict, verify.proof_file(self.statement, found, self.bridge))

    def _proof(self) -> str | Verdict:
        """A proof that Lean accepts, or why there is none."""
        work = self.budget.child(WORK_SHARE * self.limit)
        known = theory.read(self.statement, self.bridge, timeout=THEORY_SECONDS)
        first = work.child(FIRST_SHARE * self.limit) if self.drafter else work
        found = loop.search(self.statement, known, self.bridge, first)
        self.expansions += found.expansions
        self._say("search", f"{found.reason}: {found.expansions} tactics tried")
        smaller = SMALLER_SHARE * self.limit
        if found.proof is not None:
            text = assemble(self.statement, found.proof, self.bridge, self.budget, seconds=smaller)
            return text or Verdict(Status.UNPROVED, "the steps do not hold together")
        reason = found.reason
        if self.drafter is not None:
            workshop = Workshop(self.statement, known, self.bridge)
            request = Request(Ask.LEMMA, self.statement)
            step = workshop.work(self.drafter.drafts(request, work), work)
            self.expansions += workshop.expansions
            self._say("lemmas", f"{len(workshop.facts)} proved, {len(workshop.waiting)} open")
            if step is not None:
                text = workshop.proof(step, self.budget, seconds=smaller)
                self.lemmas = tuple(
                    f.proposition for f in workshop.facts if text and mentions(text, f.name)
                )
                return text or Verdict(Status.UNPROVED, "the steps do not hold together")
            reason = work.spent() or reason
        return Verdict(Status.UNPROVED, reason)

    def _say(self, stage: str, text: str) -> None:
        self.emit(Note(self.problem.name, stage, text))

    def _outcome(self, verdict: Verdict, file: str | None = None) -> Outcome:
        proved = verdict.status is Status.VERIFIED
        return Outcome(
            verdict,
            file=file if proved else None,
            seconds=self.budget.elapsed,
            lean_seconds=self.budget.lean_seconds,
            expansions=self.expansions,
            attempts=self.attempts,
            tokens=self.budget.used_tokens,
            lemmas=self.lemmas if proved else (),
            spent=not proved and self.budget.elapsed >= WORK_SHARE * self.limit,
        )
