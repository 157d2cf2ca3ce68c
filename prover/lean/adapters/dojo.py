"""LeanDojo as a bridge: the package `lean-dojo` goes into theorems of a traced git repository.

Owns how our values become LeanDojo's and back (its TacticState, ProofFinished, LeanError and
ProofGivenUp). It can only go into what stands in the repository's files; every other statement,
such as a hole of a sketch, is served by a worker of our own for the same project. LeanDojo's Lean
runs as it starts it, outside our sandbox, and it changes this process's folder while it starts.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from prover.errors import LeanCrash, LeanMemory, LeanTimeout, LeanUnavailable
from prover.lean import toolchain
from prover.lean.adapters.steps import Reached, Stepwise, line_of
from prover.lean.bridge import Position
from prover.lean.goals import parse_state
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.lean.sweep import refused
from prover.types import Failure, Message, Statement, StepResult, TacticFailure, TacticState

EXTRA = "pip install 'proofloom[dojo]'"
TOKEN = "GITHUB_ACCESS_TOKEN"
START_SECONDS = 600  # for the imports of a file and all that stands before the theorem
NAME_SECONDS = 120.0
_FULL_NAME = re.compile(r"'(.+)' depends on axioms")


class DojoBridge(Stepwise):
    """A `LiveBridge` over LeanDojo, as far as it reaches."""

    def __init__(self, project: Path) -> None:
        """Raises LeanUnavailable, also for a project that has not been traced."""
        own = Pool(toolchain.resolve(str(project)), size=1)
        self._dojo = Dojo(project, own)
        super().__init__(self._dojo, own)

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        if self._dojo.reaches(statement):
            return super().open(statement, timeout=timeout)
        return self._own.open(statement, timeout=timeout)

    def follow(
        self, statement: Statement, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        if self._dojo.reaches(statement):
            return super().follow(statement, tactics, timeout=timeout)
        return self._own.follow(statement, tactics, timeout=timeout)

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        if self._dojo.reaches(position.statement):
            return super().apply(position, tactics, timeout=timeout)
        return self._own.apply(position, tactics, timeout=timeout)


class Dojo:
    """The `Peer` that LeanDojo is, in one theorem at a time."""

    def __init__(self, project: Path, own: Pool) -> None:
        """Raises LeanUnavailable."""
        try:
            with _without_token():
                self._package: Any = importlib.import_module("lean_dojo")
        except ImportError as error:
            raise LeanUnavailable(f"--lean dojo:PATH needs LeanDojo ({error}): {EXTRA}") from None
        self._project, self._own = project, own
        try:
            self._repository = self._package.LeanGitRepo.from_path(project)
            traced = self._package.is_available_in_cache(self._repository)
        except Exception as error:  # whatever git or the network raises in there
            raise LeanUnavailable(f"LeanDojo cannot use {project}: {line_of(error)}") from None
        if not traced:
            raise LeanUnavailable(
                f"LeanDojo has not traced {project} at its commit: do it first, with "
                f"lean_dojo.trace(lean_dojo.LeanGitRepo.from_path({str(project)!r})); it takes long"
            )
        self._places: dict[Statement, Path | None] = {}
        self._statement: Statement | None = None
        self._opened: Any = None
        self._first: Any = None
        self.generation = 0

    def reaches(self, statement: Statement) -> bool:
        """Whether it is a theorem of the project's files, word for word with all before it."""
        if statement not in self._places:
            self._places[statement] = next(self._holding(statement), None)
        return self._places[statement] is not None

    def prepare(self, statement: Statement) -> None:
        if self._opened is not None and self._statement == statement:
            return
        self.close()
        place = self._places[statement]
        assert place is not None, "asked only for what is reached"
        package = self._package
        theorem = package.Theorem(self._repository, place, self._full_name(statement))
        opened = package.Dojo(theorem, timeout=START_SECONDS)
        try:
            _, self._first = opened.__enter__()
        except Exception as error:  # DojoInitError, or what it does not catch
            raise LeanCrash(
                f"LeanDojo cannot enter {theorem.full_name}: {line_of(error)}"
            ) from None
        self._opened, self._statement = opened, statement

    def start(self, statement: Statement, deadline: float) -> Reached | TacticFailure:  # noqa: ARG002
        return Reached(self._first, parse_state(self._first.pp))

    def step(self, before: Reached, tactic: str, deadline: float) -> Reached | TacticFailure:
        package = self._package
        # What a Dojo is given for its time holds for a whole theorem; the process waits by this.
        self._opened.proc.timeout = max(0.0, deadline - time.monotonic())
        try:
            found = self._opened.run_tac(before.handle, tactic)
        except package.DojoTacticTimeoutError:
            self.close()
            raise LeanTimeout("LeanDojo was ended: its wall-clock time was over") from None
        except package.DojoCrashError as error:
            self.close()
            kind = LeanMemory if error.is_out_of_memory else LeanCrash
            raise kind(f"LeanDojo crashed: {line_of(error)}") from None
        if isinstance(found, package.ProofFinished):
            return Reached(found, TacticState(()))
        if isinstance(found, package.TacticState):
            return Reached(found, parse_state(found.pp))
        if isinstance(found, package.LeanError):
            return refused(Message(ERROR, found.error, 1, 0))
        return TacticFailure(Failure.TACTIC, "'sorry' proves nothing")  # ProofGivenUp

    def close(self) -> None:
        if self._opened is not None:
            self._opened.__exit__(None, None, None)
            self._opened = self._statement = None
            self.generation += 1

    def _holding(self, statement: Statement) -> Iterator[Path]:
        """Files, from the project's folder, in which the statement stands."""
        for path in sorted(self._project.rglob("*.lean")):
            place = path.relative_to(self._project)
            if place.parts[0] != ".lake":
                text = path.read_text(encoding="utf-8", errors="replace")
                rest = text[len(statement.preamble) :].lstrip()
                if text.startswith(statement.preamble) and rest.startswith(statement.signature):
                    yield place

    def _full_name(self, statement: Statement) -> str:
        """With the namespaces around it, which only Lean knows. Raises a WorkerFailure."""
        question = f"{statement.signature} := by sorry\n#print axioms {statement.name}\n"
        for message in self._own.elaborate(statement, question, timeout=NAME_SECONDS):
            if found := _FULL_NAME.match(message.text):
                return found[1]
        return statement.name


@contextlib.contextmanager
def _without_token() -> Iterator[None]:
    """LeanDojo logs in at GitHub when it is imported, if it finds a token: it need not."""
    before = os.environ.get(TOKEN)
    os.environ[TOKEN] = ""  # and not missing: it would read one from a file
    try:
        yield
    finally:
        if before is None:
            del os.environ[TOKEN]
        else:
            os.environ[TOKEN] = before
