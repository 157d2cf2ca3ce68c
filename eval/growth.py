"""How well a report's growth model tells what twice the time gives: on recorded runs, the model
sees the first half of each time limit and says how many are solved at the whole of it.

    python -m eval.growth

Reads the records in eval/results (nothing is run); writes eval/results/growth.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from statistics import mean
from typing import Any

from prover.report.growth import Spell, hindcast

RESULTS = Path(__file__).parent / "results"
SUITES = ("tip_isaplanner", "minif2f_integers", "iltp_prop_half", "nng4_game")
LEARNED_SECONDS = 6.0  # of `eval.learned`


def records() -> Iterator[tuple[str, float, list[dict[str, Any]]]]:
    """(run, seconds a problem, rows)."""
    for name in SUITES:
        record = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
        yield name, record["time_limit"], record["rows"]
    for path in sorted((RESULTS / "learned").glob("*.json")):
        yield path.stem, LEARNED_SECONDS, json.loads(path.read_text("utf-8"))["rows"]


def spells(rows: list[dict[str, Any]]) -> list[Spell]:
    """Rows of a record, which of open ones may not have a reason."""
    return [
        Spell(number, row["seconds"], row["verdict"] == "verified")
        for number, row in enumerate(rows)
        if row["verdict"] == "verified"
        or (
            row["verdict"] == "unproved"
            and row.get("reason", "time limit").startswith("time limit")
        )
    ]


def main() -> None:
    lines, errors, within = [], [], []
    for name, limit, rows in records():
        found = hindcast(spells(rows), len(rows), limit, 0.5)
        if found is None:
            continue
        said, seen = found
        errors.append(said.value - seen)
        within.append(said.low <= seen <= said.high)
        lines.append(
            f"| {name} | {len(rows)} | {limit:g} | {said.value:.1%} | "
            f"{said.low:.1%} to {said.high:.1%} | {seen:.1%} |"
        )
    head = [
        "What the growth model of `prover report` says after half the time limit, and what there",
        f"was at the whole of it: {len(errors)} runs, mean error {mean(errors):+.1%}, root mean",
        f"square {sqrt(mean(e * e for e in errors)):.1%}, within the interval of 95 % in "
        f"{sum(within)} of {len(within)}.",
        "",
        "| run | problems | s a problem | said | interval | seen |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    (RESULTS / "growth.md").write_text("\n".join([*head, *lines, ""]), "utf-8")
    print("\n".join([*head[:3], *lines]))


if __name__ == "__main__":
    main()
