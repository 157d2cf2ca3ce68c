"""Batch runs against a fake engine: rows, resume, killed workers, a killed parent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from prover import suites
from prover.config import Settings
from prover.errors import InputError, LeanUnavailable, OutputError
from prover.events import Event, Note, WorkerLost
from prover.runs import driver
from prover.runs.driver import Summary, run_batch
from prover.runs.folder import RunFolder

HERE = Path(__file__).parent
ENGINE = "fake_engine"


@pytest.fixture(autouse=True)
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The workers find the fake engine, and no worker outlives its test."""
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.syspath_prepend(str(HERE))
    before = psutil.Process().children()  # other tests share a warm Lean
    yield
    assert psutil.Process().children() == before


def suite(tmp_path: Path, *names: str, **fields: Any) -> suites.Suite:
    path = tmp_path / "suite.jsonl"
    rows = [{"name": name, "statement": f"theorem t{i} : {i} = {i} := by", **fields}
            for i, name in enumerate(names)]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return suites.load(str(path))


def run(loaded: suites.Suite, folder: Path, workers: int = 2, **options: Any) -> Summary:
    return run_batch(loaded, folder, Settings(workers=workers), engine=ENGINE, **options)


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that must happen; the test's own timeout is the limit."""
    while not condition():
        time.sleep(0.02)


def started(tmp_path: Path) -> list[str]:
    log = tmp_path / "log"
    return log.read_text().splitlines() if log.exists() else []


def orphans(tmp_path: Path) -> list[int]:
    return [int(line.split()[1]) for line in started(tmp_path) if line.startswith("pid")]


def test_a_run_folder_holds_everything(tmp_path: Path) -> None:
    seen: list[Event] = []
    loaded = suite(tmp_path, "a", "b/c", "open", "raise", "refuse")
    summary = run(loaded, tmp_path / "run", subscribers=[seen.append])
    found = {row["name"]: row for row in rows(tmp_path / "run")}
    assert {name: row["verdict"] for name, row in found.items()} == {
        "a": "verified",
        "b_c": "verified",
        "open": "unproved",
        "raise": "error",
        "refuse": "error",
    }
    assert found["a"] == {
        "name": "a", "verdict": "verified", "reason": "accepted", "proof": "by\n  rfl",
        "axioms": ["propext"], "seconds": 0.25, "lean_seconds": 0.125, "expansions": 7,
        "calls": 0, "model_seconds": 0.0, "tokens": 0, "cost": 0.0, "attempts": 0, "lemmas": [],
        "recalled": "", "repairs": [], "record": None,
        "library": "fake", "premises": [],
    }  # fmt: skip
    assert found["raise"]["reason"] == "internal error: ValueError: what a surprise"
    assert found["refuse"]["reason"] == "cannot be worked on"
    assert "ValueError" in (tmp_path / "run/workers.log").read_text()
    proof = (tmp_path / "run/proofs/b_c.lean").read_text()
    assert proof == "theorem t1 : 1 = 1 := by\n  rfl\n"
    assert sorted(path.name for path in (tmp_path / "run/proofs").iterdir()) == [
        "a.lean",
        "b_c.lean",
    ]
    environment = json.loads((tmp_path / "run/env.json").read_text())
    assert environment["library_hash"] == "0" and environment["seed"] == 0
    assert summary.counts == {
        "verified": 2, "disproved": 0, "unproved": 1, "unsupported": 0, "error": 2
    }  # fmt: skip
    logged = [json.loads(line) for line in (tmp_path / "run/events.jsonl").open()]
    assert [record["event"] for record in logged] == [type(event).__name__ for event in seen]
    assert logged[-1]["status"] == "success"
    assert {record["text"] for record in logged if record["event"] == "Note"} == {"thinking"}


def test_resume_runs_only_what_is_left(tmp_path: Path) -> None:
    loaded = suite(tmp_path, "a", "b", "c")
    run(loaded, tmp_path / "run", limit=2)
    with pytest.raises(InputError, match="add --resume"):
        run(loaded, tmp_path / "run")
    run(loaded, tmp_path / "run", resume=True)
    assert Counter(started(tmp_path)) == {"a": 1, "b": 1, "c": 1}
    assert [row["name"] for row in rows(tmp_path / "run")][2:] == ["c"]


def test_a_torn_row_is_cut_off_and_run_again(tmp_path: Path) -> None:
    loaded = suite(tmp_path, "a", "b")
    run(loaded, tmp_path / "run", workers=1)
    results = tmp_path / "run/results.jsonl"
    results.write_bytes(results.read_bytes()[:-10])
    run(loaded, tmp_path / "run", resume=True)
    assert [row["name"] for row in rows(tmp_path / "run")] == ["a", "b"]
    assert Counter(started(tmp_path)) == {"a": 1, "b": 2}


