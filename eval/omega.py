"""`omega` on generated linear goals whose truth another solver knows: `python -m eval.omega`.

Goals over ℕ and ℤ with `/`, `%` and `∣` by literals, `≤ < = ≠`, `∧ ∨ → ¬`, made from a seed. Z3
decides each (its division is Euclidean, as Lean's on ℤ; subtraction on ℕ is cut off at 0, division
by 0 gives 0); then Lean tries `omega` on all. Prints the shares proved and the median time that
Lean's own profiler gives for a theorem (statement, tactic and kernel); writes a JSON record to
eval/results/.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import z3

from prover.lean import toolchain
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain

RESULTS = Path(__file__).parent / "results" / "omega.json"
RELATIONS = ("≤", "<", "=", "≠", "≥", ">")
MAX_NODES = 14  # connectives and relations in a goal
PROFILE = ("-Dprofiler=true", "-Dprofiler.threshold=0", "-DmaxErrors=1000000")
_TOOK = re.compile(r"took ([\d.]+)(ms|s)\b")


@dataclass(frozen=True)
class Goal:
    """A closed proposition in Lean's syntax, and whether it holds."""

    text: str
    true: bool


class _Maker:
    """Writes one goal twice: as Lean text and as a Z3 formula."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.natural = rng.random() < 0.5
        names = ("x", "y", "z")[: rng.randint(1, 3)]
        self.variables = [(name, z3.Int(name)) for name in names]

    def goal(self) -> tuple[str, z3.BoolRef]:
        """The text with its binders, and the formula that holds for all values if it does."""
        rng = self.rng
        hypotheses = [self.formula(rng.choice((0, 0, 1))) for _ in range(rng.randint(0, 3))]
        conclusion = self.formula(rng.choice((0, 0, 1, 2)))
        names = " ".join(name for name, _ in self.variables)
        arrows = "".join(f"{_wrapped(text)} → " for text, _ in hypotheses)
        text = f"∀ {names} : {'Nat' if self.natural else 'Int'}, {arrows}{_wrapped(conclusion[0])}"
        bounds = [v >= 0 for _, v in self.variables] if self.natural else []
        return text, z3.Implies(z3.And(*bounds, *(h for _, h in hypotheses)), conclusion[1])

    def formula(self, depth: int) -> tuple[str, z3.BoolRef]:
        rng = self.rng
        if depth == 0:
            return self.relation()
        if rng.random() < 0.25:
            text, value = self.formula(depth - 1)
            return f"¬ {_wrapped(text)}", z3.Not(value)
        (left, p), (right, q) = self.formula(depth - 1), self.formula(depth - 1)
        sign, meaning = rng.choice((("∧", z3.And), ("∨", z3.Or), ("→", z3.Implies)))
        return f"{_wrapped(left)} {sign} {_wrapped(right)}", meaning(p, q)

    def relation(self) -> tuple[str, z3.BoolRef]:
        rng = self.rng
        if rng.random() < 0.15:
            divisor, (text, value) = rng.randint(1, 9), self.term(2)
            return f"{divisor} ∣ {text}", value % divisor == 0
        (left, a), (right, b) = self.term(2), self.term(2)
        sign = rng.choice(RELATIONS)
        compared = {
            "≤": a <= b, "<": a < b, "=": a == b, "≠": a != b, "≥": a >= b, ">": a > b,
        }  # fmt: skip
        return f"{left} {sign} {right}", compared[sign]

    def term(self, depth: int) -> tuple[str, z3.ArithRef]:
        rng = self.rng
        kind = rng.random()
        if depth == 0 or kind < 0.3:
            return rng.choice(self.variables)
        if kind < 0.45:
            number = rng.randint(0 if self.natural else -12, 12)
            typed = f"({number} : {'Nat' if self.natural else 'Int'})"
            return typed, z3.IntVal(number)
        text, value = self.term(depth - 1)
        if kind < 0.6:
            factor = rng.randint(2, 6)
            return f"({factor} * {text})", factor * value
        if kind < 0.75:
            return self.divided(text, value)
        other, second = self.term(depth - 1)
        if rng.random() < 0.6:
            return f"({text} + {other})", value + second
        less = value - second
        return f"({text} - {other})", z3.If(less >= 0, less, 0) if self.natural else less

    def divided(self, text: str, value: z3.ArithRef) -> tuple[str, z3.ArithRef]:
        """Division by a literal, which may be 0, or negative in ℤ; or remainder, where Lean's
        `omega` by design knows nothing of negative moduli (`simp` turns them round)."""
        divisor = self.rng.choice((0, 2, 2, 3, 3, 4, 5, 7, 10))
        if self.rng.random() < 0.5:
            return f"({text} % {divisor})", value if divisor == 0 else value % divisor
        if not self.natural and self.rng.random() < 0.2:
            divisor = -divisor
        return f"({text} / {divisor})", z3.IntVal(0) if divisor == 0 else value / divisor


def _wrapped(text: str) -> str:
    return f"({text})"


def generate(true: int, false: int, seed: int) -> list[Goal]:
    """That many different goals of each kind. A true goal that needs none of its hypotheses'
    terms, or a false one with contradictory binders, may occur: nothing is filtered but repetition
    and what Z3 leaves undecided within two seconds."""
    rng, found, wanted = random.Random(seed), dict[str, bool](), {True: true, False: false}
    while wanted[True] or wanted[False]:
        text, formula = _Maker(rng).goal()
        solver = z3.Solver()
        solver.set("timeout", 2000)
        solver.add(z3.Not(formula))
        answer = solver.check()
        if answer == z3.unknown or text in found:
            continue
        holds = answer == z3.unsat
        if wanted[holds]:
            wanted[holds] -= 1
            found[text] = holds
    return [Goal(text, holds) for text, holds in found.items()]


@dataclass(frozen=True)
class Tried:
    """What Lean made of a goal, and the milliseconds that it spent on the theorem."""

    goal: Goal
    proved: bool
    milliseconds: float


def run(lean: Toolchain, goals: Sequence[Goal], *, timeout: float) -> list[Tried]:
    """One Lean process on one file with a theorem a line."""
    source = "".join(f"theorem g{i} : {g.text} := by omega\n" for i, g in enumerate(goals))
    messages = compile_source(lean, source, timeout=timeout, options=PROFILE)
    failed = {m.line for m in messages if m.severity == ERROR}
    times = dict.fromkeys(range(1, len(goals) + 1), 0.0)
    for message in messages:
        for number, unit in _TOOK.findall(message.text):
            if message.line in times:
                times[message.line] += float(number) * (1000 if unit == "s" else 1)
    return [Tried(g, i not in failed, times[i]) for i, g in enumerate(goals, 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--goals", type=int, default=500, help="of each kind (default: 500)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    lean = toolchain.resolve("embedded")
    tried = run(lean, generate(options.goals, options.goals, options.seed), timeout=600)
    missed = [t.goal.text for t in tried if t.goal.true and not t.proved]
    wrong = [t.goal.text for t in tried if not t.goal.true and t.proved]
    record = {
        "goals_of_each_kind": options.goals,
        "seed": options.seed,
        "library_hash": lean.library_hash,
        "true_proved": options.goals - len(missed),
        "false_proved": len(wrong),
        "median_milliseconds": statistics.median(t.milliseconds for t in tried),
        "median_milliseconds_true": statistics.median(t.milliseconds for t in tried if t.goal.true),
        "longest_milliseconds": max(t.milliseconds for t in tried),
        "missed": missed,
        "wrong": wrong,
    }
    RESULTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for key, value in record.items():
        print(f"{key}: {value}")


if __name__ == "__main__":
    main()
