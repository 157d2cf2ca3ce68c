"""The way of a statement: can Lean read it, search, assemble, verify. It alone knows the order.

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
from prover.events import Emit, Note
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.search import loop
from prover.search.loop import Found
from prover.types import Problem, Statement, Status, Verdict

SEARCH_SHARE = 0.85  # of the time limit; the rest is for assembling and the verdict
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
    """One warm Lean worker, stopped at the end of the block."""
    return Pool(toolchain.resolve(settings.lean), size=1)


def prove(problem: Problem, settings: Settings, bridge: Pool, emit: Emit) -> Outcome:
    """Work on one problem within `settings.time_limit` seconds of wall time."""

    def say(stage: str, text: str) -> None:
        emit(Note(problem.name, stage, text))

    budget = Budget(settings.time_limit)
    statement = verify.for_library(problem.statement, bridge)
    if refusal := verify.support(statement, bridge, timeout=VERIFY_SECONDS):
        return _outcome(refusal, budget)
    found = _search(statement, bridge, budget.child(SEARCH_SHARE * settings.time_limit))
    say("search", f"{found.reason}: {found.expansions} tactics tried, {found.goals} goals")
    if found.proof is None:
        spent = budget.elapsed >= SEARCH_SHARE * settings.time_limit
        return _outcome(Verdict(Status.UNPROVED, found.reason), budget, found, spent=spent)
    seconds = SMALLER_SHARE * settings.time_limit
    proof = assemble(statement, found.proof, bridge, budget, seconds=seconds)
    if proof is None:
        reason = "the steps that were found do not hold together"
        return _outcome(Verdict(Status.UNPROVED, reason), budget, found)
    verdict = verify.verify(statement, proof, bridge, timeout=VERIFY_SECONDS)
    say("verify", f"{verdict.status}: {verdict.reason}")
    return _outcome(verdict, budget, found, file=verify.proof_file(statement, proof, bridge))


def _search(statement: Statement, bridge: Pool, budget: Budget) -> Found:
    return loop.search(
        statement, theory.read(statement, bridge, timeout=THEORY_SECONDS), bridge, budget
    )


def _outcome(
    verdict: Verdict,
    budget: Budget,
    found: Found | None = None,
    *,
    file: str | None = None,
    spent: bool = False,
) -> Outcome:
    return Outcome(
        verdict,
        file=file if verdict.status is Status.VERIFIED else None,
        seconds=budget.elapsed,
        lean_seconds=budget.lean_seconds,
        expansions=found.expansions if found else 0,
        attempts=1 if found else 0,
        spent=spent,
    )
