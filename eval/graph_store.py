"""Does the store keep what it acknowledged, and stay fast: `python -m eval.graph_store`.

Crash: processes write to one store, batch by batch, and note in a plain file of their own what was
acknowledged; again and again one of them is killed (SIGKILL) and started anew, until all is
written. Then the store must be whole, and hold all that was noted. Growth: the same store is filled
up to a million nodes; at each size 1000 random goals are looked up by kind, key and library, in a
store just opened whose file the system had to forget, and again when warm. Writes a JSON record, a
table and a plot to eval/results/.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import multiprocessing
import os
import platform
import random
import shutil
import signal
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from prover.graph.model import Edge, Kind, Link, Node, Provenance
from prover.graph.store import Store

RESULTS = Path(__file__).parent / "results"
BATCH = 20  # nodes in one transaction: about what one problem's search leaves
LIBRARY = hashlib.sha256(b"a library").hexdigest()
BULK, TIMED = 500, 4000
LOOK_UPS = 1000
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)


@dataclass(frozen=True)
class Crash:
    """What came of the crash run."""

    writers: int
    nodes_each: int
    batch: int
    seconds: float
    kills: int
    acknowledged: int
    """Different nodes that a writer was told are stored."""
    present: int
    """Of those, how many are there, with their text, edges and provenance."""
    faults: list[str]
    """What `Store.check` says."""


def batch_of(writer: int, number: int, size: int) -> tuple[list[Node], list[Edge]]:
    """A writer's batch of that number: a chain of nodes, the last of which all writers share."""
    names = [f"{writer}/{number}/{place}" for place in range(size - 1)] + [f"shared/{number}"]
    nodes = [
        Node(Kind.GOAL, hashlib.sha256(name.encode()).hexdigest(), LIBRARY, f"⊢ {name}")
        for name in names
    ]
    return nodes, [Edge(a.id, b.id, Link.REDUCES_TO, "simp") for a, b in pairwise(nodes)]


def _write(store: Path, notes: Path, writer: int, batches: int, size: int, pause: float) -> None:
    """One writer, from where its notes end."""
    done = notes.read_bytes().count(b"\n") // size if notes.exists() else 0
    whence = Provenance("crash", f"writer {writer}", "", "", 0.0, "", "2026-01-01T00:00:00+00:00")
    with Store(store) as graph, notes.open("ab", buffering=0) as file:
        for number in range(done, batches):
            nodes, edges = batch_of(writer, number, size)
            graph.add(nodes, edges, whence)
            file.write("".join(f"{node.id}\n" for node in nodes).encode())
            time.sleep(pause)


def crash(
    folder: Path,
    writers: int,
    nodes_each: int,
    *,
    batch: int = BATCH,
    every: float = 1.0,
    pause: float = 0.0,
    seed: int = 0,
) -> Crash:
    """Kill a random writer each `every` seconds until all have written their share; they rest for
    `pause` seconds after each batch."""
    rng, store, batches = random.Random(seed), folder / "crash.sqlite", nodes_each // batch
    notes = [folder / f"notes-{number}" for number in range(writers)]
    processes = multiprocessing.get_context("fork")

    def started(number: int) -> BaseProcess:
        settings = (store, notes[number], number, batches, batch, pause)
        process = processes.Process(target=_write, args=settings, daemon=True)
        process.start()
        return process

    start, kills = time.monotonic(), 0
    running = {number: started(number) for number in range(writers)}
    while running:
        time.sleep(every)
        for number, process in list(running.items()):
            if process.exitcode is not None:
                process.join()
                if process.exitcode != 0:
                    raise RuntimeError(f"writer {number} ended with {process.exitcode}")
                del running[number]
        if running:
            number = rng.choice(list(running))
            victim = running[number]
            if victim.pid is not None and victim.is_alive():
                os.kill(victim.pid, signal.SIGKILL)
            victim.join()
            kills += victim.exitcode == -signal.SIGKILL
            running[number] = started(number)
    seconds = time.monotonic() - start
    noted = [file.read_text().split() for file in notes]
    present = set[str]()
    with Store(store, create=False) as graph:
        faults = graph.check()
        for writer in range(writers):
            for number in range(batches):
                present |= _whole(graph, writer, number, batch)
    acknowledged = set().union(*noted)
    found = len(acknowledged & present)
    return Crash(
        writers, nodes_each, batch, round(seconds, 1), kills, len(acknowledged), found, faults
    )


