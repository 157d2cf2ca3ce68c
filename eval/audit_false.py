"""Whether an audit refutes what is false: TIP's false statements, and generated ones.

    python -m eval.audit_false --data DIR [--mutants 260] [--time-limit 10]

Generated statements are the mutants of `eval/refute.py`, with another seed than there. Nothing says
that a mutant is false: one that the prover proves afterwards is true and is left out, all others
count as false. None that counts as false may have been proved. Writes eval/results/audit_false.json
and .md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.audit_faults import proved
from eval.refute import drawn
from eval.suites import RESULTS, ROOT
from prover import suites
from prover.audit import Severity
from prover.audit.run import audit_all
from prover.config import load_settings
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.types import Problem

PROVE_SECONDS = 10.0


def rows(problems: Sequence[Problem], seconds: float) -> list[dict[str, Any]]:
    """A row for each problem: refuted or not, and whether the prover proves it."""
    settings = load_settings({"time_limit": seconds, "lean": "embedded"})
    reports = audit_all(problems, settings, workers=2)
    left = [r.problem for r in reports if r.severity is not Severity.REFUTED and r.elaborated]
    true = proved(left, PROVE_SECONDS)
    return [
        {
            "name": r.problem.name,
            "signature": r.problem.statement.signature,
            "elaborated": r.elaborated,
            "refuted": next((f.message for f in r.findings if f.detector == "false"), None),
            "proved": true.get(r.problem.name, False),
            "seconds": r.seconds,
        }
        for r in reports
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--mutants", type=int, default=260)
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    with Pool(toolchain.resolve("embedded"), size=1) as pool:
        made = drawn(suites.load("starter").problems, chosen.mutants, chosen.seed, pool)
    generated = [
        Problem(f"{number} {mutant.kind}", mutant.statement, source="generated")
        for number, mutant in enumerate(made)
    ]
    tip = suites.load(str(chosen.data / "tip_false.jsonl")).problems
    record = {
        "time_limit": chosen.time_limit,
        "prove_seconds": PROVE_SECONDS,
        "seed": chosen.seed,
        "tip_false": rows(tip, chosen.time_limit),
        "generated": rows(generated, chosen.time_limit),
    }
    lines = [
        "| false statements | number | refuted, with witness | proved | do not elaborate |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in ("tip_false", "generated"):
        found = record[name]
        # A mutant that is proved is a true one; a statement of TIP's that is proved is a scandal.
        false = [row for row in found if name == "tip_false" or not row["proved"]]
        refuted = sum(row["refuted"] is not None for row in false)
        lines.append(
            f"| {name} | {len(false)} | {refuted} ({refuted / len(false):.0%}) "
            f"| {sum(row['proved'] for row in false)} "
            f"| {sum(not row['elaborated'] for row in false)} |"
        )
    print("\n".join(lines))
    (RESULTS / "audit_false.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (RESULTS / "audit_false.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
