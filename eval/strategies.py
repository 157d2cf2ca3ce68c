"""The strategies of the search side by side: `python -m eval.strategies [SUITE] --seconds 5`.

Every problem is searched once with each strategy and seed, each time with the same seconds; the
strategies take turns problem by problem, so that what else the machine does hits all alike. Prints
a table, and writes a JSON record with a row for each search.

'Solved' says that the search closed the goal in Lean step by step. It is no verdict: that is what
`prover batch` gives. What a proof costs is also shown on the problems that all strategies solve
with all seeds: on its own problems a strategy that solves more pays more.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from prover import suites, theory
from prover.budget import Budget
from prover.errors import ProverError
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.search.guide import Critic, Guide, Policy
from prover.search.loop import search
from prover.search.strategies import STRATEGIES
from prover.types import Problem

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "eval" / "results" / "strategies.json"
THEORY_SECONDS = 30.0
Row = dict[str, Any]


def guide_for(
    strategy: str, seed: int, policy: Policy | None = None, critic: Critic | None = None
) -> Guide:
    """What leads a search; the one place where a policy or a critic is put in."""
    return Guide(policy=policy, critic=critic, strategy=strategy, seed=seed)


def spread(problems: Sequence[Problem], limit: int | None) -> Sequence[Problem]:
    """At most `limit` of them at equal distances: a suite's first problems are its easiest."""
    count = len(problems) if limit is None else min(limit, len(problems))
    return [problems[i * len(problems) // count] for i in range(count)]


def rows_for(pool: Pool, problem: Problem, guides: Iterable[Guide], seconds: float) -> list[Row]:
    """A row for each guide. What the statement's text offers is read once, off the clock."""
    known = theory.read(problem.statement, pool, timeout=THEORY_SECONDS)
    rows = []
    for guide in guides:
        budget = Budget(seconds)
        row: Row = {"problem": problem.name, "strategy": guide.strategy, "seed": guide.seed}
        try:
            found = search(problem.statement, known, pool, budget, guide)
        except ProverError as error:
            row |= {"solved": False, "reason": f"{type(error).__name__}: {error}"}
            row |= {"tactics": 0, "lean_calls": budget.used_calls, "goals": 0}
        else:
            row |= {"solved": found.proof is not None, "reason": found.reason}
            row |= {"tactics": found.expansions, "lean_calls": found.calls, "goals": found.goals}
        rows.append(row | {"seconds": round(budget.elapsed, 3)})
    return rows


def summary(rows: Sequence[Row]) -> list[Row]:
    """A row for each strategy: problems solved with each seed, and what the solved ones cost."""
    names = dict.fromkeys(row["strategy"] for row in rows)
    tried = {row["problem"] for row in rows}
    common = tried - {row["problem"] for row in rows if not row["solved"]}
    return [
        {
            "strategy": name,
            "problems": len(tried),
            "solved_by_seed": [
                sum(row["solved"] for row in own if row["seed"] == seed)
                for seed in dict.fromkeys(row["seed"] for row in own)
            ],
            "solved": costs(row for row in own if row["solved"]),
            "solved_by_all": costs(row for row in own if row["problem"] in common),
        }
        for name in names
        for own in [[row for row in rows if row["strategy"] == name]]
    ]


def costs(rows: Iterable[Row]) -> Row:
    """Means over searches, and how many these are."""
    rows = list(rows)
    means = {
        key: round(statistics.mean(row[key] for row in rows), 2) if rows else None
        for key in ("tactics", "lean_calls", "seconds")
    }
    return {"searches": len(rows), **means}


def table(summaries: Sequence[Row]) -> str:
    """As Markdown; tactics, Lean calls and seconds are means of a search that succeeded."""
    lines = [
        "| strategy | solved | of | by seed | tactics | Lean calls | s "
        "| tactics, solved by all | Lean calls | s |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in summaries:
        mean = statistics.mean(row["solved_by_seed"])
        cells = [
            "–" if part[key] is None else f"{part[key]:.{digits}f}"
            for part in (row["solved"], row["solved_by_all"])
            for key, digits in (("tactics", 1), ("lean_calls", 1), ("seconds", 2))
        ]
        by_seed = " ".join(map(str, row["solved_by_seed"]))
        start = [row["strategy"], f"{mean:.1f}", str(row["problems"]), by_seed]
        lines.append(f"| {' | '.join([*start, *cells])} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("suite", nargs="?", default=str(ROOT / "data" / "starter.jsonl"))
    parser.add_argument("--seconds", type=float, default=5.0, help="wall time of a search")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--limit", type=int, help="so many problems, spread over the suite")
    parser.add_argument("--strategies", nargs="+", choices=STRATEGIES, default=list(STRATEGIES))
    parser.add_argument("--lean", default="auto")
    parser.add_argument("--record", type=Path, default=RECORD)
    options = parser.parse_args()
    lean = toolchain.resolve(options.lean)
    suite = suites.load(options.suite)
    problems = spread(suite.problems, options.limit)
    started = time.perf_counter()
    rows: list[Row] = []
    with Pool(lean, 1) as pool:
        for number, problem in enumerate(problems, 1):
            guides = [
                guide_for(name, seed) for seed, name in product(options.seeds, options.strategies)
            ]
            new = rows_for(pool, problem, guides, options.seconds)
            rows += new
            solved = sum(row["solved"] for row in new)
            print(f"{number}/{len(problems)} {problem.name}: {solved} of {len(new)}", flush=True)
    summaries = summary(rows)
    record = {
        "suite": suite.name,
        "suite_sha256": suite.sha256,
        "seconds": options.seconds,
        "seeds": options.seeds,
        "limit": options.limit,
        "lean": {"kind": lean.kind, "version": lean.version, "library_hash": lean.library_hash},
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "wall_seconds": round(time.perf_counter() - started),
        "summary": summaries,
        "rows": rows,
    }
    options.record.parent.mkdir(parents=True, exist_ok=True)
    options.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(table(summaries))
    print(f"record: {options.record}")


if __name__ == "__main__":
    main()
