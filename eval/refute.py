"""Refutation of false statements, and its price on true ones: `python -m eval.refute`.

Three sets, each statement with a limit of wall time and one warm worker:

- `tip_false` (looked for in `--data`, left out where it is absent): what TIP lists as false;
- mutants of the shipped suite's true statements: an exchanged variable or operator, another
  constant, a premise dropped, two arguments swapped, ..., drawn evenly over the kinds by a seed.
  Nothing says that a mutant is false. It counts as false if its negation was proved, and as true
  if the prover's search, which knows nothing of refutation, proves it within the limit; one that
  is neither stays undecided, and the rate refuted / (refuted + undecided) takes it for false;
- the shipped suite itself, which is true: none may be refuted, and the time is what a subgoal costs
  that is worth proving.

Prints a summary and writes a JSON record, undecided mutants in full, to eval/results/.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from prover import suites, theory, verify
from prover.budget import Budget
from prover.lean import reading, toolchain
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.problems.lean_text import Token, tokenize
from prover.refute import closing, refute
from prover.refute.closing import Telescope
from prover.search import loop
from prover.theory import Theory
from prover.types import Problem, Statement, Status

ROOT = Path(__file__).parent
RESULTS = ROOT / "results" / "refute.json"
DATA = ROOT.parent.parent / "shared" / "data"
SUITE = "starter"
OPERATORS = {
    "=": "≠", "≠": "=", "<": "≤", "≤": "<", "∧": "∨", "∨": "∧", "↔": "→", "+": "*", "*": "+",
    "&": "|", "|": "&",
}  # fmt: skip
CONSTANTS = {"true": "false", "false": "true"}
QUANTIFIERS = {"∀": "∃", "∃": "∀"}


@dataclass(frozen=True)
class Mutant:
    kind: str
    statement: Statement


@dataclass(frozen=True)
class Tried:
    """`status` is refuted, proved, undecided or unsupported; `seconds` are those of `refute`."""

    name: str
    kind: str
    signature: str
    status: str
    witness: str
    seconds: float


def mutants(problem: Problem) -> Iterator[Mutant]:
    """All mutants of a statement, whether they elaborate or not."""
    statement = problem.statement
    proposition = closing.closed(statement.signature)
    if proposition is None:
        return
    whole = closing.telescope(proposition)
    for kind, changed in _variants(whole):
        if str(changed) != str(whole):
            signature = f"theorem {statement.name} : {changed}"
            yield Mutant(kind, replace(statement, signature=signature))


def _variants(whole: Telescope) -> Iterator[tuple[str, Telescope]]:
    for i, binder in enumerate(whole.binders):
        rest = replace(whole, binders=whole.binders[:i] + whole.binders[i + 1 :])
        if binder.name not in reading.words(str(rest)):
            yield "premise dropped", rest
    yield "conclusion denied", replace(whole, conclusion=f"¬({whole.conclusion})")
    variables = {b.name: b.type for b in whole.binders if b.name}
    for kind, conclusion in _changed(whole.conclusion, variables):
        yield kind, replace(whole, conclusion=conclusion)


def _changed(text: str, variables: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(kind, text) for each change at one place."""
    tokens = tokenize(text)

    def put(new: str, first: Token, last: Token | None = None) -> str:
        return text[: first.start] + new + text[(last or first).end :]

    for i, token in enumerate(tokens):
        after = tokens[i + 1 : i + 3]
        for other, type_ in variables.items():
            if other != token.text and variables.get(token.text) == type_:
                yield "variable exchanged", put(other, token)
        if token.kind == "number":
            yield "constant changed", put(str(int(token.text) + 1), token)
        elif token.text in CONSTANTS:
            yield "constant changed", put(CONSTANTS[token.text], token)
        elif token.text in QUANTIFIERS:
            yield "quantifier changed", put(QUANTIFIERS[token.text], token)
        elif token.text in OPERATORS and token.text in "&|":
            if after and after[0].text == token.text:
                yield "operator changed", put(OPERATORS[token.text] * 2, token, after[0])
        elif token.text in OPERATORS:
            yield "operator changed", put(OPERATORS[token.text], token)
        if token.kind == "name" and [t.kind for t in after[:1]] == ["name"]:
            yield "function dropped", put(after[0].text, token, after[0])
        if [t.kind for t in (token, *after)] == ["name", "name", "name"]:
            swapped = f"{token.text} {after[1].text} {after[0].text}"
            yield "arguments swapped", put(swapped, token, after[1])
        if token.kind == "name" and len(after) == 2 and after[0].kind == "other":
            left, right = token.text, after[1].text
            if left in variables and right in variables and left != right:
                yield "arguments swapped", put(f"{right} {after[0].text} {left}", token, after[1])


