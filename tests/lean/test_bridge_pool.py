"""The pool on real Lean: what hangs, floods or is killed costs one item, and workers are reused."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from prover.errors import LeanCrash, LeanMemory, LeanTimeout
from prover.lean.batch import compile_module, compile_source
from prover.lean.bridge import Move, Position
from prover.lean.messages import ERROR
from prover.lean.pool import Pool, Upkeep
from prover.lean.sandbox import Limits
from prover.lean.toolchain import Toolchain
from prover.lean.worker import Worker
from prover.types import Failure, Message, Statement, StepResult, TacticFailure, TacticState

PATIENT = 60.0
HANG = "repeat (have := True.intro)"
OR = Statement("foo", "theorem foo (p q : Prop) (h : p ∨ q) : q ∨ p")
DEFINED = Statement("two", "theorem two : d = 2", "def d : Nat := 2\n\n")


def kinds(results: list[StepResult]) -> list[str]:
    return [
        str(result.kind) if isinstance(result, TacticFailure) else str(len(result.goals))
        for result in results
    ]


Pids = Callable[[], set[int]]


@pytest.fixture
def pids() -> Pids:
    """The child processes that the test itself has started and that live."""
    before = {child.pid for child in psutil.Process().children()}
    return lambda: {child.pid for child in psutil.Process().children()} - before


def test_one_that_hangs_is_the_only_one_that_fails(lean: Toolchain) -> None:
    tactics = ["left", "nonsense", "exact h.symm", HANG, "intro x", "cases h", HANG, "right"]
    with Pool(lean, 1) as pool:
        results = pool.apply(Position(OR), tactics, timeout=12)
        assert kinds(results) == ["1", "parse", "0", "timeout", "tactic", "2", "timeout", "1"]
        # What was found before the hang is the same as without it.
        without = [tactic for tactic in tactics if tactic != HANG]
        again = pool.apply(Position(OR), without, timeout=PATIENT)
        assert again == [r for r, t in zip(results, tactics, strict=True) if t != HANG]
        assert kinds(pool.apply(Position(OR), [HANG], timeout=1)) == ["timeout"]
        assert kinds(pool.apply(Position(OR, (Move(HANG),)), ["left", "right"], timeout=2)) == [
            "timeout",
            "timeout",
        ]
        assert isinstance(pool.open(OR, timeout=PATIENT), TacticState)


def test_a_crash_that_shows_no_culprit_ends(
    lean: Toolchain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that always dies, at no line: every candidate crashes, in a finite time."""

    def dying(self: Worker, text: str, deadline: float) -> tuple[Message, ...]:
        try:
            return elaborate(self, text, 0.0 if "exact h" in text else deadline)
        except LeanTimeout:
            self.line = text.count("\n") + 1
            raise LeanCrash("Lean died") from None

    elaborate = Worker.elaborate
    monkeypatch.setattr(Worker, "elaborate", dying)
    with Pool(lean, 1) as pool:
        tactics = ["left", "exact h.symm", "right"]
        assert kinds(pool.apply(Position(OR), tactics, timeout=float("inf"))) == ["1", "crash", "1"]


def test_a_statement_that_hangs(lean: Toolchain) -> None:
    hanging = Statement("x", "theorem x : (by (repeat skip); exact True)")
    with Pool(lean, 1, upkeep=Upkeep(start_seconds=2)) as pool:
        state = pool.open(hanging, timeout=1)
        assert isinstance(state, TacticFailure) and state.kind == Failure.TIMEOUT
        preamble = Statement("x", "theorem x : True", f"theorem y : True := by {HANG}\n")
        state = pool.open(preamble, timeout=PATIENT)
        assert isinstance(state, TacticFailure) and state.kind == Failure.TIMEOUT
        assert isinstance(pool.open(OR, timeout=PATIENT), TacticState)


def test_one_that_takes_all_memory(lean: Toolchain) -> None:
    with Pool(lean, 1, limits=Limits(memory_mb=120)) as pool:
        # It piles hypotheses up for ever.
        results = pool.apply(Position(OR), ["left", HANG, "right"], timeout=PATIENT)
        assert kinds(results) == ["1", "memory", "1"]
    with pytest.raises(LeanMemory):
        source = f"{OR.signature} := by\n  {HANG}\n"
        compile_source(lean, source, timeout=PATIENT, limits=Limits(memory_mb=120))


def test_kill_nine_in_the_middle(lean: Toolchain, pids: Pids) -> None:
    """Whoever kills a worker: at most the candidate that it stood at is lost."""
    tactics = ["left", "exact h.symm", HANG, "right", "cases h"]
    with Pool(lean, 1) as pool:
        pool.open(OR, timeout=PATIENT)
        (victim,) = pids()
        killer = threading.Timer(1.0, os.kill, (victim, signal.SIGKILL))
        killer.start()
        results = pool.apply(Position(OR), tactics, timeout=30)
        killer.join()
        assert kinds(results) == ["1", "0", "crash", "1", "2"]
        assert victim not in pids()
        idle = pids()
        for pid in idle:
            os.kill(pid, signal.SIGKILL)
        first = pool.apply(Position(OR), ["left", "right"], timeout=PATIENT)
        assert kinds(first) in (["1", "1"], ["crash", "1"], ["crash", "crash"])
        assert kinds(pool.apply(Position(OR), ["left"], timeout=PATIENT)) == ["1"]


