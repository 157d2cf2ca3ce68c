"""A stand-in for the Lean REPL that speaks its protocol: JSON with blank lines between objects.

It is started as `repl` by `lake env`, and answers by our own worker for the embedded Lean: commands
in numbered environments, proof steps on numbered states. REPL_TROUBLE is what it does at the first
proof step instead: `crash`, `junk`, `shape` (an answer that lacks what it must have) or `lie` (all
that is asked is proved).
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prover.lean import toolchain
from prover.lean.goals import render_goal
from prover.lean.messages import ERROR, UNPARSED
from prover.lean.pool import Pool
from prover.types import Message, Statement, TacticState

FOREVER = 3600.0
SORRY = " := by sorry"


def install(project: Path) -> None:
    """Write the program where a lake project has a package's."""
    path = project / ".lake" / "packages" / "repl" / ".lake" / "build" / "bin" / "repl"
    path.parent.mkdir(parents=True)
    root = Path(__file__).resolve().parents[2]
    path.write_text(f"#!/bin/sh\nPYTHONPATH={root} exec {sys.executable} -m tests.fakes.repl\n")
    path.chmod(0o755)


@dataclass(frozen=True)
class State:
    statement: Statement
    steps: tuple[str, ...]


class Repl:
    def __init__(self) -> None:
        self.pool = Pool(toolchain.resolve("embedded"), 1)
        self.environments: list[str] = []
        self.states: list[State] = []
        self.patience = FOREVER

    def command(self, text: str, environment: int | None) -> dict[str, Any]:
        before = "" if environment is None else self.environments[environment]
        imports = "".join(re.findall(r"^import .*\n", text, re.MULTILINE))
        refused = self.pool.check(imports, timeout=FOREVER) if imports else ()
        if refused:  # the REPL throws what cannot be imported
            return {"message": refused[0].text}
        said = self.pool.elaborate(Statement("", "", before), text, timeout=FOREVER)
        self.environments.append(f"{before}{text}\n")
        answer = {"env": len(self.environments) - 1, "messages": [wire(m) for m in said]}
        if text.endswith(SORRY):
            signature = text.removesuffix(SORRY)
            statement = Statement(signature.split()[1], signature, before)
            found = self.pool.open(statement, timeout=FOREVER)
            if isinstance(found, TacticState):
                answer["sorries"] = [self.record(State(statement, ()), found)]
        return answer

    def record(self, state: State, shown: TacticState) -> dict[str, Any]:
        self.states.append(state)
        goals = [render_goal(goal) for goal in shown.goals]
        return {"proofState": len(self.states) - 1, "goal": "\n".join(goals), "goals": goals}

    def step(self, number: int, tactic: str) -> dict[str, Any]:
        before = self.states[number]
        state = State(before.statement, (*before.steps, tactic))
        lines = "\n".join(state.steps).split("\n")
        script = "".join(f"  {line}\n" for line in lines)
        proof = f"{before.statement.signature} := by\n{script}  trace_state\n  all_goals sorry\n"
        said = self.pool.elaborate(before.statement, proof, timeout=self.patience)
        # One that breaks the block leaves it unsolved as a whole, which is said at its beginning.
        errors = sorted((m for m in said if m.severity == ERROR), key=lambda m: m.line == 1)
        if errors:
            place = "<input>:1:1: " if UNPARSED.match(errors[0].text) else ""
            return {"message": f"Lean error:\n{place}{errors[0].text}"}
        shown = next(m.text for m in said if m.line == proof.count("\n") - 1)
        goals = [] if shown.strip() == "no goals" else re.split(r"\n{2,}", shown.strip("\n"))
        self.states.append(state)
        status = "Incomplete: open goals remain" if goals else "Completed"
        return {"proofState": len(self.states) - 1, "goals": goals, "proofStatus": status}


def wire(message: Message) -> dict[str, Any]:
    severity = message.severity if message.severity in (ERROR, "warning") else "info"
    place = {"line": message.line, "column": message.column}
    return {"pos": place, "endPos": None, "severity": severity, "data": message.text}


def main() -> None:
    repl, trouble = Repl(), os.environ.get("REPL_TROUBLE")
    text = ""
    for line in sys.stdin:
        text += line
        if line.strip():
            continue
        request, text = json.loads(text), ""
        answer: Any
        if "tactic" not in request:
            answer = repl.command(request["cmd"], request.get("env"))
        elif trouble == "crash":
            sys.exit("Stack overflow detected. Aborting.")
        elif trouble == "junk":
            answer = "Segmentation fault"
        elif trouble == "shape":
            answer = {"goals": []}
        elif trouble == "lie":
            answer = {"proofState": 0, "goals": [], "proofStatus": "Completed"}
        else:
            answer = repl.step(request["proofState"], request["tactic"])
        print(answer if isinstance(answer, str) else json.dumps(answer), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
