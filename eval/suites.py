"""Runs the suites of the README's result table and writes the table with its run records.

    python eval/suites.py                      # all suites that are there
    python eval/suites.py tip_isaplanner nng4_game --workers 2

Each suite is one `prover batch` run; its record (settings, toolchain, one line a problem) goes to
eval/results/SUITE.json and the table of all records to eval/results/table.md. Benchmark files are
looked for in `--data` (default: ../shared/data) and never copied.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from prover import verify
from prover.lean import toolchain
from prover.lean.batch import compile_source
from prover.lean.toolchain import Toolchain
from prover.problems import load_suite_file
from prover.runs.driver import with_premises

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "eval" / "results"
# What puts a problem of miniF2F outside natural numbers and integers, by its text.
BEYOND_INTEGERS = re.compile(
    r"ℝ|ℂ|ℚ|Finset|∑|∏|\bSet\b|\bReal\b|NNReal|Function|Polynomial|ZMod|Prime|digits|divisors|card"
    r"|IsLeast|IsGreatest|Icc|√|‖|\|[^∣]*\|"
)
_FAMILY = re.compile(r"mathd_[a-z]+|amc12|[a-z]+", re.IGNORECASE)


@dataclass(frozen=True)
class Suite:
    """What is run: the seconds a problem; the file if it has another name, and which of its rows
    are left out, by their statement; the field of a row that says whether it is true."""

    seconds: float
    file: str | None = None
    without: re.Pattern[str] | None = None
    truth: str | None = None
    families: bool = False
    """The rows' names begin with where the problem comes from, and the table shows them apart."""


SUITES = {
    "starter": Suite(30),
    "tip_isaplanner": Suite(60),
    "tip_false": Suite(20),
    "iltp_prop_half": Suite(20, truth="status_classical"),
    "nng4_game": Suite(30),
    "minif2f_integers": Suite(60, "minif2f_valid", BEYOND_INTEGERS, families=True),
}
KEPT = (
    "name", "verdict", "reason", "library", "axioms", "seconds", "lean_seconds", "expansions",
    "premises", "lemmas", "repairs",
)  # fmt: skip


def run(name: str, lines: list[str], workers: int, extra: Sequence[str] = ()) -> dict[str, Any]:
    """Run the rows (JSON texts) of one suite, with `extra` arguments for `prover batch`, and return
    its record."""
    with tempfile.TemporaryDirectory() as folder:
        outcomes, environment, seconds = batch(
            name, lines, Path(folder), SUITES[name].seconds, workers, extra
        )
        proofs = sorted((Path(folder) / "run" / "proofs").glob("*.lean"))
        accepted = sum(map(accepted_by_lean, proofs))
        again = judged_again(Path(folder) / f"{name}.jsonl", outcomes)
    return {
        "suite": name,
        "time_limit": SUITES[name].seconds,
        "workers": workers,
        "arguments": list(extra),
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "environment": environment,
        "proof_files": len(proofs),
        "proof_files_accepted_by_lean": accepted,
        "judged_again": again,
        "wall_seconds": seconds,
        "rows": [{key: row[key] for key in KEPT if key in row} for row in outcomes],
    }


def batch(
    name: str, lines: list[str], folder: Path, seconds: float, workers: int, extra: Sequence[str]
) -> tuple[list[dict[str, Any]], dict[str, Any], float]:
    """`prover batch` on the rows, with the run in folder/run: its rows, its environment and the
    wall time that it took."""
    run_folder, path = folder / "run", folder / f"{name}.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    command = [
        sys.executable, "-m", "prover", "batch", str(path), "-o", str(run_folder),
        "--time-limit", str(seconds), "--workers", str(workers), "--json", *extra,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    outcomes = [json.loads(line) for line in (run_folder / "results.jsonl").open()]
    environment = json.loads((run_folder / "env.json").read_text())
    environment.pop("python", None)
    return outcomes, environment, json.loads(done.stdout)["seconds"]


def accepted_by_lean(path: Path) -> bool:
    """Whether plain `lean`, in a process of its own, has nothing against a proof file."""
    messages = compile_source(
        toolchain.resolve("embedded"), path.read_text(encoding="utf-8"), timeout=120
    )
    return not any(m.severity == "error" or "sorry" in m.text for m in messages)


