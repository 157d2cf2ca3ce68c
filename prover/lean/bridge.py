"""The one interface over Lean that search, pipeline and verification are written against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from prover.lean.toolchain import Toolchain
from prover.types import Message, Statement, StepResult, TacticFailure, TacticState


@dataclass(frozen=True)
class Move:
    """Apply `tactic` to the `goal`-th goal (from 0) of the state before it.

    The script is `rotate_left goal`, then the tactic focused on the main goal: its new goals come
    first, then the goals after the `goal`-th, then those before it.
    """

    tactic: str
    goal: int = 0


@dataclass(frozen=True)
class Position:
    """A state, by the moves that lead to it from the statement: a pure value, so that any worker
    can serve it, and one that dies takes nothing with it.

    `size` matters where the main goal shares metavariables with others: it says how many goals
    at the script's front make up the state. None is all of them.
    """

    statement: Statement
    moves: tuple[Move, ...] = ()
    size: int | None = None


class Bridge(Protocol):
    """Lean, as the rest of the package sees it; `timeout` is wall time in seconds for a call."""

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        """Elaborate a whole file in a fresh process. Raises a WorkerFailure if Lean did not come
        to its end: the absence of errors is never the sign of a timeout."""
        ...

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        """What Lean says of `text` behind the statement's preamble, on a warm worker; lines are
        those of `text`. It is quick, and good for everything but a verdict. Raises a
        WorkerFailure, as `check`."""
        ...

    def names(self, statement: Statement, word: str, *, timeout: float) -> tuple[str, ...]:
        """Full names of constants that Lean offers to complete `word` with behind the preamble:
        those that hold its letters in order. Raises a WorkerFailure."""
        ...

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        """The state that a proof of the statement starts from, or why it does not elaborate."""
        ...

    def follow(
        self, statement: Statement, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        """The state that a proof of the statement starts from, then the whole state after each of
        the tactics in turn; a tactic that fails is the last result."""
        ...

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        """Each of the tactics tried alone on the main goal of `position`: as many results, in
        the same order.

        A resulting state holds the goals that the main goal became, and not its siblings.
        If `goals.entangled` holds of them, a tactic on one may decide the others: then it holds
        what became of the first `position.size` goals, the new ones first.
        """
        ...


class LiveBridge(Bridge, Protocol):
    """A bridge that holds processes: it says of which Lean, and ends them."""

    @property
    def toolchain(self) -> Toolchain:
        """The Lean that the judge asks, in processes of its own."""
        ...

    @property
    def lean_seconds(self) -> float:
        """Wall time that callers have waited for Lean, added up over all of them."""
        ...

    def close(self) -> None:
        """Kill all processes; calls that are under way get crashes for results."""
        ...