def drawn(problems: Sequence[Problem], number: int, seed: int, pool: Pool) -> list[Mutant]:
    """That many mutants that elaborate, as even over the kinds as there are enough of them."""
    kinds: dict[str, list[Mutant]] = {}
    for problem in problems:
        for mutant in dict.fromkeys(mutants(problem)):
            kinds.setdefault(mutant.kind, []).append(mutant)
    rng = random.Random(seed)
    for row in kinds.values():
        rng.shuffle(row)
    found: list[Mutant] = []
    while len(found) < number and any(kinds.values()):
        for row in kinds.values():
            while row and len(found) < number:
                if _elaborates(mutant := row.pop(), pool):
                    found.append(mutant)
                    break
    return found


def _elaborates(mutant: Mutant, pool: Pool) -> bool:
    text = f"{mutant.statement.signature} := by sorry\n"
    return all(m.severity != ERROR for m in pool.elaborate(mutant.statement, text, timeout=60))


def tried(problem: Problem, kind: str, pool: Pool, limit: float, *, settle: bool = False) -> Tried:
    """A statement through the refuter, and then, to settle it, through the search."""
    statement = verify.for_library(problem.statement, pool)
    known = theory.read(statement, pool, timeout=60)
    started = time.monotonic()
    refutation = refute(statement, pool, Budget(limit), theory=known)
    seconds = time.monotonic() - started
    status, witness = "undecided", ""
    if refutation is not None:
        verdict = verify.verify(refutation.statement, refutation.proof, pool, timeout=60)
        assert verdict.status is Status.VERIFIED, (problem.name, verdict.reason)
        status, witness = "refuted", refutation.witness
    elif verify.support(statement, pool, timeout=60) is not None:
        status = "unsupported"
    elif settle and _proved(statement, known, pool, limit):
        status = "proved"
    return Tried(problem.name, kind, statement.signature, status, witness, round(seconds, 3))


def _proved(statement: Statement, known: Theory, pool: Pool, limit: float) -> bool:
    return loop.search(statement, known, pool, Budget(limit)).proof is not None


def summary(rows: Sequence[Tried]) -> dict[str, object]:
    seconds = sorted(row.seconds for row in rows)
    return {
        "statements": len(rows),
        **Counter(row.status for row in rows),
        "median_seconds": statistics.median(seconds),
        "p95_seconds": seconds[int(0.95 * (len(seconds) - 1))],
        "longest_seconds": seconds[-1],
    }


def rate(rows: Sequence[Tried]) -> float:
    """Refuted of what is not known to be true."""
    counts = Counter(row.status for row in rows)
    return round(counts["refuted"] / (counts["refuted"] + counts["undecided"]), 3)


def _brief(row: Tried) -> dict[str, object]:
    return {"name": row.name, "status": row.status, "witness": row.witness, "seconds": row.seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--mutants", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=float, default=10.0, help="seconds a statement")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    tip = options.data / "tip_false.jsonl"
    lean = toolchain.resolve("embedded")
    record: dict[str, object] = {
        "seed": options.seed,
        "limit_seconds": options.limit,
        "library_hash": lean.library_hash,
    }
    problems = suites.load(SUITE).problems
    with Pool(lean, 1) as pool:
        if tip.is_file():
            rows = [tried(p, "", pool, options.limit) for p in suites.load(str(tip)).problems]
            record["tip_false"] = summary(rows) | {
                "rate": rate(rows),
                "rows": list(map(asdict, rows)),
            }
        else:
            record["tip_false"] = f"skipped: no {tip.name}"
        rows = []
        for i, mutant in enumerate(drawn(problems, options.mutants, options.seed, pool)):
            named = Problem(f"{mutant.statement.name}_{i}", mutant.statement)
            rows.append(tried(named, mutant.kind, pool, options.limit, settle=True))
        kinds = sorted({row.kind for row in rows})
        record["mutants"] = summary(rows) | {
            "rate": rate(rows),
            "by_kind": {k: dict(Counter(r.status for r in rows if r.kind == k)) for k in kinds},
            "open": [asdict(row) for row in rows if row.status == "undecided"],
        }
        rows = [tried(p, "", pool, options.limit) for p in problems]
        false = [asdict(row) for row in rows if row.status == "refuted"]
        record["true"] = summary(rows) | {"refuted_rows": false}
    RESULTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for key, value in record.items():
        shown = (
            {k: v for k, v in value.items() if k != "rows"} if isinstance(value, dict) else value
        )
        print(f"{key}: {shown}")


if __name__ == "__main__":
    main()
