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
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from prover.lean import toolchain
from prover.lean.batch import compile_source

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "eval" / "results"
# Suite, seconds a problem, and the field of a row that says which statements are true.
SUITES: dict[str, tuple[float, str | None]] = {
    "starter": (30, None),
    "tip_isaplanner": (60, None),
    "tip_false": (20, None),
    "iltp_prop_half": (20, "status_classical"),
    "nng4_game": (30, None),
}
KEPT = ("name", "verdict", "reason", "axioms", "seconds", "lean_seconds", "expansions", "premises")


def run(suite: str, path: str, seconds: float, workers: int) -> dict[str, Any]:
    """Run one suite and return its record."""
    with tempfile.TemporaryDirectory() as folder:
        run_folder = Path(folder) / "run"
        command = [
            sys.executable, "-m", "prover", "batch", path, "-o", str(run_folder),
            "--time-limit", str(seconds), "--workers", str(workers), "--json",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        rows = [json.loads(line) for line in (run_folder / "results.jsonl").open()]
        environment = json.loads((run_folder / "env.json").read_text())
        proofs = sorted((run_folder / "proofs").glob("*.lean"))
        accepted = sum(map(accepted_by_lean, proofs))
    environment.pop("python", None)
    return {
        "suite": suite,
        "time_limit": seconds,
        "workers": workers,
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "environment": environment,
        "proof_files": len(proofs),
        "proof_files_accepted_by_lean": accepted,
        "wall_seconds": json.loads(done.stdout)["seconds"],
        "rows": [{key: row[key] for key in KEPT if key in row} for row in rows],
    }


def accepted_by_lean(path: Path) -> bool:
    """Whether plain `lean`, in a process of its own, has nothing against a proof file."""
    messages = compile_source(
        toolchain.resolve("embedded"), path.read_text(encoding="utf-8"), timeout=120
    )
    return not any(m.severity == "error" or "sorry" in m.text for m in messages)


def table(records: list[dict[str, Any]]) -> str:
    """The records as a Markdown table."""
    lines = [
        "| suite | problems | verified | unsupported | other | proofs plain `lean` accepts "
        "| s a problem | workers | wall s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for record in records:
        counts = Counter(row["verdict"] for row in record["rows"])
        total = len(record["rows"])
        verified, unsupported = counts["verified"], counts["unsupported"]
        lines.append(
            f"| {record['suite']} | {total} | {verified} | {unsupported} | "
            f"{total - verified - unsupported} | {record['proof_files_accepted_by_lean']} of "
            f"{record['proof_files']} | {record['time_limit']:g} | {record['workers']} | "
            f"{record['wall_seconds']:.0f} |"
        )
    return "\n".join(lines) + "\n"


def truth(path: Path, field: str | None, record: dict[str, Any]) -> str | None:
    """How the verdicts compare with what the suite itself says of its statements."""
    if field is None:
        return None
    said = {row["name"]: row[field] for row in map(json.loads, path.open(encoding="utf-8"))}
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
    for suite in options.suites or SUITES:
        if suite not in SUITES:
            parser.error(f"unknown suite {suite!r}: {', '.join(SUITES)}")
        seconds, field = SUITES[suite]
        path = ROOT / "data" / f"{suite}.jsonl"
        if not path.is_file():
            path = options.data / f"{suite}.jsonl"
        if not path.is_file():
            print(f"{suite}: no {path}, left out", file=sys.stderr)
            continue
        record = run(suite, str(path), seconds, options.workers)
        if said := truth(path, field, record):
            record["truth"] = said
            print(f"{suite}: {said}")
        text = json.dumps(record, indent=1, ensure_ascii=False)
        (RESULTS / f"{suite}.json").write_text(text + "\n", encoding="utf-8")
    found = [RESULTS / f"{suite}.json" for suite in SUITES]
    records = [json.loads(path.read_text()) for path in found if path.is_file()]
    (RESULTS / "table.md").write_text(table(records), encoding="utf-8")
    print(table(records), end="")


if __name__ == "__main__":
    main()
