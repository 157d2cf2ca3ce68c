"""Load test of `prover serve`: many clients at once that send good, bad and hanging inputs.

    python -m eval.serve_load                     # 50 clients, 2 minutes
    python -m eval.serve_load --clients 8 --seconds 20

Starts a server, and asserts that no verdict is wrong, that its memory is flat, and that no process
is left when it has ended. Writes eval/results/serve_load.json and .md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

import httpx2
import psutil

RESULTS = Path(__file__).parent / "results"
HANG_SECONDS = 5.0  # what a hanging request asks for
FLAT_MB, FLAT_SHARE = 60.0, 0.15
"""Memory is flat if the last third of the time has at most so much more than the middle one."""


@dataclass(frozen=True)
class Kind:
    """A request, how often it is sent, and what a right answer to it is: a status, and one of the
    values in a field."""

    name: str
    weight: int
    path: str
    body: dict[str, Any]
    status: int = 200
    field: str = ""
    values: tuple[Any, ...] = ()

    def right(self, response: httpx2.Response) -> bool:
        """Whether the answer is one that it may be."""
        if response.status_code != self.status:
            return False
        return not self.field or response.json()[self.field] in self.values


def judged(name: str, weight: int, statement: str, proof: str, *verdicts: str, **more: Any) -> Kind:
    """A proof that must get one of the verdicts."""
    body = {"statement": f"theorem {statement} := by sorry", "proof": proof, **more}
    return Kind(name, weight, "/check", body, 200, "verdict", verdicts)


def applied(name: str, weight: int, tactic: str, count: int, **more: Any) -> Kind:
    """A tactic that must go through so many times."""
    body = {"statement": f"theorem {SWAP} := by sorry", "tactics": [tactic], **more}
    return Kind(name, weight, "/goals", body, 200, "applied", (count,))


SWAP = "swap (p q : Prop) (h : p ∧ q) : q ∧ p"
ADD = "zero_add' (n : Nat) : 0 + n = n"
INDUCTION = "by\n  induction n with\n  | zero => rfl\n  | succ n ih => simp"
LOOP = "repeat (have := True.intro)"
GREEDY = "by\n  have : 2 ^ (2 ^ 40) ≠ 0 := by decide +kernel\n  trivial"
HANG = {"time_limit": HANG_SECONDS}
KINDS = (
    judged("good proof", 24, SWAP, "by\n  exact ⟨h.2, h.1⟩", "verified"),
    judged("good induction", 12, ADD, INDUCTION, "verified"),
    judged("wrong proof", 14, SWAP, "by\n  exact ⟨h.1, h.2⟩", "unproved"),
    judged("sorry", 6, SWAP, "by sorry", "unproved"),
    judged("false statement", 6, "f : 2 + 2 = 5", "by decide", "unproved"),
    applied("goals", 14, "constructor", 1),
    Kind("no theorem", 6, "/check", {"statement": "hello", "proof": "by simp"}, 422),
    Kind("no request", 4, "/check", {}, 422),
    judged("hanging proof", 8, "t : True", f"by\n  {LOOP}", "error", **HANG),
    applied("hanging tactic", 3, LOOP, 0, **HANG),
    judged("greedy proof", 3, "t : True", GREEDY, "unproved", "error", **HANG),
)


@dataclass
class Seen:
    """What came back: seconds by kind, wrong answers, refusals for want of a place."""

    seconds: dict[str, list[float]]
    wrong: list[str]
    refused: int = 0
    cancelled: int = 0


async def client(number: int, url: str, end: float, seen: Seen) -> None:
    """Sends one request after the other until the end; now and then it goes away before the
    answer."""
    chance = random.Random(number)
    weights = [kind.weight for kind in KINDS]
    async with httpx2.AsyncClient(base_url=url, timeout=300) as http:
        while time.monotonic() < end:
            (kind,) = chance.choices(KINDS, weights)
            started = time.monotonic()
            if chance.random() < 0.02:
                try:
                    await http.post(kind.path, json=kind.body, timeout=0.3)
                except httpx2.TimeoutException:
                    seen.cancelled += 1
                continue
            response = await http.post(kind.path, json=kind.body)
            if response.status_code == 503:
                seen.refused += 1
                await asyncio.sleep(float(response.headers["Retry-After"]) * chance.random())
                continue
            seen.seconds.setdefault(kind.name, []).append(time.monotonic() - started)
            if not kind.right(response):
                seen.wrong.append(f"{kind.name}: {response.status_code} {response.text[:300]}")


async def watch(server: psutil.Process, end: float, memory: list[dict[str, float]]) -> None:
    """Memory of the server, its workers and their Leans, in MiB, each second."""
    started = time.monotonic()
    while time.monotonic() < end:
        workers = server.children()
        below = [each for worker in workers for each in _children(worker)]
        memory.append(
            {
                "at": round(time.monotonic() - started, 1),
                "server": _resident(server),
                "workers": sum(map(_resident, workers)),
                "lean": sum(map(_resident, below)),
                "processes": 1 + len(workers) + len(below),
            }
        )
        await asyncio.sleep(1)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        found: list[psutil.Process] = process.children(recursive=True)
        return found
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> float:
    try:
        return round(process.memory_info().rss / (1 << 20), 1)
    except psutil.NoSuchProcess:
        return 0.0


def growth(memory: Sequence[dict[str, float]], what: str) -> tuple[float, float]:
    """The means of the middle and of the last third."""
    third = len(memory) // 3
    middle, last = memory[third : 2 * third], memory[2 * third :]
    return mean(each[what] for each in middle), mean(each[what] for each in last)


async def load(url: str, process: psutil.Process, clients: int, seconds: float) -> dict[str, Any]:
    """The record of a load test on a running server."""
    seen, memory = Seen({}, []), list[dict[str, float]]()
    end = time.monotonic() + seconds
    watching = asyncio.create_task(watch(process, end, memory))
    await asyncio.gather(*(client(number, url, end, seen) for number in range(clients)))
    await watching
    async with httpx2.AsyncClient(base_url=url, timeout=60) as http:
        for _ in range(100):  # what clients gave up may take a moment to end
            health = (await http.get("/health")).json()
            if health["busy"] == health["waiting"] == 0:
                break
            await asyncio.sleep(0.1)
    every = [each for kind in seen.seconds.values() for each in kind]
    quick = [
        each
        for name, kind in seen.seconds.items()
        if not name.startswith(("hanging", "greedy"))
        for each in kind
    ]
    return {
        "requests": len(every),
        "refused": seen.refused,
        "cancelled": seen.cancelled,
        "wrong": seen.wrong,
        "seconds": {"all": percentiles(every), "that do not hang": percentiles(quick)}
        | {name: percentiles(found) for name, found in sorted(seen.seconds.items())},
        "counts": {"all": len(every), "that do not hang": len(quick)}
        | {name: len(found) for name, found in sorted(seen.seconds.items())},
        "idle_afterwards": health["busy"] == health["waiting"] == 0,
        "memory_mb": {what: growth(memory, what) for what in ("server", "workers", "lean")},
        "most_processes": max(each["processes"] for each in memory),
        "most_mb": {
            what: max(each[what] for each in memory) for what in ("server", "workers", "lean")
        },
    }


def percentiles(values: Sequence[float]) -> dict[str, float]:
    cuts = (
        quantiles(values, n=20, method="inclusive")
        if len(values) > 1
        else [*values, *[values[0]] * 19]
    )
    return {"p50": round(cuts[9], 2), "p95": round(cuts[18], 2), "most": round(max(values), 2)}


def start(port: int, workers: int) -> subprocess.Popen[bytes]:
    """A server that answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "prover", "serve", "--lean", "embedded", "--port", str(port),
         "--workers", str(workers)],
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(600):
        try:
            httpx2.get(f"http://127.0.0.1:{port}/health", timeout=5)
            return process
        except httpx2.TransportError:
            assert process.poll() is None, "the server has ended"
            time.sleep(0.2)
    raise TimeoutError("the server does not answer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--workers", type=int, default=max(2, os.cpu_count() or 2))
    given = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = start(port, given.workers)
    server = psutil.Process(process.pid)
    try:
        record = asyncio.run(load(f"http://127.0.0.1:{port}", server, given.clients, given.seconds))
    finally:
        family = server.children(recursive=True)
        process.send_signal(signal.SIGTERM)
        code = process.wait(30)
        _, left = psutil.wait_procs(family, timeout=10)
        for each in left:
            each.kill()
    record |= {
        "clients": given.clients,
        "wall_seconds": given.seconds,
        "workers": given.workers,
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "exit_code": code,
        "processes_left": len(left),
    }
    RESULTS.joinpath("serve_load.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    RESULTS.joinpath("serve_load.md").write_text(table(record), "utf-8")
    print(table(record))
    assert record["wrong"] == [], record["wrong"][:5]
    assert record["processes_left"] == 0
    assert record["idle_afterwards"]
    for what in ("server", "workers"):
        before, after = record["memory_mb"][what]
        assert after <= before * (1 + FLAT_SHARE) + FLAT_MB, (what, before, after)


def table(record: dict[str, Any]) -> str:
    """The record in words."""
    memory = ", ".join(
        f"{what} {before:.0f} then {after:.0f}"
        for what, (before, after) in record["memory_mb"].items()
    )
    lines = [
        f"{record['clients']} clients for {record['wall_seconds']:g} s on {record['cores']} cores "
        f"with {record['workers']} workers: {record['requests']} answers, "
        f"{len(record['wrong'])} of them wrong; {record['refused']} refused for want of a place, "
        f"{record['cancelled']} given up by their clients; {record['processes_left']} processes "
        f"left at the end. MiB resident in the middle third and in the last: {memory}.",
        "",
        "| request | answers | p50 s | p95 s | most s |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, found in record["seconds"].items():
        numbers = (record["counts"][name], found["p50"], found["p95"], found["most"])
        lines.append(f"| {name} | {' | '.join(map(str, numbers))} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
