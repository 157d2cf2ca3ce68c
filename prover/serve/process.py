"""A worker process seen from the server: start, ask, kill. One task at a time.

A task that is given up, because its time is over or its client is gone, takes the process with it,
and all that this started; the desk starts another one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import psutil

from prover import bundle
from prover.config import Settings
from prover.errors import ProverError
from prover.runs.wire import kill_tree

WORKER = "prover.serve.worker"
START_SECONDS = 180.0  # Lean with a big library takes its time
LINE_BYTES = 64 << 20  # of an answer


class Lost(Exception):
    """The process is gone."""


class Late(Lost):
    """The process was ended because it did not answer in time."""


class Unread(Exception):
    """The statement does not parse; the text says why."""


class Process:
    """One worker process; make it with `start`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._killed = False
        self.tasks = 0
        """How many it has done."""

    @classmethod
    async def start(cls, settings: Settings) -> Process:
        """A process that is ready. Raises ProverError if it cannot work (no Lean, no model)."""
        path = [str(bundle.PACKAGE.parent), os.environ.get("PYTHONPATH")]
        made = cls(
            await asyncio.create_subprocess_exec(
                # -P: a directory `prover` where the user stands is not this package.
                sys.executable, "-P", "-m", WORKER,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=LINE_BYTES,
                process_group=0,
                env={
                    # Each worker's small model has one core: with more they wait for each other.
                    "OPENBLAS_NUM_THREADS": "1",
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(filter(None, path)),
                },
            )
        )  # fmt: skip
        try:
            await made._begin(settings)
        except BaseException:
            await made.close()  # an event loop that ends before its processes complains
            raise
        return made

    async def _begin(self, settings: Settings) -> None:
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._send(asdict(settings))
                first = await self._receive()
        except TimeoutError:
            raise ProverError("a worker process did not start in time") from None
        except Lost:
            raise ProverError("a worker process ended at its start") from None
        if "broken" in first:
            raise ProverError(first["broken"])

    @property
    def alive(self) -> bool:
        return not self._killed and self._process.returncode is None

    @property
    def resident_mb(self) -> float:
        """MiB of memory that it has; 0 if it is gone."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / (1 << 20)
        except psutil.Error:
            return 0.0

    async def ask(
        self, task: Mapping[str, Any], deadline: float, hear: Callable[[str], None]
    ) -> dict[str, Any]:
        """The answer to a task, within `deadline` seconds; `hear` gets its progress.

        Raises Unread for a statement that does not parse, Lost when the process is gone. After
        that, and when the wait is cancelled, it is dead.
        """
        self.tasks += 1
        try:
            async with asyncio.timeout(deadline):
                await self._send(task)
                while "event" in (message := await self._receive()):
                    hear(message["event"])
        except TimeoutError:
            self.kill()
            raise Late("no answer long after the time limit") from None
        except BaseException:
            self.kill()
            raise
        if "unread" in message:
            raise Unread(message["unread"])
        if "broken" in message:
            self.kill()
            raise Lost(message["broken"])
        answer: dict[str, Any] = message["answer"]
        return answer

    def kill(self) -> None:
        """End the process and all that it started."""
        if not self.alive:
            return
        self._killed = True
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            self._process.send_signal(signal.SIGSTOP)  # so that it starts nothing any more
            family = psutil.Process(self._process.pid).children(recursive=True)
            self._process.kill()
            kill_tree(family)

    async def close(self) -> None:
        """End it, and wait until it is gone."""
        self.kill()
        await self._process.wait()

    async def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            await self._process.stdin.drain()
        except ConnectionError:
            raise await self._gone() from None

    async def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise await self._gone()
        message: dict[str, Any] = json.loads(line)
        return message

    async def _gone(self) -> Lost:
        code = await self._process.wait()
        return Lost(f"the worker process ended with {_ending(code)}")


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
