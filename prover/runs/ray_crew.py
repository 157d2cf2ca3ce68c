"""Workers on a Ray cluster, seen from the parent as those of `crew`: the same calls and words.

Each worker is an actor with a Lean of its own on some node. A problem is a stream of reports;
where a node or a process dies the stream ends with an error, which the driver hears as `Lost` and
tries the problem again elsewhere. The package `ray` comes with the extra of that name; the nodes
need this package in the same version, and a shared file system for a memory that is kept.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from prover.config import Outcome, Settings
from prover.errors import LeanUnavailable, ProverError
from prover.runs import engine as engines
from prover.runs.crew import GRACE, Lost
from prover.runs.wire import Refused, Report, Task
from prover.types import Problem

WAIT_SECONDS = 20.0  # for a node with a free core; then the workers that are there must do
FULL_SECONDS = 60.0  # after which a place is sought again
STILLBORN = 8  # actors in a row that died before they answered; then it is held against problems
START_SECONDS = 180.0  # for an actor and its Lean, in which the library may be built


class _Actor:
    """What runs on a node: the engine, and its bridge from the first problem on."""

    def __init__(self, settings: Settings, engine: str) -> None:
        self._settings, self._engine = settings, engines.load(engine)
        self._open: AbstractContextManager[Any] | None = None
        self._bridge: Any = None

    def work(self, task: Task) -> Iterator[Report]:
        """Events as they come, and the outcome as the last one."""
        reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        threading.Thread(target=self._run, args=(task, reports), daemon=True).start()
        while True:
            report = reports.get()
            yield report
            if isinstance(report, Outcome | Refused):
                return

    def _run(self, task: Task, reports: queue.SimpleQueue[Report]) -> None:
        try:
            if self._open is None:
                self._open = self._engine.open_bridge(self._settings)
                self._bridge = self._open.__enter__()
        except ProverError as error:
            reports.put(Refused(error))
            return
        limited = task.settings(self._settings)
        reports.put(engines.attempt(self._engine, task.problem, limited, self._bridge, reports.put))

    def here(self) -> bool:
        """It runs somewhere."""
        return True

    def close(self) -> None:
        """Stop Lean."""
        if self._open is not None:
            self._open.__exit__(None, None, None)


class RayWorker:
    """One actor and the problem that it has."""

    def __init__(self, number: int, settings: Settings, engine: str) -> None:
        import ray

        self.number = number
        self.problem: Problem | None = None
        self._deadline = float("inf")
        # A core each; lost ones are not started again by Ray, which knows nothing of problems.
        remote = ray.remote(num_cpus=1, max_restarts=0, max_concurrency=2)(_Actor)
        self.actor = remote.remote(settings, engine)
        self._here: Any = self.actor.here.remote()
        self.began = False
        """Whether it has ever been seen to live; a lost node may be given actors for a while."""
        self._hired = time.monotonic()
        self.stream: Any = None
        """Its reports on this problem."""

    def give(self, problem: Problem, task: Task) -> None:
        """Hand over `problem` in the form that the task has; the clock starts."""
        self.problem = problem
        self._deadline = time.monotonic() + task.seconds + GRACE + START_SECONDS
        self.stream = self.actor.work.options(num_returns="streaming").remote(task)

    def homeless(self) -> bool:
        """No node has taken it in."""
        return not self._lives() and time.monotonic() > self._hired + WAIT_SECONDS

    def _lives(self) -> bool:
        import ray

        if not self.began and ray.wait([self._here], timeout=0)[0]:
            with contextlib.suppress(ray.exceptions.RayError):
                self.began = ray.get(self._here)
        return self.began

    def overdue(self) -> bool:
        return time.monotonic() > self._deadline

    def receive(self) -> Report | Lost:
        """The report that is there; Lost when the actor has died."""
        import ray

        try:
            report: Report = ray.get(next(self.stream))
        except ray.exceptions.RayError as error:
            failed = isinstance(error, ray.exceptions.RayActorError) and error.actor_init_failed
            return Lost(type(error).__name__, tried=failed or self._lives())
        except StopIteration:
            return Lost("the end of its reports")
        self.began = True
        return report


class RayCrew:
    """The workers of a batch on the cluster at RAY_ADDRESS, or on one that is started here."""

    def __init__(self, settings: Settings, engine: str) -> None:
        try:
            import ray
        except ImportError:
            raise LeanUnavailable(
                "the engine 'ray' needs ray: pip install 'proofloom[ray]'"
            ) from None
        self.workers: list[RayWorker] = []
        self._settings, self._engine = settings, engine
        self._hired = 0
        self._full_until = 0.0
        self._stillborn = 0
        self._started = not ray.is_initialized()
        if self._started:
            try:
                ray.init(address=os.environ.get("RAY_ADDRESS"), log_to_driver=False,
                         logging_level="ERROR")  # fmt: skip
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise LeanUnavailable(f"no Ray cluster: {error}") from None

    def __enter__(self) -> RayCrew:
        return self

    def __exit__(self, *_: object) -> None:
        import ray

        for worker in list(self.workers):
            self.dismiss(worker)
        if self._started:
            ray.shutdown()

    def busy(self) -> list[RayWorker]:
        """The workers that have a problem."""
        return [worker for worker in self.workers if worker.problem is not None]

    def room(self) -> bool:
        """Whether there is an idle worker, or perhaps a place for another one."""
        idle = any(worker.problem is None for worker in self.workers)
        return idle or not self.workers or time.monotonic() >= self._full_until

    def idle(self) -> RayWorker:
        """A worker without a problem; a new one if there is none."""
        for worker in self.workers:
            if worker.problem is None:
                return worker
        worker = RayWorker(self._hired, self._settings, self._engine)
        self._hired += 1
        self.workers.append(worker)
        return worker

    def dismiss(self, worker: RayWorker) -> None:
        """End a worker, if it has not ended already, and its Lean with it."""
        import ray

        self.workers.remove(worker)
        if worker.problem is None:
            # Where that fails it is killed all the same, and its Lean dies with it.
            with contextlib.suppress(ray.exceptions.RayError, TimeoutError):
                ray.get(worker.actor.close.remote(), timeout=5)
        ray.kill(worker.actor)

    def reports(self) -> Iterator[tuple[RayWorker, Report | Lost]]:
        """One report of each busy worker that has one, after waiting for at most a second."""
        import ray

        busy = self.busy()
        waiting = [worker.stream for worker in busy]
        ready, _ = ray.wait(waiting, num_returns=len(waiting), timeout=0.05)
        if not ready:
            ready, _ = ray.wait(waiting, num_returns=1, timeout=1.0)
        for worker in busy:
            if worker.stream in ready:
                yield worker, self._counted(worker.receive())
            elif worker.homeless():
                self._full_until = time.monotonic() + FULL_SECONDS
                yield worker, Lost("no node has a core for it", tried=False)
            elif worker.overdue():
                yield worker, Lost("no answer long after the time limit")

    def _counted(self, report: Report | Lost) -> Report | Lost:
        """The report; actors that never live are held against the problem after a while."""
        if not isinstance(report, Lost) or report.tried:
            self._stillborn = 0
            return report
        self._stillborn += 1
        return replace(report, tried=self._stillborn > STILLBORN)
