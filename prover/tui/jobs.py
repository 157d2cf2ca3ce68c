"""All work in the background: each job in a thread and with a Lean worker of its own.

A job lives with the application and not with a view. What it finds is an offer: taking it is up to
the person.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from prover.budget import Budget
from prover.config import Settings
from prover.errors import ProverError
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain
from prover.tui import tasks
from prover.tui.job import Job, Kind, State
from prover.tui.session import Offer
from prover.tui.steering import Steering
from prover.tui.work import Place, Work


class Jobs:
    """All jobs of a session; `changed` is called from their threads."""

    def __init__(
        self, settings: Settings, toolchain: Toolchain, changed: Callable[[Job], None]
    ) -> None:
        self.settings, self.toolchain, self._changed = settings, toolchain, changed
        self.all: list[Job] = []
        self._room = threading.Semaphore(settings.workers)

    def start(
        self, kind: Kind, theorem: str, work: Work, place: Place, hints: tuple[str, ...] = ()
    ) -> Job:
        """Begin a job, or queue it behind those that run."""
        goal = " ".join(place.goal.target.split())
        job = Job(
            len(self.all) + 1, kind, theorem, place.hole, place.number, f"⊢ {goal}",
            work.sketch is None and place.number == 0,
            Steering(hints), Budget(self.settings.time_limit),
        )  # fmt: skip
        self.all.append(job)
        # A daemon: quitting waits for nobody.
        threading.Thread(target=self._run, args=(job, work, place), daemon=True).start()
        return job

    def keep(self, offer: Offer) -> None:
        """Have a job that ended in an earlier session."""
        self.all.append(Job(
            len(self.all) + 1, Kind(offer.kind), offer.theorem, offer.hole, offer.goal, offer.title,
            offer.whole,
            Steering(offer.hints), Budget(0.0), State(offer.state), offer.reason, offer.tactic,
        ))  # fmt: skip

    def stop(self, job: Job) -> None:
        """End a job now."""
        job.budget.stop()
        if job.pool is not None:
            job.pool.close()

    def close(self) -> None:
        """End all of them."""
        for job in self.all:
            if job.active:
                self.stop(job)

    def _run(self, job: Job, work: Work, place: Place) -> None:
        with self._room:
            if not job.budget.stopped:
                job.state = State.RUNNING
                job.budget.started = job.budget.clock()
                self._changed(job)
                self._worked(job, work, place)
        if job.budget.stopped and job.state is not State.FOUND:
            job.state, job.reason = State.STOPPED, "stopped"
        self._changed(job)

    def _worked(self, job: Job, work: Work, place: Place) -> None:
        try:
            with Pool(self.toolchain, 1) as pool:
                job.pool = pool
                made = tasks.closer(tasks.Task(job, work, place, self.settings, pool))
        except ProverError as error:
            made, job.reason = None, str(error)
        except Exception as error:  # one job ends no session
            made, job.reason = None, f"internal error: {type(error).__name__}: {error}"
        if made:
            job.tactic, job.state = made, State.FOUND
        else:
            job.state = State.FAILED
