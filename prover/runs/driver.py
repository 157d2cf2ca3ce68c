"""Run a suite: hand problems to workers, store what comes back, lose nothing.

Only this process writes to the run folder. A problem whose worker dies, or finds no Lean or model
to ask, is tried once more, then its verdict is `error`. In a cumulative suite the problems run
one after the other, each with the earlier theorems that this run has verified in front of it.
"""

from __future__ import annotations

import contextlib
import math
import platform
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prover import __version__, events
from prover.config import Outcome, Settings
from prover.errors import InputError
from prover.events import Bus, Emit
from prover.graph import memory
from prover.runs import engine as engines
from prover.runs.allocate import Allocation, Purse
from prover.runs.crew import AnyCrew, AnyWorker, Crew, Lost
from prover.runs.folder import Row, RunFolder
from prover.runs.wire import Refused, Report, Task
from prover.suites import Suite
from prover.types import Problem, Status, Verdict

CREWS = ("local", "ray")
TRIES = 2
# What may change between the parts of a resumed run without changing what its rows mean.
FREE = frozenset({"workers", "limit"})


@dataclass(frozen=True)
class Summary:
    """A finished batch."""

    folder: Path
    counts: dict[str, int]
    rows: tuple[Row, ...]
    seconds: float


def run_batch(
    suite: Suite,
    folder: Path,
    settings: Settings,
    *,
    limit: int | None = None,
    resume: bool = False,
    subscribers: Sequence[Emit] = (),
    engine: str = engines.DEFAULT,
    crew: str = "local",
) -> Summary:
    """Run the first `limit` problems of `suite` (all if None) and return when all have rows.

    `crew` is one of CREWS: workers on this machine or on a Ray cluster. On the first SIGINT the
    problems that run are finished, on the second all stops.

    Raises InputError or OutputError for a folder that cannot be used, LeanUnavailable, and
    KeyboardInterrupt; in each case the finished rows are kept and `resume` goes on from them.
    """
    started = time.monotonic()
    chosen = suite.problems[:limit]
    with RunFolder(folder, resume=resume) as run:
        config: dict[str, str | int | float] = {
            "suite": suite.name,
            "suite_path": str(suite.path),
            "suite_sha256": suite.sha256,
            "limit": len(chosen),
            **asdict(settings),
        }
        facts = engines.load(engine).describe(settings)
        environment = {
            "proofloom": __version__,
            "python": platform.python_version(),
            "platform": platform.platform(),
            "seed": settings.seed,
            "started": datetime.now(UTC).isoformat(timespec="seconds"),
            "cumulative": suite.cumulative,
            **facts,
        }
        _check_same_run(run, config, facts)
        run.start(config, run.environment() or environment)
        bus = Bus(run.log, *subscribers)
        done = sum(problem.name in run.rows for problem in chosen)
        bus.publish(events.RunStarted(suite.name, str(folder), len(chosen), done))
        status = "error"
        try:
            own = memory.for_run(settings, folder)
            with (
                _crew(crew, own, engine, folder) as workers,
                memory.keeper(own, facts, folder) as keep,
            ):
                at_once = 1 if suite.cumulative else settings.workers
                library = facts.get("library", "")
                batch = _Batch(chosen, suite.cumulative, run, library, bus, workers, keep, own)
                with _patient(batch.stop):
                    batch.work(at_once)
            if batch.stopped:
                raise KeyboardInterrupt
            status = "success"
        except KeyboardInterrupt:
            status = "cancelled"
            raise
        finally:
            seconds = time.monotonic() - started
            bus.publish(events.RunFinished(status, run.counts(), seconds))
        return Summary(folder, run.counts(), tuple(run.rows.values()), seconds)


def _crew(
    kind: str, settings: Settings, engine: str, folder: Path
) -> AbstractContextManager[AnyCrew]:
    if kind == "ray":
        from prover.runs.ray_crew import RayCrew

        return RayCrew(settings, engine)
    return Crew(settings, engine, folder / "workers.log")


