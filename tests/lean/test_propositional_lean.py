"""Lean accepts the scripts: of random tautologies, of opaque atoms, and of a published suite."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from prover.lean.batch import compile_source
from prover.lean.goals import parse_state
from prover.lean.toolchain import Toolchain
from prover.search import propositional
from prover.types import Goal, Message

PUBLISHED = Path(propositional.__file__).parents[4] / "shared" / "data" / "iltp_prop_half.jsonl"
SECONDS = 5.0  # of search for one goal
DEEP = "set_option maxRecDepth 100000\n"
PRINTING = f"set_option pp.deepTerms true\nset_option pp.maxSteps 1000000\n{DEEP}"
WIDEST = 60  # messages that are printed when a test fails


def errors(lean: Toolchain, source: str) -> list[Message]:
    options = ("-DmaxErrors=10000",)
    messages = compile_source(lean, source, timeout=250, options=options)
    return [m for m in messages if m.severity == "error"]


def printed_goals(lean: Toolchain, statements: Sequence[str]) -> list[Goal]:
    """The goal of each statement, as Lean prints it."""
    lines = [f"{statement} skip" for statement in statements]
    found = errors(lean, PRINTING + "\n".join(lines) + "\n")
    assert [m.line for m in found] == [i + 4 for i in range(len(lines))]
    return [parse_state(m.text.removeprefix("unsolved goals")).goals[0] for m in found]


def proved(statement: str, script: str) -> str:
    return f"{statement}\n" + "".join(f"  {line}\n" for line in script.split("\n"))


def scripts(goals: Sequence[Goal]) -> list[str | None]:
    return [propositional.script(goal, time.monotonic() + SECONDS) for goal in goals]


def random_formula(source: random.Random, depth: int) -> str:
    if depth == 0 or source.random() < 0.1:
        return source.choice(["p", "q", "r", "x = y", "x ≠ y", "True", "False", "(∀ n, f n)"])
    sign = source.choice("¬∧∨→↔")
    left = random_formula(source, depth - 1)
    return f"¬({left})" if sign == "¬" else f"({left}) {sign} ({random_formula(source, depth - 1)})"


def test_every_script_of_a_random_tautology_is_accepted(lean: Toolchain) -> None:
    source = random.Random(7)
    binders = "(p q r : Prop) (α : Type) (x y : α) (f : α → Prop)"
    statements = [
        f"theorem t{i} {binders} (h : {given}) (k : {random_formula(source, 2)})"
        f" : {random_formula(source, 4)} := by"
        for i in range(250)
        for given in [random_formula(source, 3)]
    ]
    goals = printed_goals(lean, statements)
    found = scripts(goals)
    pieces = [proved(s, f) for s, f in zip(statements, found, strict=True) if f is not None]
    assert len(pieces) > 60
    assert errors(lean, "\n".join(pieces))[:WIDEST] == []
    for goal, script in zip(goals, found, strict=True):
        assert (script is None) or propositional.refuted(goal, time.monotonic() + SECONDS) is None


def test_hidden_names(lean: Toolchain) -> None:
    source = """
theorem t (p q : Prop) : p ∧ (p → q) → q ∧ p := by
  intro _
SCRIPT"""
    state = errors(lean, source.replace("SCRIPT", ""))[0].text.removeprefix("unsolved goals")
    script = propositional.script(parse_state(state).goals[0], time.monotonic() + SECONDS)
    assert script is not None
    lines = "".join(f"  {line}\n" for line in script.split("\n"))
    assert errors(lean, source.replace("SCRIPT", lines)) == []


def test_published_problems(lean: Toolchain) -> None:
    if not PUBLISHED.is_file():
        pytest.skip(f"no published problems at {PUBLISHED}")
    rows = [json.loads(line) for line in PUBLISHED.read_text(encoding="utf-8").splitlines()]
    statements = [row["statement"] for row in rows]
    found = scripts(printed_goals(lean, statements))
    pieces = [proved(s, f) for s, f in zip(statements, found, strict=True) if f is not None]
    for row, script in zip(rows, found, strict=True):
        assert row["status_classical"] == "Theorem" or script is None
    assert len(pieces) >= 105
    assert errors(lean, "\n".join(pieces))[:WIDEST] == []
