"""What an audit finds of faults put into statements mechanically, and what it says of clean ones.

    python -m eval.audit_faults --data DIR [--per-class 40] [--time-limit 10]

Clean statements are those that `eval/results` records as verified (of the starter suite, TIP and
the slice of miniF2F), and renamed, permuted and restated variants of them. Faults are those of
`eval/faults.py`; one that does not elaborate is left out. A statement counts as false or vacuous
unless the prover proves it in `--prove` seconds after the audit, so the share with a certificate
is a lower bound. Writes eval/results/audit_faults.json and .md.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.faults import CERTAIN, FAULTS
from eval.suites import RESULTS, ROOT, SUITES
from prover import suites
from prover.audit import Report, Severity
from prover.audit.lab import Lab
from prover.audit.run import audit_all
from prover.audit.subject import subject
from prover.audit.variants import variants
from prover.budget import Budget
from prover.config import load_settings
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.types import Problem, Status

SOURCES = ("starter", "tip_isaplanner", "minif2f_integers")
DECIDED = (Severity.REFUTED, Severity.VACUOUS)


def clean(data: Path) -> Iterator[Problem]:
    """The problems that were verified."""
    for name in SOURCES:
        record = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        verified = {row["name"] for row in record["rows"] if row["verdict"] == Status.VERIFIED}
        file = data / f"{SUITES[name].file or name}.jsonl"
        spec = name if name in suites.shipped() else str(file)
        yield from (p for p in suites.load(spec).problems if p.name in verified)


def faulty(problems: Sequence[Problem], most: int, seed: int) -> Iterator[tuple[str, str, Problem]]:
    """(class, name of the original, statement), at most so many of a class."""
    for name, fault in FAULTS.items():
        rng = random.Random(f"{seed} {name}")
        count = 0
        for problem in rng.sample(problems, len(problems)):
            found = subject(problem, "")
            text = fault(found, rng)
            if text is None or text == found.text or count == most:
                continue
            count += 1
            changed = replace(problem.statement, signature=text)
            yield name, problem.name, replace(problem, name=f"{problem.name}!{name}",
                                              statement=changed)  # fmt: skip


def controls(problems: Sequence[Problem], wanted: int, seed: int) -> list[Problem]:
    """The originals, and variants of them until there are enough."""
    found = list(problems)
    others = [v for p in problems for kind, v in variants(p, seed) if kind != "perturb"]
    random.Random(seed).shuffle(others)
    return found + others[: max(0, wanted - len(found))]


_bridge: Pool | None = None


def _start() -> None:
    global _bridge
    _bridge = Pool(toolchain.resolve("embedded"), size=1)


def _holds(problem: Problem, seconds: float) -> bool:
    assert _bridge is not None
    lab = Lab(problem, _bridge, Budget(seconds))
    return lab.whole is not None and lab.proved("so", lab.whole, seconds) is not None


def proved(problems: Sequence[Problem], seconds: float) -> dict[str, bool]:
    """Which of the statements the prover proves."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context, initializer=_start) as pool:
        answers = pool.map(_holds, problems, [seconds] * len(problems))
        return {p.name: yes for p, yes in zip(problems, answers, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--per-class", type=int, default=40)
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--prove", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    settings = load_settings({"time_limit": chosen.time_limit, "lean": "embedded"})
    problems = list(clean(chosen.data))
    cases = list(faulty(problems, chosen.per_class, chosen.seed))
    started = time.monotonic()
    done: Counter[str] = Counter()

    def tick(_: Report) -> None:
        done["all"] += 1
        if done["all"] % 50 == 0:
            print(f"{done['all']} audited, {time.monotonic() - started:.0f} s", flush=True)

    reports = audit_all([p for _, _, p in cases], settings, workers=2, done=tick)
    read = [(kind, origin, r) for (kind, origin, _), r in zip(cases, reports, strict=True)
            if r.elaborated]  # fmt: skip
    good = audit_all(controls(problems, len(read), chosen.seed), settings, workers=2, done=tick)
    open_ = [r.problem for kind, _, r in read if r.severity not in DECIDED and kind not in CERTAIN]
    true = proved(open_, chosen.prove)
    record = {
        "arguments": {k: str(v) for k, v in vars(chosen).items() if k != "data"},
        "seconds": round(time.monotonic() - started, 1),
        "faulty": [
            {"class": kind, "original": origin, "name": r.problem.name,
             "signature": r.problem.statement.signature, "severity": r.severity.label,
             "detectors": sorted({f.detector for f in r.findings}), "seconds": r.seconds,
             "proved": true.get(r.problem.name, False)}
            for kind, origin, r in read
        ],
        "clean": [
            {"name": r.problem.name, "severity": r.severity.label, "seconds": r.seconds,
             "findings": [[f.detector, f.severity.label, f.message] for f in r.findings]}
            for r in good
        ],
    }  # fmt: skip
    table = text(record)
    print(table)
    (RESULTS / "audit_faults.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (RESULTS / "audit_faults.md").write_text(table, encoding="utf-8")


def text(record: dict[str, Any]) -> str:
    """The tables, as Markdown."""
    flags = ("suspicious", "vacuous", "refuted")
    by_name = {row["name"]: row for row in record["clean"]}
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in record["faulty"]:
        groups[row["class"]].append(row)
    lines = [
        "| fault | statements | found | originals flagged | still provable | rest: certificate |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, rows in (*groups.items(), ("all", record["faulty"])):
        found = sum(row["severity"] in flags for row in rows)
        origins = [by_name[row["original"]] for row in rows]
        alarms = sum(row["severity"] in flags for row in origins)
        holds = sum(row["proved"] for row in rows)
        shown = sum(row["severity"] in ("refuted", "vacuous") for row in rows)
        rest = len(rows) - holds
        share = f"{shown} of {rest} ({shown / rest:.0%})" if rest else "-"
        lines.append(
            f"| {kind} | {len(rows)} | {found} ({found / len(rows):.0%}) "
            f"| {alarms / len(rows):.0%} | {holds} | {share} |"
        )
    total = len(record["clean"])
    counts = Counter(row["severity"] for row in record["clean"])
    wrong = counts["refuted"] + counts["vacuous"]
    lines += [
        "",
        f"{total} clean statements: {counts['refuted']} refuted, {counts['vacuous']} vacuous "
        f"({wrong / total:.1%}), {counts['suspicious']} suspicious "
        f"({counts['suspicious'] / total:.1%}), {counts['note']} with notes, "
        f"{counts['nothing found']} with nothing found.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