@contextlib.contextmanager
def _patient(stop: Callable[[], None]) -> Iterator[None]:
    """Inside it the first SIGINT calls `stop`, and the next one is an ordinary one again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def first(_signal: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        stop()

    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _check_same_run(run: RunFolder, config: dict[str, Any], facts: dict[str, str]) -> None:
    """A resumed run goes on only as the same experiment: same text, settings and library."""
    before, now = run.config(), dict(config)
    if not before:
        return
    if recorded := run.environment():
        before |= {key: recorded.get(key) for key in facts}
        now |= facts
    for key in before.keys() - FREE - {"suite_path"}:
        if before[key] != now.get(key):
            raise InputError(
                f"the run was started with {key} = {before[key]!r}, now it is {now.get(key)!r}: "
                "resume with the same, or name another folder",
                path=run.path,
            )


class _Batch:
    """The problems that are left, and what becomes of them."""

    def __init__(
        self,
        chosen: Sequence[Problem],
        cumulative: bool,
        run: RunFolder,
        library: str,
        bus: Bus,
        crew: AnyCrew,
        keep: memory.Keep,
        settings: Settings,
    ) -> None:
        self._keep = keep
        self._chosen, self._cumulative = chosen, cumulative
        self._run, self._library, self._bus, self._crew = run, library, bus, crew
        self._left = deque(problem for problem in chosen if problem.name not in run.rows)
        self._limit = settings.time_limit
        self._allocation = _allocation(settings, chosen, run.rows)
        self._tokens, self._money = _purses(settings, chosen, run.rows)
        self._before: dict[str, Outcome] = {}
        """What earlier slices of a problem have cost, and the last one's verdict."""
        self._tries: Counter[str] = Counter()
        self.stopped = False
        """Problems were left because somebody wants to stop."""

    def stop(self) -> None:
        """Begin no other problem."""
        self.stopped = True
        running = [worker.problem.name for worker in self._crew.busy()]
        self._bus.publish(events.Stopping(", ".join(running)))

    def work(self, at_once: int) -> None:
        """Until every problem has its row, `at_once` of them at a time."""
        while self._crew.busy() or (self._left and not self.stopped):
            while (
                self._left
                and not self.stopped
                and len(self._crew.busy()) < at_once
                and self._crew.room()
            ):
                problem, seconds = self._next()
                if problem is None:
                    break
                self._assign(problem, seconds, at_once - len(self._crew.busy()))
            for worker, report in self._crew.reports():
                self._hear(worker, report)

    def _next(self) -> tuple[Problem | None, float]:
        """The problem that is next, and its seconds. Where no time, tokens or money are left and
        nothing runs, those that wait get their rows."""
        if self._tokens.empty():
            return self._ended("tokens")
        if self._money.empty():
            return self._ended("cost")
        if self._allocation is None:
            return self._left.popleft(), self._limit
        found = self._allocation.next([problem.name for problem in self._left])
        if found is not None:
            name, seconds = found
            problem = next(each for each in self._left if each.name == name)
            self._left.remove(problem)
            return problem, min(seconds, self._limit)
        return self._ended()

    def _ended(self, what: str = "") -> tuple[None, float]:
        if not self._crew.busy():
            option = f"--total-{what}" if what else "--total"
            reason = f"the total was spent before its turn (raise {option})"
            untried = Outcome(Verdict(Status.UNPROVED, reason), spent=True)
            while self._left:
                problem = self._left.popleft()
                self._finish(problem, self._before.pop(problem.name, untried))
        return None, 0.0

    def _assign(self, problem: Problem, seconds: float, idle: int) -> None:
        worker = self._crew.idle()
        self._tries[problem.name] += 1
        self._bus.publish(events.ProblemStarted(problem.name, worker.number))
        parts = min(idle, len(self._left) + 1)
        tokens = self._tokens.take(problem.name, parts)
        money = self._money.take(problem.name, parts)
        task = Task(
            with_premises(problem, self._premises(problem)),
            seconds,
            # 0 would be without limit, and a problem that is tried again may have nothing left.
            tokens=0 if tokens == math.inf else max(1, int(tokens)),
            cost=0.0 if money == math.inf else max(1e-9, money),
        )
        worker.give(problem, task)

    def _hear(self, worker: AnyWorker, report: Report | Lost) -> None:
        problem = worker.problem
        assert problem is not None
        if isinstance(report, events.Event):
            self._bus.publish(report)
        elif isinstance(report, Outcome):
            worker.problem = None
            self._tokens.back(problem.name, report.tokens)
            self._money.back(problem.name, report.cost)
            if report.unavailable and self._tries[problem.name] < TRIES:
                self._again(problem)  # it was not the problem that failed
            else:
                self._come(problem, report)
        elif isinstance(report, Refused):
            raise report.error
        else:
            self._crew.dismiss(worker)
            self._tokens.back(problem.name)
            self._money.back(problem.name)
            self._bus.publish(events.WorkerLost(problem.name, worker.number, report.reason))
            self._tries[problem.name] -= not report.tried
            if self._tries[problem.name] < TRIES:
                self._again(problem)
            else:
                text = f"the worker process was lost {TRIES} times, at last with {report.reason}"
                self._finish(problem, engines.error_outcome(text))

    def _again(self, problem: Problem) -> None:
        if self._allocation is not None:
            self._allocation.lost(problem.name)
        self._left.appendleft(problem)

    def _come(self, problem: Problem, outcome: Outcome) -> None:
        """An outcome: the problem's last one, or it waits for another slice."""
        whole = _together(self._before.pop(problem.name, None), outcome)
        open_ = outcome.verdict.status is Status.UNPROVED
        done = self._tokens.done(problem.name) or self._money.done(problem.name)
        ended = open_ and (done or not outcome.spent)
        if self._allocation is not None and self._allocation.heard(
            problem.name, outcome.seconds, solved=not open_, ended=ended
        ):
            self._before[problem.name] = whole
            self._tries[problem.name] = 0
            self._left.append(problem)
        else:
            self._finish(problem, whole)

    def _finish(self, problem: Problem, outcome: Outcome) -> None:
        premises = [earlier.name for earlier, _ in self._premises(problem)]
        library = outcome.library or self._library
        self._run.add(problem, outcome, {"library": library, "premises": premises})
        self._keep(problem.name, outcome)
        verdict = outcome.verdict
        self._bus.publish(
            events.ProblemFinished(
                problem.name, verdict.status.value, verdict.reason, outcome.seconds
            )
        )

    def _premises(self, problem: Problem) -> list[tuple[Problem, str]]:
        """In a cumulative suite, the earlier problems that this run has verified, with proofs."""
        if not self._cumulative:
            return []
        earlier = self._chosen[: self._chosen.index(problem)]
        rows = ((other, self._run.rows.get(other.name, {})) for other in earlier)
        return [
            (other, row["proof"])
            for other, row in rows
            if row.get("verdict") == Status.VERIFIED and row.get("proof")
        ]


