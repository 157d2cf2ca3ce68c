"""The bridges of a run: one for each Lean that its suites are given, opened at first use."""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean import toolchain
from prover.lean.bridge import LiveBridge, Position
from prover.lean.pool import Pool, Upkeep
from prover.lean.toolchain import Toolchain
from prover.types import Message, Statement, StepResult, TacticFailure, TacticState

SPARE = 3  # headers that a process keeps warm besides the one that it works with


def opened(lean: str) -> LiveBridge:
    """A bridge with one worker for the Lean that `lean` names. Raises LeanUnavailable."""
    adapter, path = toolchain.adapter(lean)
    if adapter == "interact":
        from prover.lean.adapters.interact import InteractBridge  # an optional extra

        return InteractBridge(path)
    if adapter == "dojo":
        from prover.lean.adapters.dojo import DojoBridge  # another

        return DojoBridge(path)
    return Pool(toolchain.resolve(lean), size=1, upkeep=Upkeep(spare=SPARE))


def for_suite(bridge: LiveBridge, suite: str) -> LiveBridge:
    """The bridge for a suite's problems, where `bridge` has several. Raises LeanUnavailable."""
    return bridge.for_suite(suite) if isinstance(bridge, Bridges) else bridge


class Bridges:
    """A `LiveBridge` of the Lean that is for every suite, with one of its own `for_suite` that has
    another Lean."""

    def __init__(self, spec: str) -> None:
        """`spec` is as in `toolchain.by_suite`. Raises LeanUnavailable or InputError."""
        self._spec = spec
        self._opened: dict[str, LiveBridge] = {}
        self._own = self.for_suite("")

    def __enter__(self) -> Bridges:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def for_suite(self, suite: str) -> LiveBridge:
        """The bridge for a suite's problems. Raises LeanUnavailable."""
        lean = toolchain.for_suite(self._spec, suite)
        if lean not in self._opened:
            self._opened[lean] = opened(lean)
        return self._opened[lean]

    @property
    def toolchain(self) -> Toolchain:
        return self._own.toolchain

    @property
    def lean_seconds(self) -> float:
        return self._own.lean_seconds

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        return self._own.check(source, timeout=timeout)

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        return self._own.elaborate(statement, text, timeout=timeout)

    def names(self, statement: Statement, word: str, *, timeout: float) -> tuple[str, ...]:
        return self._own.names(statement, word, timeout=timeout)

    def open(self, statement: Statement, *, timeout: float) -> TacticState | TacticFailure:
        return self._own.open(statement, timeout=timeout)

    def follow(
        self, statement: Statement, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        return self._own.follow(statement, tactics, timeout=timeout)

    def apply(
        self, position: Position, tactics: Sequence[str], *, timeout: float
    ) -> list[StepResult]:
        return self._own.apply(position, tactics, timeout=timeout)

    def close(self) -> None:
        for bridge in self._opened.values():
            bridge.close()
