"""How much a problem gets next, of time or of money, where a run as a whole has only so much.

Uniform: every problem has its share of the total, and what it does not use is lost. Adaptive: all
get their share first; then, as long as what they left of it lasts, the next and larger slice goes
where a second promises most. A slice begins anew, so there are few, and they grow fast. What it
promises is learnt in the run itself: of the problems that had a slice of that length, the share
that it solved (with a prior, so that the first are not decided by chance). A problem whose search
had nothing left to try gets no other. This is successive doubling (Luby, Sinclair, Zuckerman 1993)
with the order of an index policy (Gittins 1979).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

LEAST_SECONDS = 1.0
GROWTH = 4.0  # of a slice over the one before
PRIOR = 4.0  # problems that count as seen at a length before any is
HOPE = 0.2  # the share of them that is solved at the first length, and at each next one
FADES = 0.5  # times this


@dataclass
class Allocation:
    """The time of a run: `total` seconds of work, all workers together, for `problems` of them.

    `problem` below is whatever tells problems apart. Slices that are given out count as spent until
    their end is heard.
    """

    total: float
    problems: int
    adaptive: bool = True
    _spent: float = 0.0
    _out: dict[str, float] = field(default_factory=dict)
    _level: Counter[str] = field(default_factory=Counter)
    _tried: Counter[int] = field(default_factory=Counter)
    _solved: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._share = self.total / max(self.problems, 1)

    @property
    def left(self) -> float:
        """Seconds that nobody has."""
        return self.total - self._spent - sum(self._out.values())

    def next(self, waiting: Sequence[str]) -> tuple[str, float] | None:
        """Who is next, and for how many seconds; None if the total is spent."""
        if not waiting:
            return None
        if not self.adaptive:
            chosen, seconds = waiting[0], self._share
        else:
            chosen = max(waiting, key=lambda each: (self._promise(each), -waiting.index(each)))
            seconds = min(self._slice(self._level[chosen]), self.left)
        if seconds < min(LEAST_SECONDS, self._share):
            return None
        self._out[chosen] = seconds
        return chosen, seconds

    def heard(self, problem: str, seconds: float, *, solved: bool, ended: bool) -> bool:
        """A slice is over after so many seconds; `ended`: nothing was left to try. Returns whether
        the problem may wait for another."""
        given = self._out.pop(problem, seconds)
        self._spent += seconds if self.adaptive else given
        level = self._level[problem]
        self._tried[level] += 1
        self._solved[level] += solved
        self._level[problem] += 1
        return self.adaptive and not solved and not ended

    def lost(self, problem: str) -> None:
        """A slice was not worked off: its worker died."""
        self._out.pop(problem, None)

    def _slice(self, level: int) -> float:
        return max(LEAST_SECONDS, self._share) * GROWTH**level

    def _promise(self, problem: str) -> float:
        """Problems solved a second, by what is seen so far."""
        level = self._level[problem]
        hoped = HOPE * FADES**level
        chance = (self._solved[level] + PRIOR * hoped) / (self._tried[level] + PRIOR)
        return chance / self._slice(level)


@dataclass
class Purse:
    """What a run may spend on models, in tokens or in money: `left` of it all, `most` a problem.

    A problem that begins may spend an even part of what nobody has; what it does not use is there
    for the next. `most` is for all its slices together. What a lost worker has spent is not known
    and not counted.
    """

    left: float = inf
    most: float = inf
    _out: dict[str, float] = field(default_factory=dict)
    _spent: dict[str, float] = field(default_factory=dict)

    def empty(self) -> bool:
        """Nothing is left that nobody has."""
        return self.left - sum(self._out.values()) <= 0

    def take(self, problem: str, parts: int) -> float:
        """What a problem may spend where so many could begin now; `inf` is without limit."""
        most = self.most - self._spent.get(problem, 0.0)
        part = min(most, (self.left - sum(self._out.values())) / parts)
        if part < inf:
            self._out[problem] = part
        return part

    def back(self, problem: str, spent: float = 0.0) -> None:
        """The problem is done, for now, and has spent so much, which may be more than it had."""
        self._out.pop(problem, None)
        self._spent[problem] = self._spent.get(problem, 0.0) + spent
        self.left -= spent

    def done(self, problem: str) -> bool:
        """The problem has spent all that one may."""
        return self._spent.get(problem, 0.0) >= self.most
