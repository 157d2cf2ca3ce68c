"""A stand-in for the package `lean_dojo`: the same names, classes and errors, answered by our own
worker for the embedded Lean through the stand-in for the REPL.

`TROUBLE` is what the next tactic meets instead of an answer: 'crash', 'oom' or 'give-up'; `ENTERED`
are the theorems that were entered, `TOKEN` what GITHUB_ACCESS_TOKEN was when it was imported.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from prover.errors import LeanTimeout
from prover.problems import declarations, lean_files
from prover.types import Statement
from tests.fakes.repl import SORRY, Repl

TOKEN = os.environ.get("GITHUB_ACCESS_TOKEN")
TROUBLE: list[str] = []
ENTERED: list[str] = []
TRACED = True


@dataclass(frozen=True)
class TacticState:
    pp: str
    id: int = field(compare=False)
    message: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ProofFinished:
    tactic_state_id: int
    message: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ProofGivenUp:
    pass


@dataclass(frozen=True)
class LeanError:
    error: str


class DojoCrashError(Exception):
    @property
    def is_out_of_memory(self) -> bool:
        return str(self) == "OOM"


class DojoTacticTimeoutError(Exception):
    pass


class DojoInitError(Exception):
    pass


@dataclass(frozen=True)
class LeanGitRepo:
    url: str
    commit: str

    @classmethod
    def from_path(cls, path: Path | str) -> LeanGitRepo:
        command = ["git", "-C", str(path), "rev-parse", "HEAD"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return cls(str(path), done.stdout.strip())


@dataclass(frozen=True)
class Theorem:
    repo: LeanGitRepo
    file_path: Path
    full_name: str


def is_available_in_cache(_repo: LeanGitRepo) -> bool:
    return TRACED


class Dojo:
    def __init__(self, entry: Theorem, timeout: int = 600) -> None:
        self.entry = entry
        self.proc: Any = SimpleNamespace(timeout=timeout)

    def __enter__(self) -> tuple[Dojo, TacticState]:
        text = lean_files.read_text(Path(self.entry.repo.url) / self.entry.file_path)
        found = [d for d in declarations.find(text) if d.full_name == self.entry.full_name]
        if not found:
            raise DojoInitError(f"Failed to locate the theorem with `{self.entry.full_name}`")
        statement: Statement = lean_files.statement(text, found[0])
        self._repl = Repl()
        before = self._repl.command(statement.preamble, None)["env"]
        first = self._repl.command(f"{statement.signature}{SORRY}", before)["sorries"][0]
        ENTERED.append(self.entry.full_name)
        return self, TacticState(first["goal"], first["proofState"])

    def __exit__(self, *_: object) -> None:
        self._repl.pool.close()

    def run_tac(self, state: TacticState, tactic: str) -> object:
        if not isinstance(state, TacticState):
            raise RuntimeError(f"Attempting to run a tactic on an invalid state {state}.")
        if TROUBLE:
            trouble = TROUBLE.pop()
            if trouble == "give-up":
                return ProofGivenUp()
            raise DojoCrashError("OOM" if trouble == "oom" else "Unexpected EOF")
        self._repl.patience = self.proc.timeout
        try:
            answer = self._repl.step(state.id, tactic)
        except LeanTimeout:
            raise DojoTacticTimeoutError from None
        if "message" in answer:
            return LeanError(answer["message"].removeprefix("Lean error:\n").strip())
        if not answer["goals"]:
            return ProofFinished(answer["proofState"], "")
        return TacticState("\n\n".join(answer["goals"]), answer["proofState"], "")
