"""Misbehaving Lean processes: each ends in its own kind of failure, with nothing left alive."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from prover.errors import LeanCrash, LeanMemory, LeanTimeout, LeanUnavailable, WorkerFailure
from prover.lean.batch import compile_source
from prover.lean.bridge import Position
from prover.lean.confinement import Level
from prover.lean.pool import Pool
from prover.lean.sandbox import Child, Limits
from prover.lean.toolchain import Toolchain
from prover.lean.worker import Worker, constant
from prover.types import Failure, Statement, TacticFailure

FAKE = Path(__file__).parent.parent / "fakes" / "lean.py"
LIMITS = Limits(memory_mb=200, output_bytes=16 << 20)
PATIENT = 30.0

ANY_MODE = [
    ("crash", LeanCrash, "Stack overflow"),
    ("flood", LeanCrash, "junk|cut off"),
    ("junk", LeanCrash, "Segmentation"),
    ("eat", LeanMemory, "MiB"),
]
WORKER_ONLY = [
    ("silent-eof", LeanCrash, "exit code 0"),
    ("bad-json", LeanCrash, "no JSON"),
    ("no-object", LeanCrash, "no message"),
    ("huge-announcement", LeanCrash, "announced"),
    ("bad-shape", LeanCrash, "unknown shape"),
    ("refusal", LeanCrash, "refused"),
]
BATCH_ONLY = [
    ("error-but-zero", LeanCrash, "against its messages"),
    ("one-but-no-error", LeanCrash, "no such file"),
]


def fake(behaviour: str) -> Toolchain:
    command = (sys.executable, str(FAKE), behaviour)
    return Toolchain("elan", "0", command, (), None, "0", "core")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test leaves a process behind."""
    before = set(psutil.Process().children())
    yield
    deadline = time.monotonic() + PATIENT
    while left := set(psutil.Process().children()) - before:
        assert time.monotonic() < deadline, left
        time.sleep(0.01)


@pytest.mark.parametrize(("behaviour", "failure", "words"), ANY_MODE + WORKER_ONLY)
def test_worker_fails_with_its_kind(
    behaviour: str, failure: type[WorkerFailure], words: str
) -> None:
    worker = Worker(fake(behaviour), LIMITS)
    with pytest.raises(failure, match=words):
        worker.elaborate("theorem x", time.monotonic() + PATIENT)
    assert not psutil.pid_exists(worker._child.pid)


@pytest.mark.parametrize(("behaviour", "failure", "words"), ANY_MODE + BATCH_ONLY)
def test_batch_fails_with_its_kind(
    behaviour: str, failure: type[WorkerFailure], words: str
) -> None:
    with pytest.raises(failure, match=words):
        compile_source(fake(behaviour), "theorem x", timeout=PATIENT, limits=LIMITS)


@pytest.mark.parametrize("behaviour", ["hang", "closed-output"])
def test_a_hang_is_a_timeout(behaviour: str) -> None:
    with pytest.raises(LeanTimeout):
        compile_source(fake(behaviour), "theorem x", timeout=0.5)
    worker = Worker(fake("hang"), LIMITS)
    with pytest.raises(LeanTimeout):
        worker.elaborate("theorem x", time.monotonic() + 0.5)


def test_the_whole_group_is_killed() -> None:
    child = Child(
        fake("hang-with-child").command, environment={}, limits=LIMITS, level=Level.LIMITS
    )
    with pytest.raises(LeanTimeout):
        child.read(time.monotonic() + 1.0)
    child.wait(time.monotonic() + PATIENT)
    grandchild = int(child.error_tail.removeprefix("child "))
    child.close()
    deadline = time.monotonic() + PATIENT
    while psutil.pid_exists(grandchild) and psutil.Process(grandchild).status() != "zombie":
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_large_messages_and_stale_ones_are_no_failure() -> None:
    large = Worker(fake("huge-message"), LIMITS)
    (message,) = large.elaborate("theorem x", time.monotonic() + PATIENT)
    assert len(message.text) == 8 << 20
    large.close()
    worker = Worker(fake("stale"), LIMITS)
    (message,) = worker.elaborate("theorem x", time.monotonic() + PATIENT)
    assert message.text == "new"
    worker.close()


def test_secrets_are_not_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    (message,) = compile_source(fake("environment"), "theorem x", timeout=PATIENT)
    seen = json.loads(message.text)
    assert "OPENAI_API_KEY" not in seen
    assert seen["LEAN_BACKTRACE"] == "0"
    assert set(seen) <= {"PATH", "LANG", "TMPDIR", "LEAN_BACKTRACE", "LC_CTYPE"}


def test_no_such_program() -> None:
    missing = Toolchain("elan", "0", ("/nonexistent/lean",), (), None, "0", "core")
    with pytest.raises(LeanUnavailable, match="cannot start /nonexistent/lean"):
        compile_source(missing, "", timeout=PATIENT)


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [("crash", Failure.CRASH), ("junk", Failure.CRASH), ("eat", Failure.MEMORY)],
)
def test_the_pool_makes_values_of_failures(behaviour: str, kind: Failure) -> None:
    position = Position(Statement("x", "theorem x : True"))
    with Pool(fake(behaviour), 1, limits=LIMITS) as pool:
        for _ in range(2):  # the second call gets a fresh worker
            results = pool.apply(position, ["trivial", "rfl"], timeout=PATIENT)
            assert [r.kind for r in results if isinstance(r, TacticFailure)] == [kind, kind]
        state = pool.open(position.statement, timeout=PATIENT)
        assert isinstance(state, TacticFailure) and state.kind == kind
        with pytest.raises(WorkerFailure):
            pool.check("theorem x", timeout=PATIENT)


def test_a_closed_pool_serves_no_one() -> None:
    pool = Pool(fake("stale"), 1, limits=LIMITS)
    pool.close()
    state = pool.open(Statement("x", "theorem x : True"), timeout=PATIENT)
    assert isinstance(state, TacticFailure) and state.kind == Failure.CRASH


def test_constants_among_completions() -> None:
    new = [{"data": ["uri", 3, 9, 0, "cNat.add"]}, {"data": ["uri", 3, 9, 0, "f_uniq.3"]}, {}]
    old = [
        {"data": {"id": {"const": {"declName": "Nat.add"}}}},
        {"data": {"id": {"fvar": {"id": "_uniq.3"}}}},
        {"data": {"params": {}}},
    ]
    assert [constant(item) for item in (*new, *old)] == ["Nat.add", None, None] * 2
