"""Warm workers behind the bridge: who serves which statement, when one is replaced.

Thread-safe: each call has one worker for itself while Lean runs, and calls beyond the pool's size
wait. A worker is a cache and nothing more; positions are replayed, so any worker can serve any.
Costly are its imports, which cannot be changed: beside those at work some more may idle that have
imported something else, and the one that idled longest is closed first.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from prover.errors import LeanCrash, WorkerFailure
from prover.lean.batch import compile_source
from prover.lean.bridge import Position
from prover.lean.sandbox import Limits
from prover.lean.sweep import Elaborate, Run, follow, open_state, sweep
from prover.lean.toolchain import Toolchain
from prover.lean.worker import Worker
from prover.types import Message, Statement, StepResult, TacticFailure, TacticState

_HEADER_LINE = re.compile(r"^.*\b(?:import|prelude|module)\b.*$", re.MULTILINE)


@dataclass(frozen=True)
class Upkeep:
    """When a worker is replaced by a fresh one, and how long that may take."""

    retire_mb: float = 1024.0
    """Private memory that it has gathered, in MiB."""
    retire_seconds: float = 1800.0
    """Its age."""
    start_seconds: float = 120.0
    """Wall time for imports and preamble, which no caller's timeout counts."""
    spare: int = 0
    """Workers that are kept beyond the pool's size, idle, for imports that no other has."""
    warm_mb: float = 2048.0
    """Private memory of all workers together, in MiB, above which idle ones are closed."""


class Pool:
    """A `LiveBridge` over workers: `size` may work at once, `Upkeep.spare` more idle."""

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
        self.lean_seconds = 0.0
        """Wall time that callers have waited for Lean, added up over all of them."""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            with self._changed:
                self.lean_seconds += time.monotonic() - started

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        with self._timed():
            return compile_source(self.toolchain, source, timeout=timeout, limits=self._limits)

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        with self._timed():
            run = self._serving(statement)(statement.preamble + text, timeout)
        before = statement.preamble.count("\n")
        if run.failure is not None:
            run.failure.line = None if run.line is None else run.line - before
            raise run.failure
        return tuple(replace(m, line=m.line - before) for m in run.messages)

    def names(self, statement: Statement, word: str, *, timeout: float) -> tuple[str, ...]:
        worker = self._lease(statement)
        try:
            deadline = time.monotonic() + timeout
            text = f"{statement.preamble}example := {word}"
            worker.elaborate(f"{text}\n", deadline)
            line = text.count("\n") + 1
            found = worker.completions(line, len(text.rsplit("\n", 1)[-1]), deadline)
        except BaseException:
            self._drop(worker)
            raise
        self._give_back(worker)
        return found

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        with self._timed():
            return open_state(self._serving(statement), Position(statement), timeout)

    def follow(
        self, statement: Statement, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        """The state that a proof of the statement starts from, then the whole state after each of
        the tactics in turn; a tactic that fails is the last result."""
        with self._timed():
            return follow(self._serving(statement), statement, tactics, timeout)

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        with self._timed():
            return sweep(self._serving(position.statement), position, tactics, timeout)

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
            return self._held_mb()

    def _serving(self, statement: Statement) -> Elaborate:
        """Elaborates on the best worker at hand; one that fails is gone afterwards."""

        def elaborate(text: str, seconds: float) -> Run:
            started = time.monotonic()
            try:
                worker = self._lease(statement)
            except WorkerFailure as failure:
                return Run((), time.monotonic() - started, failure, line=1)
            started = time.monotonic()  # imports and preamble are at nobody's expense
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

        return elaborate

    def _lease(self, statement: Statement) -> Worker:
        """A worker that has the statement's preamble behind it, for the caller alone."""
        worker = self._taken(statement)
        try:
            if worker is None:
                worker = self._started(statement.preamble)
            elif not worker.text.startswith(statement.preamble):
                worker.elaborate(statement.preamble, self._start_deadline())
        except BaseException:
            self._drop(worker)
            raise
        with self._changed:
            if worker not in self._busy:
                self._starting -= 1
                self._busy.add(worker)
            closed = self._closed
        if closed:
            self._drop(worker)
            raise _closed()
        return worker

    def _taken(self, statement: Statement) -> Worker | None:
        """An idle worker, or None for leave to start one (counted in `_starting`).

        First choice is one with the same preamble, and of these one with the same statement; then
        a fresh one, if there is room; then the one with the same imports that idled longest, for
        they cannot be changed; then a fresh one in the place of others.
        """
        opening = statement.preamble + statement.signature
        with self._changed:
            while True:
                if self._closed:
                    raise _closed()
                for dead in [w for w in self._idle if not w.alive]:  # somebody killed it
                    self._idle.remove(dead)
                    dead.close()
                if len(self._busy) + self._starting < self.size:
                    break
                self._changed.wait()
            same = [w for w in self._idle if _header(w.text) == _header(statement.preamble)]
            warm = [w for w in same if w.text.startswith(statement.preamble)]
            chosen = max(
                warm, key=lambda w: (w.text.startswith(opening), w.last_used), default=None
            )
            if chosen is None and self._live >= self.size:
                chosen = min(same, key=lambda w: w.last_used, default=None)
            if chosen is not None:
                self._idle.remove(chosen)
                self._busy.add(chosen)
                return chosen
            self._make_room(self.size + self._upkeep.spare - 1)
            self._starting += 1
            return None

    @property
    def _live(self) -> int:
        return len(self._idle) + len(self._busy) + self._starting

    def _make_room(self, most: int) -> None:
        """Close idle workers, first the one that idled longest, until at most `most` live and
        their memory is within bounds."""
        while self._idle and (self._live > most or self._held_mb() > self._upkeep.warm_mb):
            oldest = min(self._idle, key=lambda w: w.last_used)
            self._idle.remove(oldest)
            oldest.close()

    def _held_mb(self) -> float:
        return sum(worker.private_mb for worker in (*self._idle, *self._busy))

    def _started(self, preamble: str) -> Worker:
        worker = Worker(self.toolchain, self._limits)
        try:
            worker.elaborate(preamble, self._start_deadline())
        except BaseException:
            worker.close()
            raise
        return worker

    def _start_deadline(self) -> float:
        return time.monotonic() + self._upkeep.start_seconds

    def _give_back(self, worker: Worker) -> None:
        upkeep = self._upkeep
        tired = (
            time.monotonic() - worker.born > upkeep.retire_seconds
            or worker.private_mb > upkeep.retire_mb
        )
        with self._changed:
            if tired or self._closed:
                worker.close()
            else:
                self._idle.append(worker)
            self._busy.remove(worker)
            self._make_room(self.size + upkeep.spare)
            self._changed.notify()

    def _drop(self, worker: Worker | None) -> None:
        """End a busy worker, or the leave to start one."""
        if worker is not None:
            worker.close()
        with self._changed:
            if worker is None:
                self._starting -= 1
            else:
                self._busy.remove(worker)
            self._changed.notify()


def _closed() -> LeanCrash:
    return LeanCrash("the pool of Lean workers is closed")


def _header(text: str) -> str:
    """The part of a text in which all its imports are; '' if there are none.

    A line that only mentions a word of the header makes the part too long, which costs a reuse.
    """
    *_, last = (0, *(match.end() for match in _HEADER_LINE.finditer(text)))
    return text[:last]
