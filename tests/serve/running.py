"""A server of its own for tests: started as a user does, with real Lean."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import psutil

SWAP = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry"
SWAPPED = "by\n  exact ⟨h.2, h.1⟩"
HANGS = "by\n  repeat (have := True.intro)"
TRUTH = "theorem t : True := by sorry"
# Needs more search than a test waits for: an identity that no tactic here sees.
HARD = "theorem hard (f : Nat → Nat) (h : ∀ n, f (f n) < f (n + 1)) (n : Nat) : f n = n := by sorry"


def interruptible() -> None:
    """In a process to be started: a shell that starts us in the background has it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass
class Server:
    """A running server and a client of it."""

    process: subprocess.Popen[bytes]
    client: httpx2.Client
    url: str

    def post(self, path: str, **body: Any) -> httpx2.Response:
        return self.client.post(path, json=body)

    def family(self) -> list[psutil.Process]:
        """All processes that the server has started and that live."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def leans(self) -> list[psutil.Process]:
        """Those of them that workers have started."""
        workers = psutil.Process(self.process.pid).children()
        return [each for worker in workers for each in worker.children(recursive=True)]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """The exit code after a signal."""
        self.process.send_signal(number)
        return self.process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(log: Path, *arguments: str, token: str | None = None) -> Iterator[Server]:
    """A server that is ready; none of its processes may be left at the end."""
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if key != "PROVER_TOKEN"}
    if token:
        environment["PROVER_TOKEN"] = token
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "prover", "serve", "--lean", "embedded", "--port", str(port),
             *arguments],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment,
            preexec_fn=interruptible,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    server = Server(process, httpx2.Client(base_url=url, timeout=90, headers=headers), url)
    try:
        until(lambda: process.poll() is not None or _ready(server), 120)
        assert process.poll() is None, log.read_text()
        yield server
    finally:
        family = server.family()
        if process.poll() is None:
            server.stop()
        server.client.close()
        _, left = psutil.wait_procs(family, timeout=10)
        for each in left:
            each.kill()
    assert left == []


def _ready(server: Server) -> bool:
    try:
        return server.client.get("/health", timeout=5).status_code == 200
    except httpx2.TransportError:
        return False


def until(condition: Any, seconds: float = 30) -> None:
    """Wait for something that must happen."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
