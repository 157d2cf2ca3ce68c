"""Warm workers behind the bridge: who serves which statement, when one is replaced.

Thread-safe: each call has one worker for itself while Lean runs, and calls beyond the pool's size
wait. A worker is a cache and nothing more; positions are replayed, so any worker can serve any.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from prover.errors import LeanCrash, WorkerFailure
from prover.lean.batch import compile_source
from prover.lean.bridge import Position
from prover.lean.sandbox import Limits
from prover.lean.sweep import Run, open_state, sweep
from prover.lean.toolchain import Toolchain
from prover.lean.worker import Worker
from prover.types import Message, Statement, StepResult, TacticFailure, TacticState


@dataclass(frozen=True)
class Upkeep:
    """When a worker is replaced by a fresh one, and how long that may take."""

    retire_mb: float = 1024.0
    """Private memory that it has gathered, in MiB."""
    retire_seconds: float = 1800.0
    """Its age."""
    start_seconds: float = 120.0
    """Wall time for imports and preamble, which no caller's timeout counts."""


class Pool:
    """A `Bridge` over at most `size` live workers."""

    def __init__(
        self,
        toolchain: Toolchain,
        size: int = 2,
        *,
        limits: Limits | None = None,
        upkeep: Upkeep | None = None,
    ) -> None:
        self.toolchain = toolchain
        self.size = size
        self._limits = limits or Limits()
        self._upkeep = upkeep or Upkeep()
        self._changed = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._starting = 0
        self._closed = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        return compile_source(self.toolchain, source, timeout=timeout, limits=self._limits)

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        def elaborate(text: str, seconds: float) -> Run:
            return self._elaborate(statement.preamble, text, seconds)

        return open_state(elaborate, Position(statement), timeout)

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        def elaborate(text: str, seconds: float) -> Run:
            return self._elaborate(position.statement.preamble, text, seconds)

        return sweep(elaborate, position, tactics, timeout)

    def close(self) -> None:
        """Kill all workers; calls that are under way get crashes for results."""
        with self._changed:
            self._closed = True
            for worker in self._idle:
                worker.close()
            for worker in self._busy:
                worker.kill()
            self._idle.clear()
            self._changed.notify_all()

    @property
    def memory_mb(self) -> float:
        """Private memory of all live workers, in MiB."""
        with self._changed:
            return sum(worker.private_mb for worker in (*self._idle, *self._busy))

    def _elaborate(self, preamble: str, text: str, seconds: float) -> Run:
        """Elaborate on the best worker at hand. A worker that fails is gone afterwards."""
        started = time.monotonic()
        try:
            worker = self._lease(preamble, text)
        except WorkerFailure as failure:
            return Run((), time.monotonic() - started, failure, line=1)
        started = time.monotonic()
        try:
            messages = worker.elaborate(text, started + seconds)
        except WorkerFailure as failure:
            self._drop(worker)
            return Run(worker.messages, time.monotonic() - started, failure, worker.line)
        except BaseException:
            self._drop(worker)
            raise
        self._give_back(worker)
        return Run(messages, time.monotonic() - started)
