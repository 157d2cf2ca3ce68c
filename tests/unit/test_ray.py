"""Batches on a local Ray cluster of several nodes, with the fake engine: nothing is lost."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_runs import ENGINE, HERE, rows, started, suite

from prover.config import Settings
from prover.runs.driver import run_batch

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
ROOT = HERE.parent.parent


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head that works on nothing, and two nodes with one core each."""
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(HERE)]))
    monkeypatch.syspath_prepend(str(HERE))
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    found.nodes = [found.add_node(num_cpus=1) for _ in range(2)]
    monkeypatch.setenv("RAY_ADDRESS", found.address)
    yield found
    ray.shutdown()
    found.shutdown()


def batch(loaded: Any, folder: Path) -> None:
    run_batch(loaded, folder, Settings(workers=2), engine=ENGINE, crew="ray")


def test_rows_are_those_of_a_local_run(cluster: Any, tmp_path: Path) -> None:  # noqa: ARG001
    loaded = suite(tmp_path, "a", "b", "open", "raise", "refuse", "once")
    batch(loaded, tmp_path / "run")
    assert {row["name"]: row["verdict"] for row in rows(tmp_path / "run")} == {
        "a": "verified", "b": "verified", "open": "unproved", "raise": "error",
        "refuse": "error", "once": "verified",
    }  # fmt: skip
    assert Counter(started(tmp_path))["once"] == 2, "its worker died the first time"
    assert (tmp_path / "run/proofs/a.lean").is_file()
    events = (tmp_path / "run/events.jsonl").read_text()
    assert "thinking" in events and "WorkerLost" in events


def test_a_node_that_dies_loses_no_row(cluster: Any, tmp_path: Path) -> None:
    names = [f"slow{i}" for i in range(30)]
    loaded = suite(tmp_path, *names)

    def kill() -> None:
        while len(started(tmp_path)) < 6:
            time.sleep(0.05)
        cluster.remove_node(cluster.nodes[0], allow_graceful=False)

    killer = threading.Thread(target=kill)
    killer.start()
    batch(loaded, tmp_path / "run")
    killer.join()
    found = rows(tmp_path / "run")
    assert sorted(row["name"] for row in found) == sorted(names)
    assert all(row["verdict"] == "verified" for row in found)
