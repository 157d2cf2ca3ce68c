"""`kill -9` in the middle of a batch on real Lean: no row lost or doubled, no process left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from prover import bundle
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain
from prover.types import Statement, TacticState

NATURALS = """inductive N where
  | z
  | s (n : N)

open N

def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)

def twice : N → N
  | z => z
  | s n => s (s (twice n))

"""
STATEMENTS = {
    "plus_z": "(n : N) : plus n z = n",
    "plus_s": "(n m : N) : plus n (s m) = s (plus n m)",
    "plus_assoc": "(a b c : N) : plus (plus a b) c = plus a (plus b c)",
    "s_inj": "(n m : N) (h : s n = s m) : n = m",
    "swap": "(p q : Prop) : p ∧ q ↔ q ∧ p",
    "twice_s": "(n : N) : twice (s n) = s (s (twice n))",
    "nonzero": "(n : N) : plus n (s z) ≠ z",
    "witness": "(n : N) : ∃ m, plus n m = n",
}


Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def batch(tmp_path: Path) -> Iterator[Start]:
    """Starts `prover batch` on the suite; at the end none of its processes may be left."""
    suite = tmp_path / "suite.jsonl"
    rows = [
        {"name": name, "header": NATURALS, "statement": f"theorem {name} {said} := by sorry"}
        for name, said in STATEMENTS.items()
    ]
    suite.write_text("".join(json.dumps(row) + "\n" for row in rows))
    mark(tmp_path).mkdir()
    (mark(tmp_path) / "lean").symlink_to(bundle.cache() / "lean")

    def start(*more: str) -> subprocess.Popen[bytes]:
        limits = more or ("--time-limit", "20")  # a resumed run keeps its own
        arguments = ["batch", str(suite), "-o", str(tmp_path / "run"), "--lean", "embedded"]
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "prover", *arguments, "--workers", "2", *limits],
            # Every descendant has it in its environment or, Lean's, among its arguments.
            env={
                **os.environ,
                "TMPDIR": str(mark(tmp_path)),
                "PROVER_CACHE": str(mark(tmp_path)),
                "PYTHONPATH": str(bundle.PACKAGE.parent),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    yield start
    until(lambda: not descendants(tmp_path))


def mark(tmp_path: Path) -> Path:
    return tmp_path / "temporary"


def descendants(tmp_path: Path) -> list[psutil.Process]:
    """All processes of the batches of this test, whoever their parent is now."""
    found = []
    for process in psutil.process_iter():
        try:
            own = process.environ().get("TMPDIR") == str(mark(tmp_path))
            if own or str(mark(tmp_path)) in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def leans(tmp_path: Path) -> list[psutil.Process]:
    found = []
    for process in descendants(tmp_path):
        try:
            if any(part.endswith("launcher.py") for part in process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that must happen; the test's own timeout is the limit."""
    while not condition():
        time.sleep(0.05)


def lines(tmp_path: Path) -> list[bytes]:
    results = tmp_path / "run" / "results.jsonl"
    return results.read_bytes().splitlines(keepends=True) if results.exists() else []


def rows(tmp_path: Path) -> dict[str, dict[str, Any]]:
    """The rows by name, of which there is one each."""
    found = [json.loads(line) for line in lines(tmp_path)]
    assert sorted(row["name"] for row in found) == sorted(STATEMENTS)
    return {row["name"]: row for row in found}


def assert_proofs(tmp_path: Path, lean: Toolchain) -> None:
    """A file for each verified row, which a fresh Lean accepts (all of them in one go)."""
    verified = {name for name, row in rows(tmp_path).items() if row["verdict"] == "verified"}
    files = {path.stem: path for path in (tmp_path / "run" / "proofs").iterdir()}
    assert files.keys() == verified
    source = NATURALS
    for path in files.values():
        text = path.read_text(encoding="utf-8")
        assert text.startswith(NATURALS)
        source += text.removeprefix(NATURALS) + "\n"
    messages = compile_source(lean, source, timeout=60)
    assert [m.text for m in messages if m.severity == ERROR or m.kind == "hasSorry"] == []


def test_a_lean_worker(tmp_path: Path, lean: Toolchain, batch: Start) -> None:
    """Each of those that there are costs at most the problem that it was at work on."""
    process = batch()
    until(lambda: len(lines(tmp_path)) > 1 and bool(leans(tmp_path)))
    victims = leans(tmp_path)
    for victim in victims:
        kill_nine(victim)
    assert process.wait() == 0
    found = rows(tmp_path)
    failed = [row for row in found.values() if row["verdict"] != "verified"]
    assert len(failed) <= 2  # there are two at a time
    assert all(row["verdict"] in ("error", "unproved") for row in failed)
    assert_proofs(tmp_path, lean)


def test_a_proving_process(tmp_path: Path, lean: Toolchain, batch: Start) -> None:
    """Its problem is tried again, so nothing at all is lost."""
    process = batch()
    until(lambda: len(lines(tmp_path)) > 1)
    provers = psutil.Process(process.pid).children()
    assert len(provers) == 2
    kill_nine(provers[0])
    assert process.wait() == 0
    assert {row["verdict"] for row in rows(tmp_path).values()} == {"verified"}
    assert_proofs(tmp_path, lean)


def test_the_parent_and_resume(tmp_path: Path, lean: Toolchain, batch: Start) -> None:
    process = batch()
    until(lambda: len(lines(tmp_path)) > 1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    until(lambda: not descendants(tmp_path))
    kept = [line for line in lines(tmp_path) if line.endswith(b"\n")]
    assert 2 <= len(kept) < len(STATEMENTS)
    assert batch("--resume").wait() == 0
    assert lines(tmp_path)[: len(kept)] == kept
    assert {row["verdict"] for row in rows(tmp_path).values()} == {"verified"}
    assert_proofs(tmp_path, lean)


def test_an_idle_worker_costs_nothing(lean: Toolchain) -> None:
    statement = Statement("t", "theorem t : True")
    others = set(psutil.Process().children())
    with Pool(lean, 1) as pool:
        assert isinstance(pool.open(statement, timeout=60), TacticState)
        (idle,) = set(psutil.Process().children()) - others
        kill_nine(idle)
        # A process with threads is a zombie before the last of them has ended.
        until(lambda: os.waitid(os.P_PID, idle.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT))
        assert isinstance(pool.open(statement, timeout=60), TacticState)
        assert idle.pid not in {child.pid for child in psutil.Process().children()}


def kill_nine(victim: psutil.Process) -> None:
    """kill -9 what may just have ended."""
    try:
        victim.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return