def test_close_kills_everything_at_once(lean: Toolchain, pids: Pids) -> None:
    pool = Pool(lean, 2)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(pool.apply, Position(OR), [HANG], timeout=PATIENT)
        pool_pids = wait_for_children(pids)
        pool.close()
        assert kinds(waiting.result(timeout=PATIENT)) == ["crash"]
    assert not pool_pids & pids()


def wait_for_children(pids: Pids) -> set[int]:
    deadline = time.monotonic() + PATIENT
    while not (found := pids()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)  # for Lean to be in the middle of it
    return found


def test_two_threads_and_many_preambles(lean: Toolchain, pids: Pids) -> None:
    statements = [
        Statement("t", f"theorem t : d = {n % 5}", f"def d : Nat := {n % 5}\n") for n in range(20)
    ]
    with Pool(lean, 2) as pool, ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(
                lambda s: kinds(pool.apply(Position(s), ["rfl", "nonsense"], timeout=PATIENT)),
                statements,
            )
        )
        assert found == [["0", "parse"]] * len(statements)
        assert len(pids()) <= 2
        assert pool.memory_mb > 0


def test_workers_are_reused_and_replaced(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 2) as pool:
        for statement in (OR, DEFINED, OR, DEFINED):
            pool.open(statement, timeout=PATIENT)
        both = pids()
        assert len(both) == 2
        pool.open(Statement("t", "theorem t : 1 = 1", "def other := 3\n"), timeout=PATIENT)
        assert pids() == both  # another preamble, but the same imports
        imported = Statement("t", "theorem t : 1 = 1", "import Init\n")
        assert isinstance(pool.open(imported, timeout=PATIENT), TacticState)
        assert len(pids() & both) == 1
    with Pool(lean, 1, upkeep=Upkeep(retire_seconds=0)) as pool:
        pool.open(OR, timeout=PATIENT)
        assert not pids()
    with Pool(lean, 1, upkeep=Upkeep(retire_mb=1)) as pool:
        pool.open(OR, timeout=PATIENT)
        assert not pids()


def test_check(shared_pool: Pool, lean: Toolchain) -> None:
    assert shared_pool.check("theorem t : 1 = 1 := rfl\n", timeout=PATIENT) == ()
    (error,) = shared_pool.check("\ntheorem t : 𝔸 = 𝔸 ∧ 2 = 1 := ⟨rfl, rfl⟩\n", timeout=PATIENT)[:1]
    assert (error.severity, error.line) == (ERROR, 2)
    with pytest.raises(LeanTimeout):
        shared_pool.check(f"theorem t : True := by\n  {HANG}\n", timeout=1)
    messages, compiled = compile_module(lean, "theorem t : 1 = 1 := rfl\n", timeout=PATIENT)
    assert messages == () and compiled


def test_goals_at_a_position(lean: Toolchain) -> None:
    worker = Worker(lean, Limits())
    deadline = time.monotonic() + PATIENT
    text = f"theorem 𝔸𝔹 {OR.signature.removeprefix('theorem foo ')} := by cases h; left; skip\n"
    worker.elaborate(text, deadline)
    column = text.index("left")
    shown = worker.goals_at(1, column, deadline)
    assert shown is not None and shown.startswith("case inl")
    assert worker.goals_at(1, 2, deadline) is None
    worker.close()


def test_elaborate_counts_lines_from_the_text_and_keeps_the_preamble(lean: Toolchain) -> None:
    with Pool(lean, 1) as pool:
        text = "theorem two : d = 2 := by\n  rfl\n\ntheorem 𝔸 : d = 3 := by\n  decide\n"
        (error,) = pool.elaborate(DEFINED, text, timeout=PATIENT)
        assert (error.severity, error.line) == (ERROR, 5)
        assert pool.elaborate(DEFINED, text[: text.index("theorem 𝔸")], timeout=PATIENT) == ()
        with pytest.raises(LeanTimeout):
            pool.elaborate(DEFINED, f"theorem t : True := by\n  {HANG}\n", timeout=1)
        assert pool.elaborate(DEFINED, "theorem t : d = 2 := rfl\n", timeout=PATIENT) == ()


def test_names_that_complete_a_word(lean: Toolchain) -> None:
    with Pool(lean, 1) as pool:
        assert "Nat.add_comm" in pool.names(OR, "Nat.add_cmm", timeout=PATIENT)
        inside = Statement("x", "theorem x : True", "namespace A\ntheorem barbaz : 1 = 1 := rfl\n")
        assert pool.names(inside, "brbaz", timeout=PATIENT) == ("A.barbaz",)
        assert pool.names(inside, "Nat.no_such_name", timeout=PATIENT) == ()
