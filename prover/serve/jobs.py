"""Jobs: theorems that are proved while their client does something else."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from prover.serve import wire
from prover.serve.crew import Full
from prover.serve.desk import Desk

PROGRESS = 50  # lines kept of a job
KEPT = 200  # finished jobs; the oldest are forgotten
ENDED = ("done", "cancelled")


@dataclass(eq=False)
class Job:
    """A theorem on its way; `id` is not to be guessed, for whoever knows it can look and cancel."""

    request: wire.ProveRequest
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    status: wire.JobStatus = "queued"
    progress: deque[str] = field(default_factory=lambda: deque(maxlen=PROGRESS))
    answer: dict[str, Any] | None = None
    since: float = field(default_factory=monotonic)
    seconds: float = 0.0
    task: asyncio.Task[None] | None = None

    def shown(self) -> dict[str, Any]:
        """As the API shows it."""
        ended = self.status in ENDED
        return {
            "id": self.id,
            "status": self.status,
            "seconds": round(self.seconds if ended else monotonic() - self.since, 3),
            "time_limit": min(self.request.time_limit, wire.MOST_PROVE_SECONDS),
            "progress": list(self.progress),
            "answer": self.answer,
        }


class Jobs:
    """The jobs of a server, by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._jobs: dict[str, Job] = {}

    @property
    def active(self) -> int:
        """How many are queued or running."""
        return sum(job.status not in ENDED for job in self._jobs.values())

    def get(self, id_: str) -> Job | None:
        return self._jobs.get(id_)

    def submit(self, request: wire.ProveRequest) -> Job:
        """A new job. Raises Full."""
        if self.active >= self._desk.places:
            raise Full(self._desk.patience())
        job = Job(request)
        self._jobs[job.id] = job
        ended = [each for each in self._jobs.values() if each.status in ENDED]
        for old in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[old.id]
        job.task = asyncio.create_task(self._work(job))
        return job

    async def cancel(self, job: Job) -> None:
        """Stop a job with all that runs for it; harmless for one that has ended."""
        if job.status not in ENDED and job.task is not None:
            job.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await job.task
            _end(job, "cancelled")

    async def close(self) -> None:
        """Cancel all."""
        await asyncio.gather(*(self.cancel(job) for job in list(self._jobs.values())))

    async def _work(self, job: Job) -> None:
        def started() -> None:
            job.status, job.since = "running", monotonic()

        job.answer = await self._desk.prove(job.request, started=started, hear=job.progress.append)
        _end(job, "done")


def _end(job: Job, status: wire.JobStatus) -> None:
    job.status, job.seconds = status, monotonic() - job.since
