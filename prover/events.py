"""What happens during a run, as typed values, and the bus that carries them.

Publishing is synchronous and in order: a subscriber sees an event before the next one is made.
The log, the displays and later the graph subscribe; nothing that proves depends on them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """Root of all events."""

    def record(self) -> dict[str, Any]:
        """A flat JSON object; `event` names the class."""
        return {"event": type(self).__name__, **asdict(self)}


@dataclass(frozen=True)
class RunStarted(Event):
    """A batch begins; `done` rows were there already (resume)."""

    suite: str
    folder: str
    total: int
    done: int


@dataclass(frozen=True)
class ProblemStarted(Event):
    problem: str
    worker: int


@dataclass(frozen=True)
class Note(Event):
    """A stage of the pipeline has something to say about a problem."""

    problem: str
    stage: str
    text: str


@dataclass(frozen=True)
class Drafted(Event):
    """A draft came in. `branch` numbers it below its goal: '2' is the second draft for the
    problem, '2.1.1' the first one for the first subgoal of that; a proposition by itself ('ask' is
    'lemma') has a branch of its own, 'lemma 3'."""

    problem: str
    branch: str
    source: str
    text: str
    tokens: int
    ask: str = "sketch"


@dataclass(frozen=True)
class Sketched(Event):
    """Lean accepts the draft, repaired and masked as far as it took, with holes: the `goals`,
    which are the branches '2.1', '2.2', ... of draft '2'. `repairs` names the corrections made."""

    problem: str
    branch: str
    proof: str
    goals: tuple[str, ...]
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decided(Event):
    """What became of a draft or of a subgoal: proved, refuted, refused or left open, and why."""

    problem: str
    branch: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class ProblemFinished(Event):
    problem: str
    verdict: str
    reason: str
    seconds: float


@dataclass(frozen=True)
class WorkerLost(Event):
    """A worker process died or hung while it had a problem."""

    problem: str
    worker: int
    reason: str


@dataclass(frozen=True)
class Stopping(Event):
    """No other problem is begun; `problems` are finished first."""

    problems: str


@dataclass(frozen=True)
class RunFinished(Event):
    """`status` is success, cancelled or error; `counts` is rows by verdict."""

    status: str
    counts: dict[str, int]
    seconds: float


def words(record: Mapping[str, Any]) -> str:
    """What an event's record says of work on a problem, in words; '' for other events."""

    def said(key: str) -> str:
        return str(record.get(key) or "")

    def listed(key: str) -> list[str]:
        value = record.get(key)
        return [str(each) for each in value] if isinstance(value, list | tuple) else []

    match record.get("event"):
        case "Note":
            return f"{said('stage')}: {said('text')}"
        case "Drafted":
            tokens = f", {said('tokens')} tokens" if record.get("tokens") else ""
            return f"{said('ask')} {said('branch')} from {said('source')}{tokens}: {said('text')}"
        case "Sketched":
            repairs = listed("repairs")
            repaired = f", repaired: {', '.join(repairs)}" if repairs else ""
            return f"sketch {said('branch')}: {len(listed('goals'))} goals open{repaired}"
        case "Decided":
            return f"{said('branch')}: {said('state')} {said('reason')}".rstrip()
        case "WorkerLost":
            return f"worker lost: {said('reason')}"
    return ""


Emit = Callable[[Event], None]


class Bus:
    """Passes every event to every subscriber, in the order of subscription."""

    def __init__(self, *subscribers: Emit) -> None:
        self._subscribers = list(subscribers)

    def subscribe(self, subscriber: Emit) -> None:
        """Add a subscriber for the events from now on."""
        self._subscribers.append(subscriber)

    def publish(self, event: Event) -> None:
        """Hand the event on; an exception of a subscriber goes to the publisher."""
        for subscriber in self._subscribers:
            subscriber(event)
