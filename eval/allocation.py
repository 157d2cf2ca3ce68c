"""Adaptive allocation of a run's time against uniform: `python -m eval.allocation`.

The starter suite, TIP, ILTP and the slice of miniF2F in one run, four times: uniform at so many
`--seconds` a problem, at half of it, adaptive with the total of the half, and uniform at two and a
half times the seconds: what easy problems leave of a uniform share is lost, so that only there the
work that is done comes to about what an adaptive run does. Solved is what has a verdict, proved or
disproved. Intervals are Wilson's at 95 %, the difference is judged by the exact
sign test over the problems that one of two runs solves and the other does not. Writes
eval/results/allocation.json and .md.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from pathlib import Path
from typing import Any

from eval import suites
from prover import bundle

SUITES = ("starter", "tip_isaplanner", "iltp_prop_half", "minif2f_integers")
SOLVED = ("verified", "disproved")


def rows(data: Path) -> list[str]:
    """All problems, as lines of one file; names tell the suites apart."""
    found = []
    for name in SUITES:
        suite = suites.SUITES[name]
        path = (bundle.data() if name == "starter" else data) / f"{suite.file or name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if suite.without is None or not suite.without.search(row["statement"]):
                row["name"] = f"{name}.{row['name']}"
                found.append(json.dumps(row, ensure_ascii=False) + "\n")
    return found


def interval(hits: int, total: int) -> tuple[float, float]:
    """Wilson's interval at 95 % for a share."""
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total**2)) / (1 + z * z / total)
    return middle - half, middle + half


def sign_test(one: int, other: int) -> float:
    """The two-sided probability of so uneven a split by chance."""
    total, most = one + other, max(one, other)
    tail = sum(math.comb(total, k) for k in range(most, total + 1)) / 2**total
    return min(1.0, 2 * tail)


def run(lines: list[str], limit: float, arguments: list[str], workers: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        outcomes, environment, wall = suites.batch(
            "starter", lines, Path(folder), limit, workers, arguments
        )
    return {
        "arguments": ["--time-limit", limit, *arguments],
        "environment": environment,
        "wall": round(wall, 1),
        "work": round(sum(row["seconds"] for row in outcomes), 1),
        "solved": sorted(row["name"] for row in outcomes if row["verdict"] in SOLVED),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=suites.ROOT.parent / "shared" / "data")
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    lines = rows(chosen.data)
    half = chosen.seconds / 2
    total = half * len(lines)
    runs = {
        f"uniform, {half:g} s each": run(lines, half, [], chosen.workers),
        f"adaptive, {total:g} s in all": run(
            lines, 8 * chosen.seconds, ["--total", str(total), "--allocation", "adaptive"],
            chosen.workers,
        ),
        **{
            f"uniform, {seconds:g} s each": run(lines, seconds, [], chosen.workers)
            for seconds in (chosen.seconds, 2.5 * chosen.seconds)
        },
    }  # fmt: skip
    say(runs, len(lines))


def say(runs: dict[str, dict[str, Any]], problems: int) -> None:
    """Write record and table."""
    table = [
        "| allocation | solved | 95 % | seconds of work | wall s |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, each in runs.items():
        low, high = interval(len(each["solved"]), problems)
        table.append(
            f"| {name} | {len(each['solved'])} of {problems} | {low:.0%} to {high:.0%} "
            f"| {each['work']:.0f} | {each['wall']:.0f} |"
        )
    table.append("")
    half, adaptive, _, most = (set(each["solved"]) for each in runs.values())
    for what, fixed in (("with the same total", half), ("that works about as long", most)):
        won, lost = len(adaptive - fixed), len(fixed - adaptive)
        table += [f"Adaptive solves {won} that uniform {what} does not, and not {lost} that it "
                  f"does (sign test: p = {sign_test(won, lost):.2g}).", ""]  # fmt: skip
    print("\n".join(table))
    record = {"problems": problems, "runs": runs}
    results = suites.RESULTS
    (results / "allocation.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (results / "allocation.md").write_text("\n".join(table), encoding="utf-8")


if __name__ == "__main__":
    main()
