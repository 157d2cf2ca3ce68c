"""An engine that misbehaves on demand: what a problem's name asks for is what happens.

Every call appends a line to the file that FAKE_LOG names, so that tests see what ran.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from prover.config import Outcome, Settings
from prover.errors import InputError, LeanUnavailable
from prover.events import Emit, Note
from prover.types import Problem, Status, Verdict


def describe(_settings: Settings) -> dict[str, str]:
    return {"library": "fake", "library_hash": os.environ.get("FAKE_HASH", "0")}


@contextlib.contextmanager
def open_bridge(_settings: Settings) -> Iterator[None]:
    if os.environ.get("FAKE_NO_LEAN"):
        raise LeanUnavailable("there is no Lean")
    yield None


def log(text: str) -> None:
    with Path(os.environ["FAKE_LOG"]).open("a") as file:
        file.write(text + "\n")


def prove(problem: Problem, settings: Settings, _bridge: None, emit: Emit) -> Outcome:
    log(problem.name)
    emit(Note(problem.name, "search", "thinking"))
    name = problem.name
    if "sleep" in name:
        time.sleep(60)
    if "slow" in name:
        time.sleep(0.1)
    if "orphan" in name:
        child = subprocess.Popen(["sleep", "600"], start_new_session=True)
        log(f"pid {child.pid}")
        time.sleep(60)
    if "die" in name or ("once" in name and tries(name) == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    if "raise" in name:
        raise ValueError("what a surprise")
    if "away" in name and ("always" in name or tries(name) == 1):
        raise LeanUnavailable("there is no Lean at the moment")
    if "buys" in name:
        tokens = min(100, settings.max_tokens or 100)
        return Outcome(Verdict(Status.UNPROVED, "bought"), seconds=0.5, spent=True,
                       tokens=tokens, cost=tokens / 50)  # fmt: skip
    if "refuse" in name:
        raise InputError("cannot be worked on")
    if "open" in name or ("even" in name and settings.seed % 2):
        return Outcome(Verdict(Status.UNPROVED, "no proof found"), seconds=0.5, spent=True)
    proof = "by\n  rfl"
    file = problem.statement.with_proof(proof)
    return Outcome(Verdict(Status.VERIFIED, "accepted", proof, ("propext",)), file, 0.25, 0.125, 7)


def tries(name: str) -> int:
    return Path(os.environ["FAKE_LOG"]).read_text().split().count(name)
