"""Benchmark of the Lean bridge: `python -m eval.bridge [--suite NAME] [--lean SPEC]`.

Rate: every tactic of a fixed list is tried on every statement of a suite, by a pool with one
worker a core, by bare `lean` on one file with a theorem for each candidate, and by one such
process a core with its share of them; all leave the resulting goals of each. Latency: one tactic
on a position two moves deep, by the pool and by a raw worker whose document ends in that tactic.
Prints a table, and writes a JSON record to eval/results/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import psutil

from prover import suites
from prover.lean import toolchain
from prover.lean.batch import compile_source
from prover.lean.bridge import Move, Position
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.lean.sandbox import Limits
from prover.lean.toolchain import Toolchain
from prover.lean.worker import Worker
from prover.types import Statement, TacticFailure

RESULTS = Path(__file__).parent / "results" / "bridge.json"
CORES = os.cpu_count() or 1
STEPS = 200  # interactive steps whose median is taken
TACTICS = (
    "intros", "intro x", "constructor", "left", "right", "exfalso", "assumption", "trivial",
    "rfl", "simp", "simp_all", "intros; constructor", "intros; simp_all", "intro x; cases x",
    "intros; rfl", "refine ⟨?_, ?_⟩", "apply Iff.intro", "intro h; exact h", "intros; assumption",
    "exact nonsense", "apply propext", "by_cases h : True", "have h : True := trivial", "funext x",
)  # fmt: skip
STATEMENT = Statement("shape", "theorem shape (p q r s : Prop) (h : p ∧ q ∧ r) : (q ∧ p) ∧ (s → r)")
MOVES = (Move("obtain ⟨hp, hq, hr⟩ := h"), Move("constructor"))
STEP_TACTICS = ("constructor", "exact ⟨hq, hp⟩", "refine ⟨?_, hp⟩", "apply And.intro", "simp_all")


def bridge_rate(pool: Pool, statements: Sequence[Statement]) -> dict[str, float]:
    """Candidates a second through the pool, one thread a core."""

    def work(statement: Statement) -> int:
        results = pool.apply(Position(statement), TACTICS, timeout=120)
        return sum(not isinstance(result, TacticFailure) for result in results)

    started = time.perf_counter()
    with ThreadPoolExecutor(pool.size) as threads:
        succeeded = sum(threads.map(work, statements))
    return rate(len(statements) * len(TACTICS), succeeded, time.perf_counter() - started)


def bare_rate(lean: Toolchain, statements: Sequence[Statement]) -> dict[str, float]:
    """Candidates a second of one `lean` process on one file with all of them."""
    source, lines = bare_file(statements)
    started = time.perf_counter()
    # Lean gives up after a hundred errors unless told otherwise.
    messages = compile_source(lean, source, timeout=600, options=["-DmaxErrors=1000000"])
    seconds = time.perf_counter() - started
    # A candidate that leaves goals is a theorem with that error and no other.
    failed = {
        max(line for line in lines if line <= m.line)
        for m in messages
        if m.severity == ERROR and m.kind != "Tactic.unsolvedGoals"
    }
    return rate(len(lines), len(lines) - len(failed), seconds)


def bare_rate_on_all_cores(lean: Toolchain, statements: Sequence[Statement]) -> dict[str, float]:
    """The same with a process for each core."""
    share = -(-len(statements) // CORES)
    parts = [statements[at : at + share] for at in range(0, len(statements), share)]
    started = time.perf_counter()
    with ThreadPoolExecutor(CORES) as threads:
        done = list(threads.map(lambda part: bare_rate(lean, part), parts))
    seconds = time.perf_counter() - started
    candidates, succeeded = (
        sum(int(part[key]) for part in done) for key in ("candidates", "with_resulting_goals")
    )
    return rate(candidates, succeeded, seconds)


def bare_file(statements: Sequence[Statement]) -> tuple[str, list[int]]:
    """One theorem for each statement and tactic, and the 1-based lines on which they begin."""
    text, lines = "", []
    for group, (preamble, members) in enumerate(groupby(statements, lambda s: s.preamble)):
        text += f"namespace Group{group}\n{preamble}"
        for statement in members:
            postamble = statement.postamble
            for number, tactic in enumerate(TACTICS):
                copy = f"{statement.name}_{number}"
                lines.append(text.count("\n") + 1)
                signature = statement.signature.replace(statement.name, copy, 1)
                text += f"{signature} := by\n  {tactic}\n"
        text += f"{postamble}end Group{group}\n"
    return text, lines


def rate(candidates: int, succeeded: int, seconds: float) -> dict[str, float]:
    return {
        "candidates": candidates,
        "with_resulting_goals": succeeded,
        "seconds": round(seconds, 3),
        "candidates_per_second": round(candidates / seconds, 1),
    }


def ratio(one: dict[str, float], other: dict[str, float]) -> float:
    return round(one["candidates_per_second"] / other["candidates_per_second"], 2)


def bridge_latency(pool: Pool) -> float:
    """Median seconds of `apply` with one tactic."""
    position = Position(STATEMENT, MOVES)

    def step(number: int) -> float:
        tactic = STEP_TACTICS[number % len(STEP_TACTICS)]
        started = time.perf_counter()
        (result,) = pool.apply(position, [tactic], timeout=60)
        assert not isinstance(result, TacticFailure), result
        return time.perf_counter() - started

    step(-1)
    return statistics.median(map(step, range(STEPS)))


def raw_latency(lean: Toolchain) -> float:
    """Median seconds of a worker whose document changes in its last tactic."""
    worker = Worker(lean, Limits())
    opening = f"{STATEMENT.signature} := by\n" + "".join(f"  {move.tactic}\n" for move in MOVES)

    def step(number: int) -> float:
        text = f"{opening}  {STEP_TACTICS[number % len(STEP_TACTICS)]}\n"
        started = time.perf_counter()
        worker.elaborate(text, time.monotonic() + 60)
        return time.perf_counter() - started

    try:
        step(-1)
        return statistics.median(map(step, range(STEPS)))
    finally:
        worker.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--suite", default="starter")
    parser.add_argument("--lean", default="auto")
    options = parser.parse_args()
    lean = toolchain.resolve(options.lean)
    # Equal preambles side by side: in the bare file they are elaborated once, as in a worker.
    problems = sorted(suites.load(options.suite).problems, key=lambda p: p.statement.preamble)
    statements = [
        replace(problem.statement, name=problem.statement.name.rsplit(".", 1)[-1])
        for problem in problems
    ]
    with Pool(lean, CORES) as pool:
        with ThreadPoolExecutor(CORES) as threads:  # start the workers: bare lean starts in 0.1 s
            list(threads.map(lambda s: pool.open(s, timeout=60), statements[:CORES]))
        bridge = bridge_rate(pool, statements)
        bare = bare_rate(lean, statements)
        bare_all = bare_rate_on_all_cores(lean, statements)
        step = bridge_latency(pool)
        private = pool.memory_mb
    raw = raw_latency(lean)
    record = {
        "command": f"python -m eval.bridge --suite {options.suite} --lean {options.lean}",
        "lean": {"kind": lean.kind, "version": lean.version, "library": lean.library,
                 "library_hash": lean.library_hash},
        "machine": {"cores": CORES, "processor": platform.machine(),
                    "memory_gb": round(psutil.virtual_memory().total / 2**30)},
        "rate": {"bridge": bridge, "bare_lean_one_file": bare, "bare_lean_all_cores": bare_all,
                 "ratio": ratio(bridge, bare), "ratio_all_cores": ratio(bridge, bare_all)},
        "latency_ms": {"bridge_step": round(1000 * step, 2), "raw_worker": round(1000 * raw, 2),
                       "ratio": round(step / raw, 2)},
        "pool_private_mb": round(private, 1),
    }  # fmt: skip
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    rows = [
        (f"candidates a second, bridge, {CORES} workers", f"{bridge['candidates_per_second']:.1f}"),
        ("    bare lean, one file", f"{bare['candidates_per_second']:.1f}"),
        (f"    bare lean, {CORES} processes", f"{bare_all['candidates_per_second']:.1f}"),
        ("median of one step, bridge", f"{1000 * step:.2f} ms"),
        ("    raw worker", f"{1000 * raw:.2f} ms"),
        (f"private memory of {CORES} workers", f"{private:.1f} MiB"),
    ]
    for name, value in rows:
        print(f"{name:40} {value:>12}")
    print(f"record: {RESULTS}")


if __name__ == "__main__":
    main()
