"""What each part of the loop adds: `python -m eval.ablation`.

Two tables, each over the same problems with the same time limit. The first is TIP IsaPlanner (if it
is there) by search alone and with lemmas from exploration. The second is the five statements of
eval/sketches.jsonl: by search alone, with lemmas, and with their recorded sketches damaged
mechanically (one damage a sketch, from a seed), with repair switched off and on. Prints both and
writes JSON records to eval/results/.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from eval import damage, suites
from prover import decompose, pipeline, sketch
from prover import suites as loaded
from prover.config import Settings
from prover.draft import choose
from prover.events import Event
from prover.lean.bridge import Bridge, LiveBridge
from prover.repair import Repaired
from prover.types import Problem, Sketch, Statement, Status

RESULTS = Path(__file__).parent / "results" / "ablation.json"
SKETCHES = Path(__file__).parent / "sketches.jsonl"
SECONDS = 30.0
DAMAGES = (
    damage.wrong_name, damage.dropped_case, damage.bad_indentation, damage.extra_argument,
    damage.wrong_closer,
)  # fmt: skip


def without_repair(
    statement: Statement, proof: str, bridge: Bridge, budget: Any, **_: Any
) -> Repaired | None:
    """What takes the place of `repair`: Lean accepts the sketch as it is, or not."""
    found = sketch.check(statement, proof, bridge, timeout=min(20.0, budget.remaining()))
    return Repaired(found, ()) if isinstance(found, Sketch) else None


@contextmanager
def repairing(on: bool) -> Iterator[None]:
    """The loop with its repair, or without."""
    if on:
        yield
        return
    with mock.patch.object(decompose, "repair", without_repair):
        yield


def damaged(
    rows: list[dict[str, Any]], problems: dict[str, Problem], pool: LiveBridge
) -> Iterator[str]:
    """The recorded sketches, each with the first damage that Lean notices, as rows."""
    for row in rows:
        statement = problems[row["problem"]].statement
        (proof, *_) = sketch.read(row["text"], statement)
        rng = random.Random(row["problem"])
        ways = [text for way in rng.sample(DAMAGES, len(DAMAGES)) for text in way(proof, rng)]
        for text in ways:
            if not isinstance(sketch.check(statement, text, pool, timeout=20.0), Sketch):
                yield json.dumps({**row, "text": f"```lean\n{text}\n```"}) + "\n"
                break


def verified(problems: list[Problem], settings: Settings, pool: LiveBridge) -> dict[str, bool]:
    """Which of the problems are verified, one after the other."""
    found = {}
    for problem in problems:
        outcome = pipeline.prove(problem, settings, pool, _ignored)
        found[problem.name] = outcome.verdict.status is Status.VERIFIED
    return found


def _ignored(_: Event) -> None:
    pass


def on_sketches(seconds: float) -> dict[str, dict[str, bool]]:
    """The second table: for each configuration, which statements it verifies."""
    rows = [json.loads(line) for line in SKETCHES.read_text(encoding="utf-8").splitlines()]
    named = {p.name: p for p in loaded.load("starter").problems}
    rows = [row for row in rows if row["ask"] == "sketch" and row["problem"] in named]
    problems = [named[name] for name in dict.fromkeys(row["problem"] for row in rows)]
    found: dict[str, dict[str, bool]] = {}
    with tempfile.TemporaryDirectory() as folder, pipeline.open_bridge(Settings()) as pool:
        broken = Path(folder) / "damaged.jsonl"
        broken.write_text("".join(damaged(rows, named, pool)), encoding="utf-8")
        replayed = Settings(time_limit=seconds, drafter="replay", model=str(broken))
        for title, settings, repair in (
            ("search alone", Settings(time_limit=seconds, drafter="none"), True),
            ("+ lemmas", Settings(time_limit=seconds), True),
            ("+ damaged sketches, no repair", replayed, False),
            ("+ damaged sketches, repair", replayed, True),
        ):
            choose.forget()  # a recording gives each answer once
            with repairing(repair):
                found[title] = verified(problems, settings, pool)
    return found


def on_tip(path: Path, workers: int) -> dict[str, Any]:
    """The first table: the run records by configuration."""
    lines = suites.rows(suites.SUITES["tip_isaplanner"], path)
    return {
        title: suites.run("tip_isaplanner", lines, workers, ["--drafter", drafter])
        for title, drafter in (("search alone", "none"), ("+ lemmas", "explore"))
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=suites.ROOT.parent / "shared" / "data")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-tip", action="store_true", help="only the second table")
    options = parser.parse_args()
    record = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    path = options.data / "tip_isaplanner.jsonl"
    if path.is_file() and not options.no_tip:
        record["tip_isaplanner"] = on_tip(path, options.workers)
    record["sketches"] = {"seconds": SECONDS, "verified": on_sketches(SECONDS)}
    text = json.dumps(record, indent=1, ensure_ascii=False)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    print(table(record))


def table(record: dict[str, Any]) -> str:
    """Both tables as Markdown."""
    lines = ["| problems | s a problem | configuration | verified |", "| --- | ---: | --- | ---: |"]
    for title, run in record.get("tip_isaplanner", {}).items():
        proved = sum(row["verdict"] == "verified" for row in run["rows"])
        lines.append(
            f"| tip_isaplanner | {run['time_limit']:g} | {title} | {proved} of {len(run['rows'])} |"
        )
    for title, found in record["sketches"]["verified"].items():
        proved = f"{sum(found.values())} of {len(found)}"
        lines.append(f"| sketches | {record['sketches']['seconds']:g} | {title} | {proved} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
