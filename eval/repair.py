"""Repair on damaged proofs, no model asked: `python -m eval.repair [--run FOLDER]`.

Takes whole proofs of the suite `starter`: those that a person wrote (`starter_proofs.txt`) and
those that the prover finds (from a run folder, or from a batch of its own at 10 s a problem).
Breaks each in eight ways (`damage`), drawn from a seed; what Lean still accepts is no item. Then
`prover.repair` gets each broken proof and a small budget. An item is repaired if the judge
verifies what comes out, with no hole left. For a false subgoal it is also asked whether it is
found out: whether the fact that was put in becomes a hole and `prover.refute` refutes it.
The suite is easy, so the table also counts apart the items whose statement repair does not prove
from an empty proof: there, something of the broken proof was needed.
Prints a table and writes a JSON record to eval/results/.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.damage import DAMAGES, FALSE
from prover import suites, verify
from prover.budget import Budget
from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.refute import refute
from prover.repair import Repaired, repair
from prover.sketch import bare, check
from prover.sketch.filling import canonical
from prover.types import Sketch, Statement, Status

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "repair.json"
WRITTEN = HERE / "starter_proofs.txt"
EMPTY = "by\n  skip"
FALSE_SUBGOAL = "false subgoal"
FACT = re.compile(rf"( *)have {FALSE} : .* := by\n.*")
VERIFY_SECONDS = 60.0
REFUTE = (5.0, 60)  # seconds and Lean calls for a subgoal


@dataclass(frozen=True)
class Proof:
    """A whole proof: `source` is 'written' or 'found'."""

    name: str
    source: str
    statement: Statement
    text: str
    alone: bool
    """Repair proves the statement from nothing."""


@dataclass(frozen=True)
class Row:
    """What became of one item."""

    name: str
    source: str
    damage: str
    alone: bool
    repaired: bool
    refuted: bool | None
    """For a false subgoal alone."""
    fixes: list[str]
    holes: int | None
    """Of the sketch that came out; None if none did."""
    calls: int
    seconds: float
    broken: str
    """The text, where it was not repaired or not refuted."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--run", type=Path, help="run folder of a batch over starter")
    parser.add_argument("--seconds", type=float, default=20.0, help="for an item (default 20)")
    parser.add_argument("--calls", type=int, default=200, help="of Lean, for an item (default 200)")
    parser.add_argument("--each", type=int, default=40, help="items of a class and source")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    started = time.monotonic()
    with Pool(toolchain.resolve("embedded"), size=1) as pool:
        proofs = corpus(options, pool)
        rows = []
        for damage in DAMAGES:
            for source in ("written", "found"):
                own = [proof for proof in proofs if proof.source == source]
                rng = random.Random(f"{options.seed} {damage} {source}")
                items = broken(own, damage, rng, options.each, pool)
                rows += [tried(p, damage, text, pool, options) for p, text in items]
                print(f"{damage}, {source}: {len(items)} items", file=sys.stderr)
        record = {
            "command": f"python -m eval.repair --seconds {options.seconds:g}"
            f" --calls {options.calls} --each {options.each} --seed {options.seed}",
            "lean": f"{pool.toolchain.version} ({pool.toolchain.library})",
            "library_hash": pool.toolchain.library_hash,
            "machine": f"{platform.machine()}, {platform.system()}",
            "proofs": dict(Counter(proof.source for proof in proofs)),
            "proved from nothing": dict(Counter(proof.source for proof in proofs if proof.alone)),
            "seconds": round(time.monotonic() - started),
            "table": table(rows),
            "corrections": corrections(rows),
            "rows": [asdict(row) for row in rows],
        }
    options.output.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
    print(record["table"])


def corpus(options: argparse.Namespace, pool: Pool) -> list[Proof]:
    """The proofs, each accepted by Lean as it stands."""
    problems = {problem.name: problem for problem in suites.load("starter").problems}
    texts = [("written", name, proof) for name, proof in written()]
    texts += [("found", name, proof) for name, proof in found(options.run)]
    proofs = []
    for source, name, text in texts:
        statement = verify.for_library(problems[name].statement, pool)
        proof = canonical(statement, text)
        if isinstance(check(statement, proof, pool, timeout=VERIFY_SECONDS), Sketch):
            nothing = repair(statement, EMPTY, pool, Budget(options.seconds, options.calls))
            alone = nothing is not None and not nothing.sketch.subgoals
            proofs.append(Proof(name, source, statement, proof, alone))
        else:
            print(f"{name}: the {source} proof does not hold", file=sys.stderr)
    return proofs


def written() -> list[tuple[str, str]]:
    blocks = re.split(r"^-- ", WRITTEN.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(block.split("\n", 1)[0], block.split("\n", 1)[1].rstrip()) for block in blocks]