def judged_again(suite: Path, outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    """All verified rows before the judge once more, from statement and proof alone, in another
    process: how many verdicts stay, and the seconds that each took (the statement, which a run has
    compiled before its search, not counted)."""
    problems = {problem.name: problem for problem in load_suite_file(suite)[0]}
    proofs = {row["name"]: row["proof"] for row in outcomes}
    bridge = Judge(toolchain.resolve("embedded"))
    seconds, stay = [], 0
    for row in outcomes:
        if row["verdict"] == "verified":
            earlier = [(problems[name], proofs[name]) for name in row.get("premises", ())]
            statement = with_premises(problems[row["name"]], earlier).statement
            verify.support(statement, bridge, timeout=60)
            started = time.perf_counter()
            verdict = verify.verify(statement, row["proof"], bridge, timeout=60)
            seconds.append(round(time.perf_counter() - started, 3))
            stay += verdict.status.value == row["verdict"]
    return {"verified": len(seconds), "still_verified": stay, "seconds": seconds}


@dataclass(frozen=True)
class Judge:
    """All that the judge needs of a bridge."""

    toolchain: Toolchain


def table(records: list[dict[str, Any]]) -> str:
    """The records as a Markdown table."""
    lines = [
        "| suite | problems | verified | unsupported | other | proofs plain `lean` accepts "
        "| verified again (median s) | s a problem | workers | wall s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for record in records:
        counts = Counter(row["verdict"] for row in record["rows"])
        total = len(record["rows"])
        verified, unsupported = counts["verified"], counts["unsupported"]
        lines.append(
            f"| {record['suite']} | {total} | {verified} | {unsupported} | "
            f"{total - verified - unsupported} | {record['proof_files_accepted_by_lean']} of "
            f"{record['proof_files']} | {again(record)} | "
            f"{record['time_limit']:g} | {record['workers']} | "
            f"{record['wall_seconds']:.0f} |"
        )
    return "\n".join(lines) + "\n"


def again(record: dict[str, Any]) -> str:
    found = record.get("judged_again")
    if not found or not found["seconds"]:
        return "-"
    return f"{found['still_verified']} of {found['verified']} ({median(found['seconds']):.2f})"


def rows(suite: Suite, path: Path) -> list[str]:
    """The lines of the suite's file that belong to it."""
    with path.open(encoding="utf-8") as file:
        lines = list(file)
    outside = suite.without
    return [li for li in lines if not (outside and outside.search(json.loads(li)["statement"]))]


def by_family(record: dict[str, Any]) -> str:
    """One line for each source of problems: how many Lean could read, how many were verified."""
    text = "| family | problems | elaborated | verified |\n| --- | ---: | ---: | ---: |\n"
    families = dict[str, Counter[str]]()
    for row in record["rows"]:
        found = _FAMILY.match(row["name"])
        family = found[0] if found else "other"
        families.setdefault(family, Counter()).update([row["verdict"]])
    families["all"] = sum(families.values(), Counter())
    for family, counts in families.items():
        elaborated = counts.total() - counts["unsupported"] - counts["error"]
        text += f"| {family} | {counts.total()} | {elaborated} | {counts['verified']} |\n"
    return text


def truth(lines: list[str], field: str | None, record: dict[str, Any]) -> str | None:
    """How the verdicts compare with what the suite itself says of its statements."""
    if field is None:
        return None
    said = {row["name"]: row[field] for row in map(json.loads, lines)}
    verified = {row["name"] for row in record["rows"] if row["verdict"] == "verified"}
    true = {name for name, status in said.items() if status == "Theorem"}
    wrong = verified - true
    return f"{len(verified & true)} of {len(true)} theorems verified, {len(wrong)} non-theorems"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("suites", nargs="*", help=f"of {', '.join(SUITES)} (default: all)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    for name in options.suites or SUITES:
        if name not in SUITES:
            parser.error(f"unknown suite {name!r}: {', '.join(SUITES)}")
        suite = SUITES[name]
        path = ROOT / "data" / f"{name}.jsonl"
        if not path.is_file():
            path = options.data / f"{suite.file or name}.jsonl"
        if not path.is_file():
            print(f"{name}: no {path}, left out", file=sys.stderr)
            continue
        lines = rows(suite, path)
        record = run(name, lines, options.workers)
        if said := truth(lines, suite.truth, record):
            record["truth"] = said
            print(f"{name}: {said}")
        text = json.dumps(record, indent=1, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    found = [RESULTS / f"{name}.json" for name in SUITES]
    records = [json.loads(path.read_text()) for path in found if path.is_file()]
    text = table(records)
    for record in records:
        if SUITES[record["suite"]].families:
            text += f"\n{record['suite']}, by where the problems come from:\n\n{by_family(record)}"
    (RESULTS / "table.md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
