"""LeanInteract as a bridge: the package `lean-interact` runs the Lean REPL in a lake project.

Owns how our values become the REPL's and back. Statements are commands in the environment that
their preamble left, tactics are proof steps. The REPL keeps every state that it was ever in, so it
is started again after a while. It runs as LeanInteract starts it, outside our sandbox.
"""

from __future__ import annotations

import importlib
import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from prover.errors import LeanCrash, LeanTimeout, LeanUnavailable
from prover.lean import toolchain
from prover.lean.adapters.steps import Reached, Stepwise, line_of
from prover.lean.goals import parse_state
from prover.lean.messages import ERROR, UNSOLVED, UNSOLVED_HEADER
from prover.lean.pool import Pool
from prover.lean.sweep import refused
from prover.types import Failure, Message, Statement, TacticFailure

EXTRA = "pip install 'proofloom[interact]'"
MOST_REQUESTS = 5000  # before the REPL is started again
START_SECONDS = 120.0  # for imports and preamble
_PRINT_ALL = "set_option pp.deepTerms true\nset_option pp.maxSteps 1000000\n"
_REPL = ("REPL", "repl")  # its name among a project's packages
_PREFIX = "Lean error:\n"
Messages = tuple[Message, ...]


class InteractBridge(Stepwise):
    """A `LiveBridge` over the REPL."""

    def __init__(self, project: Path) -> None:
        """The REPL among the project's packages is used if it is there and built, else LeanInteract
        fetches and builds one. Raises LeanUnavailable."""
        own = Pool(toolchain.resolve(str(project)), size=1)
        self._repl = Repl(project)
        super().__init__(self._repl, own)

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        with self._turn():
            self._prepare(statement)
            return self._repl.elaborate(statement, text, time.monotonic() + timeout)


class Repl:
    """The `Peer` that LeanInteract's server is."""

    def __init__(self, project: Path) -> None:
        """Raises LeanUnavailable."""
        try:
            self._package: Any = importlib.import_module("lean_interact")
        except ImportError as error:
            raise LeanUnavailable(
                f"--lean interact:PATH needs LeanInteract ({error}): {EXTRA}"
            ) from None
        # It prints on standard output, where our data goes; what matters it raises, too.
        logging.getLogger("lean_interact").handlers.clear()
        packages = project / ".lake" / "packages"
        built = (packages / name for name in _REPL)
        local = next((p for p in built if (p / ".lake/build/bin/repl").is_file()), None)
        try:
            config = self._package.LeanREPLConfig(
                project=self._package.LocalProject(directory=project, auto_build=False),
                local_repl_path=local,
                build_repl=local is None,
            )
            self._server = self._package.LeanServer(config)
        except Exception as error:  # whatever git, lake or a download raises in there
            raise LeanUnavailable(
                f"LeanInteract cannot start the REPL in {project}: {line_of(error)}"
            ) from None
        # The number for what a preamble leaves (None if the REPL would not have it), and what Lean
        # has said of it.
        self._environments: dict[str, tuple[int | None, Messages]] = {}
        self._requests = 0
        self.generation = 0

    def prepare(self, statement: Statement) -> None:
        if self._requests >= MOST_REQUESTS or not self._server.is_alive():
            self._restart()
        preamble = statement.preamble
        if preamble not in self._environments:
            command = self._command(f"{preamble}{_PRINT_ALL}", None)
            answer = self._ask(command, time.monotonic() + START_SECONDS)
            self._environments[preamble] = getattr(answer, "env", None), _messages(answer)

    def start(self, statement: Statement, deadline: float) -> Reached | TacticFailure:
        environment, said = self._environments[statement.preamble]
        if failure := _failure(said):
            return failure
        answer = self._ask(
            self._command(f"{statement.signature} := by sorry", environment), deadline
        )
        before = statement.preamble.count("\n")
        if failure := _failure(_messages(answer), before):
            return failure
        if not answer.sorries or answer.sorries[-1].proof_state is None:
            raise LeanCrash("the REPL reports no state for a proof by `sorry`")
        last = answer.sorries[-1]
        return Reached(last.proof_state, parse_state(last.goal))

    def step(self, before: Reached, tactic: str, deadline: float) -> Reached | TacticFailure:
        request = self._package.ProofStep(proof_state=before.handle, tactic=_plain(tactic))
        answer = self._ask(request, deadline)
        # Some tactics report an error and go on as if they had proved what they have not.
        if errors := [m for m in _messages(answer) if m.severity == ERROR]:
            return refused(errors[0])
        if answer.proof_status.startswith("Error"):
            return TacticFailure(Failure.TACTIC, answer.proof_status)
        return Reached(answer.proof_state, parse_state("\n\n".join(answer.goals)))

    def elaborate(self, statement: Statement, text: str, deadline: float) -> tuple[Message, ...]:
        """What Lean says of `text` behind the preamble, which is prepared, and of that at lines
        below 1."""
        environment, said = self._environments[statement.preamble]
        before = statement.preamble.count("\n")
        earlier = tuple(replace(message, line=message.line - before) for message in said)
        if environment is None or not text.strip():
            return earlier
        return (*earlier, *_messages(self._ask(self._command(text, environment), deadline)))

    def close(self) -> None:
        self._server.kill()

    def _restart(self) -> None:
        self._environments.clear()
        self._requests = 0
        self.generation += 1
        try:
            self._server.restart()
        except Exception as error:
            raise LeanCrash(f"the REPL does not start again: {line_of(error)}") from None

    def _command(self, text: str, environment: int | None) -> Any:
        return self._package.Command(cmd=_plain(text), env=environment)

    def _ask(self, request: Any, deadline: float) -> Any:
        """The answer, whose types LeanInteract has checked. Raises a WorkerFailure, and the REPL is
        gone then."""
        if not self._server.is_alive():
            self._forget()
            raise LeanCrash("the REPL has ended by itself")
        self._requests += 1
        try:
            return self._server.run(request, timeout=max(0.0, deadline - time.monotonic()))
        except TimeoutError:
            self._forget()
            raise LeanTimeout("the REPL was killed: its wall-clock time was over") from None
        except (ConnectionError, ChildProcessError, OSError, ValueError) as error:
            self._forget()
            raise LeanCrash(f"the REPL is broken: {line_of(error)}") from None

    def _forget(self) -> None:
        self._server.kill()
        self._environments.clear()
        self.generation += 1


def _messages(answer: Any) -> Messages:
    """In order of position, as a worker has them; an error of the REPL's own is one at line 1."""
    if not hasattr(answer, "messages"):
        return (Message(ERROR, answer.message.removeprefix(_PREFIX).strip(), 1, 0),)
    found = (
        Message(
            severity=each.severity if each.severity in (ERROR, "warning") else "information",
            text=each.data,
            line=each.start_pos.line,
            column=each.start_pos.column,
            kind=UNSOLVED if each.data.startswith(UNSOLVED_HEADER) else "",
        )
        for each in answer.messages
    )
    return tuple(sorted(found, key=lambda message: (message.line, message.column)))


def _failure(said: Messages, before: int = 0) -> TacticFailure | None:
    """Of a statement, by the first error, if any; `before` lines are in front of those said of."""
    for message in said:
        if message.severity == ERROR:
            found = refused(message)
            line = message.line + before
            return TacticFailure(found.kind, f"statement, line {line}: {found.message}")
    return None


def _plain(text: str) -> str:
    """Half a surrogate pair is not UTF-8."""
    return text.encode(errors="replace").decode()
