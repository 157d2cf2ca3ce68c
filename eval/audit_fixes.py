"""How many statements that were corrected later an audit flags, against their corrected versions.

    python -m eval.audit_fixes --data DIR

Pairs of miniF2F (`wrong`, `fixed`) and PutnamBench (`old_file`, `new_file`; not every one is
a real misformalisation) from the benchmark data; pairs that are the same statement are left out. A
version is flagged if a finding is at least suspicious, or if it does not parse. Writes
eval/results/audit_fixes.json and .md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.suites import RESULTS, ROOT
from prover.audit import Severity
from prover.audit.folder import row as as_row
from prover.audit.run import audit_all
from prover.config import load_settings
from prover.errors import InputError
from prover.problems import jsonl, lean_files
from prover.problems.jsonl import without_answers
from prover.types import Problem

FILES = ("minif2f_statement_fixes", "putnambench_statement_fixes_1962_1994")
HEADER = "import Mathlib\n\nopen BigOperators Real Nat Topology Rat\n\n"


def versions(row: dict[str, Any]) -> tuple[str, str]:
    """The Lean text before and after the correction."""
    if "wrong" in row:
        before, after = (
            f"{HEADER}theorem {row[key]} := by\n  sorry\n" for key in ("wrong", "fixed")
        )
        return before, after
    return without_answers(row["old_file"] or ""), without_answers(row["new_file"] or "")


def statement(text: str, name: str, source: str) -> Problem | str:
    """The theorem of a version, or why it does not parse."""
    try:
        return lean_files.problems(text, source, proved=True)[-1]
    except InputError as error:
        return f"{name}: {error}"


def audited(pairs: Sequence[tuple[str, Problem | str]], seconds: float) -> dict[str, Any]:
    """By the key of each version, its row."""
    problems = {key: found for key, found in pairs if isinstance(found, Problem)}
    settings = load_settings({"time_limit": seconds})
    reports = audit_all(list(dict.fromkeys(problems.values())), settings, workers=2)
    by_problem = {report.problem: report for report in reports}
    rows = {}
    for key, found in pairs:
        if isinstance(found, str):
            rows[key] = {"severity": "does not parse", "flagged": True, "reading": found}
        else:
            report = by_problem[found]
            flagged = report.severity >= Severity.SUSPICIOUS
            rows[key] = {**as_row(report), "flagged": flagged}
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--time-limit", type=float, default=10.0)
    chosen = parser.parse_args()
    lines = [
        "| corrected statements | pairs | flagged before | flagged after |",
        "| --- | ---: | ---: | ---: |",
    ]
    record: dict[str, Any] = {"time_limit": chosen.time_limit, "suites": {}}
    for name in FILES:
        pairs = []
        for number, row in jsonl.rows(chosen.data / f"{name}.jsonl"):
            texts = versions(row)
            if not all(texts) or "".join(texts[0].split()) == "".join(texts[1].split()):
                continue
            for which, text in zip(("before", "after"), texts, strict=True):
                key = f"{number} {row['name']} {which}"
                pairs.append((key, statement(text, row["name"], key)))
        rows = audited(pairs, chosen.time_limit)
        counts = {
            which: sum(each["flagged"] for key, each in rows.items() if key.endswith(which))
            for which in ("before", "after")
        }
        total = len(rows) // 2
        record["suites"][name] = rows
        lines.append(
            f"| {name} | {total} | {counts['before']} ({counts['before'] / total:.0%}) "
            f"| {counts['after']} ({counts['after'] / total:.0%}) |"
        )
        print(lines[-1])
    (RESULTS / "audit_fixes.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (RESULTS / "audit_fixes.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
