"""Workers by what they import: each header is imported once and kept while memory lasts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from prover.lean.pool import Pool, Upkeep
from prover.lean.toolchain import Toolchain
from prover.types import Statement, TacticState

PATIENT = 60.0
HEADERS = ("", "import Basis.Mathlib\n", "prelude\nimport Basis\n", "import Basis.Nat\n")
Pids = Callable[[], set[int]]


@pytest.fixture
def pids() -> Pids:
    """The child processes that the test itself has started and that live."""
    before = {child.pid for child in psutil.Process().children()}
    return lambda: {child.pid for child in psutil.Process().children()} - before


def use(pool: Pool, header: str, opens: str = "") -> None:
    statement = Statement("t", "theorem t (p : Prop) (h : p) : p", f"{header}{opens}")
    assert isinstance(pool.open(statement, timeout=PATIENT), TacticState)


def test_each_header_is_imported_once(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 1, upkeep=Upkeep(spare=3)) as pool:
        for header in HEADERS:
            use(pool, header)
        first = pids()
        assert len(first) == 4
        for header in reversed(HEADERS):
            use(pool, header)
            use(pool, header, "open Nat\n")  # another preamble, the same imports
        assert pids() == first


def test_the_one_that_idled_longest_goes(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 1, upkeep=Upkeep(spare=1)) as pool:
        use(pool, HEADERS[0])
        use(pool, HEADERS[1])
        (second,) = pids() - {oldest(pids())}
        use(pool, HEADERS[2])  # in the place of the first
        assert len(pids()) == 2 and second in pids()
        use(pool, HEADERS[1])
        use(pool, HEADERS[0])  # in the place of the third
        assert len(pids()) == 2 and second in pids()


def oldest(found: set[int]) -> int:
    return min(found, key=lambda pid: psutil.Process(pid).create_time())


def test_memory_bounds_what_is_kept(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 1, upkeep=Upkeep(spare=9)) as pool:
        use(pool, HEADERS[0])
        one = pool.memory_mb
    assert one > 1
    with Pool(lean, 1, upkeep=Upkeep(spare=9, warm_mb=2.5 * one)) as pool:
        for header in HEADERS:
            use(pool, header)
            assert pool.memory_mb <= 2.5 * one
        assert 1 <= len(pids()) <= 2


def test_no_spare_workers_unless_asked_for(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 1) as pool:
        for header in HEADERS:
            use(pool, header)
            assert len(pids()) == 1


def test_spare_workers_do_not_work_at_once(lean: Toolchain, pids: Pids) -> None:
    """`size` bounds the work, whatever idles."""
    with Pool(lean, 1, upkeep=Upkeep(spare=1)) as pool, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda header: use(pool, header), HEADERS * 3))
        assert len(pids()) == 2


def test_a_worker_that_was_killed_is_replaced(lean: Toolchain, pids: Pids) -> None:
    with Pool(lean, 1, upkeep=Upkeep(spare=1)) as pool:
        use(pool, HEADERS[0])
        psutil.Process(pids().pop()).kill()
        use(pool, HEADERS[1])
        use(pool, HEADERS[0])
        assert len([pid for pid in pids() if alive(pid)]) == 2


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and psutil.Process(pid).status() != "zombie"
