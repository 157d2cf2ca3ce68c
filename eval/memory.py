"""What memory spares and what it adds: `python -m eval.memory`.

Two experiments on TIP IsaPlanner, with one store each, empty at the start:

- again: the suite, twice with `--memory all` and once with `--memory off`. How much faster is the
  second time, and are all its verdicts those of the first, judged again?
- shared: the suite in three random orders, with lemmas shared between problems, against problems
  that know nothing of each other (`--memory off`), at the same time limit.

The record goes to eval/results/memory.json, the table to eval/results/memory.md.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval import suites

SUITE = "tip_isaplanner"
AGAIN_SECONDS, SHARED_SECONDS = 60.0, 15.0
ORDERS = 3


def run(
    lines: Sequence[str], seconds: float, workers: int, memory: str, graph: Path | None
) -> dict[str, Any]:
    """One batch: its verdicts, what was recalled, its wall time."""
    arguments = ["--memory", memory, *(["--graph", str(graph)] if graph else [])]
    with tempfile.TemporaryDirectory() as folder:
        rows, environment, wall = suites.batch(
            SUITE, list(lines), Path(folder), seconds, workers, arguments
        )
    kept = ("name", "verdict", "seconds", "expansions", "recalled", "lemmas")
    return {
        "memory": memory,
        "seconds": seconds,
        "wall": round(wall, 1),
        "environment": environment,
        "rows": [{key: row[key] for key in kept} for row in rows],
    }


def verified(record: dict[str, Any]) -> set[str]:
    return {row["name"] for row in record["rows"] if row["verdict"] == "verified"}


def again(lines: list[str], workers: int) -> Iterator[dict[str, Any]]:
    """All that is there after each run."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder, "graph.sqlite")
        for name in ("first", "second"):
            found[name] = run(lines, AGAIN_SECONDS, workers, "all", graph)
            yield found
    found["off"] = run(lines, AGAIN_SECONDS, workers, "off", None)
    yield found


def shared(lines: list[str], workers: int) -> Iterator[dict[str, Any]]:
    """As `again`."""
    found: dict[str, Any] = {"shared": []}
    found["alone"] = run(lines, SHARED_SECONDS, workers, "off", None)
    for seed in range(ORDERS):
        order = random.Random(seed).sample(lines, len(lines))
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder, "graph.sqlite")
            one = run(order, SHARED_SECONDS, workers, "all", graph)
        found["shared"].append({"seed": seed, **one})
        yield found


def table(found: dict[str, Any]) -> str:
    text = ""
    twice = found.get("again", {})
    if "second" in twice:
        first, second = twice["first"], twice["second"]
        off = twice.get("off")
        share = first["wall"] / second["wall"]
        recalled = sum(row["recalled"] == "proof" for row in second["rows"])
        text += (
            f"| run at {AGAIN_SECONDS:g} s a problem | verified | recalled proofs, judged again "
            "| wall s |\n| --- | ---: | ---: | ---: |\n"
            f"| memory on, empty | {len(verified(first))} | 0 | {first['wall']:.0f} |\n"
            f"| memory on, again | {len(verified(second))} | {recalled} | {second['wall']:.1f} |\n"
            + (f"| memory off | {len(verified(off))} | 0 | {off['wall']:.0f} |\n" if off else "")
            + f"\nThe second run takes 1/{share:.1f} of the first one's wall time; "
            f"{len(verified(first) - verified(second))} verdicts are lost.\n\n"
        )
    if both := found.get("shared"):
        alone = verified(both["alone"])
        text += (
            f"| run at {SHARED_SECONDS:g} s a problem | verified | of these not alone "
            "| alone, and not here | proofs with a lemma of another problem |\n"
            "| --- | ---: | ---: | ---: | ---: |\n"
            f"| problems alone | {len(alone)} | | | |\n"
        )
        for one in both["shared"]:
            here = verified(one)
            text += (
                f"| lemmas shared, order {one['seed']} | {len(here)} | {len(here - alone)} "
                f"| {len(alone - here)} | {with_others(one)} |\n"
            )
    return text


def with_others(record: dict[str, Any]) -> int:
    """Proofs that use a lemma which an earlier problem's proof uses, too."""
    seen: set[str] = set()
    count = 0
    for row in record["rows"]:
        lemmas = set(row["lemmas"])
        count += bool(lemmas & seen)
        seen |= lemmas
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", help="again, shared (default: both)")
    parser.add_argument("--data", type=Path, default=suites.ROOT.parent / "shared" / "data")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    path = options.data / f"{SUITE}.jsonl"
    if not path.is_file():
        parser.error(f"no {path}")
    lines = suites.rows(suites.SUITES[SUITE], path)[: options.limit]
    record = suites.RESULTS / "memory.json"
    found = json.loads(record.read_text()) if record.is_file() else {}
    for part, work in (("again", again), ("shared", shared)):
        if not options.parts or part in options.parts:
            for part_of_it in work(lines, options.workers):
                found[part] = part_of_it
                record.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
                (suites.RESULTS / "memory.md").write_text(table(found), encoding="utf-8")
    print(table(found), end="")


if __name__ == "__main__":
    main()
