"""Who is served when: crews of worker processes, and two lanes to one of them.

Every request of check or goals first has a short try in the quick lane. One that uses it up goes
on in the slow lane, with all of its time, and there it can take all workers but one: whatever
strangers send, a quick request soon finds a worker (feedback queues: Corbató and others 1962).
Proving has workers of its own, for it is long by nature.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import asdict, dataclass

from prover.config import Settings
from prover.serve import wire
from prover.serve.crew import Answer, Crew
from prover.serve.process import Late, Lost, Unread

QUICK_GRACE_SECONDS = 2.0  # that a first try may be late before its worker is ended
GRACE_SECONDS = 10.0  # the same of later tries
PROVE_GRACE_SECONDS = 150.0  # the verdict on a proof that was found may take its time


@dataclass(frozen=True)
class Size:
    """How much a desk takes on: worker processes, and requests that may wait for them."""

    workers: int = 2
    """For check and goals; two at least, so that a slow request leaves one."""
    provers: int = 1
    waiting: int = 100
    jobs: int = 20
    """That may wait for a prover."""


class Desk:
    """Worker processes for check, goals and prove; closing it leaves none behind."""

    def __init__(self, settings: Settings, size: Size) -> None:
        plain = Settings(lean=settings.lean)  # the judge needs no models
        self._checking = Crew(plain, max(2, size.workers), size.waiting)
        self._proving = Crew(settings, size.provers, size.jobs)
        self._slow = asyncio.Semaphore(self._checking.size - 1)

    async def start(self) -> None:
        """Start the workers. Raises ProverError if they cannot work."""
        try:
            await asyncio.gather(self._checking.start(), self._proving.start())
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """End all workers with what they started."""
        await asyncio.gather(self._checking.close(), self._proving.close())

    @property
    def busy(self) -> int:
        return self._checking.busy + self._proving.busy

    @property
    def waiting(self) -> int:
        """How many requests have no worker yet, or none again."""
        return self._checking.inside + self._proving.inside - self.busy

    async def check(self, request: wire.CheckRequest) -> Answer:
        """The judge's verdict. Raises Full and `process.Unread`."""
        seconds = min(request.time_limit, wire.MOST_CHECK_SECONDS)
        task = {
            "kind": "check",
            "statement": request.statement,
            "proof": request.proof,
            "name": request.name,
        }
        try:
            return await self._tried(task, seconds)
        except Lost as lost:
            return {
                "verdict": "error", "reason": str(lost), "axioms": [], "record": None,
                "seconds": seconds,
            }  # fmt: skip

    async def goals(self, request: wire.GoalsRequest) -> Answer:
        """The state after tactics. Raises Full and `process.Unread`."""
        seconds = min(request.time_limit, wire.MOST_GOALS_SECONDS)
        task = {
            "kind": "goals",
            "statement": request.statement,
            "tactics": request.tactics,
            "name": request.name,
        }
        try:
            return await self._tried(task, seconds)
        except Lost as lost:
            failure = {"tactic": -1, "kind": "crash", "message": str(lost)}
            return {
                "goals": [], "closed": False, "applied": 0, "failure": failure, "seconds": seconds,
            }  # fmt: skip

    async def audit(self, request: wire.AuditRequest) -> Answer:
        """What is wrong with a statement; always in the slow lane. Raises Full and
        `process.Unread`."""
        seconds = min(request.time_limit, wire.MOST_AUDIT_SECONDS)
        task = {
            "kind": "audit",
            "statement": request.statement,
            "informal": request.informal,
            "name": request.name,
            "seconds": seconds,
        }
        try:
            with self._checking.place():
                async with self._slow:
                    return await self._checking.ask(task, 2 * seconds + PROVE_GRACE_SECONDS)
        except Lost as lost:
            return {
                "severity": "error", "read_by": "text only", "reading": str(lost), "example": "",
                "findings": [], "seconds": seconds,
            }  # fmt: skip

    async def read(self, statement: str, name: str | None) -> None:
        """Raise `process.Unread` for a text that states no theorem, or several; raises Full."""
        task = {"kind": "read", "statement": statement, "name": name}
        with self._checking.place(), contextlib.suppress(Lost):
            await self._checking.ask(task, self._checking.quick() + QUICK_GRACE_SECONDS)

    async def prove(
        self,
        request: wire.ProveRequest,
        *,
        started: Callable[[], None] = lambda: None,
        hear: Callable[[str], None] = lambda _: None,
    ) -> Answer:
        """What the pipeline makes of a theorem; `started` is called when its turn comes, `hear`
        with what happens. Raises Full."""
        seconds = min(request.time_limit, wire.MOST_PROVE_SECONDS)
        task = {
            "kind": "prove",
            "statement": request.statement,
            "name": request.name,
            "seconds": seconds,
        }
        with self._proving.place():
            try:
                return await self._proving.ask(
                    task, seconds + PROVE_GRACE_SECONDS, started=started, hear=hear
                )
            except Lost as lost:
                return asdict(_Nothing("error", str(lost), seconds))
            except Unread as unread:
                return asdict(_Nothing("unsupported", str(unread), seconds))

    @property
    def places(self) -> int:
        """How many theorems may be at the provers or wait for them."""
        return self._proving.places

    def patience(self) -> int:
        """Seconds after which a prover is likely to be free."""
        return self._proving.patience()

    async def _tried(self, task: Answer, seconds: float) -> Answer:
        """Quickly, and if that is not enough with all the time in the slow lane."""
        crew = self._checking
        with crew.place():
            quick = min(crew.quick(), seconds)
            with contextlib.suppress(Late):
                answer = await crew.ask(task | {"seconds": quick}, quick + QUICK_GRACE_SECONDS)
                if not answer["out_of_time"] or quick == seconds:
                    return answer
            async with self._slow:
                return await crew.ask(task | {"seconds": seconds}, seconds + GRACE_SECONDS)


@dataclass(frozen=True)
class _Nothing:
    """The answer for a theorem that no pipeline has looked at."""

    verdict: str
    reason: str
    seconds: float
    proof: str | None = None
    file: str | None = None
    axioms: tuple[str, ...] = ()
    record: None = None
    lemmas: tuple[str, ...] = ()
    lean_seconds: float = 0.0
    expansions: int = 0
    tokens: int = 0