def _whole(graph: Store, writer: int, number: int, size: int) -> set[str]:
    """The ids of a batch's nodes that are there as they were given."""
    nodes, edges = batch_of(writer, number, size)
    found = set[str]()
    for place, node in enumerate(nodes):
        problems = {each.problem for each in graph.provenance(node.id)}
        wanted = edges[place : place + 1]  # the shared one has none
        if (
            graph.node(node.id) == node
            and f"writer {writer}" in problems
            and list(graph.edges(of=node.id)) == wanted
        ):
            found.add(node.id)
    return found


@dataclass(frozen=True)
class Times:
    """Look-ups, in milliseconds."""

    median: float
    p95: float
    longest: float


@dataclass(frozen=True)
class Size:
    """The store at one size."""

    nodes: int
    cold: Times
    """Just opened, the file forgotten by the system."""
    warm: Times
    open_milliseconds: float
    """Opening the forgotten file, with the first look-up."""
    nodes_a_second: float
    """Inserted last, BATCH in a transaction, each transaction on the disk."""
    bytes_a_node: float
    """Of the file, with edges, provenance and indexes."""


_TYPES = ("Nat", "Int", "List Nat", "List α", "Bool", "Prop", "Tree Nat", "Option α")
_TERMS = (
    "xs ++ ys", "List.length xs", "a + b * c", "rev (rev xs)", "f (g x)", "insert x t", "n % 2 = 0",
    "List.map f xs", "p ∧ q", "¬ (a ≤ b)", "count x ys", "max a (b - c)", "sorted (sort xs) = true",
)  # fmt: skip
_TACTICS = (
    "simp", "omega", "rfl", "intro h", "simp_all", "induction xs", "cases h", "constructor",
    "decide", "rw [Nat.add_comm]", "apply Nat.le_of_lt_succ", "exact h", "unfold rev",
    "simp [List.map_append]",
)  # fmt: skip


def goal(number: int) -> Node:
    """A goal about as long as goals are, with what a search says of it."""
    rng = random.Random(number)
    lines = [f"{name} : {rng.choice(_TYPES)}" for name in "abxyzt"[: rng.randint(1, 6)]]
    lines += [f"h{i} : {_equation(rng)}" for i in range(rng.randint(0, 4))]
    lines.append(f"⊢ {_equation(rng)}")
    data = {
        "spent": rng.randint(1, 60),
        "failed": rng.sample(_TACTICS, rng.randint(1, 8)),
        "tried": rng.randint(1, 60),
    }
    return Node(Kind.GOAL, _key(number), LIBRARY, "\n".join(lines), "", data)


def _equation(rng: random.Random) -> str:
    return f"{rng.choice(_TERMS)} = {rng.choice(_TERMS)} + {rng.randint(0, 99)}"


def _key(number: int) -> str:
    return hashlib.sha256(f"goal {number}".encode()).hexdigest()


def growth(path: Path, sizes: Sequence[int]) -> list[Size]:
    """Fill a store and look at it at each size. The last TIMED nodes before a size go in as they
    do in real life, one problem's goals in a transaction, the others in bulk."""
    found, made = [], 0
    for size in sizes:
        with Store(path) as graph:
            made = _filled(graph, made, size - TIMED, BULK)
            start = time.monotonic()
            made = _filled(graph, made, size, BATCH)
            rate = TIMED / (time.monotonic() - start)
        found.append(_measured(path, made, rate))
        print(found[-1], flush=True)
    return found


def _filled(graph: Store, made: int, wanted: int, batch: int) -> int:
    """Add goals from number `made` to `wanted`, which it returns."""
    for first in range(made, wanted, batch):
        nodes = [goal(number) for number in range(first, first + batch)]
        rng = random.Random(first)
        edges = [
            Edge(a.id, b.id, Link.REDUCES_TO, rng.choice(_TACTICS)) for a, b in pairwise(nodes)
        ]
        whence = Provenance(
            f"run {first // 100_000}",
            f"problem {first // BATCH}",
            "explore, mixed, learned",
            "4.20.0",
            12.5,
            "unproved",
            "2026-01-01T00:00:00+00:00",
        )
        graph.add(nodes, edges, whence)
    return wanted


def _measured(path: Path, nodes: int, rate: float) -> Size:
    rng = random.Random(nodes)
    keys = [_key(rng.randrange(nodes)) for _ in range(LOOK_UPS)]
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    start = time.perf_counter()
    with Store(path) as graph:
        graph.find(Kind.GOAL, _key(0), LIBRARY)
        opened = 1000 * (time.perf_counter() - start)
        cold, warm = _times(graph, keys), _times(graph, keys)
        size = graph.counts()["bytes"]
    return Size(nodes, cold, warm, round(opened, 2), round(rate), round(size / nodes))


