"""Statements of the suites elaborate in the embedded Lean, against the definitions we wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from prover import bundle, suites
from prover.lean import toolchain
from prover.lean.batch import compile_source
from prover.types import Message, Problem

PUBLISHED = Path(suites.__file__).parents[3] / "shared" / "data"


def elaborate(source: str) -> tuple[Message, ...]:
    return compile_source(toolchain.resolve("embedded"), source, timeout=250)


def failed(problems: Sequence[Problem], pieces: Sequence[str]) -> dict[str, str]:
    """First error of each problem whose piece of one joint file has an error."""
    starts = [1]
    for piece in pieces:
        starts.append(starts[-1] + piece.count("\n"))
    found: dict[str, str] = {}
    for message in elaborate("".join(pieces)):
        if message.severity == "error":
            index = next(i for i, start in enumerate(starts) if start > message.line) - 1
            found.setdefault(problems[index].name, message.text)
    return found


def test_every_statement_of_the_starter_suite_elaborates() -> None:
    problems = suites.load("starter").problems
    pieces = [
        re.sub(r"^(namespace|end) Starter$", rf"\1 Starter{i}", text, flags=re.MULTILINE) + "\n"
        for i, text in enumerate(p.statement.with_proof("by sorry") for p in problems)
    ]
    assert failed(problems, pieces) == {}


def test_the_definitions_of_the_number_game_hold_and_compute() -> None:
    path = bundle.lean_project() / "suites" / "nng4.lean"
    facts = """
example : (2 : ℕ) + 2 = 4 ∧ (3 : ℕ) * 4 = 12 ∧ (2 : ℕ) ^ 3 = 8 ∧ (0 : ℕ) ^ 0 = 1 := by decide
example : ¬ (2 : ℕ) + 2 = 5 := by decide
example (n : ℕ) (h : 0 = n) : n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact absurd h (zero_ne_succ n)
#print axioms succ_inj
#print axioms zero_ne_succ
"""
    messages = elaborate(path.read_text() + facts)
    assert [m.text for m in messages] == [
        "'MyNat.succ_inj' does not depend on any axioms",
        "'MyNat.zero_ne_succ' does not depend on any axioms",
    ]


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason=f"no benchmark data at {PUBLISHED}")
def test_statements_of_the_number_game_elaborate() -> None:
    problems = suites.load(str(PUBLISHED / "nng4_game.jsonl")).problems
    pieces = [f"{p.statement.signature} := by sorry\n" for p in problems]
    pieces[0] = problems[0].statement.preamble + pieces[0]
    bad = failed(problems, [*pieces[:-1], pieces[-1] + problems[-1].statement.postamble])
    assert len(problems) - len(bad) >= 75, bad
