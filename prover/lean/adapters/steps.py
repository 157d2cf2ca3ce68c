"""A bridge over a peer that applies one tactic to one numbered state at a time.

Positions are values, so a state that a peer has forgotten (it was started again) is reached anew
from the statement; what it still knows is used. What a peer has no answer for is asked of a worker
of our own for the same Lean.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from prover.errors import LeanCrash, WorkerFailure
from prover.lean.bridge import Move, Position
from prover.lean.goals import entangled
from prover.lean.pool import Pool
from prover.lean.script import enclosed, focused, objection
from prover.lean.sweep import LEAST_SECONDS, OUT_OF_TIME, failed
from prover.lean.toolchain import Toolchain
from prover.types import (
    Failure,
    Message,
    Statement,
    StepResult,
    TacticFailure,
    TacticState,
)

_NO_GOALS = TacticFailure(Failure.TACTIC, "no goals")


@dataclass(frozen=True)
class Reached:
    """A state, with the name that the peer has for it."""

    handle: object
    state: TacticState


class Peer(Protocol):
    """A program that goes step by step. A tactic that fails is a value; one that breaks the peer
    raises a WorkerFailure, and the next call meets a fresh peer. `deadline` is in `time.monotonic`
    seconds."""

    @property
    def generation(self) -> int:
        """Another number when what was reached before is forgotten."""
        ...

    def prepare(self, statement: Statement) -> None:
        """Have a process that has imported what the statement's preamble does, on nobody's time."""
        ...

    def start(self, statement: Statement, deadline: float) -> Reached | TacticFailure:
        """The state that a proof starts from."""
        ...

    def step(self, before: Reached, tactic: str, deadline: float) -> Reached | TacticFailure:
        """What `tactic` makes of a state, all its goals."""
        ...

    def close(self) -> None:
        """End its processes."""
        ...


class Stepwise:
    """A `LiveBridge` over a peer; `own` is a pool for the same Lean. Calls wait for each other."""

    def __init__(self, peer: Peer, own: Pool) -> None:
        self._peer, self._own = peer, own
        self._lock = threading.Lock()
        self._known: dict[tuple[Statement, tuple[Move, ...]], Reached] = {}
        self._generation = peer.generation
        self._seconds = 0.0
        self._closed = False

    def __enter__(self) -> Stepwise:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def toolchain(self) -> Toolchain:
        return self._own.toolchain

    @property
    def lean_seconds(self) -> float:
        return self._seconds + self._own.lean_seconds

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        return self._own.check(source, timeout=timeout)

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        return self._own.elaborate(statement, text, timeout=timeout)

    def names(self, statement: Statement, word: str, *, timeout: float) -> tuple[str, ...]:
        return self._own.names(statement, word, timeout=timeout)

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        with self._turn():
            try:
                self._prepare(statement)
                found = self._reach(statement, (), time.monotonic() + timeout)
            except WorkerFailure as failure:
                return failed(failure)
            return found if isinstance(found, TacticFailure) else found.state

    def follow(
        self, statement: Statement, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        with self._turn():
            found: list[StepResult] = []
            try:
                self._prepare(statement)
                deadline = time.monotonic() + timeout
                reached = self._reach(statement, (), deadline)
                for tactic in (*tactics, None):
                    if isinstance(reached, TacticFailure):
                        return [*found, reached]
                    found.append(reached.state)
                    if tactic is not None:
                        reached = self._next(statement, reached, tactic, deadline)
            except WorkerFailure as failure:
                found.append(failed(failure))
            return found

    def _next(
        self, statement: Statement, before: Reached, tactic: str, deadline: float
    ) -> Reached | TacticFailure:
        """What a tactic makes of a whole state. Raises a WorkerFailure."""
        if refusal := objection(tactic, statement):
            return refusal
        if before.state.proved:
            return _NO_GOALS
        return self._peer.step(before, enclosed(tactic), deadline)

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        with self._turn():
            results: list[StepResult] = []
            for number, tactic in enumerate(tactics, start=1):
                if refusal := objection(tactic, position.statement):
                    results.append(refusal)
                elif timeout < LEAST_SECONDS:
                    results.append(OUT_OF_TIME)
                else:
                    # One that hangs spends what it gets: something must be left for the others.
                    share = timeout if number == len(tactics) else timeout / 2
                    result, seconds = self._tried(position, tactic, share)
                    results.append(result)
                    timeout -= seconds
            return results

    def close(self) -> None:
        self._closed = True
        self._peer.close()
        self._own.close()

    def _tried(self, position: Position, tactic: str, seconds: float) -> tuple[StepResult, float]:
        """The result, and the seconds that it took of those that it was given."""
        started = time.monotonic()
        try:
            self._prepare(position.statement)
            started = time.monotonic()
            result = self._result(position, tactic, started + seconds)
        except WorkerFailure as failure:
            result = failed(failure)
        return result, time.monotonic() - started

    def _result(self, position: Position, tactic: str, deadline: float) -> StepResult:
        """Raises a WorkerFailure."""
        before = self._reach(position.statement, position.moves, deadline)
        if isinstance(before, TacticFailure):
            return before
        if before.state.proved:
            return _NO_GOALS
        after = self._peer.step(before, focused(tactic), deadline)
        if isinstance(after, TacticFailure):
            return after
        self._known[position.statement, (*position.moves, Move(tactic))] = after
        return _own_goals(before.state, after.state, position.size)

    def _prepare(self, statement: Statement) -> None:
        """Raises a WorkerFailure."""
        if self._closed:
            raise LeanCrash("the bridge is closed")
        self._peer.prepare(statement)
        if self._generation != self._peer.generation:
            self._generation = self._peer.generation
            self._known.clear()

    def _reach(
        self, statement: Statement, moves: tuple[Move, ...], deadline: float
    ) -> Reached | TacticFailure:
        """The state after the moves. Raises a WorkerFailure."""
        if found := self._known.get((statement, moves)):
            return found
        reached: Reached | TacticFailure
        if not moves:
            reached = self._peer.start(statement, deadline)
        else:
            reached = self._reach(statement, moves[:-1], deadline)
            last = moves[-1]
            turn = [f"rotate_left {last.goal}"] if last.goal else []
            for tactic in (*turn, focused(last.tactic)):
                if isinstance(reached, TacticFailure):
                    return reached
                if reached.state.proved:
                    return replace(_NO_GOALS, message=f"replay: {_NO_GOALS.message}")
                reached = self._peer.step(reached, tactic, deadline)
                if isinstance(reached, TacticFailure):
                    return replace(reached, message=f"replay: {reached.message}")
        if isinstance(reached, Reached):
            self._known[statement, moves] = reached
        return reached

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One call at a time; adds up what they take."""
        with self._lock:
            started = time.monotonic()
            try:
                yield
            finally:
                self._seconds += time.monotonic() - started


def _own_goals(before: TacticState, after: TacticState, size: int | None) -> TacticState:
    """What became of the goals that a result is about (see `Bridge.apply`), others left out: they
    stand behind, as they were."""
    about = 1
    if size not in (None, 1) or entangled(before):
        about = len(before.goals) if size is None else size
    others = len(before.goals) - about
    return TacticState(after.goals[: max(0, len(after.goals) - others)])


def line_of(error: BaseException) -> str:
    """What an error of somebody else's says, in one line."""
    return " ".join(str(error).split())[:300] or type(error).__name__