def _allocation(
    settings: Settings, chosen: Sequence[Problem], rows: Mapping[str, Row]
) -> Allocation | None:
    """What is left of the total for the problems that are left; None without a total."""
    if not settings.total:
        return None
    done = [rows[problem.name] for problem in chosen if problem.name in rows]
    spent = sum(row["seconds"] for row in done)
    return Allocation(
        max(settings.total - spent, 0.0),
        len(chosen) - len(done),
        adaptive=settings.allocation == "adaptive",
    )


def _purses(
    settings: Settings, chosen: Sequence[Problem], rows: Mapping[str, Row]
) -> tuple[Purse, Purse]:
    """What is left of the tokens and of the money."""
    done = [rows[problem.name] for problem in chosen if problem.name in rows]
    tokens, money = (sum(row.get(key, 0) for row in done) for key in ("tokens", "cost"))
    return (
        Purse((settings.total_tokens or math.inf) - tokens, settings.max_tokens or math.inf),
        Purse((settings.total_cost or math.inf) - money, settings.max_cost or math.inf),
    )


def _together(before: Outcome | None, last: Outcome) -> Outcome:
    """The last outcome of a problem with the costs of the earlier ones."""
    if before is None:
        return last
    costs = (
        "seconds",
        "lean_seconds",
        "expansions",
        "calls",
        "model_seconds",
        "attempts",
        "tokens",
        "cost",
    )
    summed = {cost: getattr(before, cost) + getattr(last, cost) for cost in costs}
    return replace(last, **summed, trees=before.trees + last.trees)


def with_premises(problem: Problem, premises: Sequence[tuple[Problem, str]]) -> Problem:
    """`problem` with theorems and their proofs at the end of its preamble."""
    theorems = "".join(f"{p.statement.signature} := {proof}\n\n" for p, proof in premises)
    statement = problem.statement
    return replace(problem, statement=replace(statement, preamble=statement.preamble + theorems))