def found(run: Path | None) -> list[tuple[str, str]]:
    """The proofs in a run folder; a batch is run if none is given."""
    if run is None:
        with tempfile.TemporaryDirectory() as folder:
            run = Path(folder, "run")
            command = [sys.executable, "-m", "prover", "batch", "starter", "-o", str(run)]
            subprocess.run([*command, "--lean", "embedded", "--time-limit", "10"], check=False)
            return found(run)
    lines = (run / "results.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["name"], row["proof"]) for row in rows if row["verdict"] == "verified"]


def broken(
    proofs: list[Proof], damage: str, rng: random.Random, count: int, pool: Pool
) -> list[tuple[Proof, str]]:
    """At most `count` damaged texts that Lean does not accept, from as many proofs as there are:
    one of each first, then a second one, and so on."""
    waiting = []
    for proof in proofs:
        texts = [t for t in dict.fromkeys(DAMAGES[damage](proof.text, rng)) if t != proof.text]
        rng.shuffle(texts)
        waiting.append((proof, texts))
    rng.shuffle(waiting)
    items: list[tuple[Proof, str]] = []
    while any(texts for _, texts in waiting) and len(items) < count:
        for proof, texts in waiting:
            while texts and len(items) < count:
                text = texts.pop()
                if isinstance(check(proof.statement, text, pool, timeout=10.0), Sketch):
                    continue
                if damage == FALSE_SUBGOAL and absurd(proof, text, pool):
                    continue
                items.append((proof, text))
                break
    return items


def absurd(proof: Proof, text: str, pool: Pool) -> bool:
    """Whether the false fact holds where it stands, since what is known there is contradictory."""
    fact = FACT.search(text)
    assert fact is not None
    tactics = "first | contradiction | omega | grind | simp_all"
    stated = f"{fact[1]}have {FALSE} : False := by {tactics}"
    found = check(proof.statement, text.replace(fact[0], stated), pool, timeout=10.0)
    return isinstance(found, Sketch)


def tried(proof: Proof, damage: str, text: str, pool: Pool, options: argparse.Namespace) -> Row:
    """One item, repaired and judged."""
    budget = Budget(options.seconds, options.calls)
    result = repair(proof.statement, text, pool, budget)
    whole = result is not None and not result.sketch.subgoals and judged(proof, result, pool)
    refuted = found_out(proof, text, pool) if damage == FALSE_SUBGOAL else None
    return Row(
        name=proof.name,
        source=proof.source,
        damage=damage,
        alone=proof.alone,
        repaired=whole,
        refuted=refuted,
        fixes=list(result.repairs) if result else [],
        holes=len(result.sketch.subgoals) if result else None,
        calls=budget.used_calls,
        seconds=round(budget.elapsed, 2),
        broken="" if whole and refuted is not False else text,
    )


def judged(proof: Proof, result: Repaired, pool: Pool) -> bool:
    text = result.sketch.proof
    verdict = verify.verify(proof.statement, text, pool, timeout=VERIFY_SECONDS)
    return verdict.status is Status.VERIFIED


def found_out(proof: Proof, text: str, pool: Pool) -> bool:
    """Whether the false fact, its proof being a hole, is refuted as a statement of its own."""
    fact = FACT.search(text)
    assert fact is not None
    hole = fact[0].split("\n")[0] + " sorry"
    sketch = check(proof.statement, text.replace(fact[0], hole), pool, timeout=VERIFY_SECONDS)
    if not isinstance(sketch, Sketch):
        return False
    line = sketch.proof[: sketch.proof.index(f"have {FALSE} ")].count("\n") + 1
    (subgoal,) = [subgoal for subgoal in sketch.subgoals if subgoal.line == line]
    statements = filter(None, (subgoal.statement, bare(subgoal)))
    return any(refute(statement, pool, Budget(*REFUTE)) for statement in statements)


def table(rows: list[Row]) -> str:
    lines = [
        "| Damage | written | found | all | repaired | not from nothing | median s | calls |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for damage in [*DAMAGES, ""]:
        own = [row for row in rows if damage in ("", row.damage)]
        cells = [
            f"{sum(r.repaired for r in part)}/{len(part)}"
            for part in (
                [r for r in own if r.source == "written"],
                [r for r in own if r.source == "found"],
                own,
            )
        ]
        needed = [row for row in own if not row.alone]
        hard = f"{sum(row.repaired for row in needed)}/{len(needed)}"
        share = 100 * sum(row.repaired for row in own) / max(len(own), 1)
        seconds = sorted(row.seconds for row in own)[len(own) // 2] if own else 0
        calls = sorted(row.calls for row in own)[len(own) // 2] if own else 0
        name = damage or "**all**"
        lines.append(
            f"| {name} | {' | '.join(cells)} | {share:.0f}% | {hard} | {seconds:.1f} | {calls} |"
        )
    false = [row for row in rows if row.refuted is not None]
    if false:
        refuted = sum(bool(row.refuted) for row in false)
        lines.append(f"\nFalse subgoals refuted: {refuted}/{len(false)}.")
    return "\n".join(lines)


def corrections(rows: list[Row]) -> dict[str, dict[str, int]]:
    """How often each correction was made, by class of error; isolation leaves a hole."""
    counts: dict[str, Counter[str]] = {}
    for fix in (fix for row in rows for fix in row.fixes):
        error, _, correction = fix.partition(": ")
        counts.setdefault(error, Counter())[correction] += 1
    return {error: dict(count.most_common()) for error, count in sorted(counts.items())}


if __name__ == "__main__":
    main()
