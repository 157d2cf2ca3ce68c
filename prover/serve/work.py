"""What a worker process does for a request: from plain values to plain values.

Names and texts come from strangers. What Lean does with them happens in the sandbox; a text that
runs code while it is read gets a Lean of its own, which nobody uses after it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, replace
from typing import Any

from prover import pipeline, verify
from prover.audit import audit
from prover.budget import Budget
from prover.config import Settings
from prover.errors import InputError
from prover.events import Emit
from prover.lean.bridge import LiveBridge
from prover.lean.goals import render_goal
from prover.lean.messages import UNPARSED
from prover.lean.pool import Pool
from prover.problems import lean_files, rules
from prover.types import Failure, Problem, Status, TacticFailure, TacticState, Verdict

SOURCE = "statement"
_REFUSED = "the statement does not elaborate: "
_UNREAD = "the statement does not parse: "

Answer = dict[str, Any]


def check(
    pool: LiveBridge, *, statement: str, proof: str, name: str | None, seconds: float
) -> Answer:
    """The judge's verdict on a proof. Raises InputError for a text that does not parse."""
    started = time.monotonic()
    problem = theorem(statement, name)
    verdict = verify.verify(problem.statement, proof, pool, timeout=seconds)
    _demand_readable(verdict)
    spent = time.monotonic() - started
    return {
        **_verdict(verdict),
        "seconds": round(spent, 3),
        "out_of_time": verdict.status is Status.ERROR and spent >= seconds,
    }


def goals(
    pool: LiveBridge, *, statement: str, tactics: Sequence[str], name: str | None, seconds: float
) -> Answer:
    """The state after the tactics. Raises InputError for a text that does not parse."""
    started = time.monotonic()
    known = verify.for_library(theorem(statement, name).statement, pool)
    with _own(pool, "\n".join([known.preamble, *tactics])) as own:
        found = own.follow(known, tactics, timeout=seconds)
    last, failure = found[-1], None
    if isinstance(last, TacticFailure):
        if len(found) == 1 and last.kind is Failure.PARSE:
            raise InputError(last.message, path=SOURCE)
        failure = {"tactic": len(found) - 2, "kind": last.kind.value, "message": last.message}
    states = [state for state in found if isinstance(state, TacticState)]
    spent = time.monotonic() - started
    return {
        "goals": [
            {
                "hypotheses": [asdict(each) for each in goal.hypotheses],
                "target": goal.target,
                "case": goal.case,
                "text": render_goal(goal),
            }
            for goal in (states[-1].goals if states else ())
        ],
        "closed": bool(states) and states[-1].proved and failure is None,
        "applied": max(0, len(states) - 1),
        "failure": failure,
        "seconds": round(spent, 3),
        "out_of_time": failure is not None and failure["kind"] == Failure.TIMEOUT.value,
    }


def prove(
    pool: LiveBridge,
    settings: Settings,
    emit: Emit,
    *,
    statement: str,
    name: str | None,
    seconds: float,
) -> Answer:
    """What the pipeline makes of a theorem. Raises InputError for a text that does not parse."""
    problem = theorem(statement, name)
    with _own(pool, problem.statement.preamble) as own:
        found = pipeline.prove(problem, replace(settings, time_limit=seconds), own, emit)
    return {
        **_verdict(found.verdict),
        "proof": found.verdict.proof,
        "file": found.file,
        "lemmas": list(found.lemmas),
        "seconds": round(found.seconds, 3),
        "lean_seconds": round(found.lean_seconds, 3),
        "expansions": found.expansions,
        "tokens": found.tokens,
        "out_of_time": False,
    }


def audited(
    pool: LiveBridge, *, statement: str, informal: str, name: str | None, seconds: float
) -> Answer:
    """What is wrong with a statement. Raises InputError for a text that does not parse."""
    problem = theorem(statement, name)
    with _own(pool, problem.statement.preamble + problem.statement.signature) as own:
        found = audit(problem, own, Budget(seconds), informal=informal)
    findings = []
    for each in found.findings:
        place = found.place(each)
        findings.append(
            {
                "detector": each.detector,
                "severity": each.severity.label,
                "message": each.message,
                "line": place.line,
                "column": place.column,
                "certificate": each.certificate and each.certificate.file,
            }
        )
    return {
        "severity": found.severity.label,
        "read_by": "lean" if found.elaborated else "text only",
        "reading": found.reading,
        "example": found.example,
        "findings": findings,
        "seconds": found.seconds,
    }


def read(_pool: LiveBridge, *, statement: str, name: str | None) -> Answer:
    """Nothing, for a text that states a theorem. Raises InputError for another one."""
    theorem(statement, name)
    return {}


def theorem(text: str, name: str | None) -> Problem:
    """The one theorem that a text leaves open, or the one called `name`. Raises InputError."""
    found = lean_files.problems(text, SOURCE, name=name)
    if len(found) > 1:
        names = ", ".join(problem.name for problem in found[:5])
        raise InputError(f"{len(found)} theorems are open: name one of {names}", path=SOURCE)
    return found[0]


def _demand_readable(verdict: Verdict) -> None:
    """Raise InputError for a statement that Lean's parser refused."""
    if verdict.status is not Status.UNSUPPORTED:
        return
    complaint = verdict.reason.removeprefix(_REFUSED)
    if verdict.reason.startswith(_UNREAD) or UNPARSED.match(complaint):
        raise InputError(complaint.removeprefix(_UNREAD), path=SOURCE)


def _verdict(verdict: Verdict) -> Answer:
    return {
        "verdict": verdict.status.value,
        "reason": verdict.reason,
        "axioms": list(verdict.axioms),
        "record": None if verdict.record is None else asdict(verdict.record),
    }


def _own(pool: LiveBridge, text: str) -> AbstractContextManager[LiveBridge]:
    """The shared pool for a text that runs no code while Lean reads it, else one that is gone
    afterwards."""
    code = "".join(
        line for line in text.splitlines(keepends=True) if not line.startswith("import ")
    )
    if rules.objection_to_declarations(code) is None:
        return nullcontext(pool)
    return Pool(pool.toolchain, size=1)


WORK: Mapping[str, Callable[..., Answer]] = {
    "check": check,
    "goals": goals,
    "prove": prove,
    "audit": audited,
    "read": read,
}