def test_resume_refuses_another_experiment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = suite(tmp_path, "a")
    run(loaded, tmp_path / "run")
    with pytest.raises(InputError, match=r"started with time_limit = 60\.0, now it is 5"):
        run_batch(loaded, tmp_path / "run", Settings(time_limit=5), resume=True, engine=ENGINE)
    with pytest.raises(InputError, match="started with suite_sha256"):
        run(suite(tmp_path, "a", "b"), tmp_path / "run", resume=True)
    monkeypatch.setenv("FAKE_HASH", "1")
    with pytest.raises(InputError, match="library_hash = '0', now it is '1'"):
        run(suite(tmp_path, "a"), tmp_path / "run", resume=True)


def test_a_row_that_is_not_json_is_named(tmp_path: Path) -> None:
    loaded = suite(tmp_path, "a")
    run(loaded, tmp_path / "run")
    with (tmp_path / "run/results.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(InputError, match=r"results.jsonl:2: .*delete the line"):
        run(loaded, tmp_path / "run", resume=True)


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    seen: list[Event] = []
    run(suite(tmp_path, "once", "a", "b"), tmp_path / "run", subscribers=[seen.append])
    assert {row["name"]: row["verdict"] for row in rows(tmp_path / "run")} == dict.fromkeys(
        ("once", "a", "b"), "verified"
    )
    assert [event.reason for event in seen if isinstance(event, WorkerLost)] == ["signal 9"]


def test_a_problem_that_kills_its_workers_is_an_error(tmp_path: Path) -> None:
    run(suite(tmp_path, "die", "a", "b"), tmp_path / "run")
    found = {row["name"]: row for row in rows(tmp_path / "run")}
    assert found["die"]["verdict"] == "error"
    assert found["die"]["reason"] == "the worker process was lost 2 times, at last with signal 9"
    assert found["a"]["verdict"] == found["b"]["verdict"] == "verified"
    assert started(tmp_path).count("die") == 2


def test_a_worker_that_hangs_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.runs.crew.GRACE", 0.5)
    loaded = suite(tmp_path, "sleep", "a")
    run_batch(loaded, tmp_path / "run", Settings(time_limit=0.5, workers=2), engine=ENGINE)
    found = {row["name"]: row for row in rows(tmp_path / "run")}
    assert found["sleep"]["verdict"] == "error" and "time limit" in found["sleep"]["reason"]
    assert found["a"]["verdict"] == "verified"


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")
def test_what_a_killed_worker_leaves_behind_is_killed(tmp_path: Path) -> None:
    notes: list[Event] = []
    before = psutil.Process().children()

    def kill_worker(event: Event) -> None:
        if isinstance(event, Note):
            notes.append(event)
            until(lambda: len(orphans(tmp_path)) == len(notes))
            for worker in set(psutil.Process().children()).difference(before):
                worker.kill()

    run(suite(tmp_path, "orphan"), tmp_path / "run", subscribers=[kill_worker])
    assert len(orphans(tmp_path)) == 2
    assert not any(map(psutil.pid_exists, orphans(tmp_path)))


def test_no_lean_ends_the_run_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = suite(tmp_path, "a")
    monkeypatch.setenv("FAKE_NO_LEAN", "1")
    with pytest.raises(LeanUnavailable, match="there is no Lean"):
        run(loaded, tmp_path / "run")
    monkeypatch.delenv("FAKE_NO_LEAN")
    run(loaded, tmp_path / "run", resume=True)
    assert [row["verdict"] for row in rows(tmp_path / "run")] == ["verified"]


def test_two_batches_do_not_share_a_folder(tmp_path: Path) -> None:
    with RunFolder(tmp_path / "run", resume=False), pytest.raises(OutputError, match="another"):
        run(suite(tmp_path, "a"), tmp_path / "run")
    run(suite(tmp_path, "a"), tmp_path / "run")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written: Not a directory"):
        run(suite(tmp_path, "a"), tmp_path / "file" / "run")


def test_a_cumulative_suite_builds_on_what_was_verified(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    levels = [("Addition", 1, "add"), ("Tutorial", 2, "open"), ("Tutorial", 1, "tut")]
    path.write_text(
        "".join(
            json.dumps({"name": name, "world": world, "level": level,
                        "statement": f"theorem {name} : 1 = (1 : ℕ) := by"}) + "\n"
            for world, level, name in levels
        )
    )  # fmt: skip
    loaded = suites.load(str(path))
    run(loaded, tmp_path / "run", limit=2)
    run(loaded, tmp_path / "run", resume=True)
    found = rows(tmp_path / "run")
    assert [(row["name"], row["premises"]) for row in found] == [
        ("tut", []),
        ("open", ["tut"]),
        ("add", ["tut"]),
    ]
    proof = (tmp_path / "run/proofs/add.lean").read_text()
    assert "inductive MyNat" in proof
    assert proof.endswith(
        "theorem tut : 1 = (1 : ℕ) := by\n  rfl\n\n"
        "theorem add : 1 = (1 : ℕ) := by\n  rfl\nend MyNat\n"
    )


def parent(tmp_path: Path, resume: bool = False) -> subprocess.Popen[bytes]:
    """The batch in a process of its own, to be killed."""
    code = (
        # A shell that starts us in the background has us ignore it.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from prover import suites; from prover.config import Settings;"
        "from prover.runs.driver import run_batch;"
        f"run_batch(suites.load({str(tmp_path / 'suite.jsonl')!r}), "
        f"__import__('pathlib').Path({str(tmp_path / 'run')!r}), Settings(workers=2), "
        f"resume={resume}, engine={ENGINE!r})"
    )
    root = str(Path(driver.__file__).parents[2])
    path = os.pathsep.join([root, str(HERE)])
    return subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path})


