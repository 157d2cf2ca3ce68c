"""The loop over sketches, end to end: `python -m eval.sketches [--seconds N]`.

Five theorems of the suite `starter` for which the search needs a lemma that it does not find. A
server in OpenAI's form stands in for a model: it answers each request for a statement with the
sketch that `sketches.jsonl` has for it (rows of `--drafter replay`, written by a person), the
k-th time with the k-th, and wraps it as models do. `prover batch` runs over the five twice with
the same limit: without a drafter, and with `--drafter chat` against that server.

Prints a table and writes a JSON record to eval/results/: the rows of both runs, and what was asked,
answered, sketched, proved of each hole and in the end. Exit code 1 if the five are not all
verified with sketches, or if one is without.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.suites import ROOT, accepted_by_lean
from prover.draft import Ask
from prover.draft.prompt import PROMPTS
from prover.problems import jsonl
from tests.fakes.chat_server import ChatServer, Reply, says

RESULTS = ROOT / "eval" / "results" / "sketches.json"
SKETCHES = Path(__file__).with_suffix(".jsonl")
STARTER = ROOT / "data" / "starter.jsonl"
NAMES = (
    "no_list_of_all_predicates",
    "mul_commutes",
    "three_times_is_once",
    "sort_sorts",
    "compiler_is_correct",
)
THOUGHTS = (
    "<think>\nIt would be easy with an axiom:\n```lean\naxiom everything (p : Prop) : p\n```\n"
    "But no axioms are allowed, so I need a sketch.\n</think>\n\n"
)
NOTHING = "I am sorry, but nothing comes to my mind."
KEPT = (
    "verdict", "reason", "proof", "axioms", "seconds", "lean_seconds", "expansions", "attempts",
    "repairs", "lemmas",
)  # fmt: skip

Json = dict[str, Any]


@dataclass
class Model:
    """Answers from the rows; `asked` holds when and what it was asked and what it said."""

    rows: list[Json]
    asked: list[Json] = field(default_factory=list)
    _times: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __call__(self, request: Json) -> Reply:
        question = request["messages"][-1]["content"]
        ask = next(ask for ask in Ask if _opening(ask) in question)
        answer = self.answer(ask, question)
        self.asked.append(
            {"time": time.time(), "ask": ask.value, "question": question, "answer": answer}
        )
        return says(answer)

    def answer(self, ask: Ask, question: str) -> str:
        fitting = [row for row in self.rows if row["ask"] == ask and _fits(row, question)]
        if not fitting:
            return NOTHING
        key = ask.value, fitting[0]["problem"]
        text = fitting[min(self._times[key], len(fitting) - 1)]["text"]
        self._times[key] += 1
        return THOUGHTS + text


def _opening(ask: Ask) -> str:
    """The first words of a kind of question: they tell it from the others."""
    template = (PROMPTS / f"{ask}.j2").read_text(encoding="utf-8")
    return next(line for line in template.splitlines() if line and not line.startswith("{"))


def _fits(row: Json, question: str) -> bool:
    """Whether a row is for the statement in question."""
    wanted = " ".join(row.get("statement", f"theorem {row['problem']}").split())
    return bool(re.search(rf"{re.escape(wanted)}\W", " ".join(question.split())))


def batch(suite: Path, folder: Path, seconds: float, *drafter: str, url: str = "") -> Json:
    """One run: its rows by name, its events, and what it ran on."""
    command = [
        sys.executable, "-m", "prover", "batch", str(suite), "-o", str(folder), "--workers", "1",
        "--time-limit", str(seconds), "--lean", "embedded", *drafter,
    ]  # fmt: skip
    environment = {**os.environ, "OPENAI_BASE_URL": url, "OPENAI_API_KEY": ""}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    rows = {row["name"]: row for _, row in jsonl.rows(folder / "results.jsonl")}
    proofs = sorted((folder / "proofs").glob("*.lean"))
    return {
        "rows": {name: {key: rows[name][key] for key in KEPT} for name in NAMES},
        "accepted_by_lean": [path.stem for path in proofs if accepted_by_lean(path)],
        "environment": json.loads((folder / "env.json").read_text(encoding="utf-8")),
        "events": [event for _, event in jsonl.rows(folder / "events.jsonl")],
    }


def transcript(name: str, events: list[Json], asked: list[Json]) -> Json:
    """What happened to one problem, long texts as lists of lines."""
    own = [event for event in events if event.get("problem") == name]
    began, ended = own[0]["time"], own[-1]["time"]
    states = {e["branch"]: e for e in own if e["event"] == "Decided"}
    sketches = {e["branch"]: e for e in own if e["event"] == "Sketched"}
    drafts = []
    for draft in (e for e in own if e["event"] == "Drafted" and e["ask"] != Ask.LEMMA):
        entry = {"branch": draft["branch"], "draft": draft["text"].split("\n")}
        if sketch := sketches.get(draft["branch"]):
            holes = enumerate(sketch["goals"], start=1)
            entry |= {
                "sketch": sketch["proof"].split("\n"),
                "repairs": sketch["repairs"],
                "holes": [
                    {"goal": goal.split("\n"), **_fate(states, f"{draft['branch']}.{number}")}
                    for number, goal in holes
                ],
            }
        drafts.append(entry | _fate(states, draft["branch"]))
    questions = [
        {key: one[key].split("\n") if key != "ask" else one[key] for key in one if key != "time"}
        for one in asked
        if began <= one["time"] <= ended
    ]
    return {"asked": questions, "drafts": drafts}


def _fate(states: dict[str, Json], branch: str) -> Json:
    state = states.get(branch, {"state": "not tried", "reason": ""})
    return {key: state[key] for key in ("state", "reason") if state[key]}


def table(alone: Json, drafted: Json, transcripts: dict[str, Json]) -> str:
    """Holes and repairs are those of the sketches that were proved, of holes' own ones as well."""
    lines = [
        "| problem | search alone | s | with sketches | s | drafts | holes | repairs |",
        "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for name in NAMES:
        before, after = alone["rows"][name], drafted["rows"][name]
        drafts = transcripts[name]["drafts"]
        proved = [draft for draft in drafts if draft["state"] == "proved"]
        lines.append(
            f"| {name} | {before['verdict']} | {before['seconds']:.1f} | {after['verdict']} "
            f"| {after['seconds']:.1f} | {len(drafts)} | {sum(len(d['holes']) for d in proved)} "
            f"| {sum(len(d['repairs']) for d in proved)} |"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="a problem (default 60)")
    seconds = parser.parse_args().seconds
    model = Model([row for _, row in jsonl.rows(SKETCHES)])
    with tempfile.TemporaryDirectory() as folder, ChatServer(model) as server:
        suite = Path(folder, "five.jsonl")
        rows = {row["name"]: row for _, row in jsonl.rows(STARTER)}
        suite.write_text("".join(json.dumps(rows[name]) + "\n" for name in NAMES), "utf-8")
        alone = batch(suite, Path(folder, "alone"), seconds, "--drafter", "none")
        chat = ("--drafter", "chat", "--model", "scripted")
        drafted = batch(suite, Path(folder, "drafted"), seconds, *chat, url=server.url)
    transcripts = {name: transcript(name, drafted["events"], model.asked) for name in NAMES}
    record = {
        "time_limit": seconds,
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "environment": drafted["environment"],
        "table": table(alone, drafted, transcripts),
        "search_alone": alone["rows"],
        "with_sketches": drafted["rows"],
        "accepted_by_lean": drafted["accepted_by_lean"],
        "system_prompt": server.requests[0]["messages"][0]["content"].split("\n"),
        "transcripts": transcripts,
    }
    RESULTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(record["table"])
    solved = [name for name in NAMES if drafted["rows"][name]["verdict"] == "verified"]
    unneeded = [name for name in NAMES if alone["rows"][name]["verdict"] == "verified"]
    return int(set(solved) != set(NAMES) or bool(unneeded))


if __name__ == "__main__":
    sys.exit(main())