def _times(graph: Store, keys: Sequence[str]) -> Times:
    times = []
    for key in keys:
        start = time.perf_counter()
        found = graph.find(Kind.GOAL, key, LIBRARY)
        times.append(1000 * (time.perf_counter() - start))
        if len(found) != 1:
            raise RuntimeError(f"{len(found)} goals of the key {key}")
    times.sort()
    p95 = times[math.ceil(0.95 * len(times)) - 1]
    return Times(round(statistics.median(times), 4), round(p95, 4), round(times[-1], 3))


def table(record: dict[str, Any]) -> str:
    """The record as Markdown."""
    crash, text = record["crash"], []
    text.append(
        f"{crash['writers']} processes wrote {crash['nodes_each']:,} nodes each to one store,"
        f" {crash['batch']} in a transaction, while one of them was killed every"
        f" {record['kill_every_seconds']:g} s and started again: {crash['kills']} kills in"
        f" {crash['seconds']:g} s. Of {crash['acknowledged']:,} nodes that were acknowledged"
        f" {crash['present']:,} are there, with text, edges and provenance; `check` finds"
        f" {len(crash['faults'])} faults.\n\n"
        f"{LOOK_UPS:,} random goals looked up by kind, key and library, in milliseconds; 'opened':"
        " the store just opened, after the system was told to forget its file; 'warm': the same"
        " again."
        f" 'inserts/s' are of the last {TIMED:,} nodes, {BATCH} in a transaction and each"
        " transaction synced to the disk, by one writer.\n\n"
        "| nodes | warm median | warm p95 | opened median | opened p95 | open + first |"
        " inserts/s | bytes/node |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    )
    for row in record["growth"]:
        warm, cold = row["warm"], row["cold"]
        text.append(
            f"| {row['nodes']:,} | {warm['median']:.3f} | {warm['p95']:.3f} | {cold['median']:.3f}"
            f" | {cold['p95']:.3f} | {row['open_milliseconds']:.1f}"
            f" | {row['nodes_a_second']:,.0f} | {row['bytes_a_node']:.0f} |\n"
        )
    machine = record["machine"]
    text.append(
        f"\nThe machine was busy: {machine['cores']} cores, load average"
        f" {machine['load_before']:.1f} before and {machine['load_after']:.1f} after, other work"
        f" running all the time and this at `nice` {machine['nice']}; an idle one is faster."
        f" SQLite {machine['sqlite']}, Python {machine['python']}. Made by `python -m"
        " eval.graph_store`.\n"
    )
    return "".join(text)


def draw(sizes: Sequence[Size], path: Path) -> None:
    """Look-up times over the number of nodes, if matplotlib is there."""
    if importlib.util.find_spec("matplotlib") is None:
        return
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 3.4))
    nodes = [size.nodes for size in sizes]
    for name, style, times in (
        ("just opened", "C1", [size.cold for size in sizes]),
        ("warm", "C0", [size.warm for size in sizes]),
    ):
        axes.plot(nodes, [t.median for t in times], style, marker="o", label=f"{name}, median")
        axes.plot(nodes, [t.p95 for t in times], style, linestyle="--", label=f"{name}, p95")
    axes.set(xscale="log", yscale="log", xlabel="nodes in the store", ylabel="milliseconds")
    axes.set_title("Looking up a goal by kind, key and library")
    axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--nodes", type=int, default=20_000, help="of each writer")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between kills")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="nodes to grow to")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    folder = Path(tempfile.mkdtemp(prefix="graph-store-"))
    try:
        crashed = crash(
            folder, options.writers, options.nodes, every=options.every, seed=options.seed
        )
        print(crashed, flush=True)
        (folder / "crash.sqlite").unlink()
        grown = growth(folder / "growth.sqlite", [s for s in SIZES if s <= options.largest])
    finally:
        shutil.rmtree(folder)
    record = {
        "seed": options.seed,
        "kill_every_seconds": options.every,
        "crash": asdict(crashed),
        "growth": [asdict(size) for size in grown],
        "machine": {
            "busy": "other work ran on it all the time",
            "cores": os.cpu_count(),
            "load_before": round(load, 2),
            "load_after": round(os.getloadavg()[0], 2),
            "nice": os.nice(0),
            "sqlite": sqlite3.sqlite_version,
            "python": platform.python_version(),
        },
    }
    (RESULTS / "graph_store.json").write_text(json.dumps(record, indent=1) + "\n")
    (RESULTS / "graph_store.md").write_text(table(record))
    draw(grown, RESULTS / "graph_store.svg")
    print(table(record))


if __name__ == "__main__":
    main()
