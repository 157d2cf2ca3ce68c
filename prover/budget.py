"""Budget: what may be spent on a piece of work, passed explicitly and split over children."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Budget:
    """Wall time in seconds, Lean calls, tokens and money; `None` is without limit.

    A child shares its parent's clock and counts against it, so no child outlives the parent.
    """

    seconds: float | None = None
    lean_calls: int | None = None
    tokens: int | None = None
    money: float | None = None
    parent: Budget | None = None
    clock: Callable[[], float] = time.monotonic
    used_calls: int = 0
    used_tokens: int = 0
    used_money: float = 0.0
    started: float = field(default=-1.0)
    stopped: bool = False
    """Somebody wants no more of it, whatever is left (`stop`)."""

    def __post_init__(self) -> None:
        if self.started < 0:
            self.started = self.clock()

    @property
    def elapsed(self) -> float:
        """Seconds since the budget was opened."""
        return self.clock() - self.started

    def remaining(self) -> float:
        """Seconds left here and in every ancestor; `inf` if none is limited."""
        if self.stopped:
            return 0.0
        own = float("inf") if self.seconds is None else self.seconds - self.elapsed
        return own if self.parent is None else min(own, self.parent.remaining())

    def left(self) -> float:
        """The share of the seconds given to it that remains, 1 to 0; 1 without a limit."""
        return 1.0 if not self.seconds else max(0.0, min(1.0, self.remaining() / self.seconds))

    def spent(self) -> str | None:
        """The limit that is spent, naming the option to raise if there is one, or None."""
        if self.stopped:
            return "stopped"
        if self.seconds is not None and self.elapsed >= self.seconds:
            return f"time limit of {self.seconds:g} s spent (raise --time-limit)"
        if self.lean_calls is not None and self.used_calls >= self.lean_calls:
            return f"limit of {self.lean_calls} Lean calls spent"
        if self.tokens is not None and self.used_tokens >= self.tokens:
            return f"limit of {self.tokens} tokens spent (raise --max-tokens or --total-tokens)"
        if self.money is not None and self.used_money >= self.money:
            return f"limit of {self.money:g} in money spent (raise --max-cost or --total-cost)"
        return None if self.parent is None else self.parent.spent()

    def stop(self) -> None:
        """End the work on it and on its children, from any thread, at their next look."""
        self.stopped = True

    def charge(self, calls: int = 0, tokens: int = 0, money: float = 0.0) -> None:
        """Count Lean calls, tokens and money here and in every ancestor."""
        self.used_calls += calls
        self.used_tokens += tokens
        self.used_money += money
        if self.parent is not None:
            self.parent.charge(calls, tokens, money)

    def child(self, seconds: float | None = None, lean_calls: int | None = None) -> Budget:
        """A part of this budget for a piece of the work."""
        return Budget(seconds, lean_calls, parent=self, clock=self.clock)
