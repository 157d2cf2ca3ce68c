"""A piece of background work as a value that its thread fills and the screen reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from prover import events
from prover.branches import Branches
from prover.budget import Budget
from prover.lean.pool import Pool
from prover.tui.steering import Steering


class Kind(StrEnum):
    """What a job does."""

    HAMMER = "hammer"
    SEARCH = "search"
    LOOP = "loop"


class State(StrEnum):
    """What became of a job."""

    WAITING = "waiting"
    RUNNING = "running"
    FOUND = "found"
    TAKEN = "taken"
    FAILED = "failed"
    STOPPED = "stopped"


ACTIVE = (State.WAITING, State.RUNNING)
OFFERS = (State.FOUND, State.TAKEN)


@dataclass
class Job:
    """A piece of background work on goal `goal` of hole `hole` of a theorem."""

    number: int
    kind: Kind
    theorem: str
    hole: int
    goal: int
    title: str
    whole: bool
    """Whether the goal is the theorem itself."""
    steering: Steering
    budget: Budget
    state: State = State.WAITING
    reason: str = ""
    tactic: str = ""
    """What closes the goal, once that is found."""
    tried: int = 0
    """Tactics tried by searches that ended."""
    branches: Branches = field(default_factory=Branches)
    sketches: list[events.Sketched] = field(default_factory=list)
    pool: Pool | None = None

    @property
    def active(self) -> bool:
        return self.state in ACTIVE

    def heard(self, event: events.Event) -> None:
        """Take an event of the loop."""
        self.branches(event)
        if isinstance(event, events.Sketched):
            self.sketches.append(event)
