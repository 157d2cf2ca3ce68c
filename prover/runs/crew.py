"""Worker processes seen from the parent: start, hand a problem, hear from, notice death, kill."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any, Protocol

import psutil

from prover import bundle
from prover.config import Settings
from prover.runs.wire import Report, Task, kill_tree
from prover.types import Problem

WORKER = "prover.runs.worker"
PR_SET_CHILD_SUBREAPER = 36
GRACE = 60.0
"""Seconds that a worker may overrun the time limit (verification, start of Lean) before it counts
as hung."""


@dataclass(frozen=True)
class Lost:
    """A worker is gone; said in place of a report. `tried` is false if it never began."""

    reason: str
    tried: bool = True


class Worker:
    """One worker process and the problem that it has."""

    def __init__(self, number: int, settings: Settings, engine: str, log: Path) -> None:
        self.number = number
        self.problem: Problem | None = None
        self._deadline = float("inf")
        connection, remote = Pipe()
        self.connection: Connection[Any, Report] = connection
        path = [str(bundle.PACKAGE.parent), os.environ.get("PYTHONPATH")]
        with log.open("ab") as output, remote:
            self._process = subprocess.Popen(
                # -P: a directory `prover` where the user stands is not this package.
                [sys.executable, "-P", "-m", WORKER, str(remote.fileno()), engine],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                pass_fds=[remote.fileno()],
                process_group=0,
                env={
                    # Each worker's small model has one core: with more they wait for each other.
                    "OPENBLAS_NUM_THREADS": "1",
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(filter(None, path)),
                },
            )
        connection.send(settings)

    @property
    def pid(self) -> int:
        return self._process.pid

    def give(self, problem: Problem, task: Task) -> None:
        """Hand over `problem` in the form that the task has; the clock starts.

        A worker that has died is noticed when it is heard.
        """
        self.problem, self._deadline = problem, time.monotonic() + task.seconds + GRACE
        with contextlib.suppress(BrokenPipeError):
            self.connection.send(task)

    def overdue(self) -> bool:
        """It has had its problem for longer than any honest work takes."""
        return time.monotonic() > self._deadline

    def receive(self) -> Report | Lost:
        """The next report; Lost when the process has died."""
        try:
            return self.connection.recv()
        except (EOFError, ConnectionError):
            code = self._process.wait()
            return Lost(f"signal {-code}" if code < 0 else f"exit code {code}")

    def kill(self) -> None:
        """End the process and all that it started."""
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            self._process.send_signal(signal.SIGSTOP)  # so that it starts nothing any more
            family = psutil.Process(self._process.pid).children(recursive=True)
            self._process.kill()
            kill_tree(family)
        self._process.wait()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self.connection.close()


class AnyWorker(Protocol):
    """A worker, wherever it runs."""

    number: int
    problem: Problem | None

    def give(self, problem: Problem, task: Task) -> None: ...


class AnyCrew(Protocol):
    """What a batch needs of its workers: those of this machine (`Crew`), or of others."""

    def busy(self) -> Sequence[Any]: ...

    def room(self) -> bool: ...

    def idle(self) -> Any: ...

    def dismiss(self, worker: Any) -> None: ...

    def reports(self) -> Iterator[tuple[Any, Report | Lost]]: ...


class Crew:
    """The workers of a batch; closing it leaves no process behind."""

    def __init__(self, settings: Settings, engine: str, log: Path) -> None:
        self.workers: list[Worker] = []
        self._settings, self._engine, self._log = settings, engine, log
        self._hired = 0
        self._strangers = {child.pid for child in psutil.Process().children()}
        _adopt_orphans(True)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in list(self.workers):
            self.dismiss(worker)
        _adopt_orphans(False)

    def busy(self) -> list[Worker]:
        """The workers that have a problem."""
        return [worker for worker in self.workers if worker.problem is not None]

    def room(self) -> bool:
        """Whether `idle` will find a place for a worker."""
        return True

    def idle(self) -> Worker:
        """A worker without a problem; a new one if there is none."""
        for worker in self.workers:
            if worker.problem is None:
                return worker
        worker = Worker(self._hired, self._settings, self._engine, self._log)
        self._hired += 1
        self.workers.append(worker)
        return worker

    def dismiss(self, worker: Worker) -> None:
        """Kill a worker, if it is not dead already, and all that it started."""
        self.workers.remove(worker)
        worker.kill()
        known = self._strangers | {other.pid for other in self.workers}
        orphans = [child for child in psutil.Process().children() if child.pid not in known]
        kill_tree(orphans)
        psutil.wait_procs(orphans, timeout=5)

    def reports(self) -> Iterator[tuple[Worker, Report | Lost]]:
        """One report of each busy worker that has one, after waiting for at most a second."""
        busy = self.busy()
        ready = wait([worker.connection for worker in busy], timeout=1.0)
        for worker in busy:
            if worker.connection in ready:
                yield worker, worker.receive()
            elif worker.overdue():
                yield worker, Lost("no answer long after the time limit")


def _adopt_orphans(yes: bool) -> None:
    """Whether what a killed worker leaves behind becomes a child of this process, to be found."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(yes), 0, 0, 0)
