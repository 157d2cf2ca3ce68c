"""What the two ends of a batch share: the messages between them, and how processes are ended.

The parent sends Settings once, then tasks; the worker answers with reports.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import psutil

from prover.config import Outcome, Settings
from prover.errors import ProverError
from prover.events import Event
from prover.types import Problem


@dataclass(frozen=True)
class Task:
    """A problem, and what it has: seconds, and of models tokens and money; 0 is without limit."""

    problem: Problem
    seconds: float
    tokens: int = 0
    cost: float = 0.0

    def settings(self, run: Settings) -> Settings:
        """Those of the run with the limits of the task."""
        return replace(run, time_limit=self.seconds, max_tokens=self.tokens, max_cost=self.cost)


@dataclass(frozen=True)
class Refused:
    """A worker that cannot work at all: Lean is not there."""

    error: ProverError


Report = Event | Outcome | Refused


def kill_tree(processes: Iterable[psutil.Process]) -> None:
    """Kill these; one that has ended already is no error."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
