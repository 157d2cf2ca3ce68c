"""A large run, killed at random and resumed: `python -m eval.large_run --data DIR`.

miniF2F's valid split and half of PutnamBench in one suite of 586 rows against the embedded
library, which has no real numbers, sets or sums: most rows are `unsupported` and say what is
missing. The run is killed (SIGKILL to the parent) `--kills` times at random moments and resumed
each time; then every row must be there once, with a verdict, and a finished row must never have
changed. A second run that nobody kills says whether the rows are the same. Writes
eval/results/large_run.json and .md.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from eval.suites import RESULTS, ROOT

FILES = ("minif2f_valid", "putnambench_1962_1994")


def batch(suite: Path, run: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prover", "batch", str(suite), "-o", str(run), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def lines(run: Path) -> list[bytes]:
    """The rows that are whole."""
    results = run / "results.jsonl"
    found = results.read_bytes().splitlines(keepends=True) if results.exists() else []
    return [line for line in found if line.endswith(b"\n")]


def killed(suite: Path, run: Path, arguments: list[str], kills: int, seed: int) -> dict[str, Any]:
    """The run with its kills: when they were, and the seconds of work in all."""
    rng = random.Random(seed)
    started, moments, kept = time.monotonic(), [], list[bytes]()
    for _ in range(kills):
        process = batch(suite, run, arguments + (["--resume"] if kept or moments else []))
        try:
            process.wait(rng.uniform(10, 60))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        now = lines(run)
        assert now[: len(kept)] == kept, "a finished row has changed"
        kept = now
        moments.append({"seconds": round(time.monotonic() - started, 1), "rows": len(kept)})
    assert batch(suite, run, arguments + ["--resume"] * bool(kills)).wait() == 0
    assert lines(run)[: len(kept)] == kept, "a finished row has changed"
    return {"kills": moments, "wall": round(time.monotonic() - started, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        suite, run = Path(folder, "both.jsonl"), Path(folder, "run")
        texts = [(chosen.data / f"{name}.jsonl").read_text(encoding="utf-8") for name in FILES]
        suite.write_text("".join(texts), encoding="utf-8")
        arguments = ["--time-limit", str(chosen.time_limit), "--workers", str(chosen.workers)]
        found = killed(suite, run, arguments, chosen.kills, chosen.seed)
        rows = [json.loads(line) for line in lines(run)]
        whole = killed(suite, Path(folder, "whole"), arguments, 0, chosen.seed)
        undisturbed = {row["name"]: row for row in map(json.loads, lines(Path(folder, "whole")))}
        names = [json.loads(line)["name"] for line in suite.read_text("utf-8").splitlines()]
    assert sorted(row["name"] for row in rows) == sorted(names), "rows are missing or twice there"
    assert sorted(undisturbed) == sorted(names)
    others = [
        f"{row['name']}: {row['verdict']} after {row['seconds']:.1f} s, undisturbed "
        f"{undisturbed[row['name']]['verdict']} after {undisturbed[row['name']]['seconds']:.1f} s"
        for row in rows
        if row["verdict"] != undisturbed[row["name"]]["verdict"]
    ]
    verdicts = Counter(row["verdict"] for row in rows)
    missing = Counter(row["reason"] for row in rows if row["verdict"] == "unsupported")
    assert all(row["reason"] for row in rows)
    record = {
        "time_limit": chosen.time_limit, "workers": chosen.workers, **found,
        "undisturbed": whole["wall"], "other_verdicts": others,
        "verdicts": dict(verdicts), "unsupported": dict(missing.most_common()),
    }  # fmt: skip
    said = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    kills = ", ".join(f"{k['rows']} rows at {k['seconds']:g} s" for k in found["kills"])
    same = f"and {len(others)} other verdicts" + (f" ({'; '.join(others)})" if others else "")
    text = (
        f"{len(rows)} rows in {found['wall']:.0f} s with {chosen.workers} workers at "
        f"{chosen.time_limit:g} s a problem, killed {len(found['kills'])} times ({kills}): "
        f"each row once, none changed. A run that nobody killed took {whole['wall']:.0f} s; its "
        f"rows have the same names, {same}. {said}. `unsupported` names what is missing, most "
        f"often {'; '.join(f'{reason} ({n})' for reason, n in missing.most_common(3))}.\n"
    )
    print(text)
    (RESULTS / "large_run.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (RESULTS / "large_run.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
