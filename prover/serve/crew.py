"""Worker processes of one kind and the bounded queue before them: first come, first served."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from statistics import mean, median
from time import monotonic
from typing import Any

from prover.config import Settings
from prover.errors import ProverError
from prover.serve.process import Lost, Process

# What counts as quick is so many times what half of the answers took lately, for a busy machine
# needs more time; within bounds.
QUICK_TIMES, LEAST_QUICK_SECONDS, MOST_QUICK_SECONDS = 4, 3.0, 12.0
FIRST_SECONDS = 1.0  # that an answer is taken to last before there was one
RETIRE_TASKS, RETIRE_MB = 500, 800.0  # a worker that has done so many, or grown so big, is replaced
LAST = 50  # answers whose duration is remembered
MOST_WAIT = 60

Answer = dict[str, Any]


class Full(Exception):
    """The queue is full; a client should come again after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"the server is busy: try again in {seconds} s")
        self.seconds = seconds


class Crew:
    """Workers of one kind, and the queue before them.

    `places` is how many requests may be in the queue and at workers, `inside` how many are.
    """

    def __init__(self, settings: Settings, size: int, most_waiting: int) -> None:
        self.size = size
        self.inside = 0
        self.places = size + most_waiting
        self._settings = settings
        self._turn = asyncio.Semaphore(size)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._lasted: deque[float] = deque(maxlen=LAST)

    @property
    def busy(self) -> int:
        return len(self._busy)

    async def start(self) -> None:
        started = (Process.start(self._settings) for _ in range(self.size))
        self._idle += await asyncio.gather(*started)

    async def close(self) -> None:
        await asyncio.gather(*(process.close() for process in (*self._idle, *self._busy)))
        self._idle.clear()

    def quick(self) -> float:
        """Seconds in which most answers come."""
        usual = QUICK_TIMES * (median(self._lasted) if self._lasted else FIRST_SECONDS)
        return min(MOST_QUICK_SECONDS, max(LEAST_QUICK_SECONDS, usual))

    def patience(self) -> int:
        """Seconds after which a place is likely to be free."""
        each = mean(self._lasted) if self._lasted else FIRST_SECONDS
        return min(MOST_WAIT, max(1, math.ceil(each * self.inside / self.size)))

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place in the queue or at a worker. Raises Full."""
        if self.inside >= self.places:
            raise Full(self.patience())
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    async def ask(
        self,
        task: Answer,
        deadline: float,
        *,
        started: Callable[[], None] = lambda: None,
        hear: Callable[[str], None] = lambda _: None,
    ) -> Answer:
        """The answer of the next worker that is free. Raises Lost and Unread."""
        async with self._worker() as process:
            started()
            since = monotonic()
            answer = await process.ask(task, deadline, hear)
            self._lasted.append(monotonic() - since)
            return answer

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[Process]:
        """A worker for oneself; one that is dead afterwards, or has grown old, is replaced."""
        async with self._turn:
            process = self._found() or await self._started()
            self._busy.add(process)
            try:
                yield process
            finally:
                self._busy.discard(process)
                old = process.tasks >= RETIRE_TASKS or process.resident_mb > RETIRE_MB
                if process.alive and not old:
                    self._idle.append(process)
                else:
                    await asyncio.shield(process.close())

    def _found(self) -> Process | None:
        """An idle worker that lives."""
        while self._idle:
            process = self._idle.pop()
            if process.alive:
                return process
        return None

    async def _started(self) -> Process:
        """A new worker. Raises Lost if there can be none now."""
        try:
            return await Process.start(self._settings)
        except (ProverError, OSError) as error:
            raise Lost(str(error)) from None
