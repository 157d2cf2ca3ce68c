"""What the learned policy and critic add: `python -m eval.learned`.

Four configurations of the search (no lemmas, no drafts) over the same problems with the same time
limit and several seeds: the symbolic policy alone, with the learned policy before it, with the
critic, with both. The suites are 300 generated problems whose hashes are in no training round, and
published ones if they are there. Each run's record goes to eval/results/learned/, and a run whose
record is there is not made again (`--again` makes it); the table is eval/results/learned.md.

Lean calls are tactics that Lean was asked to try; they are compared over the problems that both
configurations solve.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from eval import suites
from prover.critic import choose
from prover.generate import generate, to_row
from prover.runs.rounds import SEEN

RESULTS = suites.RESULTS / "learned"
CONFIGURATIONS = {
    "symbolic": ("--policy", "symbolic", "--critic", "none", "--strategy", "best-first"),
    "+ policy": ("--policy", "mixed", "--critic", "none", "--strategy", "best-first"),
    "+ critic": ("--policy", "symbolic", "--critic", "learned", "--strategy", "perspectives"),
    "+ both": ("--policy", "mixed", "--critic", "learned", "--strategy", "perspectives"),
}
GENERATED = "held_out"
SUITES = (GENERATED, "tip_isaplanner", "iltp_prop_half", "minif2f_integers")
SEED, COUNT = 777_000, 300
SECONDS = 6.0
RESAMPLES = 2000
FIELDS = ("name", "verdict", "seconds", "lean_seconds", "model_seconds", "expansions", "calls")


def lines(name: str, data: Path, seen: Path) -> list[str] | None:
    """The rows of a suite; None if its file is not there."""
    if name == GENERATED:
        made = generate(SEED, COUNT, without=frozenset(seen.read_text().split()))
        return [json.dumps(to_row(problem), ensure_ascii=False) + "\n" for problem in made]
    suite = suites.SUITES[name]
    path = data / f"{suite.file or name}.jsonl"
    return suites.rows(suite, path) if path.is_file() else None


def run(name: str, rows: list[str], arguments: Sequence[str], workers: int) -> dict[str, Any]:
    """One batch, as a record."""
    with tempfile.TemporaryDirectory() as folder:
        outcomes, environment, seconds = suites.batch(
            name, rows, Path(folder), SECONDS, workers, ["--drafter", "none", *arguments]
        )
    return {
        "suite": name,
        "time_limit": SECONDS,
        "workers": workers,
        "cores": len(os.sched_getaffinity(0)),
        "arguments": [each.removeprefix(f"{suites.ROOT}/") for each in arguments],
        "environment": environment,
        "wall_seconds": seconds,
        "rows": [{key: row[key] for key in FIELDS} for row in outcomes],
    }


def solved(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in record["rows"] if row["verdict"] == "verified"}


def interval(values: list[float]) -> str:
    """The mean of per-problem values with a 95 % bootstrap interval."""
    rng = random.Random(0)
    means = sorted(mean(rng.choices(values, k=len(values))) for _ in range(RESAMPLES))
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]
    return f"{mean(values):.3f} ({low:.3f} to {high:.3f})"


def table(records: list[dict[str, Any]]) -> str:
    """One line for each suite and configuration, over its seeds."""
    text = (
        "| suite | configuration | solved, by seed | share solved (95 %) | Lean calls to proof, of "
        "symbolic's | s of model per s without | Lean busy | ms a call |\n"
        "| --- | --- | --- | --- | --- | ---: | ---: | ---: |\n"
    )
    for name in SUITES:
        base = {r["seed"]: r for r in records if r["suite"] == name and r["title"] == "symbolic"}
        for title in CONFIGURATIONS:
            chosen = [r for r in records if r["suite"] == name and r["title"] == title]
            if not chosen:
                continue
            names = [row["name"] for row in chosen[0]["rows"]]
            found = [solved(record) for record in chosen]
            shares = [mean(name in one for one in found) for name in names]
            total = {
                key: sum(row[key] for record in chosen for row in record["rows"])
                for key in ("seconds", "lean_seconds", "model_seconds", "expansions")
            }
            text += (
                f"| {name} | {title} | {', '.join(str(len(one)) for one in found)} of {len(names)} "
                f"| {interval(shares)} | {compared(chosen, base)} "
                f"| {total['model_seconds'] / (total['seconds'] - total['model_seconds']):.2f} "
                f"| {total['lean_seconds'] / total['seconds']:.2f} "
                f"| {1000 * total['seconds'] / max(1, total['expansions']):.1f} |\n"
            )
    return text


def compared(chosen: list[dict[str, Any]], base: dict[int, dict[str, Any]]) -> str:
    """Lean calls over the problems that both solve, as a share with a bootstrap interval."""
    pairs = [
        (row["expansions"], before["expansions"])
        for record in chosen
        if record["seed"] in base
        for name, row in solved(record).items()
        if (before := solved(base[record["seed"]]).get(name))
    ]
    if not pairs:
        return "-"

    def ratio(sample: list[tuple[int, int]]) -> float:
        return sum(a for a, _ in sample) / max(1, sum(b for _, b in sample))

    rng = random.Random(0)
    ratios = sorted(ratio(rng.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    low, high = ratios[int(0.025 * RESAMPLES)], ratios[int(0.975 * RESAMPLES)]
    return f"{ratio(pairs):.2f} ({low:.2f} to {high:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--suites", nargs="*", default=SUITES)
    parser.add_argument("--configurations", nargs="*", default=list(CONFIGURATIONS))
    parser.add_argument("--seeds", type=int, nargs="*", default=[0, 1, 2])
    parser.add_argument("--limit", type=int, help="only the first so many problems of a suite")
    parser.add_argument("--data", type=Path, default=suites.ROOT.parent / "shared" / "data")
    parser.add_argument("--weights", default="", help="in place of the shipped models")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    for seed in options.seeds:
        for name in options.suites:
            weights = Path(options.weights) if options.weights else choose.shipped("policy").parent
            rows = lines(name, options.data, weights / SEEN)
            if rows is None:
                print(f"{name}: no file in {options.data}, left out")
                continue
            for title in options.configurations:
                path = RESULTS / f"{name}.{title.replace('+ ', '')}.{seed}.json"
                if path.is_file() and not options.again:
                    continue
                arguments = [*CONFIGURATIONS[title], "--seed", str(seed)]
                arguments += ["--weights", str(weights)]
                record = run(name, rows[: options.limit], arguments, options.workers)
                record |= {"title": title, "seed": seed}
                path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
                print(f"{name}, {title}, seed {seed}: {len(solved(record))}", flush=True)
    records = [json.loads(path.read_text()) for path in sorted(RESULTS.glob("*.json"))]
    text = table(records)
    (suites.RESULTS / "learned.md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