def test_killing_the_parent_loses_and_repeats_nothing(tmp_path: Path) -> None:
    names = [f"slow{i}" for i in range(20)]
    suite(tmp_path, *names)
    results = tmp_path / "run/results.jsonl"
    kept: list[bytes] = []
    for kill in range(3):
        process = parent(tmp_path, resume=kill > 0)
        before = len(kept)
        until(lambda: results.exists() and results.read_bytes().count(b"\n") > before + 2)  # noqa: B023
        workers = psutil.Process(process.pid).children(recursive=True)
        assert len(workers) == 2
        process.send_signal(signal.SIGKILL)
        process.wait()
        psutil.wait_procs(workers)
        assert not any(worker.is_running() for worker in workers)
        lines = results.read_bytes().splitlines(keepends=True)
        assert lines[: len(kept)] == kept
        kept = [line for line in lines if line.endswith(b"\n")]
    assert parent(tmp_path, resume=True).wait() == 0
    found = rows(tmp_path / "run")
    assert sorted(row["name"] for row in found) == sorted(names)
    assert all(row["verdict"] == "verified" for row in found)
    assert results.read_bytes().startswith(b"".join(kept))
    # Each kill may cost the problems that were in work at that moment, and no finished one.
    assert len(started(tmp_path)) <= len(names) + 3 * 2


def test_one_ctrl_c_finishes_what_runs(tmp_path: Path) -> None:
    suite(tmp_path, *(f"slow{i}" for i in range(40)))
    process = parent(tmp_path)
    until(lambda: len(started(tmp_path)) > 2)
    process.send_signal(signal.SIGINT)
    assert process.wait() != 0
    assert sorted(row["name"] for row in rows(tmp_path / "run")) == sorted(started(tmp_path))
    assert 2 < len(started(tmp_path)) < 40
    assert parent(tmp_path, resume=True).wait() == 0
    assert len(rows(tmp_path / "run")) == len(started(tmp_path)) == 40


def test_a_problem_whose_lean_was_not_there_is_tried_again(tmp_path: Path) -> None:
    run(suite(tmp_path, "away_first", "away_always", "a"), tmp_path / "run")
    found = {row["name"]: row["verdict"] for row in rows(tmp_path / "run")}
    assert found == {"away_first": "verified", "away_always": "error", "a": "verified"}
    assert Counter(started(tmp_path)) == {"away_first": 2, "away_always": 2, "a": 1}


def test_ctrl_c_keeps_the_rows(tmp_path: Path) -> None:
    suite(tmp_path, "a", "sleep", "orphan")
    process = parent(tmp_path)
    until(lambda: len(orphans(tmp_path)) == 1)
    workers = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    events = tmp_path / "run/events.jsonl"
    until(lambda: "Stopping" in events.read_text())
    process.send_signal(signal.SIGINT)  # the second one does not wait for them
    assert process.wait() != 0
    psutil.wait_procs(workers)
    assert not any(worker.is_running() for worker in workers)
    assert [row["name"] for row in rows(tmp_path / "run")] == ["a"]
    last = (tmp_path / "run/events.jsonl").read_text().splitlines()[-1]
    assert json.loads(last)["status"] == "cancelled"
