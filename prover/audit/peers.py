"""Statements of one suite that are the same, and whether two formalisations say the same.

The same up to names and order of hypotheses is found by canonical goals (`graph.canon`); that each
of two statements follows from the other is proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from prover.audit.lab import Lab
from prover.audit.model import Certificate, Finding, Severity
from prover.audit.subject import Subject, subject
from prover.graph.canon import canon
from prover.refute.closing import closed, telescope
from prover.types import Goal, Hypothesis, Problem

DUPLICATE = "duplicate"
SECONDS = 5.0


@dataclass(frozen=True)
class Namesake:
    """The detector that holds a statement against another formalisation of the same."""

    other: Problem
    name: ClassVar[str] = "equivalent"
    about: ClassVar[str] = "Whether two formalisations follow from each other."

    def find(self, subject: Subject, lab: Lab | None) -> Iterable[Finding]:  # noqa: ARG002
        if lab is None:
            return
        proof = equivalent(lab, self.other, SECONDS)
        other = f"{self.other.name} of {self.other.source}"
        said = f"says the same as {other}" if proof else f"not shown to say the same as {other}"
        yield Finding(self.name, Severity.NOTE, said, certificate=proof)


def duplicates(problems: Sequence[Problem]) -> dict[Problem, Finding]:
    """For each problem that says the same as an earlier one, a finding that names it."""
    seen: dict[tuple[str, str], Problem] = {}
    found: dict[Problem, Finding] = {}
    for problem in problems:
        key = problem.statement.preamble, canon(goal(subject(problem, ""))).key
        if key in seen:
            found[problem] = Finding(
                DUPLICATE, Severity.NOTE,
                f"the same as {seen[key].name} up to names and order of hypotheses",
            )  # fmt: skip
        else:
            seen[key] = problem
    return found


def goal(found: Subject) -> Goal:
    """The statement as one goal, by its text."""
    hypotheses = tuple(
        Hypothesis((f"h{i}" if e.name == "_" else e.name,), found.words(e.type))
        for i, e in enumerate(found.entries)
    )
    return Goal(hypotheses, found.words(found.conclusion))


def equivalent(lab: Lab, other: Problem, seconds: float) -> Certificate | None:
    """A proof that the lab's statement and another, which must make sense behind the same preamble,
    follow from each other."""
    second = closed(other.statement.signature)
    if lab.whole is None or second is None:
        return None
    claim = f"({lab.whole}) ↔ ({second})"
    quick = ("exact Iff.rfl", "constructor <;> intro h <;> intros <;> apply h <;> assumption",
             "constructor <;> intro h <;> simp_all", "grind")  # fmt: skip
    return lab.proved_by("same", claim, quick) or lab.proved("same", telescope(claim), seconds)
