"""Run folders as a batch would have left them, for the tests of reports."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TIME_LIMIT = 60.0
REASONS = {
    "verified": "Lean 4.35.0 (basis) accepts the proof",
    "unproved": "time limit of 51 s spent (raise --time-limit)",
    "disproved": "false: n = 3",
    "unsupported": "the library (basis) has no `Real.sqrt`",
    "error": "the worker process was lost 2 times, at last with signal 9",
}


def row(name: str, verdict: str = "verified", **fields: Any) -> dict[str, Any]:
    """A row as `prover.runs.folder.row` writes it."""
    solved = verdict == "verified"
    return {
        "name": name, "verdict": verdict, "reason": REASONS[verdict],
        "proof": "by\n  simp" if solved else None, "axioms": ["propext"] if solved else [],
        "record": None, "seconds": 1.5 if solved else TIME_LIMIT, "lean_seconds": 1.0,
        "expansions": 20, "calls": 4, "model_seconds": 0.0, "tokens": 0, "attempts": 1,
        "lemmas": [], "recalled": "", "repairs": [], "library": "basis", "premises": [],
    } | fields  # fmt: skip


def rows(count: int, seed: int, skill: float = 0.6) -> list[dict[str, Any]]:
    """Rows of a run in which some problems are hard, and some out of reach for every seed."""
    made = []
    for number in range(count):
        name, hard = f"family_{number % 7}_problem_{number}", random.Random(number).random()
        luck = random.Random(f"{number} {seed}")
        if number % 23 == 0:
            made.append(row(name, "unsupported", seconds=0.2, calls=0))
        elif luck.random() < skill * (1 - hard) * 1.6:
            spent = 0.3 + luck.expovariate(1 / (1 + 25 * hard))
            made.append(row(name, seconds=min(spent, 55.0), calls=1 + int(spent * 3)))
        else:
            made.append(row(name, "unproved", calls=150))
    return made


def write(
    folder: Path,
    made: Iterable[dict[str, Any]],
    *,
    seed: int = 0,
    trees: bool = False,
    **config: Any,
) -> Path:
    """A run folder; its suite is not there any more."""
    made = list(made)
    folder.mkdir(parents=True)
    settings = {
        "suite": "made", "suite_path": "nowhere.jsonl", "suite_sha256": "ab" * 32,
        "limit": len(made), "lean": "embedded", "time_limit": TIME_LIMIT, "seed": seed,
        "workers": 2, "drafter": "none", "policy": "symbolic",
    } | config  # fmt: skip
    text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    (folder / "config.toml").write_text(text)
    environment = {"proofloom": "0.1.0", "lean": "4.35.0 (embedded)", "library_hash": "cd" * 32}
    (folder / "env.json").write_text(json.dumps(environment | {"seed": seed}))
    _lines(folder / "results.jsonl", made)
    _lines(
        folder / "events.jsonl",
        [
            *(event(each["name"]) for each in made),
            {
                "time": 2.0,
                "event": "RunFinished",
                "status": "success",
                "counts": {},
                "seconds": 99.5,
            },
        ],
    )
    if trees:
        (folder / "trees").mkdir()
        for each in made:
            line = json.dumps(tree(each["name"], closed=each["verdict"] == "verified")) + "\n"
            (folder / "trees" / f"{each['name']}.jsonl.gz").write_bytes(
                gzip.compress(line.encode())
            )
    return folder


def event(name: str) -> dict[str, Any]:
    words = "time limit of 9 s spent: 42 tactics tried, 22 goals"
    return {"time": 1.0, "event": "Note", "problem": name, "stage": "search", "text": words}


def tree(name: str, *, closed: bool) -> dict[str, Any]:
    """A search over 30 goals, as `prover.critic.trees` writes it."""

    def goal(number: int) -> dict[str, Any]:
        return {
            "goal": f"n m : Nat\nh : n ≤ m + {number}\n⊢ n * {number} ≤ m * {number} + {number}",
            "depth": 0 if number == 0 else 1 + number % 5,
            "parent": None if number == 0 else (number - 1) // 2,
            "spent": 6, "entangled": False, "failed": ["omega", "simp"], "closers": [],
        }  # fmt: skip

    uses = [[n, f"induction n with step {n}", [2 * n + 1, 2 * n + 2]] for n in range(14)]
    leaves = [[n, "omega", []] for n in range(14, 30)]
    return {
        "problem": name,
        "statement": f"theorem {name} (n m : Nat) (h : n ≤ m) : n * 0 ≤ m * 0",
        "theory": {"functions": [], "recursive": [], "types": [], "theorems": [], "grind": False},
        "exhausted": False,
        "goals": [goal(number) for number in range(30)],
        "uses": [*uses, *leaves],
        "closed": {str(n): n for n in range(30)} if closed else {"14": 14},
    }


def _lines(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects))
