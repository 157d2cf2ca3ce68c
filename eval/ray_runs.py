"""A Ray cluster of two workers against two local ones: `python -m eval.ray_runs --data DIR`.

TIP IsaPlanner three times at the same limit: with local workers, on a Ray cluster that the run
starts itself, and on one where an actor with its Lean is killed (SIGKILL) a few times. Every
problem must have one row each time; verdicts that differ are shown with their seconds, because a
proof that is found just within the limit is not found by every run. Writes
eval/results/ray_runs.json and .md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psutil

from eval.suites import RESULTS, ROOT

SUITE = "tip_isaplanner"


def actors(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes of the run in which a worker lives."""
    try:
        found = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    named = []
    for each in found:
        try:
            if each.cmdline()[:1] and each.cmdline()[0].startswith("ray::_Actor"):
                named.append(each)
        except psutil.Error:  # it has just ended
            continue
    return named


def run(suite: Path, limit: float, engine: str, kills: int) -> dict[str, Any]:
    """One batch; with `kills` an actor is killed every 20 seconds, so often."""
    with tempfile.TemporaryDirectory() as folder:
        run_folder = Path(folder, "run")
        command = [sys.executable, "-m", "prover", "batch", str(suite), "-o", str(run_folder),
                   "--time-limit", str(limit), "--workers", "2", "--engine", engine]  # fmt: skip
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        killed = 0
        while process.poll() is None:
            time.sleep(1)
            if killed < kills and time.monotonic() - started > 20 * (killed + 1):
                for actor in actors(process)[:1]:
                    actor.kill()
                    killed += 1
        wall = time.monotonic() - started
        assert killed == kills and process.returncode in (0, 1)
        rows = [json.loads(line) for line in (run_folder / "results.jsonl").open()]
        lost = (run_folder / "events.jsonl").read_text("utf-8").count('"WorkerLost"')
    return {
        "engine": engine, "kills": killed, "lost": lost, "wall": round(wall, 1),
        "rows": [{key: row[key] for key in ("name", "verdict", "seconds")} for row in rows],
    }  # fmt: skip


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The problems whose verdicts are not the same, with both."""
    before = {row["name"]: row for row in one["rows"]}
    pairs = [(before[row["name"]], row) for row in other["rows"]]
    return [
        f"{row['name']}: {first['verdict']} after {first['seconds']:.0f} s, "
        f"here {row['verdict']} after {row['seconds']:.0f} s"
        for first, row in pairs
        if row["verdict"] != first["verdict"]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--time-limit", type=float, default=30.0)
    parser.add_argument("--kills", type=int, default=3)
    chosen = parser.parse_args()
    suite = chosen.data / f"{SUITE}.jsonl"
    names = sorted(json.loads(line)["name"] for line in suite.read_text("utf-8").splitlines())
    runs = [run(suite, chosen.time_limit, *how) for how in (("local", 0), ("ray", 0),
                                                             ("ray", chosen.kills))]  # fmt: skip
    table = ["| workers | killed | rows | verified | verdicts not as local | wall s |",
             "| --- | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    notes = []
    for each in runs:
        assert sorted(row["name"] for row in each["rows"]) == names, "a row is lost or twice there"
        verdicts = Counter(row["verdict"] for row in each["rows"])
        others = differences(runs[0], each)
        table.append(
            f"| two, {each['engine']} | {each['kills']} | {len(each['rows'])} "
            f"| {verdicts['verified']} | {len(others)} | {each['wall']:.0f} |"
        )
        notes += [f"- {each['engine']}, {each['kills']} killed: {line}" for line in others]
    text = "\n".join([*table, "", *notes]) + "\n"
    print(text)
    record = {"time_limit": chosen.time_limit, "runs": runs}
    (RESULTS / "ray_runs.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    (RESULTS / "ray_runs.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
